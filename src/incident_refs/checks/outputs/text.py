"""Findings as people read them: what and where, the line itself, and the fix."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from incident_refs.checks.outputs.excerpt import excerpt
from incident_refs.checks.outputs.plain import plain
from incident_refs.checks.outputs.source_lines import SourceLines
from incident_refs.model.finding import Finding, Fix, Severity
from incident_refs.model.verdict import VerdictWord

_LONGEST = 60  # characters of a value
# what is marked: "@misc{deng2009imagenet" of an entry, "year" of a field
_MARKED = re.compile(r"@ \w{1,30}+ \s*+ [{(] \s*+ [^\s,{}]{0,60}+ | [\w-]{1,40}+", re.VERBOSE)


def lines(found: Sequence[Finding], source: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines that show findings, safe for a terminal. `source` has the bytes of files, by findings' names.

    >>> one = Finding("D102", "empty-field", Severity.INFO, "field 'note' is empty", "a.bib", 1, 10, fix=None)
    >>> print(*lines([one], {"a.bib": b"@misc{a, note = {}}"}), sep="|")
    a.bib:1:10: D102 empty-field (info): field 'note' is empty|1 | @misc{a, note = {}}|  |          ^^^^|
    """
    kept = SourceLines(source)
    for one in found:
        where = f"{one.file}:{one.line}:{one.column}"
        yield plain(f"{where}: {one.code} {one.name} ({one.severity}): {one.message}")
        line = kept.line(one.file, one.line)
        margin = " " * len(str(one.line))
        if line is not None:
            marked = _MARKED.match(line, one.column - 1)
            shown, mark = excerpt(line, one.column, len(marked[0]) if marked else 1)
            yield f"{one.line} | {shown}".rstrip()
            yield f"{margin} | {mark}"
        if one.fix:
            yield plain(f"{margin} = fix: {said(one.fix)}")
        if line is not None or one.fix:
            yield ""


def said(fix: Fix) -> str:
    """Return a fix in words. Of long values the part is shown where they differ.

    >>> said(Fix("year", "2009.", "2009")), said(Fix("note", "", None)), said(Fix("doi", None, "10.1109/5.771073"))
    ('year = {2009.} -> {2009}', 'take out note = {}', 'add doi = {10.1109/5.771073}')
    """
    if fix.was is None or fix.to is None:
        return f"{'add' if fix.was is None else 'take out'} {fix.field} = {{{_cut(fix.to or fix.was or '', 0)}}}"
    shorter = min(len(fix.was), len(fix.to))
    same = next((at for at in range(shorter) if fix.was[at] != fix.to[at]), shorter)
    start = 0 if max(len(fix.was), len(fix.to)) <= _LONGEST else max(same - _LONGEST // 3, 0)
    return f"{fix.field} = {{{_cut(fix.was, start)}}} -> {{{_cut(fix.to, start)}}}"


def _cut(value: str, start: int) -> str:
    cut = value[start : start + _LONGEST]
    return f"{'…' if start else ''}{cut}{'…' if len(value) > start + _LONGEST else ''}"


def summary(found: Sequence[Finding]) -> str:
    """Return how much was found, in one sentence.

    >>> one = Finding("D102", "empty-field", Severity.INFO, "field 'note' is empty", "a.bib", fix=Fix("note", "", None))
    >>> summary([one])
    '1 finding (1 info) in 1 file; 1 can be fixed with --fix'
    """
    confirmed = sum(one.verdict is VerdictWord.CONFIRMED for one in found)
    wrong = [one for one in found if one.verdict is not VerdictWord.CONFIRMED]
    also = f"; {confirmed} confirmed" if confirmed else ""
    if not wrong:
        return f"No findings{also}"
    counted = Counter(one.severity for one in wrong)
    parts = [_counted(counted[word], word.value) for word in Severity if counted[word]]
    files = _counted(len({one.file for one in wrong}), "file")
    fixable = sum(one.fix is not None for one in wrong)
    mended = f"; {fixable} can be fixed with --fix" if fixable else ""
    return f"{_counted(len(wrong), 'finding')} ({', '.join(parts)}) in {files}{mended}{also}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 or word == 'info' else 's'}"
