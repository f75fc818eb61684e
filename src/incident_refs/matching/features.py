"""How well a reference string and a work fit, as a row of numbers for the weights.

Each feature is built so that MORE of it never makes a match less probable (or never more probable: those are negated),
which the training then enforces: weights that follow this law hold on noise that they have never seen.
Noise is met with runs of letters instead of words: "onductivity" is a part of "conductivity", "Journalof" holds
"journal", and most of "Mctallogels" is most of "Metallogels".
"""

from incident_refs.matching.printed import Printed
from incident_refs.matching.profile import Profile

NAMES = (
    "title",  # the share of the title's letters that the string prints
    "title_letters",  # how many letters that is: "Index" proves little
    "title_missing",  # (negated) letters of the title that it does not print
    "title_in_order",
    "explained",  # the share of the string's letters that the work explains
    "stranger_run",  # (negated) letters of the longest run of words that the work does not explain
    "strangers",  # (negated) how many words it does not explain
    "head_strangers",  # (negated) of the first three: the names of somebody else
    "first_author",  # 0 another one, 1 the work names none, 2 misspelt, 3 printed, 4 before all the others
    "initial",  # 0 another one, 1 unknown, 2 agrees
    "authors_share",
    "authors_found",
    "container_share",
    "year",  # 0 far away, 1 within two years, 2 next to it, 3 one is silent, 4 agrees
    "volume",  # 0 another one, 1 one is silent, 1.5 its digits in a row, 2 agrees
    "first_page",
    "last_page",
    "issue",
    "numbers_agree",
    "number_strangers",  # (negated) numbers of the string that the work does not explain
    "volume_and_page",
    "letters",  # how many letters of words the string has: "1(2015)." proves nothing
    "title_numbers",  # (negated) numbers of the title that the string does not print: "Book review 1" is not 2
    "clean_conflicts",  # (negated) numbers that contradict, where nothing speaks of noise
    "bare",  # (negated) neither the title nor any number agrees
    "by_title",  # the title, where authors or numbers confirm it
    "by_numbers",  # how many numbers agree, where no title is printed and the authors are right
    "other_words",  # (negated) letters that each has and the other lacks: part 1 of a series is not part 3
    "other_numbers",  # (negated) the same of the numbers in the title: "Book review 1", "Book review 2"
    "contradictions",  # (negated) how many fields contradict each other, without the first
    "poor",  # what the catalogue lacks: a container, more than one bare family name
    "whole_title",  # the letters of a title that is printed in one piece
    "other_page",  # (negated) no title is printed, the rest is free of noise, and the page is another one
)
_MAX_STRANGERS = 40


def compare(said: Printed, work: Profile) -> tuple[float, ...]:
    """Return the features of a string and a work, in the order of NAMES.

    >>> from incident_refs.matching.printed import printed
    >>> from incident_refs.matching.profile import profile_of
    >>> from incident_refs.model.work import Candidate, Work
    >>> row = compare(printed("Deng et al. ImageNet. 2009"), profile_of(Candidate(Work("x:1", title="ImageNet"), "x")))
    >>> dict(zip(NAMES, row))["title"]
    1.0
    """
    title = _title(said, work)
    strangers = _strangers(said, work)
    authors = _authors(said, work)
    year = _year(said, work)
    numbers = _numbers(said, work)
    lacking = sum(1 for number in work.title_numbers if number not in said.known)
    other_words = min((1.0 - strangers[0]) * said.letters, -title[2], 30.0)
    other_numbers = lacking > 0 and numbers[5] < 0.0
    contradictions = (
        (other_words >= 6.0)
        + other_numbers
        + (authors[0] == 0.0 or authors[1] == 0.0)
        + (year < 2.0)
        + (numbers[0] == 0.0)
        + (numbers[1] == 0.0)
    )
    return (
        *title,
        *strangers,
        *authors,
        _container(said, work),
        year,
        *numbers,
        float(min(said.letters, 60)),
        -float(min(lacking, 3)),
        *_together(title[0], strangers[0], authors[0], authors[2], year, numbers),
        -other_words,
        -float(other_numbers),
        -float(max(contradictions - 1, 0)),
        float(not work.container) + float(len(work.surnames) == 1 and not work.given),
        title[1] * title[3],
        -1.0 if title[0] < 0.5 and numbers[1] == 0.0 and strangers[0] > 0.95 else 0.0,
    )


def _together(
    title: float, explained: float, first_author: float, authors: float, year: float, numbers: tuple[float, ...]
) -> tuple[float, float, float, float]:
    """Return what only several fields together can say: "clean_conflicts" to "by_numbers"."""
    volume, first_page, _, _, agree, strangers, _ = numbers
    conflicts = (volume == 0.0) + (first_page == 0.0) + (year < 2.0) + (strangers < 0.0)
    return (
        -float(conflicts) if explained > 0.98 else 0.0,
        -1.0 if title < 0.5 and agree == 0.0 else 0.0,
        title if first_author >= 2.0 or agree else 0.0,
        agree if title < 0.5 and first_author != 0.0 and authors > 0.3 else 0.0,
    )


def _title(said: Printed, work: Profile) -> tuple[float, float, float, float]:
    title, known = work.title, said.known
    length = work.title_letters
    if not length:
        return 0.0, 0.0, 0.0, 0.0
    found = float(length)
    for word in title:
        if word not in known:
            found += _letters_in(word, said.squeezed) - len(word)
    return found / length, min(found, 80.0), found - length, 1.0 if work.title_squeezed in said.squeezed else 0.0


def _strangers(said: Printed, work: Profile) -> tuple[float, float, float, float]:
    """Return how much of the string the work explains, and what it does not."""
    vocabulary = work.vocabulary
    long, letters = said.long, said.letters
    if said.editors and not work.surnames:
        long = long[said.editors :]
        letters = sum(map(len, long))
    unknown = [word for word in long if word not in vocabulary]
    repeated = 0
    for word, times in said.repeated:
        if word in vocabulary and times > work.count(word):  # "Price of the Transactions. Transactions of the …"
            repeated += 1
    if not unknown:
        return 1.0, 0.0, -float(repeated), 0.0
    explained = float(letters)
    strange: set[str] = set()
    for word in unknown[:_MAX_STRANGERS]:
        if word in strange:
            explained -= len(word)
            continue
        part = _letters_in(word, work.squeezed)
        if part < len(word) and _abbreviates(word, work.container):
            continue
        explained += part - len(word)
        if not part:
            strange.add(word)
    explained -= sum(map(len, unknown[_MAX_STRANGERS:]))
    longest, head = _longest_run(long, strange) if strange else (0, 0)
    count = sum(1 for word in unknown if word in strange) + repeated
    return explained / letters, -float(min(longest, 60)), -float(min(count, 20)), -float(head)


def _longest_run(long: list[str], strange: set[str]) -> tuple[int, int]:
    """Return the letters of the longest run of strange words, and how many of the first three are strange."""
    run = longest = 0
    for word in long:
        run = run + len(word) if word in strange else 0
        if run > longest:
            longest = run
    return longest, sum(1 for word in long[:3] if word in strange)


def _letters_in(word: str, letters: str) -> float:
    """Return how many letters of `word` stand in `letters`, by its runs of three; none where these are under a half.

    >>> _letters_in("metallogels", "xmctallogelsx"), _letters_in("network", "deeplearning")
    (8.555555555555555, 0.0)
    """
    size = len(word)
    if size < 4:
        return 0.0
    if word in letters:
        return float(size)
    if size < 5:
        return 0.0
    runs = size - 2
    share = sum(1 for at in range(runs) if word[at : at + 3] in letters) / runs
    return share * size if share >= 0.5 else 0.0


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
    letters = []
    first, last = place, place
    while first and place - first < 4 and len(listed[first - 1]) == 1 and listed[first - 1].isalpha():
        first -= 1
        letters.append(listed[first])
    while last + 1 < len(listed) and last - place < 4 and len(listed[last + 1]) == 1 and listed[last + 1].isalpha():
        last += 1
        letters.append(listed[last])
    if letters:  # of "A. Halvorsen, P. Quiroga" both letters stand beside Halvorsen
        return 2.0 if wanted in letters else 0.0
    before, after = listed[place - 1] if place else "", listed[place + 1] if place + 1 < len(listed) else ""
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
        elif len(word) > 4 and any(len(other) < len(word) and word.startswith(other) for other in said.long):
            found += len(word) * 0.8
    return found / size if size else 0.5


def _numbers(said: Printed, work: Profile) -> tuple[float, ...]:
    """Return volume, first page, last page, issue (0 another, 1 silent, 2 agrees), how many agree, strangers, both."""
    numbers = said.numbers
    year = str(work.year) if work.year else ""
    own = {year, work.issue, work.first_page, work.last_page, *work.volume.split()}
    strange = 0
    if numbers:
        words = work.vocabulary
        for number in numbers:
            if number not in own and number not in words and not (work.last_page and work.last_page.endswith(number)):
                strange += 1
    spare = strange
    volume = _number(work.volume, said, spare)
    first = _number(work.first_page, said, spare)
    last = _number(work.last_page, said, spare)
    issue = _number(work.issue, said, spare)
    agree = sum(1 for state in (volume, first, last, issue) if state == 2.0)
    both = 2.0 if volume == 2.0 and first == 2.0 else 0.0 if volume == 0.0 and first == 0.0 else 1.0
    return volume, first, last, issue, float(agree), -float(min(strange, 8)), both


def _number(value: str, said: Printed, spare: int) -> float:
    if not value:
        return 1.0
    if value in said.known or (" " in value and f" {value} " in said.joined):  # volume "204-210"
        return 2.0
    if len(value) > 2 and value in said.digits:  # "55–6 4"
        return 1.5
    return 0.0 if spare else 1.0


def fits_better(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Return whether a row of features is nowhere worse than another, and better in what names a work.

    "Clinical Otolaryngology, 1980" names the record of 1980, although that of 2009 has the same title and pages.
    """
    better = False
    for (a, b), name in zip(zip(one, other, strict=True), NAMES, strict=True):
        if a < b - 1e-9:
            return False
        if a > b + _NAMING.get(name, 99.0):
            better = True
    return better


# By how much a feature has to be better to name one work and not the other.
_NAMING = {
    "title": 0.04, "first_author": 0.5, "year": 0.5, "volume": 0.4, "first_page": 0.4, "container_share": 0.15,
    "strangers": 0.5, "title_numbers": 0.5, "number_strangers": 0.5,
}  # fmt: skip
