"""Who wrote a work: people, groups, and whether the list says that there are more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, as a reference list names them.

    `given` holds given names or initials exactly as far as the source told them.

    >>> Person("Maaten", given="Laurens", particle="van der").cited_as
    'van der Maaten'
    """

    family: str
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None

    @property
    def cited_as(self) -> str:
        """The name that a short citation uses: particle and family."""
        return f"{self.particle} {self.family}" if self.particle else self.family


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation as author: never split into given and family name.

    >>> Group("European Commission").cited_as
    'European Commission'
    """

    name: str

    @property
    def cited_as(self) -> str:
        """The name that a short citation uses."""
        return self.name

    @property
    def family(self) -> str:
        """The name to compare and sort by, so that lists of names need no case for groups."""
        return self.name


Name = Person | Group


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names; `more` says that it ended in "et al.", which is a fact and never a person.

    >>> Names((Person("Deng", "J."),), more=True).families
    ('Deng',)
    """

    listed: tuple[Name, ...] = ()
    more: bool = False

    @property
    def families(self) -> tuple[str, ...]:
        """The family name, or the group's name, of everybody listed."""
        return tuple(name.family for name in self.listed)

    def __bool__(self) -> bool:
        return bool(self.listed)
