"""The `.bib` file that a paper needs: exactly the entries that it cites, and what these take over from others."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from incident_refs import files
from incident_refs.bibtex.incident_item import incident_entry, incident_key
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import FormatError, LibraryError, PaperError, UsageError
from incident_refs.latex.paper import Cited, Paper, places, together
from incident_refs.latex.preambles import left_out
from incident_refs.latex.shelves import Shelves
from incident_refs.latex.subset import subset
from incident_refs.library.aliases import called
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry
from incident_refs.verbs.paper_files import MARKDOWN, read_paper
from incident_refs.verbs.tex_missing import Missing, in_another_case, joined, missing, with_places
from incident_refs.workspace import Workspace

ENCODINGS = ("utf8", "latex")


@dataclass(frozen=True, slots=True)
class Bib:
    """What a paper needs: the text of its `.bib` file and the keys in it, and what is missing there.

    `notes` are sentences for a person; `read` are all files that it rests on, those that are not there too.
    """

    text: str
    keys: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    notes: tuple[str, ...] = ()
    read: tuple[Path, ...] = ()


def tex(
    workspace: Workspace,
    papers: Sequence[Path],
    *,
    bib: Sequence[Path] = (),
    dialect: str | None = None,
    encoding: str | None = None,
    output: Path | None = None,
) -> Bib:
    """Return the `.bib` file that papers need, from the workspace's library or from the files `bib`.

    Entries go to the letter as they stand there, unless `dialect` or `encoding` asks for something else. A key that
    is the id of a record of the workspace is an entry of the incident itself. `output` is where the text will go: other
    `.bib` files that the paper names may hold entries of their own. Nothing is written.

    Raises PaperError where a part of a paper cannot be read, for the file would lack what that part cites; FileError
    and LibraryError where a file cannot be read at all.
    """
    if encoding not in (None, *ENCODINGS):
        raise FormatError(f"'{encoding}' is not an encoding; known are {', '.join(ENCODINGS)}")
    if dialect not in (None, *(one.value for one in Dialect)):
        raise FormatError(f"'{dialect}' is not a dialect; known are {', '.join(one.value for one in Dialect)}")
    as_dialect = Dialect(dialect) if dialect else None
    read = [read_paper(path) for path in papers]
    paper = together(one for one, _ in read)
    seen = [path for _, several in read for path in several]
    libraries = [_library(workspace, path) for path in bib] if bib else [workspace.library()]
    _check(paper, (*seen, *(one.path for one in libraries)), output)
    shelf = Shelves([(str(library.path), library) for library in libraries])
    biblatex = as_dialect is Dialect.BIBLATEX or (as_dialect is None and paper.biblatex)
    wanted = {key: cited for key, cited in places(paper).items() if key not in paper.sets}
    there = {key: entry for key in wanted if (entry := shelf.get(key))}
    renamed = _renamed(libraries, [key for key in wanted if key not in there])
    # biber knows an entry by its aliases; for BibTeX and pandoc it is written under the key of the paper
    biber = biblatex and not any(path.suffix.lower() in MARKDOWN for path in papers)
    there |= {key: entry if biber else replace(entry, key=key) for key, entry in renamed.items()}
    absent = {key: cited for key, cited in wanted.items() if key not in there}
    incidents = _incidents(workspace, absent, Dialect.BIBLATEX if biblatex else Dialect.BIBTEX)
    own = _of_the_paper(workspace, paper, papers, libraries, output)
    elsewhere = {key: path for key in absent for path, library in own.items() if output and library.get(key)}
    lost = {key: cited for key, cited in absent.items() if key not in incidents and key not in elsewhere}
    entries = {entry.key: entry for entry in (*(_all(libraries, shelf) if paper.everything else ()), *there.values())}
    made = subset(
        list(entries.values()),
        shelf,
        made=list(incidents.values()),
        dialect=as_dialect,
        encoding=encoding,
        biblatex=biblatex,
    )
    not_there = [*missing(joined(lost, paper), libraries, own)]
    if biblatex:
        not_there += [
            in_another_case(key, wanted[key], one)
            for key, one in there.items()
            if one.key != key and key not in renamed
        ]
    notes = (
        *map(str, paper.notes),
        *made.notes,
        *(() if biblatex else _cases(wanted)),
        *_now_called(renamed, wanted, biber=biber),
        *_twice(entries, own, libraries),
        *_left_out(libraries, made.text),
        *(f"'{key}' stands in {path}, which the paper names too" for key, path in elsewhere.items()),
    )
    rests_on = dict.fromkeys((*seen, *(one.path for one in libraries), *own))
    keys = tuple(entry.key for entry in made.entries)
    return Bib(made.text, keys, tuple(with_places(not_there, papers)), notes, tuple(rests_on))


def write(bib: Bib, output: Path, *, dry_run: bool = False) -> tuple[bool, str]:
    """Write the file, safely, where it is not the same already; return whether it is another one, and the diff.

    A build looks at the time of a file: one that would not change is not touched. Raises FileError where it cannot be
    written; then the old one is as it was.
    """
    new = bib.text.encode()
    files.check_is_file(output)  # reading a pipe would wait for ever
    old = files.read_bytes(output) if output.exists() or output.is_symlink() else None
    if old == new:
        return False, ""
    if dry_run:
        return True, files.diff(old or b"", new, output.name)
    files.replace(output, new, old)
    return True, ""


def _check(paper: Paper, read: Sequence[Path], output: Path | None) -> None:
    if output:
        if any(_same(path, output) for path in read):
            raise UsageError(f"{output} is one of the files that are read; name another file with -o")
        if output.suffix.lower() in (".tex", ".aux", ".bcf", ".md"):
            raise UsageError(f"{output}: by its name this is a paper, not a .bib file; name another file with -o")
    if paper.troubles:
        said = "\n".join(map(str, paper.troubles[:20]))
        more = f"\n… and {len(paper.troubles) - 20} more" if len(paper.troubles) > 20 else ""
        raise PaperError(f"{said}{more}\nNothing was written: what was not read may cite more.", read)


def _renamed(libraries: Sequence[Library], absent: Sequence[str]) -> dict[str, Entry]:
    """Return the entries that the paper cites by a key that they had before: they name it in `ids`."""
    found: dict[str, Entry] = {}
    for library in reversed(libraries if absent else ()):
        found |= called(library, absent)
    return {key: found[key] for key in absent if key in found}


def _now_called(renamed: Mapping[str, Entry], wanted: Mapping[str, Sequence[Cited]], *, biber: bool) -> Iterator[str]:
    """Say which keys are another by now; all but biber print a work twice that is cited by both."""
    for key, entry in renamed.items():
        place = f"{wanted[key][0].file}:{wanted[key][0].line}: '{key}' is called '{entry.key}' by now"
        twice = not biber and entry.key in wanted
        yield f"{place}; the paper cites both, and will print the work twice" if twice else place


def _all(libraries: Iterable[Library], shelf: Shelves) -> Iterator[Entry]:
    """Yield all entries; of a key that stands in several files, as the shelf has it."""
    for library in libraries:
        yield from (found for entry in library.entries() if (found := shelf.get(entry.key)))


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _library(workspace: Workspace, path: Path) -> Library:
    if not path.exists():
        files.read_bytes(path)  # a library that is not there yet is an empty one; a file that somebody names is not
    library = Library.load(path, lambda: workspace.cache_folder, workspace.say)
    workspace.heard(library)
    return library


def _incidents(workspace: Workspace, absent: Iterable[str], dialect: Dialect) -> dict[str, Entry]:
    """Return the entry of each incident that is cited by its id, under the key of the paper."""
    keys = [key for key in absent if " " not in key]
    if not keys or workspace.settings.refs is None:
        return {}
    from incident_refs.records.door import is_called

    records = workspace.records()
    found: dict[str, Entry] = {}
    for key in keys:
        named = [one for one in records if incident_key(one) == key.lower() or is_called(one, key)]
        if len({one.id for one in named}) == 1:
            found[key] = incident_entry(named[0], dialect, key=key)
    return found


def _of_the_paper(
    workspace: Workspace, paper: Paper, papers: Sequence[Path], libraries: Sequence[Library], output: Path | None
) -> dict[Path, Library]:
    """Return the other `.bib` files that the paper names, and that are there: neither the library nor what we write."""
    found: dict[Path, Library] = {}
    for name in paper.databases:
        for folder in dict.fromkeys(path.parent for path in papers):
            path = folder / name
            taken = any(_same(path, library.path) for library in libraries)
            if taken or not path.is_file() or (output and output.name == path.name):
                continue
            try:
                found[path] = Library.load(path, lambda: workspace.cache_folder, workspace.say)
            except LibraryError:  # BibTeX will say so: it is none of ours
                continue
    return found


def _cases(wanted: Mapping[str, Sequence[Cited]]) -> Iterator[str]:
    """Yield what BibTeX stops at: one key in two spellings."""
    first: dict[str, str] = {}
    for key, cited in wanted.items():
        other = first.setdefault(key.lower(), key)
        if other != key:
            yield f"{cited[0].file}:{cited[0].line}: BibTeX takes '{key}' and '{other}' for one key, and stops at it"


def _left_out(libraries: Iterable[Library], text: str) -> Iterator[str]:
    for library in libraries:
        for line, name in left_out(library.data, text):
            yield (
                f"{library.path}:{line}: this @preamble defines \\{name}, which an entry uses. It is not written:"
                f" it would run in the paper; define \\{name} there"
            )


def _twice(found: Mapping[str, Entry], own: Mapping[Path, Library], libraries: Sequence[Library]) -> Iterator[str]:
    for path, library in own.items():
        for key, entry in found.items():
            other = library.get(key)
            if other and (other.type, dict(other.fields)) != (entry.type, dict(entry.fields)):
                where = " or ".join(str(one.path) for one in libraries)
                yield f"{path}:{other.line}: '{key}' is here and in {where}, and they differ; the paper names both"
