"""How often Crossref is asked for 1,000 strings, and how much of the time goes to waiting for its limits.

    python benchmarks/crossref.py            (or: make bench-crossref)

prints a table and writes it to its section of docs/benchmarks.md. Nothing leaves the machine: a stand-in on loopback
keeps Crossref's published limits, and its clock runs faster than ours, so that minutes become seconds. The works are of
our own writing.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "benchmarks")]

from page import write_section  # noqa: E402
from tests.crossref_stand_in import CrossrefStandIn, work  # noqa: E402
from tests.doi_org_stand_in import DoiOrgStandIn  # noqa: E402

from incident_refs.interfaces import Plan  # noqa: E402
from incident_refs.model.decision import Matched, Pending  # noqa: E402
from incident_refs.model.resolution import Asked, Resolved  # noqa: E402
from incident_refs.pipeline import Sources, resolve  # noqa: E402
from incident_refs.works.answers import Answers  # noqa: E402
from incident_refs.works.cache_file import CacheFile  # noqa: E402
from incident_refs.works.crossref import Crossref  # noqa: E402
from incident_refs.works.doi_org import DoiOrg  # noqa: E402
from incident_refs.works.registries import LIST, Registries  # noqa: E402

SCALE = {"public": 40.0, "polite": 16.0}  # seconds of the stand-in in one of ours
MAILTO = {"public": None, "polite": "benchmark@example.org"}
# 30 of 100 answers go wrong
FAULTS = {"429": 0.05, "429 2": 0.02, "500": 0.04, "502": 0.03, "503": 0.04, "504": 0.03, "truncated": 0.03,
          "cut": 0.02, "html": 0.01, "garbage": 0.01, "empty": 0.01, "drop": 0.01}  # fmt: skip

PLACES = ["Bergen", "Halifax", "Lagos", "Osaka", "Tallinn", "Hobart", "Cork", "Izmir", "Muscat", "Valdivia"]
THINGS = ["tides", "dunes", "storms", "anchors", "winches", "gulls", "harbours", "currents", "estuaries", "beacons"]
DOINGS = ["Watching", "Measuring", "Drawing", "Predicting", "Classifying", "Listening to", "Counting", "Mapping"]
LETTERS = "abcdefghij"
WORKS = tuple(
    work(
        f"10.5072/shore.{n}",
        f"{DOINGS[n // 100]} {THINGS[n % 10]} near {PLACES[n // 10 % 10]}, winter {1100 + n}",
        [f"Ada Fisher{LETTERS[n % 10]}{LETTERS[n // 10 % 10]}{LETTERS[n // 100]}"],
        1990 + n % 30,
    )
    for n in range(800)
)


def full(each: Mapping[str, Any], form: str = "{family} {given[0]}. ({year}). {title}") -> str:
    """Return a work as a reference line."""
    author, year = each["author"][0], each["issued"]["date-parts"][0][0]
    return form.format(family=author["family"], given=author["given"], year=year, title=each["title"][0])


def strings() -> list[tuple[Asked, str]]:
    """Return 1,000 strings with the DOI that each means: 600 lines of 500 works, 300 DOIs, 100 that say them again."""
    lines = [(full(each), each["DOI"]) for each in WORKS[:500]]
    others = [(full(each, '{given[0]}. {family}, "{title}," {year}.'), each["DOI"]) for each in WORKS[:100]]
    dois = [(f"https://doi.org/{each['DOI']}", each["DOI"]) for each in WORKS[500:]]
    listed = [
        (Asked(raw, record=f"record {n}", n=m), each["DOI"])
        for n, each in enumerate(WORKS[:50])  # a record with a full line and a short one
        for m, raw in enumerate((full(each), full(each, "{family} {year}")), 1)
    ]
    alone = [(Asked(raw, id=str(n)), doi) for n, (raw, doi) in enumerate([*lines[50:], *others, *dois, *lines[:50]])]
    return [*listed, *alone]


STRINGS = strings()
LEAST = 600 + 300 // LIST  # a search for each different line, a list for every 50 DOIs


@dataclass(frozen=True)
class Run:
    """What one pool with or without faults came to."""

    pool: str
    faults: bool
    fresh: int
    repeated: int
    stopped: int
    resumed: int
    right: int
    pending: int
    planned: float
    took: float
    waited: float
    breaches: Mapping[str, int]


def asking(pool: str, crossref: CrossrefStandIn, doi_org: DoiOrgStandIn, answers: Answers) -> Registries:
    """Return the source on the clock of the stand-in."""
    crossref_door = Crossref(crossref.url, MAILTO[pool], clock=crossref.clock, sleep=crossref.sleep)
    doi_door = DoiOrg(doi_org.url, MAILTO[pool], clock=crossref.clock, sleep=crossref.sleep)
    return Registries(crossref_door, doi_door, answers)


def rows(source: Registries, plans: list[Plan]) -> Iterator[Resolved]:
    return resolve([asked for asked, _ in STRINGS], Sources((), (source,)), told=plans.append)


def whole(source: Registries) -> tuple[list[Resolved], list[Plan]]:
    """Return what became of all strings, and what was planned."""
    plans: list[Plan] = []
    found = list(rows(source, plans))
    return found, plans


def measure(pool: str, faults: bool) -> Run:  # noqa: FBT001
    """Ask for all strings fresh, again, and with a stop half way."""
    manners = {"rates": FAULTS if faults else {}, "seed": 5, "enforce": True, "scale": SCALE[pool]}
    breaches: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder, DoiOrgStandIn() as doi_org:
        with CrossrefStandIn(works=WORKS, **manners) as crossref:
            answers = Answers(file := CacheFile(Path(folder) / "whole"))
            source = asking(pool, crossref, doi_org, answers)
            begun = crossref.clock()
            found, plans = whole(source)
            took, fresh = crossref.clock() - begun, len(crossref.asked)
            waited = source._crossref.client.pace.waited
            whole(source)
            repeated = len(crossref.asked) - fresh
            source.close()
            breaches |= crossref.report().breaches
        with CrossrefStandIn(works=WORKS, **manners) as crossref:
            for part in ("first", "second"):
                answers = Answers(file := CacheFile(Path(folder) / "stopped"))
                source = asking(pool, crossref, doi_org, answers)
                if part == "first":
                    for _ in rows(source, []):
                        if len(crossref.asked) >= fresh // 2:
                            break
                    source.close()
                    stopped = len(crossref.asked)
                else:
                    whole(source)
                    source.close()
            resumed = len(crossref.asked)
            breaches |= crossref.report().breaches
        file.close()
    right = sum(
        isinstance(row.decision, Matched) and row.decision.work.doi == doi
        for row, (_, doi) in zip(found, STRINGS, strict=True)
    )
    pending = sum(isinstance(row.decision, Pending) for row in found)
    planned = sum(plan.seconds for plan in plans)
    return Run(pool, faults, fresh, repeated, stopped, resumed, right, pending, planned, took, waited, breaches)


def section(runs: list[Run]) -> str:
    """Return the section of the page."""
    lines = [
        "## Asking Crossref",
        "",
        "`make bench-crossref`. 1,000 strings: 600 full lines of 500 works in two styles, 300 DOIs, 50 short forms in"
        " records that have the full line, 50 lines once more. The works are of our own writing, and a stand-in keeps"
        f" Crossref's limits. The least that its API allows is {LEAST} requests: a search for each different line,"
        f" and a list for every {LIST} DOIs.",
        "",
        "| pool, answers that go wrong | requests: fresh | again, from what is kept | stopped half way + gone on |"
        " right of 1,000 | pending | time by the plan | time | of it waiting for the limits | breaches |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {run.pool}, {30 if run.faults else 0} % | {run.fresh} | {run.repeated} | {run.stopped} + "
        f"{run.resumed - run.stopped} = {run.resumed} | {run.right} | {run.pending} | {run.planned:.0f} s |"
        f" {run.took:.0f} s | {run.waited / run.took:.0%} | "
        f"{', '.join(f'{name} {count}' for name, count in run.breaches.items()) or 'none'} |"
        for run in runs
    ]
    lines += [
        "",
        f"Times are those of the stand-in, whose clock runs {SCALE['public']:g} times (public) and {SCALE['polite']:g}"
        " times (polite) faster than ours: our own work counts that much more than it would. Breaches: too fast, too"
        " many at once, before Retry-After was over, asked again after an answer, without our name.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write the section."""
    with ProcessPoolExecutor(2) as pool:
        tasks = {case: pool.submit(measure, *case) for case in product(("polite", "public"), (True, False))}
        runs = [tasks[case].result() for case in product(("public", "polite"), (False, True))]
    text = section(runs)
    print(text)
    write_section("crossref", text)
    if any(run.breaches for run in runs):
        raise SystemExit("Crossref would mind: see the breaches above")


if __name__ == "__main__":
    main()
