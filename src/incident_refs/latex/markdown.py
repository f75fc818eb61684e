"""The keys that a Markdown text cites, as pandoc reads it: `[@deng2009; -@li2022, p. 3]`, `@deng2009`, `@{an odd key}`.

Not read: code, remarks of HTML, addresses, and the cross-references of Quarto (`@fig-map`) and pandoc-crossref.
"""

import re

from incident_refs.latex.paper import Cited, File, Lines, Paper, text_of

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"^bibliography:[ \t]*(?P<said>\[[^\]]*\]|[^\n]+|(?:\n[ \t]*-[ \t]*[^\n]+)+)", re.MULTILINE)
_NOCITE = re.compile(r"^nocite:[^\n]*(?:\n[ \t]+[^\n]*)*", re.MULTILINE)
_SKIPPED = re.compile(
    r"""
      ^(?P<indent>[ ]{0,3}) (?P<fence>`{3,}|~{3,}) [^\n]*\n (?: .*? ^[ ]{0,3}(?P=fence)[`~]*[ \t]*$ | .*\Z )
    | <!-- (?: .*? --> | .*\Z )
    | (?<!`)(?P<ticks>`++) (?: [^\n] | \n(?![ \t]*\n) ){1,5000}? (?<!`)(?P=ticks)(?!`)
    | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>
    | \]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)
    | (?<!@\{)(?:https?|ftp|mailto):[^\s<>"'`;\])]*
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# A key begins with a letter, a digit or "_"; a sign within it is a part of it, and one at its end is not.
_KEY = re.compile(
    r"""(?<![\w\\@])@ (?: \{ (?P<odd>[^{}\n]+) \} | (?P<key>\w (?: \w | [:.\#$%&+?<>~/-](?=\w) )*+ ) )""", re.VERBOSE
)
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)[-:].+"
)


def read_markdown(file: File) -> Paper:
    r"""Return what a Markdown file cites, in its text and under `nocite` in its front matter.

    >>> [cited.key for cited in read_markdown(File("a.md", b"[see @deng2009, p. 3; -@li2022]. a@b.org", "")).cited]
    ['deng2009', 'li2022']
    """
    text, trouble = text_of(file)
    if trouble:
        return Paper(troubles=(trouble,))
    front = _FRONT.match(text)
    yaml = front["yaml"] + "\n" if front else ""
    shown = _SKIPPED.sub(lambda skipped: re.sub(r"[^\n]", " ", skipped[0]), text)
    lines = Lines(text)
    found = [(key["odd"] or key["key"], key.start()) for key in _KEY.finditer(shown)]
    return Paper(
        tuple(
            Cited(key.strip(), file.name, lines.at(position))
            for key, position in found
            if not _CROSS_REFERENCE.fullmatch(key)
        ),
        everything=any("@*" in nocite[0] for nocite in _NOCITE.finditer(yaml)),
        databases=tuple(_databases(yaml)),
        biblatex=True,
    )


def _databases(yaml: str) -> list[str]:
    said = _BIBLIOGRAPHY.search(yaml)
    if not said:
        return []
    pieces = re.split(r"[\n,]", said["said"].strip().strip("[]"))
    names = [piece.strip().removeprefix("- ").strip().strip("\"'") for piece in pieces]
    return [name for name in names if name.endswith(".bib")]
