import subprocess
import sys
from pathlib import Path

import pytest
from pybtex.backends.html import Backend as Html
from pybtex.backends.plaintext import Backend as PlainText
from pybtex.database import parse_file, parse_string
from pybtex.plugin import find_plugin

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography
from incident_refs.formats.pybtex_plugin import Apa, Chicago, Harvard, Ieee, Mla, Nature, Vancouver

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "formats" / "apa" / "entries.bib"


def test_registered_as_a_plug_in() -> None:
    assert find_plugin("pybtex.style.formatting", "apa") is Apa
    assert find_plugin("pybtex.style.formatting", "vancouver") is Vancouver


# Raised figures are a tag here, and a sign of Unicode in our own text
UNRAISED = str.maketrans("²³₂", "232")


@pytest.mark.parametrize("style", [Apa, Chicago, Harvard, Mla])
def test_pybtex_prints_what_we_print(style: type[Apa]) -> None:
    path = GOLDEN.parents[1] / style.style / "entries.bib"
    made = list(style().format_bibliography(parse_file(str(path), bib_format="bibtex")))
    ours = bibliography(read_entries(path.read_bytes())[0], style.style, "text")
    assert [entry.key for entry in made] == [f.key for f in ours]
    assert [e.text.render(PlainText()) for e in made] == [f.text.translate(UNRAISED) for f in ours]


def test_a_host_may_ask_for_one_entry_unsorted() -> None:
    database = parse_string("@misc{d, author={Deng, Jia}, title={{ImageNet}}, year={2009}}", "bibtex")
    made = Apa().format_entry("1", database.entries["d"])
    assert made.text.render(Html()) == "Deng, J. (2009). <em>ImageNet</em>."


@pytest.mark.parametrize("style", [Ieee, Nature, Vancouver])
def test_a_host_numbers_the_list_itself(style: type[Apa]) -> None:
    path = GOLDEN.parents[1] / style.style / "entries.bib"
    made = list(style().format_bibliography(parse_file(str(path), bib_format="bibtex")))
    ours = bibliography(read_entries(path.read_bytes())[0], style.style, "text")
    assert [(entry.key, entry.label) for entry in made] == [(f.key, str(n)) for n, f in enumerate(ours, 1)]
    unnumbered = [f.text.partition(" ")[2].replace("³", "3") for f in ours]
    assert [entry.text.render(PlainText()) for entry in made] == unnumbered


def test_parents_that_are_not_cited_are_inherited_from() -> None:
    database = parse_string(
        "@incollection{p, author={Li, Kai}, title={Part}, crossref={w}} @book{w, title={Whole}, year={2013}}", "bibtex"
    )
    made = list(Apa().format_bibliography(database, ["p"]))
    assert [e.text.render(PlainText()) for e in made] == ["Li, K. (2013). Part. In Whole."]


@pytest.mark.parametrize("module", ["pybtex", "pylatexenc"])
def test_our_own_way_needs_no_heavy_library(module: str) -> None:
    code = (
        "import sys; from incident_refs.formats.bibliography import bibliography;"
        "from incident_refs.model.entry import Entry;"
        "bibliography([Entry('d', 'misc', (('author', 'Deng, J'), ('title', '{ImageNet} at $10^3$')))], 'apa', 'html');"
        f"sys.exit('{module}' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
