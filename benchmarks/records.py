"""How rightly references are found on incident pages, and how many pages a second.

    python benchmarks/records.py            (or: make bench-records)

prints a table and writes it to its section of docs/benchmarks.md. The pages of tests/citations/incident_pages are
measured always, those of ../shared/data beside the project where they are. A machine is never alone: so the time is
given beside that of a plain search for words in the same text, measured in turns with it.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "benchmarks")]

from page import write_section  # noqa: E402
from tests.citations.test_incident_pages import pages, whole_lines_found  # noqa: E402
from tests.citations.test_shared_lists import (  # noqa: E402
    ATLAS,
    REFERENCE_LINES,
    RELATED_WORK,
    atlas_page,
    lines_found,
)

from incident_refs.model.record import Record, Text  # noqa: E402
from incident_refs.records.decoding import decode  # noqa: E402
from incident_refs.records.mentions import mentions  # noqa: E402

SHARED_PAGE = ROOT.parent / "shared" / "data" / "incident" / "pages" / "AIAAIC0276.txt"
SIZE = 4_000  # bytes of a page
ROUNDS = 40
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the references of a set were found, and how many lines were taken for one that is none."""

    name: str
    references: int
    found: int
    false: int


def own_pages() -> Found:
    references = found = false = 0
    for text, expected in pages().values():
        lines = whole_lines_found(text)
        references += len(expected)
        found += sum(line in lines for line in expected)
        false += sum(line not in expected for line in lines)
    return Found(f"{len(pages())} pages like those of AIAAIC, and Markdown", references, found, false)


def by_number(name: str, text: str, expected: Sequence[int]) -> Found:
    lines = set(lines_found(text))
    return Found(name, len(expected), len(lines & set(expected)), len(lines - set(expected)))


def shared_pages() -> list[Found]:
    """Return what is found in the files beside the project, as far as they are there."""
    sets = []
    if RELATED_WORK.exists():
        text = RELATED_WORK.read_text(encoding="utf-8")
        sets.append(by_number("AI Incident Database, related work", text, sorted(REFERENCE_LINES)))
    if ATLAS.exists():
        for name, item in (("items of a list", "- {raw}"), ("links in a list", "- [{raw}]({url})")):
            text = atlas_page(item)
            sets.append(by_number(f"MITRE ATLAS, {name}", text, range(5, text.count("\n") + 1)))
    if SHARED_PAGE.exists():
        text = SHARED_PAGE.read_text(encoding="utf-8")
        sets.append(by_number("AIAAIC0276", text, [11, 12, 13, 14, 22, 23, 24]))
    return sets


def pages_of_size() -> list[bytes]:
    """Return pages of SIZE bytes or a little more, put together from those of the tests."""
    texts = [text for text, _ in pages().values()]
    made = []
    for first in range(len(texts)):
        parts, size = [], 0
        for text in islice(cycle(texts), first, None):
            parts.append(text)
            size += len(text.encode())
            if size >= SIZE:
                break
        made.append("\n".join(parts).encode())
    return made


def extract(page: bytes) -> int:
    """Do what `extract` does with a page: decode it, find its references, number them."""
    text = decode(page, PurePath("page.txt")).text
    return len(mentions(Record("A1", texts=(Text("body", text),))))


def seconds(work: Callable[[bytes], object], each: Sequence[bytes]) -> float:
    started = time.process_time()
    for page in each:
        work(page)
    return time.process_time() - started


def speed(each: Sequence[bytes]) -> tuple[float, float]:
    """Return pages of SIZE bytes a second, and how much longer a page takes than a search for its words."""
    turns = [(seconds(extract, each), seconds(lambda page: WORD.findall(page.decode()), each)) for _ in range(ROUNDS)]
    best, words = (min(turn[side] for turn in turns) for side in (0, 1))
    return sum(map(len, each)) / SIZE / best, best / words


def main() -> None:
    rows = [own_pages(), *shared_pages()]
    lines = ["| pages | references | found | false |", "|---|--:|--:|--:|"]
    lines += [f"| {row.name} | {row.references} | {row.found / row.references:.1%} | {row.false} |" for row in rows]
    lines += ["", "| 4 kB pages | references a page | pages a second | × a search for words |", "|---|--:|--:|--:|"]
    timed = {"those of the tests, put together": pages_of_size()}
    if SHARED_PAGE.exists():
        timed["AIAAIC0276"] = [SHARED_PAGE.read_bytes()] * 30
    for name, each in timed.items():
        dense = sum(map(extract, each)) / (sum(map(len, each)) / SIZE)
        rate, ratio = speed(each)
        lines.append(f"| {name} | {dense:.1f} | {rate:,.0f} | {ratio:.1f} |")
    text = "\n".join(lines)
    print(text)
    intro = "Written by `make bench-records`. One core; decoding, finding and numbering; times are CPU time."
    write_section("records", f"## Finding references on incident pages\n\n{intro}\n\n{text}")


if __name__ == "__main__":
    main()
