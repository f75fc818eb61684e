r"""What LaTeX wrote down while it compiled a paper: the keys in its `.aux` file and in those of its chapters.

The module is not called `aux`: Windows has no files of that name.
"""

import re

from incident_refs.latex.paper import (
    MAX_INPUTS,
    Cited,
    File,
    Paper,
    ReadFile,
    Trouble,
    is_of_a_package,
    keys_in,
    text_of,
)

# \citation{a,b}  \bibdata{refs,more}  \@input{chapter.aux}  \abx@aux@cite{0}{a}  \abx@aux@nociteall
_COMMAND = re.compile(
    r"""^\\ (?:
      (?P<keys>     citation                  ) \{ (?P<cited>    [^{}\n]* ) \}
    | (?P<data>     bibdata                   ) \{ (?P<named>    [^{}\n]* ) \}
    | (?P<input>    @input                    ) \{ (?P<file>     [^{}\n]* ) \}
    | (?P<biblatex> abx@aux@cite ) (?:\{\d+\})? \{ (?P<key>      [^{}\n]* ) \}
    | (?P<all>      abx@aux@nociteall         ) \b
    )""",
    re.VERBOSE | re.MULTILINE,
)
_CUT = "the file ends in the middle: LaTeX was stopped while it wrote this; run LaTeX again"


def read_aux(file: File, read_file: ReadFile) -> Paper:
    r"""Return what an `.aux` file says that its paper cites; `read_file` gives those of the chapters.

    >>> aux = File("paper.aux", b"\\relax\n\\citation{deng2009}\n\\bibdata{refs}\n", "")
    >>> paper = read_aux(aux, lambda name: None)
    >>> paper.cited, paper.databases
    ((Cited(key='deng2009', file='paper.aux', line=2),), ('refs.bib',))
    """
    reading = _Reading(read_file)
    reading.read(file)
    return Paper(
        tuple(reading.cited),
        reading.everything,
        tuple(dict.fromkeys(reading.databases)),
        biblatex=reading.biblatex,
        troubles=tuple(reading.troubles),
    )


class _Reading:
    """What was found so far."""

    def __init__(self, read_file: ReadFile) -> None:
        self._read_file = read_file
        self.cited: list[Cited] = []
        self.databases: list[str] = []
        self.troubles: list[Trouble] = []
        self.everything = self.biblatex = False
        self._seen: set[str] = set()

    def read(self, file: File) -> None:
        """Read a file, and behind it those that it names: LaTeX writes no second level."""
        waiting = [file]
        while waiting:
            current = waiting.pop(0)
            self._seen.add(current.identity)
            waiting += self._read_one(current)

    def _read_one(self, file: File) -> list[File]:
        text, trouble = text_of(file)
        if trouble is None and is_cut(text):
            trouble = Trouble(file.name, text.count("\n") + (not text.endswith("\n")), _CUT)
        if trouble:
            self.troubles.append(trouble)
            return []
        found: list[File] = []
        line, position = 1, 0
        for command in _COMMAND.finditer(text):
            line += text.count("\n", position, command.start())
            position = command.start()
            if command["keys"] or command["biblatex"]:
                keys = [key for key, _ in keys_in(command["cited"])] if command["keys"] else [command["key"]]
                self.everything |= "*" in keys
                self.biblatex |= bool(command["biblatex"])
                self.cited += [Cited(key, file.name, line) for key in keys if not is_of_a_package(key)]
            elif command["data"]:
                self.databases += [f"{name.strip()}.bib" for name in command["named"].split(",") if name.strip()]
            elif command["all"]:
                self.everything = self.biblatex = True
            else:
                found += self._included(command["file"], file, line)
        return found

    def _included(self, name: str, by: File, line: int) -> list[File]:
        included = self._read_file(name)
        if included is None:
            sentence = f"there is no {name}, which this names; run LaTeX again"
            self.troubles.append(Trouble(by.name, line, sentence))
        elif included.identity in self._seen:
            self.troubles.append(Trouble(by.name, line, f"{name} names this file in turn; run LaTeX again"))
        elif len(self._seen) >= MAX_INPUTS:
            self.troubles.append(Trouble(by.name, line, f"more than {MAX_INPUTS} files; the others are not read"))
        else:
            return [included]
        return []


def is_cut(text: str) -> bool:
    r"""Return whether a file that LaTeX writes ends in the middle; it ends each line, and closes each brace.

    >>> is_cut("\\relax \n\\citation{deng20"), is_cut("\\relax \n"), is_cut("")
    (True, False, True)
    """
    if not text.endswith("\n"):
        return True
    last = text[text.rfind("\n", 0, -1) + 1 :]
    return last.startswith("\\citation") and last.count("{") != last.count("}")
