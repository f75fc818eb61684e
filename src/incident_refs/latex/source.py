r"""The keys that the source of a paper cites: its `.tex` file and those that it reads in.

This is what TeX would find, as far as that can be told without running it: commands that the paper makes are known
where their definition says `\cite{#1}`. Where a name is made by a command, the `.aux` file knows better.
"""

import posixpath
import re
from collections.abc import Iterator

from incident_refs.errors import FileError
from incident_refs.latex.arguments import Arguments
from incident_refs.latex.blanking import without_unread
from incident_refs.latex.commands import (
    DATABASES,
    DEFINING,
    ENVIRONMENTS,
    IMPORTS,
    INPUTS,
    INPUTS_IF_THERE,
    SHAPES,
    Shape,
)
from incident_refs.latex.definitions import Defined, definitions
from incident_refs.latex.paper import (
    MAX_INPUTS,
    Cited,
    File,
    Lines,
    Paper,
    ReadFile,
    Trouble,
    is_of_a_package,
    keys_in,
    text_of,
)

_COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z@]++)\*?|.)", re.DOTALL)
# \input chapter.tex: as TeX itself has it, without braces
_BARE_NAME = re.compile(r'[ \t]+(?P<name>"[^"\n]+"|[^\s{}\\%#\0]+)')
_BIBLATEX = re.compile(
    r"\\(?:usepackage|RequirePackage)\s*(?:\[(?P<options>[^\]]{0,1000})\])?\s*\{[^{}]{0,500}\bbiblatex\b"
)
_MAX_DEPTH = 40  # files within files
_MAX_KEYS = 50_000  # letters in one argument; \nocite of 2,000 keys has 40,000


def read_source(file: File, read_file: ReadFile) -> Paper:
    r"""Return what a `.tex` file cites; `read_file` gives those that it reads in, by their names from its folder.

    >>> read_source(File("paper.tex", b"\\cite[p.~3]{deng2009,%\n li2022}", ""), lambda name: None).cited
    (Cited(key='deng2009', file='paper.tex', line=1), Cited(key='li2022', file='paper.tex', line=2))
    """
    reading = _Reading(read_file)
    reading.read(file, "", ())
    return Paper(
        tuple(reading.cited),
        reading.everything,
        tuple(dict.fromkeys(reading.databases)),
        frozenset(reading.sets),
        reading.biblatex and not reading.by_bibtex,
        tuple(reading.troubles),
        tuple(reading.notes),
    )


class _Reading:
    """What was found so far, in all files."""

    def __init__(self, read_file: ReadFile) -> None:
        self.read_file = read_file
        self.cited: list[Cited] = []
        self.databases: list[str] = []
        self.sets: list[str] = []
        self.troubles: list[Trouble] = []
        self.notes: list[Trouble] = []
        self.everything = self.biblatex = self.by_bibtex = False
        self.defined: dict[str, Defined] = {}
        self.in_preamble = False
        self.seen: set[str] = set()

    def read(self, file: File, folder: str, within: tuple[str, ...]) -> None:
        """Read a file; `folder` is where an `\\import` says that its files are, `within` those that it stands in."""
        self.seen.add(file.identity)
        text, trouble = text_of(file)
        if trouble:
            self.troubles.append(trouble)
        else:
            _OneFile(self, file, folder, (*within, file.identity), without_unread(text)).read()


class _OneFile:
    """One file on its way; what is found goes into the whole."""

    def __init__(self, whole: _Reading, file: File, folder: str, within: tuple[str, ...], text: str) -> None:
        self.whole, self.file, self.folder, self.within, self.text = whole, file, folder, within, text
        self.arguments, self.lines = Arguments(text), Lines(text)
        self.keys_at = range(0)  # the keys that were read last

    def read(self) -> None:
        for package in _BIBLATEX.finditer(self.text):
            self.whole.biblatex = True
            self.whole.by_bibtex |= re.search(r"backend\s*=\s*bibtex", package["options"] or "") is not None
        self.whole.defined |= definitions(self.text, self.arguments)
        defined_at = -1
        for command in _COMMAND.finditer(self.text):
            name = command["name"]
            if name and not (defined_at >= 0 and not self.text[defined_at : command.start()].strip(" {\n")):
                self._command(name, command.end())
            # \renewcommand\cite[2]{…}, \NewDocumentCommand{\cite}{o m}{…}: what is defined is not used
            defined_at = command.end() if name in DEFINING else -1

    def _command(self, name: str, end: int) -> None:
        shape = SHAPES.get(name)
        if shape:
            self._cite(name, shape, end)
        elif name in self.whole.defined:
            for start, stop in self.whole.defined[name].keys(self.arguments, end):
                self._keys(name, start, stop)
        elif name in INPUTS or name in INPUTS_IF_THERE or name in IMPORTS:
            self._input(name, end)
        elif name in DATABASES:
            self._database(name, end)
        elif name == "documentclass":
            self.whole.in_preamble = not self.within[1:]
        elif name == "begin" and (named := self.arguments.braced(end)):
            environment = self.text[slice(*named)]
            self.whole.in_preamble &= environment != "document"
            if environment in ENVIRONMENTS:
                self._cite(environment, ENVIRONMENTS[environment], named[1] + 1)

    def _cite(self, name: str, shape: Shape, end: int) -> None:
        if shape is Shape.SET and (named := self.arguments.braced(end)):
            self.whole.sets.append(" ".join(self.text[slice(*named)].split()))
        found = list(arguments_with_keys(self.arguments, shape, end))
        if not found and self.arguments.is_never_closed(self.arguments.past(end, 2)):
            self._trouble(self.lines.at(end), f"\\{name}{{: this brace is never closed")
        if end in self.keys_at:  # \cite{\cite{a}} is no nest of citations
            return
        for start, stop in found:
            self.keys_at = range(start, stop)
            if stop - start > _MAX_KEYS:
                sentence = f"\\{name}{{: more than {_MAX_KEYS} letters of keys; is a brace missing?"
                self._trouble(self.lines.at(end), sentence)
            elif shape is Shape.GROUP:
                self._group(start, stop)
            else:
                self._keys(name, start, stop)

    def _keys(self, name: str, start: int, stop: int) -> None:
        for key, offset in keys_in(self.text[start:stop]):
            line = self.lines.at(start + offset)
            if key.startswith("{") and key.endswith("}"):  # \cite{{deng2009}}
                key = key[1:-1].strip()
            if key == "*" and name.startswith("nocite"):
                self.whole.everything = True
            elif "\\" in key or "{" in key:
                sentence = (
                    f"\\{name}{{{key[:80]}}}: which key that is, only LaTeX knows; give the .aux or .bcf file instead"
                )
                self.whole.notes.append(Trouble(self.file.name, line, sentence))
            elif key and "#" not in key and not is_of_a_package(key):  # \newcommand{\mine}[1]{\cite{#1}}
                self.whole.cited.append(Cited(key, self.file.name, line))

    def _group(self, start: int, stop: int) -> None:
        r"""Read `\mcite{a,group,*b,*c}`: what stands before the stars is the name of a group."""
        found = list(keys_in(self.text[start:stop]))
        for (key, offset), behind in zip(found, [*(key for key, _ in found[1:]), ""], strict=True):
            if "\\" in key or "#" in key:
                continue
            if behind.startswith("*") and not key.startswith("*"):
                self.whole.sets.append(key)
            elif key.lstrip("*"):
                self.whole.cited.append(Cited(key.lstrip("*"), self.file.name, self.lines.at(start + offset)))

    def _database(self, name: str, end: int) -> None:
        named = self.arguments.braced(self.arguments.past(end, 1))
        if named is None:
            return
        suffix = ".bib" if name.endswith("bibliography") else ""
        self.whole.biblatex |= not suffix
        for one, _ in keys_in(self.text[slice(*named)]):
            self.whole.databases.append(one if one.endswith(".bib") or not suffix else one + suffix)

    def _input(self, name: str, end: int) -> None:
        folder = self.folder
        if name in IMPORTS:
            named = self.arguments.braced(end)
            if named is None:
                return
            said = self.text[slice(*named)].strip()
            folder = posixpath.join(self.folder, said) if IMPORTS[name] else said
            end = named[1] + 1
        inside = self.arguments.braced(self.arguments.past(end, 1))
        bare = _BARE_NAME.match(self.text, end) if inside is None and name == "input" else None
        if inside is None and bare is None:
            return
        said = self.text[slice(*inside)] if inside else bare["name"] if bare else ""
        said = said.replace("\0", "").strip().strip('"')
        line = self.lines.at(end)
        if said and "#" not in said + folder:
            self._read_in(name, said, folder, line)

    def _read_in(self, command: str, said: str, folder: str, line: int) -> None:
        whole, shown = self.whole, f"\\{command}{{{said}}}"
        if "\\" in said + folder:
            self._trouble(line, f"{shown}: which file that is, only LaTeX knows; give the .aux or .bcf file instead")
            return
        try:
            found = next(filter(None, map(whole.read_file, names_of(said, folder))), None)
        except FileError as error:
            self._trouble(line, f"{shown}: {error}")
            return
        if found is None:
            self._missing(command, said, line)
        elif found.identity in self.within:
            self._trouble(line, f"{shown}: {found.name} reads itself in, by way of this file; take one of them out")
        elif len(self.within) > _MAX_DEPTH or len(whole.seen) >= MAX_INPUTS:
            self._trouble(
                line, f"{shown}: of more than {MAX_INPUTS} files, or {_MAX_DEPTH} in each other, no more is read"
            )
        elif found.identity not in whole.seen:
            # a subfile's own files are counted from its own folder
            inner = posixpath.dirname(posixpath.join(folder, said)) if command.startswith("subfile") else folder
            whole.read(found, inner, self.within)

    def _missing(self, command: str, said: str, line: int) -> None:
        sentence = f"\\{command}{{{said}}}: there is no such file"
        if command in INPUTS_IF_THERE:
            return
        if self.whole.in_preamble and "/" not in said:
            # \input{glyphtounicode} stands in the preamble of every paper for arXiv
            self.whole.notes.append(Trouble(self.file.name, line, f"{sentence} here; taken for one of TeX's own"))
        else:
            self._trouble(line, f"{sentence}; check the name")

    def _trouble(self, line: int, sentence: str) -> None:
        self.whole.troubles.append(Trouble(self.file.name, line, sentence))


def names_of(said: str, folder: str) -> Iterator[str]:
    """Yield the names under which TeX looks for a file.

    >>> list(names_of("intro", "chapters/"))
    ['chapters/intro.tex', 'chapters/intro', 'intro.tex', 'intro']
    """
    for name in dict.fromkeys((posixpath.join(folder, said), said)):
        if not name.endswith(".tex"):
            yield f"{name}.tex"
        yield name


def arguments_with_keys(arguments: Arguments, shape: Shape, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each argument goes that holds keys, of a command whose name ends at `end`."""
    match shape:
        case Shape.PLAIN | Shape.GROUP:
            yield from _plain(arguments, end)
        case Shape.SECOND | Shape.SET:
            first = arguments.braced(end)
            yield from _plain(arguments, first[1] + 1) if first else ()
        case Shape.VOLUME:
            yield from _volume(arguments, end)
        case Shape.SEVERAL | Shape.VOLUMES:
            one = _plain if shape is Shape.SEVERAL else _volume
            end = arguments.round(end) or end
            end = arguments.round(end) or end
            while found := next(one(arguments, end), None):
                yield found
                end = found[1] + 1


def _plain(arguments: Arguments, end: int) -> Iterator[tuple[int, int]]:
    found = arguments.braced(arguments.past(end, 2))
    if found:
        yield found


def _volume(arguments: Arguments, end: int) -> Iterator[tuple[int, int]]:
    volume = arguments.braced(arguments.past(end, 1))
    found = arguments.braced(arguments.past(volume[1] + 1, 1)) if volume else None
    if found:
        yield found
