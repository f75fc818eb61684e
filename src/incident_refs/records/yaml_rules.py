"""What a record has no use for in YAML, and other readers of the same file take differently or at a cost.

Aliases (nine lines of them are 9^10 items), tags ('!!python/object'), merges, repeated keys, keys that are no words,
dates that no calendar has, and nesting beyond 40 levels.
"""

from collections.abc import Container
from typing import Any

import yaml

MAX_DEPTH = 40
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_MERGE = "<<"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DIGITS = "0123456789"
_DATES = tuple(form for tag, form in yaml.SafeLoader.yaml_implicit_resolvers["2"] if tag == _TIMESTAMP)
_CALENDAR = yaml.constructor.SafeConstructor()


def refusal(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    """Return the error of PyYAML's own kind for something that is refused where it stands."""
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def refuse_marks(event: yaml.Event) -> None:
    """Raise a MarkedYAMLError where an alias or a value with a tag begins."""
    if isinstance(event, yaml.AliasEvent):
        raise refusal(f"aliases are not taken ('*{event.anchor}'); write the value out", event.start_mark)
    if getattr(event, "tag", None) is not None:
        raise refusal("tags ('!…') are not taken; write a plain value", event.start_mark)


def refuse_depth(depth: int, mark: Any) -> None:
    """Raise a MarkedYAMLError where a value is nested too deep."""
    if depth > MAX_DEPTH:
        raise refusal(f"nested deeper than {MAX_DEPTH} levels", mark)


def refuse_key(key: str, *, bare: bool, seen: Container[str], mark: Any) -> None:
    """Raise a MarkedYAMLError for a key that merges another value in, or stands there already."""
    if bare and key == _MERGE:
        raise refusal("merges ('<<') are not taken; write the values out", mark)
    if key in seen:
        raise refusal(f"the key '{key[:60]}' stands here a second time; keep one", mark)


def refuse_impossible_date(value: str, mark: Any) -> None:
    """Raise a MarkedYAMLError for a bare word in the form of a date that no calendar has: 2009-02-30."""
    if value[:1] in _DIGITS and any(form.match(value) for form in _DATES):
        try:
            _CALENDAR.construct_yaml_timestamp(yaml.ScalarNode(_TIMESTAMP, value))
        except ValueError:
            raise refusal(f"there is no such date as {value}", mark) from None


def is_null(value: str, *, bare: bool) -> bool:
    """Return whether a value is nothing: empty, `~` or `null` without quotes.

    >>> is_null("~", bare=True), is_null("~", bare=False)
    (True, False)
    """
    return bare and value in _NULLS


def readable(error: yaml.MarkedYAMLError) -> tuple[str, int]:
    """Return what PyYAML says is wrong, and the character at which."""
    mark = error.problem_mark or error.context_mark
    return error.problem or error.context or "not YAML", mark.index if mark else 0
