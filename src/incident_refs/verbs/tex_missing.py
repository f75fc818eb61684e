"""The keys that a paper cites and no entry has: where, and what may have been meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from incident_refs.latex.nearest import MOST, Keys, name_and_year
from incident_refs.latex.paper import Cited, Paper, places
from incident_refs.library.store import LARGE, Library
from incident_refs.model.entry import Entry
from incident_refs.verbs.paper_files import read_paper


@dataclass(frozen=True, slots=True)
class Missing:
    """A key that no entry has: where the paper cites it, how often, and what a person may do about it.

    `meant` are keys that may have been meant. `written` says that one that differs only in case was written.
    """

    key: str
    file: str
    line: int
    times: int = 1
    meant: tuple[str, ...] = ()
    written: bool = False
    hint: str = ""

    def __str__(self) -> str:
        more = f" ({self.times} times in the paper)" if self.times > 1 else ""
        if self.written:
            said = f"; '{self.meant[0]}', which is written, differs in case, and biber and pandoc take that for another"
        else:
            said = f"; did you mean {' or '.join(self.meant)}?" if self.meant else ""
        return f"{self.file}:{self.line}: no entry '{self.key}'{more}{said}{f'; {self.hint}' if self.hint else ''}"


def missing(
    lost: Mapping[str, Sequence[Cited]], libraries: Sequence[Library], own: Mapping[Path, Library]
) -> Iterator[Missing]:
    """Yield what is missing with what may have been meant; `own` are other files that the paper names."""
    keys = Keys(key for library in libraries for key in library.keys()) if lost else Keys(())  # noqa: SIM118
    for key, cited in lost.items():
        meant = keys.nearest(key)
        hint = next((f"it stands in {path}, which the paper names" for path, one in own.items() if one.get(key)), "")
        if " " in key:
            hint = hint or "it is no key; 'incident-refs tex --resolve' proposes one"
            meant = ()
        elif not meant:
            meant = tuple(_by_family(key, libraries))
        yield Missing(key, cited[0].file, cited[0].line, len(cited), meant, hint=hint)


def _by_family(key: str, libraries: Sequence[Library]) -> Iterator[str]:
    """Yield keys of entries by an author of that name and year. Of a large library only the keys are looked at."""
    sign = name_and_year(key)
    for library in libraries if sign else ():
        if len(library.data) < LARGE and sign:
            family, year = sign
            works = library.look_up(lambda lookup: [(at, lookup.works[at]) for at in lookup.by_family(family, None)])  # noqa: B023
            near = [at for at, work in works if work.year is not None and work.year % 100 == year]
            yield from (library.entries()[at].key for at in near[:MOST])


def joined(lost: Mapping[str, Sequence[Cited]], paper: Paper) -> dict[str, Sequence[Cited]]:
    r"""Return what is missing with `\cite{Deng, Dong and Socher 2009}`, which has a comma in it, as one string."""
    if not any(" " in key for key in lost):
        return dict(lost)
    found: dict[str, list[Cited]] = {}
    waiting: list[Cited] = []
    for cited in (*paper.cited, None):
        goes_on = bool(waiting) and cited is not None and cited.file == waiting[0].file and cited.key in lost
        if waiting and not (goes_on and cited and cited.line - waiting[-1].line < 2):
            _put(found, waiting)
            waiting = []
        if cited is None or cited.key not in lost:
            continue
        waiting.append(cited)
        if cited.key.rstrip(")abcdefgh")[-4:].isdigit():
            _put(found, waiting)
            waiting = []
    return dict(found)


def _put(found: dict[str, list[Cited]], pieces: Sequence[Cited]) -> None:
    if not any(" " in piece.key for piece in pieces):
        for piece in pieces:
            found.setdefault(piece.key, []).append(piece)
        return
    whole = ", ".join(piece.key for piece in pieces)
    found.setdefault(whole, []).append(Cited(whole, pieces[0].file, pieces[0].line))


def in_another_case(key: str, cited: Sequence[Cited], entry: Entry) -> Missing:
    """Return a key that biber does not find, although an entry is written whose key differs in case only."""
    return Missing(key, cited[0].file, cited[0].line, len(cited), (entry.key,), written=True)


def with_places(missing: Sequence[Missing], papers: Sequence[Path]) -> Iterator[Missing]:
    """Yield what is missing with its place in the source, where LaTeX's own files were read and that is beside them."""
    sources = (
        [path.with_suffix(".tex") for path in papers if path.suffix.lower() in (".aux", ".bcf")] if missing else []
    )
    cited: dict[str, list[Cited]] = {}
    for source in sources:
        if source.is_file():
            cited |= places(read_paper(source)[0])
    for one in missing:
        there = cited.get(one.key)
        yield replace(one, file=there[0].file, line=there[0].line, times=len(there)) if there else one
