"""Regular expressions compiled when they are first used: half of ours are none of a short command's business."""

import re
from typing import Any, cast


def when_used(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """Return a pattern as `re.compile` does, compiled with its first use. A wrong one is an error then, not now.

    It is slower by nothing once it was used: its methods are those of the compiled one.

    >>> year = when_used(r"(?P<year>[0-9]{4})")
    >>> year.search("Deng 2009")["year"], year.pattern
    ('2009', '(?P<year>[0-9]{4})')
    """
    return cast("re.Pattern[str]", _WhenUsed(pattern, flags))


class _WhenUsed:
    """Stands for a pattern until one of its methods is asked for, and then hands out those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"):
            setattr(self, method, getattr(compiled, method))
        self.flags, self.groups, self.groupindex = compiled.flags, compiled.groups, compiled.groupindex
        if name not in self.__dict__:
            raise AttributeError(f"a pattern has no '{name}'")
        return self.__dict__[name]
