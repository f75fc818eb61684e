"""T108."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.text import beyond_latex
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.text_fields import TEX
from incident_refs.model.finding import Severity

_SHOWN = 10
# What pdfLaTeX has no definition for (the .dfu files of T1, TS1, OT1 and OMS), without marks that go with a letter and
# what cannot be seen: both have checks of their own. "α" is an error there, and `$\alpha$` is printed.
_NOT_AS_IT_IS = re.compile(
    "[^\x00-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0192\u01c4-\u01d4\u01e2\u01e3\u01e6-\u01eb"
    "\u01f0\u01f4\u01f5\u0218-\u021b\u0232\u0233\u0237\u02c7\u02d8\u02d9\u02db\u02dd\u0e3f\u1e02\u1e03\u1e0d\u1e1e-\u1e21\u1e25"
    "\u1e30\u1e31\u1e37\u1e43\u1e45\u1e47\u1e5b\u1e63\u1e6d\u1e8e-\u1e91\u1e9e\u1ef2\u1ef3\u2010-\u2016\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2031\u2039-\u203b\u203d\u2044\u204e\u2052\u20a1\u20a4\u20a6\u20a9\u20ab\u20ac\u20b1\u2103\u2116"
    "\u2117\u211e\u2120\u2122\u2126\u2127\u212e\u2190-\u2193\u2329\u232a\u2422\u2423\u25e6\u25ef\u266a\u27e8\u27e9\u3008\u3009"
    "\ufb00-\ufb06\u0300-\u036f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class LetterBeyondLatex(EntryCheck):
    r"""An entry has letters that pdfLaTeX cannot print by itself.

    ## Why it matters
    A paper that cites it needs XeLaTeX or LuaLaTeX and a font with these letters, or a package for them. Some have a
    command, as `α` has `$\alpha$`: `export --encoding latex` writes it.

    ## Before
    ```bibtex
    @misc{vapnik1974, author = {Вапник, В. Н.}, title = {Theory of pattern recognition}}
    ```

    ## After
    ```bibtex
    @misc{vapnik1974, author = {Vapnik, V. N.}, title = {Theory of pattern recognition}}
    ```
    """

    code = "T108"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first field with such letters; one for an entry will do."""
        for name, value in item.entry.fields:
            if not value.isascii() and name in TEX and _NOT_AS_IT_IS.search(value):
                beyond = beyond_latex(value)
                if beyond:
                    yield Seen(f"pdfLaTeX cannot print '{_shown(beyond)}' in field '{name}'", item, name)
                else:
                    letters = _shown("".join(dict.fromkeys(_NOT_AS_IT_IS.findall(value))))
                    yield Seen(f"pdfLaTeX prints '{letters}' in field '{name}' only written as a command", item, name)
                return


def _shown(letters: str) -> str:
    return f"{letters[:_SHOWN]}…" if len(letters) > _SHOWN else letters
