"""The name of a file as it is the same on every system."""

import re

_SAME_FOLDER = re.compile(r"(?:\./+)+")


def portable(name: str) -> str:
    r"""Return the name with `/` between folders, and without a `./` before it.

    >>> portable("refs\\library.bib"), portable("./a.bib")
    ('refs/library.bib', 'a.bib')
    """
    name = name.replace("\\", "/")
    before = _SAME_FOLDER.match(name)
    return name[before.end() :] if before else name
