"""D142."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from incident_refs.bibtex.text import balanced, to_tex
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.people import PEOPLE
from incident_refs.checks.quoted import quoted
from incident_refs.checks.text_fields import PRINTED, VERBATIM
from incident_refs.checks.value_check import Wrong, seen
from incident_refs.model.finding import Severity

# "&amp;", "\&eacute;", "&#8217;", and what was escaped twice: "&amp;lt;"
_ENTITY = re.compile(r"\\?&(?:amp;(?=[\w#]{2,25};))*+(?P<name>[A-Za-z]\w{1,24}|\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,5});")
_COMMANDS = {
    "i": "emph", "em": "emph", "b": "textbf", "strong": "textbf", "sub": "textsubscript", "sup": "textsuperscript",
    "scp": "textsc", "jats:italic": "emph", "jats:bold": "textbf", "jats:sub": "textsubscript",
    "jats:sup": "textsuperscript", "jats:sc": "textsc", "italic": "emph",
}  # fmt: skip
_OTHER = r"(?:p|br|u|span|div|a|font|title|small|big|tt|sc|jats:[a-z-]{1,20}|mml:[a-z]{1,12}|math|inline-formula|bold)"
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{'|'.join(_COMMANDS)}|{_OTHER})(?:\s[^<>=]{{1,40}}=[^<>]{{0,200}})?\s?/?>", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(rf"&lt;(?P<tag>/?(?:{'|'.join(_COMMANDS)}))&gt;", re.IGNORECASE)


class HtmlInField:
    """A field holds mark-up of web pages: entities such as `&amp;`, tags such as `<i>`.

    ## Why it matters
    TeX prints the tags as they stand (or other signs for `<` and `>`), and stops at a `&`. Entities become the letters
    they mean, tags the commands that print the same; what has no such command a person has to look at.

    ## Before
    ```bibtex
    @misc{a, title = {Cats &amp; <i>Felis catus</i>}, publisher = {Universit&eacute; Laval}}
    ```

    ## After
    ```bibtex
    @misc{a, title = {Cats \\& \\emph{Felis catus}}, publisher = {Université Laval}}
    ```
    """

    code = "D142"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with entities or tags."""
        for item in file.items:
            for name, value in item.entry.fields:
                if ("&" in value or "<" in value) and name in PRINTED:
                    wrong = _wrong(value, name)
                    if wrong:
                        yield seen(wrong, item, name)


def _wrong(value: str, field: str) -> Wrong | None:
    entity = next((hit for hit in _ENTITY.finditer(value) if _meant(hit)), None)
    if field in VERBATIM:
        if entity is None:
            return None
        better = _ENTITY.sub(lambda hit: _meant(hit) or hit[0], value)
        return Wrong(f"{quoted(entity[0])} is an entity of HTML", better if better.isprintable() else None)
    tag = _TAG.search(value)
    if entity is None and tag is None:
        return None
    found = min((hit for hit in (entity, tag) if hit), key=lambda hit: hit.start())
    kind = "an entity" if found is entity else "a tag"
    return Wrong(f"{quoted(found[0])} is {kind} of HTML, which TeX does not read", _mended(value, field))


def _meant(hit: re.Match[str]) -> str:
    """Return the letters that an entity means, or nothing for what is none: "R&D;"."""
    name = hit["name"]
    if name[0] != "#" and f"{name};" not in html5:
        return ""
    return html.unescape(f"&{name};")


def _mended(value: str, field: str) -> str | None:
    """Return the value in TeX, or None where that is not sure: in formulas, and for tags that TeX has nothing for."""
    better = _with_commands(_ENTITY.sub(_as_tex, _ESCAPED_TAG.sub(r"<\g<tag>>", value)))
    if not better or "$" in value or not balanced(better) or not balanced(value) or not better.isprintable():
        return None
    return None if field in PEOPLE and "\\text" in better and "\\text" not in value else better


def _as_tex(hit: re.Match[str]) -> str:
    meant = _meant(hit)
    if meant == "\xa0":
        return "~"
    return (to_tex(meant) or " " * meant.isspace()) if meant else hit[0]


def _with_commands(value: str) -> str | None:
    """Return the value with a command for each pair of tags; None where one has none, or they are not in pairs."""
    pieces: list[str] = []
    opened: list[tuple[str, int]] = []
    done = depth = 0
    for hit in _TAG.finditer(value):
        command = _COMMANDS.get(hit["name"].lower())
        between = value[done : hit.start()]
        depth += between.count("{") - between.count("}")
        pieces.append(between)
        done = hit.end()
        if command is None:
            return None
        if not hit["close"]:
            opened.append((command, depth))
            pieces.append(f"\\{command}{{")
        elif not opened or opened.pop() != (command, depth):
            return None
        else:
            pieces.append("}")
    pieces.append(value[done:])
    return None if opened else "".join(pieces)
