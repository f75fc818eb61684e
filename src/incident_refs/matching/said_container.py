"""Whether a venue that an entry names is that of a work: "ICML", "Proc. Int. Conf. Mach. Learn." and its full name."""

from functools import lru_cache

from incident_refs.model.tokens import words
from incident_refs.model.work import Work

# Words that stand in the names of all venues, and tell none from another
_COMMON = frozenset(
    """
    the|of|on|in|for|and|und|et|de|la|le|der|des|a|an|to|at|with|proceedings|proc|conference|conf|international|int|
    intl|joint|annual|ann|meeting|symposium|symp|workshop|workshops|journal|j|jour|transactions|trans|letters|lett|
    advances|adv|lecture|notes|series|volume|vol|part|edition|special|issue|track|main|long|short|papers|ieee|acm|cvf|
    usenix|springer|siam|aaas|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|
    thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|thirty|
    twenty|forty|findings|european|pacific|asian|north|american|chapter|world|virtual|event|online|st|nd|rd|th
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# What initials do not give: names in use beside the official one
_ALSO = (
    ("neurips", "nips", "neural information processing systems"),
    ("www", "webconf", "thewebconf", "web conference", "world wide web"),
    ("colt", "learning theory"),
    ("aistats", "artificial intelligence statistics"),
    ("naacl", "north american chapter of the association for computational linguistics"),
    ("eacl", "european chapter of the association for computational linguistics"),
    ("aacl", "asia pacific chapter of the association for computational linguistics"),
    ("emnlp", "empirical methods in natural language processing"),
    ("acl", "association for computational linguistics"),
    ("coling", "computational linguistics"),
    ("interspeech", "speech communication association"),
    ("sigir", "research and development in information retrieval"),
    ("kdd", "sigkdd", "knowledge discovery and data mining", "knowledge discovery data mining"),
    ("sigmod", "management of data"),
    ("cikm", "information and knowledge management"),
    ("chi", "human factors in computing systems"),
    ("facct", "fat", "fairness accountability and transparency"),
    ("aies", "ai ethics and society"),
    ("miccai", "medical image computing and computer assisted intervention"),
    ("pnas", "national academy of sciences"),
    ("corr", "arxiv", "computing research repository"),
    ("tacl", "transactions of the association for computational linguistics"),
    ("jmlr", "machine learning research"),
    ("siggraph", "graphics"),
)
# Series: they do not say which volume a paper is in
_ANY = ("lecture notes", "communications in computer and information science", "ceur", "ifip advances", "leibniz")
_PARTS_OF_BOOKS = ("book-chapter", "book-section", "book-part", "book-track", "reference-entry", "other")
ENOUGH = 0.7  # of an entry's telling words
FEW = 0.5  # of a journal's own


def container_fit(said: str | None, work: Work) -> bool | None:
    """Return whether a venue is the work's; None where one of the two has none, or it cannot be told.

    >>> work = Work("x:1", type="proceedings-article", container="Thirty-Ninth International Conference on Machine Learning")
    >>> container_fit("ICML", work), container_fit("Proc. Int. Conf. Mach. Learn.", work), container_fit("ICLR", work)
    (True, True, False)
    >>> container_fit("Nature", Work("x:2", type="journal-article", container="Nature Communications"))
    False
    """  # noqa: E501
    found = [name for name in (work.container, work.event, work.series) if name]
    if not said or not found:
        return None
    if any(name.lower().startswith(_ANY) for name in (said, *found)):
        return None
    if any(_same(said, name, journal=work.type == "journal-article") for name in found):
        return True
    # catalogues name the series of a book, or the book, and entries the other one
    return None if work.type in _PARTS_OF_BOOKS else False


@lru_cache(maxsize=8192)
def _same(said: str, found: str, *, journal: bool) -> bool:
    ours, theirs = words(said), words(found)
    if ours == theirs or "".join(ours) == "".join(theirs):
        return True
    alike = _named_alike(ours, theirs)
    if alike is not None:
        return alike
    telling = [word for word in ours if _tells(word)]
    if not telling:  # "Proceedings of the 5th International Conference"
        return True
    if len(ours) > 1 and theirs[-len(ours) :] == ours:  # "Series B, Taxonomy"
        return True
    known, initials = set(theirs), _initials(theirs)
    met = [word for word in telling if word in known or word in initials or _shortens(word, theirs)]
    if len(met) < ENOUGH * len(telling):
        return _initials(ours).find("".join(theirs)) >= 0 and 1 < len("".join(theirs)) < 8
    if not journal:
        return True
    rest = [word for word in theirs if _tells(word)]
    back = [word for word in rest if word in ours or any(_shortens(one, [word]) for one in ours)]
    return len(back) > FEW * len(rest) or any(word in initials for word in telling)


def _tells(word: str) -> bool:
    return word not in _COMMON and not word[0].isdigit() and len(word) > 1


def _named_alike(ours: list[str], theirs: list[str]) -> bool | None:
    """Return whether both have names of one venue with several; None where the entry's has none of these."""
    for names in _ALSO:
        if _has(ours, names):
            return True if _has(theirs, names) else None
    return None


def _has(said: list[str], names: tuple[str, ...]) -> bool:
    joined = f" {' '.join(said)} "
    # the names of most have one word in common with others: "computational linguistics" alone is a journal
    return any(f" {name} " in joined for name in names)


def _initials(said: list[str]) -> str:
    """Return the initials of a name's words, without those that nobody counts."""
    return "".join(word[0] for word in said if word not in ("the", "of", "on", "in", "for", "and", "to", "at", "with"))


def _shortens(word: str, full: list[str]) -> bool:
    """Return whether a word is one of the others, written short or in another language: "Learn", "Canadian"."""
    return len(word) > 1 and any(
        other.startswith(word)
        or (len(word) > 3 and _letters_of(word, other))
        or (len(word) > 6 and other[:6] == word[:6])  # "canadien"
        for other in full
    )


def _letters_of(word: str, other: str) -> bool:
    if word[0] != other[0] or len(other) <= len(word):
        return False
    letters = iter(other)
    return all(letter in letters for letter in word)
