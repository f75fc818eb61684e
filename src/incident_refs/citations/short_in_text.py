"""Find the short citations in running text: "Prabhu & Birhane (2020)", "(Bender et al., 2021; NIST, 2023)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from incident_refs.citations.letters import LETTER, PARTICLE, UPPER, YEAR
from incident_refs.citations.short_form import ShortForm, read_short
from incident_refs.citations.web_item import SITES
from incident_refs.model.names import Person
from incident_refs.model.patterns import when_used


@dataclass(frozen=True, slots=True)
class InText:
    """A short citation in a text, `text[start:end] == raw`; `said` is what it says.

    `bracketed` where it stands in brackets together with its year.
    """

    start: int
    end: int
    raw: str
    said: ShortForm
    bracketed: bool = False


_NAME = rf"(?:{PARTICLE}\s){{0,3}}(?:[dDlL]['’]|al-|el-)?[{UPPER}](?:{LETTER}|['’‐\-](?={LETTER})){{1,40}}"
_NAMES = (
    rf"{_NAME}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et)\s{_NAME}|(?:,?\s{_NAME}){{0,3}}?,?\set\s?al\.?|"
    rf"(?:\s{_NAME}){{1,5}})?"
)
_YEARS = rf"{YEAR}[a-z]?(?:,\s?(?:{YEAR}[a-z]?|[a-z]\b)){{0,4}}"
# "Prabhu & Birhane (2020)", "O'Neil (2016)", "Deng et al. [2009]"
_IN_SENTENCE = rf"(?<!\w){_NAMES}(?:['’]s?)?\s[(\[](?P<years>{_YEARS})(?:,\s?(?:pp?\.?\s?)?[\d–-]{{1,12}})?[)\]]"
# Every bracket in which a year stands: "(2020)", "(Bender et al., 2021)", "[see Obermeyer et al. 2019; Smith, 2020]"
_BRACKET = re.compile(rf"[(\[](?P<inside>[^()\[\]\r\n]{{0,400}}?{YEAR}[^()\[\]\r\n]{{0,200}})[)\]]")
_SEMICOLON = re.compile(r"[^;]+")
_LONGEST = 300  # characters of the names before a bracket


@cache
def _in_sentence() -> re.Pattern[str]:
    """Return the dearest pattern of this module, compiled when a year in brackets is first met."""
    return re.compile(_IN_SENTENCE)


def find_short(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[InText, ...]:
    """Return the short citations in running text, in order; each of several in one bracket by itself.

    `taken` are the places of whole lines that are references, in order: nothing is looked for in them.

    >>> [found.raw for found in find_short("Prabhu & Birhane (2020) say so (Bender et al., 2021; NIST, 2023).")]
    ['Prabhu & Birhane (2020)', 'Bender et al., 2021', 'NIST, 2023']
    """
    found: list[InText] = []
    done = 0
    starts = [start for start, _ in taken]
    for hit in _BRACKET.finditer(text):
        line = bisect_right(starts, hit.start()) - 1
        if line >= 0 and hit.start() < taken[line][1]:
            done = hit.end()
            continue
        if hit["inside"][:4].isdigit():
            sentence = _in_sentence().search(text, max(done, hit.start() - _LONGEST), hit.end())
            if sentence and sentence.end() == hit.end():
                found += _in_the_sentence(sentence)
        else:
            found += _inside(hit.start("inside"), hit["inside"])
        done = hit.end()
    return tuple(found)


# "As Deng et al. (2009) show": words that begin a sentence, and no name
_BEGINS = when_used(
    r"(?:(?:As|In|But|And|Or|While|When|Whereas|Where|Although|Though|Like|Unlike|Following|Since|Because|If|Both|However|"
    r"Recently|Earlier|Later|Today|With|Without|By|From|After|Before|For|To|Of|On|At|That|Here|Thus|Hence|Yet|Also|Even|"
    r"See|Cf|Per|Only|This|These|Those|Such|What|Given|Using|Based|Critics|Researchers|Authors|Work|Studies|Then|So|Nor|"
    r"Similarly|Finally|First|Second|Instead|Indeed|Moreover|Furthermore|Again|Notably|Inspired|Contrary|Nach|Wie|Laut|"
    r"Selon|Comme|Según|Como)\s)+"
)


def _in_the_sentence(hit: re.Match[str]) -> Iterator[InText]:
    begins = _BEGINS.match(hit[0])
    raw = hit[0][begins.end() :] if begins else hit[0]
    if said := read_short(raw):
        yield InText(hit.end() - len(raw), hit.end(), raw, said[0])


def _inside(offset: int, inside: str) -> Iterator[InText]:
    for hit in _SEMICOLON.finditer(inside):
        raw = hit[0].strip()
        start = offset + hit.start() + len(hit[0]) - len(hit[0].lstrip())
        if not raw[:4].isdigit() and (said := read_short(raw)):
            yield InText(start, start + len(raw), raw, said[0], bracketed=True)


# Places, names of laws and events: "(Lisbon, 2019)", "Tokyo Games (2020)", "Road Transport Act (2018)"
_NO_AUTHORS = frozenset(
    """
    act|bill|law|regulation|directive|treaty|convention|agreement|code|order|constitution|games|cup|olympics|election|
    elections|conference|summit|season|edition|version|release|level|windows|office|series|model|class|mark|phase|
    workshop|symposium|festival|war|crisis|pandemic|report|study|paper|award|prize|album|film|movie|
    afghanistan|africa|amsterdam|argentina|asia|athens|atlanta|auckland|australia|austria|baltimore|bangalore|bangkok|
    barcelona|beijing|belgium|berlin|boston|brazil|bristol|britain|brussels|budapest|california|cambridge|canada|chicago|
    chile|china|cologne|copenhagen|dallas|delhi|denmark|detroit|dubai|dublin|edinburgh|egypt|england|europe|finland|
    florida|france|frankfurt|geneva|germany|glasgow|greece|hague|hamburg|helsinki|hungary|india|indonesia|iran|iraq|
    ireland|israel|istanbul|italy|japan|jerusalem|kenya|korea|kyiv|leeds|lisbon|london|lyon|madrid|manchester|melbourne|
    mexico|miami|milan|montreal|moscow|mumbai|munich|nairobi|netherlands|nigeria|norway|oslo|ottawa|oxford|pakistan|
    paris|philadelphia|pittsburgh|poland|portland|portugal|prague|princeton|rome|rotterdam|russia|sacramento|scotland|
    seattle|seoul|shanghai|singapore|spain|stanford|stockholm|sweden|switzerland|sydney|taipei|taiwan|texas|tokyo|
    toronto|toulouse|turkey|uk|ukraine|us|usa|vancouver|victoria|vienna|vietnam|wales|warsaw|washington|york|zurich|
    francisco|angeles|view|alto|jose|diego|orleans|vegas|kong|aires|paulo|janeiro|city|county|island|states|kingdom
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# Whose products stand in brackets with a year: "distilbert (Hugging Face, 2019)"
_COMPANIES = frozenset(
    """
    adobe|alibaba|amazon|anthropic|apple|baidu|bytedance|deepmind|facebook|github|google|hugging face|huawei|ibm|
    instagram|intel|kaggle|linkedin|meta|microsoft|nvidia|openai|quora|reddit|samsung|tencent|tesla|tiktok|twitter|uber|x|yahoo|youtube
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_SEE = when_used(r"(?:see|cf\.|e\.g\.|siehe|vgl\.|voir)[\s,]", re.IGNORECASE)


def is_clearly_cited(found: InText) -> bool:
    """Return whether a short citation is one even where no line of the page explains it.

    >>> text = "Brown et al. (2019) and others (Ito, 2022) disagree with Windows (2000), founded abroad (Lisbon, 2019)."
    >>> [found.raw for found in find_short(text) if is_clearly_cited(found)]
    ['Brown et al. (2019)', 'Ito, 2022']
    """
    authors = found.said.authors
    words = {name.family.split()[-1].lower().strip(".") for name in authors.listed}
    if not words or words & _NO_AUTHORS:
        return False
    if authors.more:
        return True
    people = all(isinstance(name, Person) for name in authors.listed)
    if len(authors.listed) > 1:
        return people and not any(name.family.lower() in SITES for name in authors.listed)
    if not found.bracketed or authors.listed[0].family.lower() in _COMPANIES:
        return False
    return "," in found.raw or _SEE.match(found.raw) is not None
