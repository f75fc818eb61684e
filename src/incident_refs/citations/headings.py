"""The headings of incident pages: those with a list of references below them, and those that end one."""

import re

# What stands under these is meant as a reference, even where it is a bare title.
_LISTS = frozenset(
    """
    references|reference|refs|reference list|bibliography|works cited|cited works|literature|literature cited|sources|
    source|citations|further reading|additional reading|recommended reading|related work|related works|
    related research|links|external links|useful links|weblinks|resources|documents|
    research advocacy|research and advocacy|research|advocacy|investigations assessments audits|
    investigations audits|legal regulatory|legal and regulatory|legal|litigation|court cases|
    news commentary analysis|news and commentary|news|news coverage|news articles|media coverage|
    press coverage|in the press|press|articles|reports|publications|papers|academic papers|
    research papers and reports|literatur|literaturverzeichnis|quellen|weiterführende literatur|
    reading|reading list|required reading|suggested reading|readings|read on|cited by|table of authorities|
    table of cases|fact checks|investigations|audits|system documents|court documents|press articles|
    literaturhinweise|quellen und literatur|quellenverzeichnis|zum weiterlesen|weiterlesen|presse|medienberichte|
    presseberichte|dokumente|rechtsprechung|weblinks|forschung|
    références|références bibliographiques|bibliographie|pour aller plus loin|pour en savoir plus|revue de presse|
    liens|liens externes|articles de presse|jurisprudence|
    referencias|referencias bibliográficas|bibliografía|bibliografia|fuentes|enlaces|enlaces externos|documentos|prensa|
    para saber más|lecturas recomendadas|referências|fontes|riferimenti|fonti|per approfondire|leia mais|
    kilder|referencer|referanser|litteratur|litteraturliste|videre læsning|kilder og litteratur|presseomtale|
    källor|referenser|litteraturförteckning|vidare läsning|bronnen|referenties|literatuur|literatuurlijst|verder lezen|
    źródła|literatura|zdroje|lähteet|kirjallisuus|литература|источники|список литературы|
    参考文献|引用文献|関連文献|参考資料|資料|文献|出典|研究|報道|ニュース|参考资料|资料来源|참고문헌
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# These say it with a colon behind them, or marked by the page: "Read more" alone is an entry of a menu.
_WITH_COLON = frozenset(
    """
    read more|to read|more on this|see|more|further information|more information|cited|quoted|via|coverage|læs mere|
    läs mer|lees meer|mehr dazu|mehr|en savoir plus|à lire|lire aussi|más información|leer más
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# "Research, audits, investigations", "System, documents": what one word of such a heading may be beside those of lists
_BESIDE = frozenset(("system", "commentary", "analysis", "regulatory", "assessments", "opinion", "reviews", "data"))
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
_NAMES_A_LIST = re.compile(
    r"(?:^|\s)(?:references|bibliography|citations|further reading|works cited|reading list)(?:\s|$)|"
    # "Papers that use the database", "Sources that are not in refs.bib yet", unlike "Sources of error"
    r"^(?:works|books|texts|studies|articles|sources|papers)(?: and [a-z]+)? "
    r"(?:mentioned|discussed|consulted|quoted|used)$|"
    r"^(?:sources|papers|publications|literature|articles|reports|documents|quellen|literatur|fuentes|kilder)\s"
    r"(?:that|which|not|used|using|cited|citing|consulted|quoted|on|about|for|zu|zum|zur|sobre|om)\s"
)
# An emoji read as Thai ("๐", "๏ธ") or as Latin ("ðŸ“ƒ", "Â "), and everything that is no letter
_NO_LETTERS = re.compile(
    r"(?:[฀-๿]|à[¸¹]|[ÂÃâðï](?:[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}|(?=[\s\xa0]|$))|[\W_])+"
)
MAX_HEADING = 80  # characters
_FIRST_WORDS = frozenset(name.split()[0] for name in _LISTS | _OTHERS | _WITH_COLON if name) | {
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
_AND = re.compile(r",\s|\s(?:and|&|und|et|y|og|en)\s")
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
    name = _without_number(heading_name(line))
    if name in _LISTS or (name in _WITH_COLON and (marked or line.rstrip().endswith(":"))):
        return True
    if name in _OTHERS:
        return False
    hit = _QUALIFIED.fullmatch(name) or _COUNTED.fullmatch(name)
    if hit and (hit.groupdict().get("rest") or hit.groupdict().get("name")) in _LISTS:
        return True
    if _AND.search(line) and _are_lists(line, marked=marked):
        return True
    if marked:
        return _NAMES_A_LIST.search(name) is not None
    return None


def _without_number(name: str) -> str:
    """Return "literature" of "4 literature", which the page printed as "4. Literature"."""
    return name.lstrip("0123456789 ") if name[:1].isdigit() else name


def _are_lists(line: str, *, marked: bool) -> bool:
    """Return whether a heading enumerates what it lists: "Research, audits, investigations"."""
    names = [_without_number(heading_name(part)) for part in _AND.split(line)]
    return not _LISTS.isdisjoint(names) and all(
        name in _LISTS or name in _BESIDE or (marked and name == "notes") for name in names
    )


def heading_name(line: str) -> str:
    """Return the words of a heading, small, without marks, emoji and what is left of emoji read wrongly.

    >>> heading_name("## News, commentary, analysis ๐๏ธ"), heading_name("**References:**")
    ('news commentary analysis', 'references')
    """
    return _NO_LETTERS.sub(" ", line[:MAX_HEADING]).strip().lower()
