"""How often made-up references are told from real ones, against an index: recall, false alarms, and what is not held.

    python benchmarks/made_up.py            (or: make bench-made-up)

prints a table and writes it to its section of docs/benchmarks.md. The works and the labelled references are looked for
in ../shared/data beside the project; the kinds of invention of tests/inventions.py are made from the works. Each entry
goes through BibTeX, as a reader of a `.bib` file meets it. For what is not held, a second index leaves works out.
"""

import gzip
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "benchmarks")]

from page import write_section  # noqa: E402
from tests.inventions import KINDS, NOW  # noqa: E402

from incident_refs.bibtex.mapping import entry_from_work, work_from_entry  # noqa: E402
from incident_refs.bibtex.text import to_unicode  # noqa: E402
from incident_refs.model.entry import Entry  # noqa: E402
from incident_refs.model.tokens import words  # noqa: E402
from incident_refs.model.work import Work  # noqa: E402
from incident_refs.pipeline import Sources  # noqa: E402
from incident_refs.validation import validate  # noqa: E402
from incident_refs.works.crossref_message import work_from_message  # noqa: E402
from incident_refs.works.index_build import build  # noqa: E402
from incident_refs.works.local_index import LocalIndex  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
LABELLED = DATA / "hallmark" / "dev_public.jsonl"
CAUGHT = ("differs", "other-version", "made-up", "not-found")
EACH = 600  # works of which each kind is made
LEFT_OUT = {"rme_dev": 0.5, "distractors_dev": 0.01}  # of the works, in the second index


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled reference: the work that its entry tells of, whether it is made up, and how."""

    work: Work
    made_up: bool
    kind: str


def labelled() -> Iterator[Labelled]:
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        work = work_from_entry(Entry(row["bibtex_key"], row["bibtex_type"], tuple(row["fields"].items())))
        yield Labelled(work, row["label"] == "HALLUCINATED", row.get("hallucination_type") or "")


def messages(name: str) -> list[str]:
    with gzip.open(DATA / "works" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def verdicts(works: Iterable[Work], index: Path) -> list[str]:
    """Return the verdict on each entry; what was said later of a work stands beside it, and is left out."""
    sources = Sources((LocalIndex(index),))
    asked = [("", work_from_entry(entry_from_work(work, "a")) if work.id else work) for work in works]
    return [found[-1].word.value for _, found in validate(asked, sources, today=NOW)]


def folded(title: str) -> str:
    return "".join(words(unescape(to_unicode(title))))  # "log(^2)(T)" is "log2(T)"


def table_of_labels(index: Path, titles: frozenset[str]) -> list[str]:
    """Return the table of the labelled references: F1, false alarms, and those whose work is not held."""
    rows = list(labelled())
    found = verdicts([row.work for row in rows], index)
    real = [(row, word) for row, word in zip(rows, found, strict=True) if not row.made_up]
    held = [word for row, word in real if folded(row.work.title) in titles]
    not_held = [word for row, word in real if folded(row.work.title) not in titles]
    made = [(row, word) for row, word in zip(rows, found, strict=True) if row.made_up]
    caught = sum(word in CAUGHT for _, word in made)
    false = sum(word in CAUGHT for word in held)
    f1 = 2 * caught / (2 * caught + false + (len(made) - caught))
    quiet = sum(word in ("not-found", "could-not-look") for word in not_held)
    lines = [
        "| labelled references | number | result | bar |",
        "|---|--:|--:|--:|",
        f"| made up: called so; F1 with the real ones | {len(made)} | {f1:.3f} | .95 |",
        f"| made up: recall | {len(made)} | {caught / len(made):.3f} | |",
        f"| real, title in the index: called so | {len(held)} | {false} ({false / len(held):.1%}) | 3 % |",
        f"| real, title not in the index: not found | {len(not_held)} | {quiet / len(not_held):.1%} | 97 % |",
        "",
        "| kind | number | differs | other version | made up | not found | missed |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    kinds = sorted({row.kind for row, _ in made})
    rows_of_kinds = (_row(kind.replace("_", " "), [word for row, word in made if row.kind == kind]) for kind in kinds)
    return [*lines, *rows_of_kinds]


def _row(name: str, found: Sequence[str]) -> str:
    counts = Counter(found)
    missed = sum(word not in CAUGHT for word in found)
    return f"| {name} | {len(found)} | " + " | ".join(str(counts[word]) for word in CAUGHT) + f" | {missed} |"


def table_of_inventions(index: Path, shelves: dict[str, list[Work]]) -> list[str]:
    lines = [
        "| made from works | number | differs | other version | made up | not found | missed |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    choose = random.Random(11)
    for name, works in shelves.items():
        for kind, invention in KINDS.items():
            made = [one for work in choose.sample(works, EACH) if (one := invention(work, works, choose))]
            lines.append(_row(f"{name}: {kind}", verdicts(made, index)))
    return lines


def table_of_the_absent(folder: Path, lines_of: dict[str, list[str]]) -> list[str]:
    """Return what is said of right entries whose work is not in the index."""
    choose = random.Random(5)
    kept, absent = [], {}
    for name, lines in lines_of.items():
        away = {at for at in range(len(lines)) if choose.random() < LEFT_OUT.get(name, 0)}
        kept += [line for at, line in enumerate(lines) if at not in away]
        absent[name] = [work_from_message(json.loads(lines[at])) for at in sorted(away)]
    (folder / "kept.jsonl").write_text("\n".join(kept), encoding="utf-8")
    build(folder / "less", [folder / "kept.jsonl"])
    table = [
        "| right entries, work taken out | number | not found | confirmed (a twin is held) | differs | made up |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, works in absent.items():
        if works:
            counts = Counter(verdicts(works, folder / "less"))
            other = counts["differs"] + counts["other-version"]
            table.append(
                f"| {name} | {len(works)} | {counts['not-found'] / len(works):.1%} | {counts['confirmed']} | {other}"
                f" ({other / len(works):.1%}) | {counts['made-up']} |"
            )
    return table


def main() -> None:
    """Measure, print and write the section."""
    if not LABELLED.exists():
        sys.exit(f"{LABELLED} is not there; nothing was measured")
    files = sorted((DATA / "works").glob("*.jsonl.gz"))
    lines_of = {path.name.partition(".")[0]: messages(path.name.partition(".")[0]) for path in files}
    titles = frozenset(
        folded(title) for lines in lines_of.values() for line in lines for title in _titles(json.loads(line))
    )
    shelves = {
        name: [work for line in lines_of[name] if (work := work_from_message(json.loads(line))).title]
        for name in ("rme_dev", "distractors_dev")
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder / "index", files)
        parts = [table_of_labels(folder / "index", titles), table_of_inventions(folder / "index", shelves)]
        parts.append(table_of_the_absent(folder, lines_of))
    text = "\n\n".join("\n".join(part) for part in parts)
    print(text)
    intro = (
        "`python benchmarks/made_up.py`: `check --against offline` with an index of 170,964 works. The labelled"
        " references are computer science; our own inventions are made from works of all fields (rme_dev) and of"
        " computer science (distractors_dev)."
    )
    write_section("made-up", f"## Made-up references\n\n{intro}\n\n{text}")


def _titles(message: dict[str, object]) -> list[str]:
    title = message.get("title")
    return [one for one in (title if isinstance(title, list) else [title]) if isinstance(one, str)]


if __name__ == "__main__":
    main()
