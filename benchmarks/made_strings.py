"""Reference strings made from works: many styles and noises, to train the weights and to measure them on unseen ones.

`STYLES` and `NOISES` are for training; `UNSEEN_STYLES` and `UNSEEN_NOISES` are only ever measured.
"""

# ruff: noqa: E501 - a style is easier to read as one line
import random
import re
from collections.abc import Callable

from incident_refs.model.names import Group, Name
from incident_refs.model.tokens import fold
from incident_refs.model.work import Work

Style = Callable[[Work, random.Random], str]
Noise = Callable[[str, random.Random], str]
STOP = {"of", "the", "and", "in", "for", "on", "de", "la", "der", "und", "des", "et"}


def initials(name: Name, dot: str = ".", gap: str = " ") -> str:
    given = "" if isinstance(name, Group) else name.given or ""
    return gap.join(part[0].upper() + dot for part in re.split(r"[\s.\-]+", given) if part)


def family_first(name: Name, sep: str = ", ", dot: str = ".", gap: str = " ") -> str:
    letters = initials(name, dot, gap)
    return f"{name.cited_as}{sep}{letters}" if letters else name.cited_as


def initials_first(name: Name, gap: str = " ") -> str:
    letters = initials(name, ".", gap)
    return f"{letters} {name.cited_as}" if letters else name.cited_as


def full_first(name: Name) -> str:
    return name.cited_as if isinstance(name, Group) or not name.given else f"{name.given} {name.cited_as}"


def some(names: list[str], most: int, et_al: str = "et al.") -> list[str]:
    return names if len(names) <= most else [*names[: max(1, most - 3)], et_al]


def short_container(text: str, rng: random.Random) -> str:
    """Abbreviate as journals are: "Journal of Crystal Growth" to "J. Cryst. Growth" or "J Cryst Growth"."""
    dot = rng.choice([".", ""])
    words = [word for word in text.split() if word.lower() not in STOP]
    return " ".join(
        word if len(word) < 6 or not word.isalpha() else word[: 1 if word == "Journal" else rng.randint(3, 5)] + dot
        for word in words
    )


def container(work: Work, rng: random.Random, abbreviate: float = 0.3) -> str:
    text = work.container or ""
    return short_container(text, rng) if text and rng.random() < abbreviate else text


def year(work: Work) -> str:
    return str(work.year) if work.year else ""


def pages(work: Work, dash: str = "–") -> str:
    return (work.pages or "").replace("-", dash)


def volume_issue(work: Work, form: str = "{v}({i})") -> str:
    if work.volume and work.issue:
        return form.format(v=work.volume, i=work.issue)
    return work.volume or ""


def apa(work: Work, rng: random.Random) -> str:
    names = some([family_first(name) for name in work.authors.listed], 7, "… " + rng.choice(["", "et al."]))
    people = ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    middle = (
        f"{people} ({year(work) or 'n.d.'}). {work.title}." if people else f"{work.title}. ({year(work) or 'n.d.'})."
    )
    return f"{middle} {', '.join(filter(None, [container(work, rng, 0.1), volume_issue(work), pages(work)]))}."


def chicago(work: Work, rng: random.Random) -> str:
    names = some([full_first(name) for name in work.authors.listed], 6)
    return (
        f"{' and '.join(names[-2:]) if len(names) < 3 else ', '.join(names)}. {year(work)}. “{work.title}.” "
        f"{container(work, rng, 0.1)} {volume_issue(work, '{v}, no. {i}')}: {pages(work)}."
    )


def ieee(work: Work, rng: random.Random) -> str:
    names = some([initials_first(name) for name in work.authors.listed], 6)
    tail = [f"vol. {work.volume}" if work.volume else "", f"no. {work.issue}" if work.issue else ""]
    tail += [f"pp. {pages(work)}" if work.pages else "", year(work)]
    lead = rng.choice(["", "in "])
    return f"[{rng.randint(1, 90)}] {', '.join(names)}, “{work.title},” {lead}{container(work, rng, 0.5)}, {', '.join(filter(None, tail))}."


def vancouver(work: Work, rng: random.Random) -> str:
    names = some([family_first(name, " ", "", "") for name in work.authors.listed], 6)
    return (
        f"{', '.join(names)}. {work.title}. {container(work, rng, 0.7)}. "
        f"{year(work)};{volume_issue(work)}:{pages(work, '-')}."
    )


def springer(work: Work, rng: random.Random) -> str:
    names = some([family_first(name, " ", "", "") for name in work.authors.listed], 8)
    return f"{', '.join(names)} ({year(work)}) {work.title}. {container(work, rng, 0.7)} {volume_issue(work)}:{pages(work)}"


def lncs(work: Work, rng: random.Random) -> str:
    names = [family_first(name) for name in work.authors.listed]
    return f"{', '.join(names)}: {work.title}. {rng.choice(['In: ', ''])}{container(work, rng)}, {volume_issue(work)}, {rng.choice(['pp. ', ''])}{pages(work)} ({year(work)})"


def incident_page(work: Work, rng: random.Random) -> str:
    """As incident databases list them: "Deng J.; Dong W.; Li F.F.. (2009). ImageNet: A large-scale …"."""
    names = some([family_first(name, " ", ".", "") for name in work.authors.listed], rng.choice([3, 5, 9]))
    return f"{rng.choice([', ', '; ']).join(names)}{rng.choice(['.', ''])} ({year(work)}). {work.title}{rng.choice(['', ' (pdf)', '.'])}"


def author_title(work: Work, rng: random.Random) -> str:
    names = some([full_first(name) for name in work.authors.listed], 4)
    return f"{', '.join(names)}. {work.title}{rng.choice(['. ', ', ', ' '])}{year(work)}"


def title_first(work: Work, rng: random.Random) -> str:
    names = some([full_first(name) for name in work.authors.listed], 4)
    return f"{work.title}. {', '.join(names)}. {container(work, rng)} {year(work)}"


def scrambled(work: Work, rng: random.Random) -> str:
    words = work.title.split()
    rng.shuffle(words)
    names = [family_first(name, ", ", "", " ") for name in work.authors.listed]
    return f"{', '.join(names)}. {' '.join(words)}. {work.container or ''}. {year(work)}. {work.volume or ''}. {work.issue or ''}. {work.pages or ''}"


def acs(work: Work, rng: random.Random) -> str:
    names = some([family_first(name) for name in work.authors.listed], 12)
    tail = ", ".join(
        filter(None, [f"{container(work, rng, 0.2)} {year(work)}".strip(), work.volume or "", pages(work)])
    )
    return f"({rng.randint(1, 9)}) {'; '.join(names)} {tail}."


def aip(work: Work, rng: random.Random) -> str:
    names = some([initials_first(name, "") for name in work.authors.listed], 10)
    lead = f"{', '.join(names)}, " if names else ""
    tail = f"{container(work, rng, 0.2)} {work.volume or ''}, {pages(work).partition('–')[0]} ({year(work)})."
    return f"{rng.randint(1, 9)} {lead}{tail}"


def physics(work: Work, rng: random.Random) -> str:
    names = some([initials_first(name) for name in work.authors.listed], 8)
    return f"{' and '.join([', '.join(names[:-1]), names[-1]]) if len(names) > 1 else ''.join(names)}, {container(work, rng, 0.6)} {work.volume or ''} ({year(work)}) {pages(work).partition('–')[0]}."


def titleless_springer(work: Work, rng: random.Random) -> str:
    names = some([family_first(name, " ", "", "") for name in work.authors.listed], 5)
    return f"{', '.join(names)} ({year(work)}) {container(work, rng, 0.6)} {volume_issue(work)}:{pages(work).partition('–')[0]}"


STYLES: dict[str, Style] = {
    style.__name__: style
    for style in (
        apa, chicago, ieee, vancouver, springer, incident_page, author_title, title_first, scrambled,
        acs, aip, titleless_springer,
    )
}  # fmt: skip
UNSEEN_STYLES: dict[str, Style] = {"lncs": lncs, "physics": physics}
TITLELESS = {"acs", "aip", "titleless_springer", "physics"}


def clean(text: str, rng: random.Random) -> str:
    return text


def _each(text: str, rng: random.Random, rate: float, change: Callable[[str], str]) -> str:
    return "".join(change(letter) if rng.random() < rate else letter for letter in text)


def spacing(text: str, rng: random.Random) -> str:
    """Blanks lost and found, letters and digits replaced: "Evidence-BasedPractice in Nursing Informatic s.oAdvances"."""
    rate = rng.uniform(0.01, 0.04)
    text = _each(text, rng, rate * 5, lambda c: "" if c == " " else c)
    text = _each(text, rng, rate, lambda c: c + " ")
    return _each(text, rng, rate * 0.6, lambda c: rng.choice("abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789"))


def scanned(text: str, rng: random.Random) -> str:
    """As a scanner reads: "Effccts of 1ight", dashes as question marks, words broken at line ends."""
    confused = {
        "l": "1",
        "e": "c",
        "o": "0",
        "i": "l",
        "S": "5",
        "B": "8",
        "a": "o",
        "n": "u",
        "t": "f",
        "1": "l",
        "0": "O",
        "5": "S",
    }
    text = _each(text, rng, rng.uniform(0.01, 0.05), lambda c: confused.get(c, c))
    if rng.random() < 0.5:
        text = text.replace("–", rng.choice(["?", "-", "", " "]))
    if rng.random() < 0.3:
        text = re.sub(r"(\w{4})(\w{3})", lambda m: m[1] + "- " + m[2] if rng.random() < 0.05 else m[0], text)
    return text


def careless(text: str, rng: random.Random) -> str:
    """As people cite: a wrong digit, a word left out, the end cut, all capitals or none, accents gone, junk behind."""
    for _ in range(rng.randint(1, 2)):
        match rng.randint(0, 6):
            case 0:
                digits = [at for at, c in enumerate(text) if c.isdigit() and at > 6]
                if digits:
                    at = rng.choice(digits)
                    text = text[:at] + rng.choice("0123456789") + text[at + 1 :]
            case 1:
                words = text.split(" ")
                del words[rng.randrange(len(words))]
                text = " ".join(words)
            case 2:
                text = text[: int(len(text) * rng.uniform(0.75, 0.95))]
            case 3:
                text = rng.choice([text.upper(), text.lower()])
            case 4:
                text = fold(text)
            case 5:
                text = re.sub(r"[^\x00-\x7f]", rng.choice(["?", "�", ""]), text)
            case _:
                text += rng.choice(
                    [
                        " [Google Scholar]",
                        " Accessed 3 May 2019.",
                        " Available online.",
                        " Cited on page 12.",
                        " In press",
                    ]
                )
    return text


def typed(text: str, rng: random.Random) -> str:
    """Typing slips, never trained on: two letters changed over, a letter doubled or left out."""
    rate = rng.uniform(0.01, 0.04)
    text = _each(text, rng, rate, lambda c: c + c)
    text = _each(text, rng, rate, lambda c: "" if c != " " else c)
    return re.sub(r"([A-Za-z])([A-Za-z])", lambda m: m[2] + m[1] if rng.random() < rate else m[0], text)


NOISES: dict[str, Noise] = {"clean": clean, "spacing": spacing, "scanned": scanned, "careless": careless}
UNSEEN_NOISES: dict[str, Noise] = {"typed": typed}
