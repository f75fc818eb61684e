"""Write docs/reference/checks.md again from the docstrings of the checks: python -m tests.checks_page (or: make docs)."""

import inspect
import re
import sys
from itertools import groupby
from pathlib import Path

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Check, name_of
from incident_refs.checks.ours import our_checks
from incident_refs.checks.outputs.explain import summary, text
from incident_refs.checks.run import findings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "checks.md"
HEAD = """# The checks

What `incident-refs check` looks for. The page is made from the checks themselves (`make docs`); `incident-refs check --explain D102`
prints the same in a terminal. How to use them: [Check a bibliography](../how-to/check-a-bibliography.md).

Severity: an `error` surely loses, breaks or falsifies a reference, a `warning` is doubtful, `info` is a matter of care. Where it says
*fix*, `--fix` can mend it: always (yes), or where the entry itself says how (some).
"""
FAMILIES = {
    "F": "The file",
    "D": "Fields",
    "I": "Identifiers",
    "K": "Keys and duplicates",
    "A": "Attachments and records",
    "T": "TeX",
    "S": "Against sources",
}
_BEFORE = re.compile(r"^## Before\n.*?^```bibtex\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def page() -> str:
    """Return the page as the docstrings say it."""
    tables, pages = [], []
    for family, several in groupby(our_checks(), lambda check: check.code[0]):
        checks = list(several)
        rows = "\n".join(map(_row, checks))
        tables.append(
            f"## {FAMILIES[family]}\n\n| code | name | finds | severity | fix |\n|---|---|---|---|---|\n{rows}\n"
        )
        pages += [_page(check) for check in checks]
    return "\n".join((HEAD, *tables, *pages))


def _row(check: Check) -> str:
    name, says = name_of(check), summary(check).rstrip(".").replace("|", "\\|")
    anchor = f"{check.code}-{name}".lower()
    return f"| [{check.code}](#{anchor}) | {name} | {says} | {check.severity} | {fixable(check)} |"


def _page(check: Check) -> str:
    """Return what a check says, its headings one lower."""
    words = re.sub(r"^## (?=Why it matters$|Before$|After$)", "#### ", text(check), flags=re.MULTILINE)
    return f"### {check.code} {name_of(check)}\n\n{words}\n"


def fixable(check: Check) -> str:
    """Return whether what stands under "Before" has fixes."""
    before = _BEFORE.search(inspect.getdoc(type(check)) or "")  # to the letter, also those that nobody sees
    if not before:
        return ""
    found = findings(BibFile("refs.bib", read(before["code"].encode())), [check])
    fixes = sum(one.fix is not None for one in found)
    return "" if not fixes else "yes" if fixes == len(found) else "some"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name}\n")
