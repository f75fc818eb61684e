"""Read names of China, Japan and Korea: family first, nothing between the two, so that each stays whole."""

import re
from functools import cache

from incident_refs.model.names import Names, Person
from incident_refs.model.patterns import when_used

_LETTER = "\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_NAME = rf"[{_LETTER}]{{2,6}}?"
_JOIN = r"\s?[,、，;；・&]\s?|\sand\s"
# "王小明, 李华", "山田太郎・鈴木花子", "김철수, 이영희", "김민수 외", "王小明等"
_LIST = rf"(?P<names>{_NAME}(?:(?:{_JOIN}){_NAME})*)(?P<more>,?\s?(?:et\sal\.?|等|\s외|ほか|他))?"
_AT = when_used(_JOIN)


def east_asian_names(text: str) -> Names | None:
    """Return the names of a list that is written in Chinese, Japanese or Korean; None where it is not.

    >>> east_asian_names("王小明、李华等").families
    ('王小明', '李华')
    >>> east_asian_names("김민수 외").more
    True
    """
    hit = None if text.isascii() else _list().fullmatch(text.strip())
    return _names(hit) if hit else None


def leading_east_asian_names(text: str) -> tuple[Names, int] | None:
    """Return the names that a line begins with and a stop ends, and where the title begins.

    >>> leading_east_asian_names("王小明, 李华. 人工智能的伦理问题[J]. 中国科学")[1]
    9
    """
    hit = None if text[:2].isascii() else _before_title().match(text)
    return (_names(hit), hit.end()) if hit else None


@cache
def _list() -> re.Pattern[str]:
    """Return a dear pattern, compiled when a line in one of these scripts turns up: few pages have any."""
    return re.compile(_LIST)


@cache
def _before_title() -> re.Pattern[str]:
    return re.compile(rf"{_LIST}[.．。]\s?(?=\S)")


def _names(hit: re.Match[str]) -> Names:
    return Names(tuple(Person(name) for name in _AT.split(hit["names"])), hit["more"] is not None)
