"""What a person should know of a file that was read: what was left out of it, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence, with the line and column that it is about where they are known.

    `lost` says that a whole reference could not be read.
    """

    text: str
    line: int | None = None
    column: int | None = None
    lost: bool = False

    def at(self, name: str) -> str:
        """Return the sentence with its place in the file of this name.

        >>> Note("no closing brace", 3, 1).at("refs.bib"), Note("item 2 is no object").at("refs.json")
        ('refs.bib:3:1: no closing brace', 'refs.json: item 2 is no object')
        """
        place = "".join(f":{number}" for number in (self.line, self.column) if number is not None)
        return f"{name}{place}: {self.text}"
