"""Lines that would be doubtful alone, and are references since they stand next to one: pages print them in runs."""

import re

from incident_refs.citations.group_name import in_capitals, is_group
from incident_refs.citations.leading_names import leading_names
from incident_refs.citations.not_a_reference import is_prose
from incident_refs.citations.running_text import has_small_words
from incident_refs.citations.web_item import is_publisher
from incident_refs.model.patterns import when_used

# "Baltimore Banner: Principal's voice was faked", "Jyllands-Posten – Robot flytter moselig"
_LABELLED = when_used(
    r"(?P<who>[^:–—|“\"]{2,60}?)(?:\s?:\s|\s[–—|-]\s)(?P<title>[“\"‘'„«¿¡]?\s?[A-ZÀ-Þ0-9][^;\s]*(?:\s[^;\s]+){1,40})"
)
# "South China Morning Post. How Hong Kong children are being watched"
_STOPPED = when_used(r"(?P<who>[A-ZÀ-Þ][^.:]{2,80}?)\.\s(?P<title>[“\"‘'„«]?[A-ZÀ-Þ0-9]\S*(?:\s\S+){2,40})")
# "On Recent Research Auditing Facial Analysis (Concerned Researchers, 2019)"
_SOURCE_BEHIND = when_used(r"[A-ZÀ-Þ“\"‘'].{15,300}\([A-Z][^()]{2,60},\s(?:[\w. ]{1,15}\s)?(?:19|20)\d\d\)")
# "KVKK Kararı 2021/172", "Kenmerk 2019-0012/3"
_NUMBERED = when_used(
    r"[A-ZÀ-Þ][^\s:;$€£]+(?:\s[^\s:;$€£]+){0,5}\s[\w-]{0,12}\d{1,6}/\d{1,6}|[A-Z]{2,8},\s.{2,40}\d[-/]\d{1,5}"
)
# 'Semana, "El cajero que no quería a los campesinos"'
_SOURCE_QUOTED = when_used(
    r"(?P<who>[A-ZÀ-Þ][\w'’&. -]{1,50}),\s"
    r"[“\"«„][^“”\"«»]+\s[^“”\"«»]+\s[^“”\"«»]*[^“”\"«».!][“”\"»](?:,\s[^,]{4,30}\d)?"
)
_DISTINCT = when_used(r"[^\x00-\x7f]|\w[A-Z0-9]|-[A-Z]|\.[a-z]")  # "Ingeniøren", "IPKat", "Version2"
# "Gothamist", "Omroep Flevoland": a link that is named only for where it leads
_OUTLET = when_used(
    r"[A-ZÀ-Þ](?:[\w'’&.-]{3,30}|[\w'’&.-]{1,30}\s[A-ZÀ-Þ][\w'’&.-]{1,30})(?<!s)|[\w-]{2,20}\.[a-z]{2,8}"
)
_QUOTED = when_used(r"[“\"‘'„«].*[”\"’'“»]")
# "Privacy: Faces of children were copied": what pages discuss under one word is no name of a source
_ASPECT = when_used(
    r"(?:\w+(?:[ts]ion|ity|cy|ty|ness|ment|ing|ance|ence|ship|sm|cs|ure|age|ry|ogy|al|ial|al|th|er|or|ive|ed|ble|ous)s?|"
    r"bias(?:es)?|consents?|frauds?|laws?|harms?|risks?|scopes?|goals?|aims?|causes?|effects?|impacts?|responses?|"
    r"outcomes?|facts?|contexts?|examples?|quotes?|data|codes?|models?|methods?|appeals?|results?|sources?|topics?|"
    r"places?|years?|names?|titles?|costs?|where|when|who|what|why|how|before|now|today|lessons?|steps?|days?)",
    re.IGNORECASE,
)
# One of these stands in each of the forms below: to look for it costs little
_SHOWS = when_used(r"[:.]\s|\s[–—|-]\s[^a-z]|[)\d]$|,\s[“\"«„]")
_MAX = 300  # characters; more is a paragraph


def may_stand_beside(text: str, *, between: bool = False) -> bool:
    """Return whether a line next to a reference is another one: a source and its title.

    Between two references a source may be one word: "Politiken: Museets robot tog fejl".

    >>> may_stand_beside("Baltimore Banner: Principal's voice was faked"), may_stand_beside("Privacy: Nobody was asked")
    (True, False)
    """
    if len(text) > _MAX or text.endswith((".", ",", ";", ":")):
        return False
    if not _SHOWS.search(text):
        return False
    hit = _LABELLED.fullmatch(text)
    if hit and _is_source(hit["who"], hit["title"], between=between):
        return True
    hit = _STOPPED.fullmatch(text) if ". " in text else None
    if hit and is_named(hit["who"]):
        return True
    if text.endswith(")") and _SOURCE_BEHIND.fullmatch(text):
        return not is_prose(text)
    if ", " in text and (hit := _SOURCE_QUOTED.fullmatch(text)):
        return in_capitals(hit["who"])
    if text[-1:].isdigit() and _NUMBERED.fullmatch(text):
        return True
    return ". " in text[:_OPENING] and _opens_with_initials(text)


_OPENING = 80  # characters


def is_outlet_alone(text: str) -> bool:
    """Return whether an item between two references is the name of an outlet: "Omroep Flevoland", "Gothamist".

    >>> is_outlet_alone("Gothamist"), is_outlet_alone("Podcasts"), is_outlet_alone("Mitigation")
    (True, False, False)
    """
    return _OUTLET.fullmatch(text) is not None and not _ASPECT.fullmatch(text.rsplit(" ", 1)[-1])


def is_named(who: str) -> bool:
    """Return whether these words name an organisation or a paper: "Royal Statistical Society", "El País"."""
    return in_capitals(who) and (is_group(who) or is_publisher(who))


def _is_source(who: str, title: str, *, between: bool) -> bool:
    words = who.split()
    if not in_capitals(who) or len(words) > 7:
        return False
    if len(words) == 1 and (title[0].isdigit() or _ASPECT.fullmatch(who) or not (between or _DISTINCT.search(who))):
        return False  # "Vehicle: Volvo XC90", "Homes: 27,000 bought"
    if _QUOTED.fullmatch(title):
        return is_named(who)  # "Elon Musk: 'We will look at it'" says what somebody said
    return title.count(" ") > 1 or is_named(who) or (between and len(words) > 1)


def _opens_with_initials(text: str) -> bool:
    """Return whether a line is names with initials, a stop and a title: "McStay A. Emotional AI and education"."""
    found = leading_names(text)
    if found is None or not re.search(r"\b[A-Z]\.", text[: found[1]]):
        return False
    title = text[found[1] :].lstrip(" .,:")
    return title[:1].isupper() and title.count(" ") > 1 and not has_small_words(title, 8) and not is_prose(title)
