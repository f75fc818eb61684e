"""Read what follows the names: the title, and where it was published."""

import re
from dataclasses import dataclass, replace

from incident_refs.citations.abbreviations import is_abbreviation
from incident_refs.citations.author_list import read_names
from incident_refs.citations.group_name import in_capitals, is_group
from incident_refs.citations.letters import YEAR
from incident_refs.citations.locator import Locator, find_locator
from incident_refs.citations.sentences import first_sentence, stops
from incident_refs.model.names import Name
from incident_refs.model.patterns import when_used

# ". In: Proceedings", "? In S. Chakraborty (Ed.), …"; not the "in" of a title
_IN = re.compile(
    r"(?:^|(?<=[.?!,;”\"’')\]])\s?)\b(?:In|in(?=:)|en(?=:)|In (?=the proceedings)|(?<=[.?!]\s)in)\b:?\s(?=[^\Wa-z]"
    r"|[*“‘\"'(]|the\s[Pp]roc)"
)
_SLASHES = re.compile(r"\.?\s//\s")  # GOST: "Искусственный интеллект и право // Вестник МГУ. 2020. № 3. С. 15–28."
_EDITORS_FIRST = when_used(
    r"(?P<names>[^()]{3,300}?),?\s?[(\[](?:eds?|hrsg|coords?|orgs?)\b\.?[)\]][,.:]?\s|(?P<names2>[^()"
    r"]{3,300}?),\s(?:eds?|editors?)\.,?\s",
    re.IGNORECASE,
)
_EDITOR = when_used(r"\b(?:[Ee]d(?:s?\.|s?\)|itors?\b|ited by\b)|[Hh]rsg|[Cc]oords?\b|[Oo]rgs?\b)")
_EDITED_BY = when_used(
    r",?\s(?:edited\sby|ed(?:s)?\.\sby|hrsg\.\svon)\s(?P<names>[^()]{3,300}?)(?=,\s(?:pp?\.?\s)?\d|"
    r"[.;(]\s?|$|,\s(?:vol|\d))",
    re.IGNORECASE,
)
_EDITORS_AFTER = when_used(r"[,.]?\s[(\[]?(?P<names>[^()]{3,200}?),?\s\(?[Ee]ds?\.[)\]]?$")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter)[a-z]{0,7}"
# ", January 22, 2025", " (May 2020)", ", 2021", " (2006)", ", published December 17, 2024", ", forthcoming"
_DATE = re.compile(
    rf"""(?:[,.;]\s?\(?|\s?\(|\s(?=\d{{0,2}}\s?{_MONTHS}))(?:(?:last\s)?(?:published|revised|posted|submitted|forthcoming|updated|version)\b[^\d]{{0,20}})?
        (?:{_MONTHS}\.?[\s,]{{1,2}}(?:\d{{1,2}}(?:[–-]\d{{1,2}})?,?\s)?|\d{{1,2}}\.?\s{_MONTHS}\.?,?\s)?(?<!\w){YEAR}[a-z]?(?!\d)[).,]{{0,2}}(?=[\s.,;)]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_A_YEAR = re.compile(rf"(?<![\w./–:-])({YEAR})(?P<suffix>[a-z])?(?![\w–/-]|\.\d)")
_IN_BRACKETS = re.compile(rf"\([^()]{{0,25}}?({YEAR})(?P<suffix>[a-z])?\)")
_PUBLISHER = when_used(
    r"\b(?:press|publish\w*|publications?|verlag|wiley|springer|elsevier|sage|routledge|academic|books?|"
    r"university|universität|"
    r"ediciones|editora|éditions|presses|birkhäuser|blackwell|mcgraw|macmillan|norton|prentice|penguin|pearson|"
    r"kluwer|dekker|crc|"
    r"acm|ieee|aaai|usenix|gmbh|inc|ltd|llc|institut\w*|ministry|office|foundation|council|association)\b",
    re.IGNORECASE,
)
_PLACE_PUBLISHER = re.compile(r"^(?P<place>[^\W\d_][\w\s,.\-]{1,40}):\s(?P<publisher>[^:]{2,100})$")
_EDITION = when_used(
    r"[,.\s(]{1,3}(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|rev(?:ised)?\.?|updated)"
    r"\s(?:ed(?:n|ition)?)\b[.,;:)\s]{0,4}",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(
    r"\s?[(\[](?:pdf|html|online|internet|preprint|video|link|paper|report|e-?book|full text|working paper|"
    r"blog post|press release|dataset|computer software|doctoral dissertation|doi|in \w+)[)\]]\.?$",
    re.IGNORECASE,
)
_JOURNAL_WORD = when_used(
    r"^(?:the\s)?(?:journal|j\.|proc|proceedings|trans|transactions|annals|ann\.|annual|rev\.|review|"
    r"revue|revista|zeitschrift|z\.|phys\.|nature|science|"
    r"lect|lecture notes|arxiv|ssrn|acta|arch|archives?|bull|bulletin|int\.|international journal|"
    r"ieee|acm|jhep|commun|communications|letters|appl\.|math\.|chem\.|workshop|conference|symposium)"
    r"\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:Journal|Proceedings|Conference|Symposium|Workshops?|Congress|Colloquium|Transactions|Meeting)\b"
)
# "Modelling Crystal Growth Rates (Prentice Hall, Englewood Cliffs, NJ 1973)", "(Berkeley: University Press, 1987), 255"
_PUBLISHED = when_used(
    rf"\s?\((?P<place>[^():\d]{{2,40}}:\s)?(?P<publisher>[^\W\d_][^():\d]{{2,80}}?),?\s(?P<year>{YEAR})\)"
)
_DOTTED_NAME = when_used(r"(?:[A-Z][a-z]{0,12}\.\s?){2,}|^[A-Z][a-z]{0,9}\.\s[A-Z]")


# "ProPublica, May 23", with its year cut off
_DAY_AT_END = when_used(
    rf"(?:[,.]?\s(?:{_MONTHS}\.?\s\d{{1,2}}|\d{{1,2}}\s{_MONTHS}\.?)|,\s{_MONTHS}\.?),?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """The title of a work and where it was published."""

    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: tuple[Name, ...] = ()
    year: int | None = None
    year_suffix: str | None = None


def read_place(text: str, title: str | None = None, *, dated: bool = True) -> Place:
    """Return title, container and the rest from what follows names and year.

    `title` is given where it is known already; `dated` says that the year was read before the title.

    >>> found = read_place("Associated consistency. International Journal of Game Theory, 30(2), 279–289.")
    >>> found.title, found.container, found.volume, found.pages
    ('Associated consistency', 'International Journal of Game Theory', '30', '279–289')
    """
    if " ed" in text:
        text = _EDITION.sub(". ", text)
    published = _PUBLISHED.search(text) if not dated and "(" in text else None
    if published and _names_publisher(published) and not find_locator(text[: published.start()]):
        book = read_place(text[: published.start()], title)
        return replace(book, publisher=published["publisher"].strip(" ,"), year=int(published["year"]))
    locator = find_locator(text)
    year: int | None = locator.year if locator else None
    suffix: str | None = None
    if not dated and year is None:
        year, suffix = _last_year(text)
        if locator is None and text.rstrip(" .").endswith(f" {year}"):
            text = _DAY_AT_END.sub("", text.rstrip(" .")[:-5])  # "(1) Benezit Dictionary of Artists 2011."
    head, tail = (text[: locator.start], text[locator.end :]) if locator else (text, "")
    found_in = _IN.search(head) or (_SLASHES.search(head) if "//" in head else None)
    if found_in and (title or found_in.start()):
        title = title or head[: found_in.start()]
        held = head[found_in.end() :]
    elif title:
        held = head
    else:
        title, held = _split(head, located=locator is not None, dated=dated)
    return _finish(title, held, tail, locator, year, suffix)


def _names_publisher(hit: re.Match[str]) -> bool:
    """Return whether a bracket that ends in a year names a publisher, not a month or a conference."""
    return hit["place"] is not None or _PUBLISHER.search(hit["publisher"]) is not None


def _finish(
    title: str | None, held: str, tail: str, locator: Locator | None, year: int | None, suffix: str | None
) -> Place:
    container, editors, publisher = _container(held, after_locator=bool(locator))
    return Place(
        title=tidy_title(title),
        container=container,
        volume=locator.volume if locator else None,
        issue=locator.issue if locator else None,
        pages=locator.pages if locator else None,
        publisher=publisher or _publisher(tail),
        editors=editors,
        year=year,
        year_suffix=suffix,
    )


def _split(head: str, *, located: bool, dated: bool) -> tuple[str | None, str]:
    """Divide what stands before volume and pages into title and container.

    With a volume behind it, the last sentence is the container; without, the second one is.
    """
    head = head.strip(" ,;:")
    ends = stops(head)
    if located and not ends:
        return _at_comma(head, dated=dated)
    if not ends and not dated and _VENUE.search(head):
        return None, _without_date(head)  # "S. B. Furber, IEE Colloquium on Asynchronous Systems (1996)."
    if not ends:
        return _without_date(head), ""
    end, following = _before_container(head, ends) if located else _behind_title(head, ends)
    if located and len(head) - following < 3:
        return head[:end], ""
    return head[:end], head[following:]


def _behind_title(head: str, ends: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first stop that ends the title: a question in its middle does not, where no container follows.

    "Is AI fair? 21 definitions and their politics", but "Can language models be too big? Nature."
    """
    for i, (end, following) in enumerate(ends):
        until = ends[i + 1][0] if i + 1 < len(ends) else len(head)
        if head[end - 1] not in "?!" or _may_be_container(head[following:until].strip(" .")):
            return end, following
    return len(head), len(head)


def _may_be_container(name: str) -> bool:
    """Return whether a sentence behind a question reads like the name of a journal, an outlet or a publisher."""
    if name.endswith(("?", "!")) or not in_capitals(_DATE.sub("", name)):
        return name[:3] == "In "
    few = len(name.split()) < 3 or name.startswith("The ") or "&" in name or is_group(name)
    return few or _JOURNAL_WORD.match(name) is not None or _OUTLET.search(name) is not None or _is_publisher(name)


_OUTLET = when_used(
    r"\b(?:Journal|Proceedings|Conference|Symposium|Workshop|Transactions|Review|News|Times|Post|Magazine|Quarterly|"
    r"Letters|Bulletin|Society|Ethics|Law|Studies|Blog|Today|Weekly|Herald|Tribune|arXiv|SSRN|Technology|Research)$|:\s"
)


def _before_container(head: str, ends: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the last stop, past the stops of a journal whose last words are all short: "J. Organomet. Chem"."""
    for end, following in reversed(ends):
        word = head[:end].rpartition(" ")[2]
        if not (is_abbreviation(head[following:]) and word[:1].isupper() and len(word) < 12):
            break
        ends = ends[:-1]
    return ends[-1] if ends else (0, 0)


def _at_comma(head: str, *, dated: bool) -> tuple[str | None, str]:
    """Divide "Title, Journal" where the part behind a comma is a journal; else all is the container.

    Physics and chemistry leave out the title: "H. Asgharian, Journal of Banking & Finance 35, 1027 (2011)".
    """
    for comma in re.finditer(r",\s(?:in\s)?", head):
        if _JOURNAL_WORD.match(head, comma.end()) or _DOTTED_NAME.match(head, comma.end()):
            return head[: comma.start()], head[comma.end() :]
    if not dated or _JOURNAL_WORD.match(head) or _DOTTED_NAME.match(head):
        return None, head
    return (head, "") if len(head.split()) > 8 else (None, head)


def _container(held: str, *, after_locator: bool) -> tuple[str | None, tuple[Name, ...], str | None]:
    """Return the name of journal, proceedings or book, its editors, and the publisher where it is named there."""
    held = held.strip(' .,;:*("')
    if not held:
        return None, (), None
    editors: tuple[Name, ...] = ()
    if _EDITOR.search(held):
        editors, held = _editors(held)
    held = _EDITION.sub("", held)
    dated = _DATE.search(held) if _A_YEAR.search(held) else None
    after = held[dated.end() :] if dated else ""
    held = (held[: dated.start()] if dated and dated.start() > 2 else held).strip(" ,;:([*.")
    held = held[3:] if held[:3] == "in " else held
    name, others = first_sentence(held)
    publisher = _publisher(others or after)
    placed = _PLACE_PUBLISHER.match(name)
    if placed and not after_locator and not others:
        return None, editors, placed["publisher"].strip(" .")
    if not after_locator and not others and not _JOURNAL_WORD.match(name) and _is_publisher(name):
        return None, editors, name
    return _tidy_container(name), editors, publisher


def _editors(held: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors of a book and the text without them: "In S. Chakraborty (Ed.), Investigating AI"."""
    for hit in (_EDITORS_FIRST.match(held), _EDITED_BY.search(held)):
        named = read_names(hit["names"] or hit.groupdict().get("names2") or "") if hit else None
        if hit and named:
            return named.listed, (held[: hit.start()] + held[hit.end() :]).strip(" ,.;:")
    return (), held


def _is_publisher(name: str) -> bool:
    return bool(_PUBLISHER.search(name)) and len(name.split()) <= 7


def _publisher(text: str) -> str | None:
    """Return the publisher of "New York: Chapman and Hall/CRC, 2025." or "IGI Global."; None where none is named."""
    if len(text) < 4:
        return None
    if _A_YEAR.search(text):
        text = _DATE.sub("", text)
    text = text.strip(" .,;:()")
    text = first_sentence(text)[0] if text else ""
    placed = _PLACE_PUBLISHER.match(text)
    if placed:
        return placed["publisher"].strip(" .")
    words = text.split()
    return text if 0 < len(words) <= 8 and text[0].isupper() and not any(c.isdigit() for c in text) else None


def _tidy_container(name: str) -> str | None:
    name = re.sub(
        r"\s\((?:early access|preprint|cs\.\w\w|in press|online)\)$", "", name.strip(" .,;:*"), flags=re.IGNORECASE
    )
    if name[:5].lower() == "arxiv":
        return "arXiv"
    return name if any(c.isalpha() for c in name) else None


def _without_date(title: str) -> str:
    """Return a title without the date at its end: "Preventing failures, 2021", "… Project Pages (2000)"."""
    dated = list(_DATE.finditer(title))
    if (
        dated
        and dated[-1].end() >= len(title.rstrip(" .)"))
        and dated[-1].start() > 3
        and title[dated[-1].start()] in ",(. "
        and title[dated[-1].start() : dated[-1].end()].strip()[0] in ",(."
    ):
        return title[: dated[-1].start()]
    return title


_KIND_OF_WORK = when_used(r"\s?\[(?:[JMCDRNPSGZ]|EB|DB|CP)(?:/OL)?\]$")  # GB/T 7714: "人工智能的伦理问题[J]"


def tidy_title(title: str | None) -> str | None:
    """Return the title without marks around it: "ImageNet Roulette.", "Searching for North Stars (pdf)".

    >>> tidy_title("Searching for Computer Vision North Stars (pdf)")
    'Searching for Computer Vision North Stars'
    """
    if not title:
        return None
    title = title.strip(" ,;:*_")
    if title[-1:] == "]":
        title = _KIND_OF_WORK.sub("", title)
    if title.endswith((")", "]", ").", "].")):
        title = _TITLE_TAIL.sub("", title)
    title = title.rstrip(" ,;:*")
    while title.endswith(".") and not title.endswith("..."):
        title = title[:-1].rstrip()
    pair = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}.get(title[:1])
    if pair and title.endswith(pair) and len(title) > 2 and pair not in title[1:-1]:
        title = title[1:-1].rstrip(" ,.")
    return title.strip() or None


def _last_year(text: str) -> tuple[int | None, str | None]:
    """Return the year of publication of a reference that has it at its end, in brackets where it has one there."""
    hits = list(_IN_BRACKETS.finditer(text)) or list(_A_YEAR.finditer(text))
    return (int(hits[-1][1]), hits[-1]["suffix"]) if hits else (None, None)
