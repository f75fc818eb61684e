"""How well a reference string and a work fit, as a row of numbers for the weights.

Each feature is built so that MORE of it never makes a match less probable (or never more probable: those are negated),
which the training then enforces: weights that follow this law hold on noise that they have never seen.
Noise is met with letters instead of words: "onductivity" is a part of "conductivity", "Journalof" holds "journal",
and half of "Mctallogels" is half of "Metallogels".
"""

from incident_refs.matching.printed import Printed
from incident_refs.matching.profile import Profile

NAMES = (
    "title_share",  # letters of the title that the string prints, word by word
    "title_repaired",  # the same with joined, split and misspelt words
    "title_letters",  # how many letters that is: "Index" proves little
    "title_in_order",
    "explained",  # letters of the string that the work explains
    "explained_repaired",
    "stranger_run",  # (negated) letters of the longest run of words that the work does not explain
    "strangers",  # (negated) how many words it does not explain
    "head_strangers",  # (negated) of the first three: the names of somebody else
    "first_author",  # 0 another one, 1 the work names none, 2 misspelt, 3 printed, 4 before all the others
    "initial",  # 0 another one, 1 unknown, 2 agrees
    "authors_share",
    "authors_found",
    "container_share",
    "year",  # 0 far away, 1 within two years, 2 next to it, 3 one is silent, 4 agrees
    "volume",  # 0 another one, 1 one is silent, 2 agrees
    "first_page",
    "last_page",
    "issue",
    "numbers_agree",
    "number_strangers",  # (negated) numbers of the string that the work does not explain
    "volume_and_page",
)
_MAX_STRANGERS = 40


def compare(said: Printed, work: Profile) -> tuple[float, ...]:
    """Return the features of a string and a work, in the order of NAMES.

    >>> from incident_refs.matching.printed import printed
    >>> from incident_refs.matching.profile import profile_of
    >>> from incident_refs.model.work import Candidate, Work
    >>> row = compare(printed("Deng et al. ImageNet. 2009"), profile_of(Candidate(Work("x:1", title="ImageNet"), "x")))
    >>> dict(zip(NAMES, row))["title_share"]
    1.0
    """
    known, squeezed = said.known, said.squeezed
    title = work.title
    length = sum(map(len, title))
    missing = [word for word in title if word not in known]
    found = length - sum(map(len, missing))
    repaired = float(found)
    for word in missing[:_MAX_STRANGERS]:
        repaired += _letters_in(word, squeezed)
    in_order = length > 0 and ("".join(title) in squeezed)

    vocabulary = {*title, *work.names, *work.container, *work.also}
    strangers = [word for word in said.long if word not in vocabulary]
    explained = letters = max(said.letters, 1)
    explained_repaired = float(letters)
    run = longest = 0.0
    head = 0
    unexplained = 0.0
    if strangers:
        whole = "".join((*title, *work.container, *work.names, *work.also))
        stranger_set = set()
        for word in strangers[:_MAX_STRANGERS]:
            size = len(word)
            explained -= size
            if word in stranger_set:
                explained_repaired -= size
                unexplained += 1
                continue
            part = _letters_in(word, whole)
            if part < size and _abbreviates(word, work.container):
                part = size
            if part < size:
                explained_repaired -= size - part
                if part == 0:
                    stranger_set.add(word)
                    unexplained += 1
                else:
                    unexplained += 0.3
        for place, word in enumerate(said.long):
            if word in stranger_set:
                run += len(word)
                if place < 3:
                    head += 1
                if run > longest:
                    longest = run
            else:
                run = 0.0
        if len(strangers) > _MAX_STRANGERS:
            explained_repaired -= sum(map(len, strangers[_MAX_STRANGERS:]))
            explained -= sum(map(len, strangers[_MAX_STRANGERS:]))

    first_author, initial, authors_share, authors_found = _authors(said, work)
    year = _year(said, work)
    numbers = _numbers(said, work)
    return (
        found / length if length else 0.0,
        repaired / length if length else 0.0,
        min(repaired, 80.0),
        1.0 if in_order else 0.0,
        explained / letters,
        explained_repaired / letters,
        -min(longest, 60.0),
        -min(unexplained, 20.0),
        -float(head),
        first_author,
        initial,
        authors_share,
        authors_found,
        _container(said, work),
        year,
        *numbers,
    )


def _letters_in(word: str, letters: str) -> float:
    """Return how many letters of `word` stand in `letters`: all, one half of it for a misspelling, or none.

    >>> _letters_in("metallogels", "xmctallogelsx")
    6
    """
    size = len(word)
    if size < 4:
        return 0
    if word in letters:
        return size
    if size < 6:
        return 0
    half = size // 2
    if word[half:] in letters:
        return size - half
    return half if word[:half] in letters else 0


def _abbreviates(word: str, full: list[str]) -> bool:
    """Return whether `word` shortens one of the words, or all of them: "Natl" for "national", "cvpr".

    >>> _abbreviates("natl", ["proceedings", "national"]), _abbreviates("pa", ["proceedings", "academy"])
    (True, True)
    """
    start = word[0]
    for other in full:
        if other[0] == start and len(other) > len(word):
            letters = iter(other)
            if all(letter in letters for letter in word):
                return True
    return len(word) <= len(full) and word in "".join(other[0] for other in full)


def _authors(said: Printed, work: Profile) -> tuple[float, float, float, float]:
    surnames = work.surnames
    if not surnames:
        return 1.0, 1.0, 0.5, 0.0
    known = said.known
    found = sum(1 for name in surnames if name in known)
    if found < len(surnames) and found < 6:
        found_noisy = sum(0.6 for name in surnames[:12] if name not in known and _letters_in(name, said.squeezed))
    else:
        found_noisy = 0.0
    first = surnames[0]
    if first in known:
        place = said.words.index(first)
        # "Birhane & Prabhu 2021" is the published version of "Prabhu & Birhane 2020".
        state = 3.0 if any(name in known and name in said.words[:place] for name in surnames[1:8]) else 4.0
        initial = _initial(said.words, place, work.given)
    else:
        state = 2.0 if _letters_in(first, said.squeezed) else 0.0
        initial = 1.0
    return state, initial, (found + found_noisy) / len(surnames), min(found + found_noisy, 8.0)


def _initial(listed: list[str], place: int, given: list[str]) -> float:
    """Return 2 where a given name or initial beside the family name agrees, 0 where it is another one, 1 for none."""
    if not given or not given[0]:
        return 1.0
    wanted = given[0][0]
    after = listed[place + 1] if place + 1 < len(listed) else ""
    if len(after) == 1 and after.isalpha():
        return 2.0 if after == wanted else 0.0
    first = place
    while first and place - first < 4 and len(listed[first - 1]) == 1 and listed[first - 1].isalpha():
        first -= 1
    if first < place:
        return 2.0 if wanted in listed[first:place] else 0.0
    before = listed[place - 1] if place else ""
    if given[0] in (after, before):
        return 2.0
    if len(after) == 2 and after.isalpha() and after[0] == wanted:  # "Kim JN"
        return 2.0
    return 1.0


def _year(said: Printed, work: Profile) -> float:
    if work.year is None or not said.years:
        return 3.0
    if work.year in said.years:
        return 4.0
    distance = min(abs(year - work.year) for year in said.years)
    return 2.0 if distance == 1 else 1.0 if distance <= 2 else 0.0


def _container(said: Printed, work: Profile) -> float:
    container = work.container
    if not container:
        return 0.5
    known = said.known
    found = size = 0.0
    for word in container:
        size += len(word)
        if word in known or word in said.squeezed:
            found += len(word)
        elif len(word) > 4 and any(
            other[0] == word[0] and len(other) < len(word) and word.startswith(other) for other in said.long
        ):
            found += len(word) * 0.8
    return found / size if size else 0.5


def _numbers(said: Printed, work: Profile) -> tuple[float, ...]:
    """Return volume, first page, last page, issue (0 another, 1 silent, 2 agrees), how many agree, strangers, both."""
    numbers = said.numbers
    known = said.known
    year = str(work.year) if work.year else ""
    own = {year, work.volume, work.issue, work.first_page, work.last_page}
    strange = 0
    if numbers:
        words = {*work.title, *work.container}
        for number in numbers:
            if number not in own and number not in words and not (work.last_page and work.last_page.endswith(number)):
                strange += 1
    spare = strange
    volume = _number(work.volume, known, spare)
    first = _number(work.first_page, known, spare)
    last = _number(work.last_page, known, spare)
    issue = _number(work.issue, known, spare)
    agree = sum(1 for state in (volume, first, last, issue) if state == 2.0)
    both = 2.0 if volume == 2.0 and first == 2.0 else 0.0 if volume == 0.0 and first == 0.0 else 1.0
    return volume, first, last, issue, float(agree), -float(min(strange, 8)), both


def _number(value: str, known: frozenset[str], spare: int) -> float:
    if not value:
        return 1.0
    if value in known:
        return 2.0
    return 0.0 if spare else 1.0
