r"""The text of a paper without what TeX does not read: remarks, `verbatim`, what stands in `\iffalse`, and its end.

Every character keeps its place, so that lines stay what they are. A remark becomes NULs, for it joins what stands
before it to what follows on the next line; everything else becomes blanks.
"""

import re

_SKIPPED = re.compile(
    r"""
      (?P<remark>  %[^\n]*+ )
    | \\ (?:
        (?P<verb>  (?:verb|Verb)(?![A-Za-z@])\*?+ (?P<sign>[^\sA-Za-z*@]) [^\n]*? (?P=sign) )
      | (?P<code>  (?:lstinline|mintinline)(?![A-Za-z@]) (?:\[[^\]\n]{0,300}+\])?+
                   (?: \{[^{}\n]*+\}(?=[^\sA-Za-z]) )?+
                   (?: \{[^{}\n]*+\} | (?P<other>[^\sA-Za-z{*]) [^\n]*? (?P=other) ) )
      | (?P<link>  (?:url|nolinkurl|href|path)(?![A-Za-z@])\*?+ \s*+ \{[^{}\n]*+\} )
      | begin\s*+\{ (?P<begin> (?:B|L|S)?[vV]erbatim\*?+ | SaveVerbatim | VerbatimOut | lstlisting | minted | comment
                             | filecontents\*?+ ) \}
      | (?P<never> iffalse(?![A-Za-z@]) )
      | (?P<end>   endinput(?![A-Za-z@]) | end\s*+\{document\} )
      | [A-Za-z@]++
      | .
      )""",
    re.VERBOSE | re.DOTALL,
)
_CONDITIONAL = re.compile(r"%[^\n]*+|\\(?P<word>if[A-Za-z@]*|else|fi)(?![A-Za-z@])")
_NEW_IF = re.compile(r"\\newif\s*\\(if[A-Za-z@]+)")
# `\iff` is a sign, and `\ifthenelse` takes braces: only these are closed by \fi, and those that the paper makes.
_IFS = frozenset(
    """
    if ifcat ifx ifcase ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifeof iftrue iffalse
    ifdefined ifcsname iffontchar ifincsname ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX ifLuaTeX
    """.split()  # noqa: SIM905
)


def without_unread(text: str) -> str:
    r"""Return the text with blanks where TeX reads nothing.

    >>> without_unread("50\\% \\verb|\\cite{a}| \\cite{b} % \\cite{c}").rstrip("\0")
    '50\\%                 \\cite{b} '
    """
    pieces: list[str] = []
    position = 0
    ifs = _IFS.union(_NEW_IF.findall(text))
    while found := _SKIPPED.search(text, position):
        start, end = found.span()
        if found["remark"] is not None:
            pieces += (text[position:start], "\0" * (end - start))
        elif found["verb"] or found["code"] or found["link"]:
            pieces += (text[position:start], " " * (end - start))
        elif found["begin"]:
            end = _behind(text, f"\\end{{{found['begin']}}}", end)
            pieces += (text[position:start], _blank(text[start:end]))
        elif found["never"]:
            end = _live_again(text, end, ifs)
            pieces += (text[position:start], _blank(text[start:end]))
        elif found["end"]:
            pieces.append(text[position:start])
            return "".join(pieces)
        else:
            pieces.append(text[position:end])
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _behind(text: str, sign: str, position: int) -> int:
    found = text.find(sign, position)
    return len(text) if found < 0 else found + len(sign)


def _live_again(text: str, position: int, ifs: frozenset[str]) -> int:
    r"""Return where what stands behind `\iffalse` is read again: at its `\else`, or behind its `\fi`."""
    depth = 0
    for found in _CONDITIONAL.finditer(text, position):
        word = found["word"]
        if word == "fi" and not depth:
            return found.end()
        if word == "else" and not depth:
            return found.end()
        depth += (word in ifs) - (word == "fi")
    return len(text)
