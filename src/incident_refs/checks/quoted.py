"""Values of fields in the sentences of findings."""

_LONGEST = 60  # characters


def quoted(value: str) -> str:
    """Return a value in quotes and on one line, cut where it is long.

    >>> quoted("10.1109/\\n  CVPR"), len(quoted("10.1109/" * 50))
    ("'10.1109/ CVPR'", 62)
    """
    said = " ".join(value[: 4 * _LONGEST].split())
    return f"'{said}'" if len(said) <= _LONGEST else f"'{said[: _LONGEST - 1]}…'"
