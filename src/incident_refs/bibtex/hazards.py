r"""LaTeX in a `.bib` file that could do more than print: read a file, write one, run a program, or stop a paper.

Nothing of it ever runs here, and we write nothing of it: what comes from outside is escaped (`text.to_tex`). A person
may have good reasons for a `\newcommand`; a stranger's file is another matter. So it is said, and left as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block, Kind
from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Bibliography, Failed, place_in
from incident_refs.model.place import Onward

# each with what it could do
_WHAT = {
    Fault.READS: "reads a file when a paper is compiled",
    Fault.WRITES: "writes a file when a paper is compiled",
    Fault.RUNS: "runs a program when a paper is compiled",
    Fault.DEFINES: "changes what other commands mean",
    Fault.ENDS: "ends a paper in its middle",
    Fault.HIDES: "hides which command is meant",
    Fault.LEADS: "leads to a program, not to a page",
}
# One backslash goes before all of them, so that the next one is jumped to
_ORDERS = rb"""
    \\ (?:
      (?P<runs>    (?: write \s*+ 18 | ShellEscape | directlua | latelua | luaexec | luadirect | pdfshellescape
                     | immediate \s*+ \\ write \s*+ 18 ) (?![A-Za-z]) )
    | (?P<reads>   (?: input | include | InputIfFileExists | openin | read | verbatiminput | lstinputlisting
                     | includegraphics | usepackage | RequirePackage | @@input ) (?![A-Za-z]) )
    | (?P<writes>  (?: openout | newwrite | write | closeout | special ) (?![A-Za-z]) )
    | (?P<defines> (?: def | edef | gdef | xdef | let | futurelet | catcode | newcommand | renewcommand
                     | providecommand | DeclareRobustCommand | expandafter | loop | newread ) (?![A-Za-z]) )
    | (?P<ends>    (?: endinput | stop | batchmode | end \s*+ \{ \s*+ document \s*+ \} ) (?![A-Za-z]) )
    | (?P<hides>   (?: csname | scantokens ) (?![A-Za-z]) )
    )"""
_OTHERS = rb"""
    (?P<carets> \^\^ (?: [0-9a-f]{2} | [@-_] ) )
    | (?P<leads> (?: \\ (?: href | url ) \s*+ \{ | (?<![\w-]) (?i:url) \s*+ = \s*+ [{"] ) \s*+
                 (?i: javascript | vbscript | data ) \s*+ : )
    """
_ORDER = re.compile(_ORDERS, re.VERBOSE)
_COMMAND = re.compile(_ORDERS + b"|" + _OTHERS, re.VERBOSE)


def hazards(bibliography: Bibliography) -> Iterator[Failed]:
    r"""Yield each such place, as something to say of a file that was read nevertheless.

    >>> from incident_refs.bibtex.read import read
    >>> [(f.line, f.column, f.reason) for f in hazards(read(rb"@misc{a, title = {\input{/etc/passwd}}}"))]
    [(1, 19, '\\input reads a file when a paper is compiled; left as it is')]
    """
    data = bibliography.data
    keys = {block.start: entry.key for entry, block in zip(bibliography.entries, bibliography.places, strict=True)}
    for block in bibliography.blocks:
        if block.kind is Kind.PREAMBLE:
            reason = "@preamble: LaTeX that runs in every paper which uses this file; left as it is"
            yield Failed(*place_in(data, block, block.start), reason, kept=True, kind=Fault.PREAMBLE)
            continue
        if block.kind in (Kind.COMMENT, Kind.GAP):
            continue
        key = keys.get(block.start)
        for one in commands(data, block):
            yield replace(one, reason=f"{one.reason}; left as it is", key=key)


def commands(data: bytes, block: Block) -> Iterator[Failed]:
    r"""Yield what could do more than print in one block, without saying whose it is.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = rb'@preamble{"\input{x}"}'
    >>> [one.reason for one in commands(data, split(data)[0])]
    ['\\input reads a file when a paper is compiled']
    """
    pattern = _pattern_for(data[block.start : block.end])
    if pattern is None:
        return
    onward = Onward(data, block.start, block.line)
    fields: list[re.Match[bytes]] | None = None
    for hit in pattern.finditer(data, block.start, block.end):
        if fields is None:
            fields = list(grammar.FIELD.finditer(data, block.start, block.end)) if block.kind is Kind.ENTRY else []
        kind = Fault.HIDES if hit.lastgroup == "carets" else Fault(hit.lastgroup or Fault.HIDES)
        reason = f"{hit[0].decode('ascii', 'replace')} {_WHAT[kind]}"
        yield Failed(*onward.place(hit.start()), reason, kept=True, kind=kind, field=_field_around(fields, hit.start()))


def _field_around(fields: Sequence["re.Match[bytes]"], at: int) -> str | None:
    """Return the name of the field in which a byte stands."""
    number = bisect_right(fields, at, key=lambda field: field.start()) - 1
    return fields[number]["name"].decode().lower() if number >= 0 and at < fields[number].end() else None


def _pattern_for(part: bytes) -> "re.Pattern[bytes] | None":
    """Return what to look for in a block; None where no sign of it is there, which is so in most."""
    if b"^^" in part:
        return _COMMAND
    folded = part.lower()
    if b"script" in folded or b"data" in folded:
        return _COMMAND
    return _ORDER if b"\\" in part else None


def has_hazards(data: bytes) -> bool:
    r"""Return whether such a place may be in the file: quick, for files that are not read yet.

    >>> has_hazards(rb"@misc{a, title = {\input{x}}}"), has_hazards(rb"@misc{a, title = {\emph{x}}}")
    (True, False)
    """
    return _COMMAND.search(data) is not None
