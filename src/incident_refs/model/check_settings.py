"""What `[check]` in `config.toml` says."""

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

AGAINST = ("offline", "crossref")
_LISTS = ("select", "ignore", "against")
_KNOWN = (*_LISTS, "baseline", "per_file_ignores")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Which checks run, and on what. Checks are called as people call them: a code, the beginning of one, or a name.

    `baseline` is a path from the folder of `config.toml`. `per_file_ignores` has patterns of file names, each with what
    is not looked for in such files.

    >>> CheckSettings.parse({"ignore": ["D102"], "per_file_ignores": {"old/*.bib": ["D"]}}).ignored_in("refs/old/a.bib")
    ('D',)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    baseline: str | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def parse(cls, table: object) -> "CheckSettings":
        """Return the settings in a table of TOML. Raises ValueError, with a sentence, for what cannot be meant."""
        if not isinstance(table, dict):
            raise ValueError("it is a table: write [check], and its settings below")
        for name in table:
            if name not in _KNOWN:
                near = get_close_matches(name, _KNOWN, 1)
                hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(_KNOWN))}"
                raise ValueError(f"'{name}' is not a setting{hint}")
        for name in _texts(table.get("against", []), "against"):
            if name not in AGAINST:
                raise ValueError(f"'against': '{name}' cannot be asked; known are {', '.join(AGAINST)}")
        baseline = table.get("baseline")
        if not (baseline is None or isinstance(baseline, str)):
            raise ValueError(f"'baseline' must be text in quotes, not {baseline!r}")
        per_file = table.get("per_file_ignores", {})
        if not isinstance(per_file, dict):
            raise ValueError("'per_file_ignores' must be a table of file names, each with a list of codes")
        return cls(
            **{name: _texts(table.get(name, []), name) for name in _LISTS},
            baseline=baseline or None,
            per_file_ignores=tuple((pattern, _texts(codes, pattern)) for pattern, codes in per_file.items()),
        )

    def __str__(self) -> str:
        """Return what is set, in words; nothing where nothing is."""
        lists = ((name, getattr(self, name)) for name in _LISTS)
        said = [f"{name} {', '.join(words)}" for name, words in lists if words]
        if self.baseline:
            said.append(f"baseline {self.baseline}")
        said += (f"in {pattern} ignore {', '.join(codes)}" for pattern, codes in self.per_file_ignores)
        return "; ".join(said)

    def ignored_in(self, file: str) -> tuple[str, ...]:
        """Return what is not looked for in a file. A pattern fits the whole name, or its last parts."""
        name = file.replace("\\", "/")
        fits = [codes for pattern, codes in self.per_file_ignores if _fits(name, pattern)]
        return tuple(dict.fromkeys(code for codes in fits for code in codes))


NOTHING_SAID = CheckSettings()


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{name}' must be a list of texts, not {value!r}")
    return tuple(value)
