"""The headings of incident pages: those with a list of references below them, and those that end one."""

import re

# What stands under these is meant as a reference, even where it is a bare title.
_LISTS = frozenset(
    """
    references|reference|reference list|bibliography|works cited|cited works|literature|literature cited|sources|
    source|citations|further reading|additional reading|recommended reading|related work|related works|
    related research|links|external links|useful links|weblinks|resources|documents|
    research advocacy|research and advocacy|research|advocacy|investigations assessments audits|
    investigations audits|legal regulatory|legal and regulatory|legal|litigation|court cases|
    news commentary analysis|news and commentary|news|news coverage|news articles|media coverage|
    press coverage|in the press|press|articles|reports|publications|papers|academic papers|
    research papers and reports|literatur|literaturverzeichnis|quellen|weiterführende literatur|
    références|bibliographie|referencias|bibliografía|bibliografia|fuentes|referências|fontes|riferimenti
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# Headings of the three generations of AIAAIC pages, and of other databases, under which nothing is a reference.
_OTHERS = frozenset(
    """
    overview|summary|background|description|introduction|abstract|contents|table of contents|what happened|
    why it happened|what it means|how it works|how does it work|impact|impacts|harms|harm|risks|
    risks and harms|incident timeline|timeline|system|systems|technology|database|dataset|related|
    related incidents|related systems|related pages|related issues|see also|reaction|reactions|response|responses|
    developments|transparency|transparency and accountability|accountability|limitations|incident|incidents|
    issue|issues|purpose|origins|page info|page information|comments|contact|contact us|about|about us|
    about this page|about aiaaic|share this page|share|notes|note|footnotes|licence|license|terms of use|privacy|
    privacy policy|operator|operators|developer|developers|deployer|deployers|country|countries|
    sector|sectors|acknowledgements|acknowledgments|authors|conclusion|conclusions|discussion|methods|
    methodology|results|details|metadata|mitigation|mitigations|procedure|attack|opportunities|
    legal status|next steps|tags|taxonomies|classifications|variants|similar incidents
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_QUALIFIED = re.compile(
    r"(?:selected|key|main|additional|other|cited|primary|secondary|academic|list of|all|our|see)\s(?P<rest>.+)"
)
_COUNTED = re.compile(r"(?P<name>[^\d]{4,40}?)\s?\d{1,4}")  # "References (12)"
# "References and further reading", "Sources & notes"
_NAMES_A_LIST = re.compile(r"(?:^|\s)(?:references|bibliography|citations|further reading|works cited)(?:\s|$)")
# An emoji read as Thai ("๐", "๏ธ") or as Latin ("ðŸ“ƒ", "Â "), and everything that is no letter
_NO_LETTERS = re.compile(
    r"(?:[฀-๿]|à[¸¹]|[ÂÃâðï](?:[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}|(?=[\s\xa0]|$))|[\W_])+"
)
MAX_HEADING = 80  # characters
_FIRST_WORDS = frozenset(name.split()[0] for name in _LISTS | _OTHERS if name) | {
    "selected",
    "key",
    "main",
    "additional",
    "other",
    "cited",
    "primary",
    "secondary",
    "academic",
    "list",
    "all",
    "our",
}
_FIRST_WORD = re.compile(r"[\W\d_]*(?P<word>[^\W\d_฀-๿ÂÃâðïà]+)")


def list_heading(line: str, *, marked: bool = False) -> bool | None:
    """Return whether a line is a heading of a list of references; False for another heading, None for no heading.

    `marked` says that the page itself marks the line as a heading: then more names are taken for one of a list.

    >>> list_heading("Research, advocacy 🧮"), list_heading("What happened"), list_heading("Deng J. (2009). ImageNet")
    (True, False, None)
    """
    first = _FIRST_WORD.match(line)
    if not marked and (first is None or first["word"].lower() not in _FIRST_WORDS):
        return None  # nearly every line: nothing below need be asked
    name = heading_name(line)
    if name in _LISTS:
        return True
    if name in _OTHERS:
        return False
    hit = _QUALIFIED.fullmatch(name) or _COUNTED.fullmatch(name)
    if hit and (hit.groupdict().get("rest") or hit.groupdict().get("name")) in _LISTS:
        return True
    if marked:
        return _NAMES_A_LIST.search(name) is not None
    return None


def heading_name(line: str) -> str:
    """Return the words of a heading, small, without marks, emoji and what is left of emoji read wrongly.

    >>> heading_name("## News, commentary, analysis ๐๏ธ"), heading_name("**References:**")
    ('news commentary analysis', 'references')
    """
    return _NO_LETTERS.sub(" ", line[:MAX_HEADING]).strip().lower()
