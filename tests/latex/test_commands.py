"""Every command of the manuals of natbib (section 2) and biblatex (section 3.9) that names entries."""

import re
import subprocess
from pathlib import Path

import pytest

from incident_refs.latex.commands import SHAPES
from incident_refs.latex.paper import File
from incident_refs.latex.source import read_source

NATBIB = [
    (r"\cite{a}", "a"),
    (r"\citet{a}", "a"),
    (r"\citet[chap.~2]{a}", "a"),
    (r"\citet[see][chap.~2]{a}", "a"),
    (r"\citet[see][]{a}", "a"),
    (r"\citet{a,b}", "a b"),
    (r"\citet*{a}", "a"),
    (r"\citep{a}", "a"),
    (r"\citep[chap.~2]{a}", "a"),
    (r"\citep[see][]{a}", "a"),
    (r"\citep[see][chap.~2]{a,b}", "a b"),
    (r"\citep*{a}", "a"),
    (r"\citep*[see][p. 3]{a, b}", "a b"),
    (r"\citealt{a}", "a"),
    (r"\citealt*{a}", "a"),
    (r"\citealp{a}", "a"),
    (r"\citealp*{a}", "a"),
    (r"\citealp[pg.~32]{a}", "a"),
    (r"\citealp{a,b}", "a b"),
    (r"\citenum{a}", "a"),
    (r"\citetext{priv.\ comm.}", ""),
    (r"\citetext{see \citealp{a}, or even better \citealp{b}}", "a b"),
    (r"\citeauthor{a}", "a"),
    (r"\citeauthor*{a}", "a"),
    (r"\citefullauthor{a}", "a"),
    (r"\citeyear{a}", "a"),
    (r"\citeyearpar{a}", "a"),
    (r"\Citet{a}", "a"),
    (r"\Citet*{a}", "a"),
    (r"\Citep{a}", "a"),
    (r"\Citep*{a}", "a"),
    (r"\Citealt{a}", "a"),
    (r"\Citealt*{a}", "a"),
    (r"\Citealp{a}", "a"),
    (r"\Citealp*{a}", "a"),
    (r"\Citeauthor{a}", "a"),
    (r"\Citeauthor*{a}", "a"),
    (r"\Citefullauthor{a}", "a"),
    (r"\defcitealias{a}{Paper~I}", "a"),
    (r"\citetalias{a}", "a"),
    (r"\citepalias{a}", "a"),
    (r"\shortcites{a,b}", "a b"),
    (r"\nocite{a}", "a"),
    (r"\bibentry{a}", "a"),
    (r"\citestyle{plain}", ""),
    (r"\setcitestyle{numbers,square}", ""),
    (r"\bibpunct{[}{]}{,}{a}{}{;}", ""),
    (r"\citeindextrue \citeindexfalse", ""),
]
BIBLATEX = [
    *((f"\\{name}{{a}}", "a") for name in (
        "cite", "Cite", "cite*", "parencite", "Parencite", "parencite*", "footcite", "Footcite", "footcitetext",
        "Footcitetext", "textcite", "Textcite", "smartcite", "Smartcite", "supercite", "autocite", "Autocite",
        "autocite*", "Autocite*", "citeauthor", "citeauthor*", "Citeauthor", "Citeauthor*", "citetitle", "citetitle*",
        "citeyear", "citeyear*", "citedate", "citedate*", "citeurl", "nocite", "fullcite", "footfullcite", "notecite",
        "Notecite", "pnotecite", "Pnotecite", "fnotecite", "Fnotecite",
    )),
    *((f"\\{name}[see][p.~3]{{a, b}}", "a b") for name in (
        "cite", "Cite", "parencite", "footcite", "footcitetext", "textcite", "smartcite", "supercite", "autocite",
        "citeauthor", "citetitle", "citeyear", "citedate", "citeurl", "fullcite", "footfullcite", "notecite",
    )),
    *((f"\\{name}(see)(and more)[cf.][p. 3]{{a}}[5]{{b,c}}{{d}}", "a b c d") for name in (
        "cites", "Cites", "parencites", "Parencites", "footcites", "Footcites", "footcitetexts", "Footcitetexts",
        "textcites", "Textcites", "smartcites", "Smartcites", "supercites", "autocites", "Autocites",
    )),
    *((f"\\{name}[see]{{2}}[p. 3]{{a}}", "a") for name in (
        "volcite", "Volcite", "pvolcite", "Pvolcite", "fvolcite", "Fvolcite", "ftvolcite", "svolcite", "Svolcite",
        "tvolcite", "Tvolcite", "avolcite", "Avolcite",
    )),
    *((f"\\{name}(see)(more)[cf.]{{2}}[p. 3]{{a}}{{3}}{{b}}", "a b") for name in (
        "volcites", "Volcites", "pvolcites", "Pvolcites", "fvolcites", "Fvolcites", "ftvolcites", "Ftvolcites",
        "svolcites", "Svolcites", "tvolcites", "Tvolcites", "avolcites", "Avolcites",
    )),
    *((f"\\{name}[see][3]{{a}}[format]{{title}}", "a") for name in ("citename", "citelist", "citefield")),
    *((f"\\{name}{{a}}", "a") for name in (
        "citet", "Citet", "citet*", "citep", "Citep", "citealt", "Citealt", "citealp", "Citealp", "citealp*",
        "citeyearpar",
    )),
    *((f"\\{name}[3]{{a,group,*b,*c}}", "a b c") for name in (
        "mcite", "Mcite", "mparencite", "Mparencite", "mfootcite", "mfootcitetext", "mtextcite", "Mtextcite",
        "msupercite", "mautocite", "Mautocite",
    )),
    (r"\defbibentryset{set}{a,b} \cite{set}", "a b set"),
    (r"\citereset \mancite \pno \ppno \nopp", ""),
    (r"\parentext{a} \brackettext{b}", ""),
    (r"\DeclareCiteCommand{\foo}{a}{b}{c}{d} \citesetup", ""),
    (r"\textcquote[p. 3]{a}{what it says}", "a"),
    (r"\blockcquote[see][3]{a}{what it says}", "a"),
    (r"\foreigntextcquote{german}[3]{a}{was es sagt}", "a"),
    (r"\hybridblockcquote{german}[3]{a}{was es sagt}", "a"),
    (r"\begin{displaycquote}[3]{a}x\end{displaycquote}", "a"),
    (r"\begin{foreigndisplaycquote}{german}[3]{a}x\end{foreigndisplaycquote}", "a"),
]  # fmt: skip


def keys(text):
    return " ".join(cited.key for cited in read_source(File("p.tex", text.encode(), ""), lambda name: None).cited)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=case[0]) for case in [*NATBIB, *BIBLATEX]])
def test_every_command_of_the_manuals(text, expected):
    assert keys(text) == expected


# what looks like a command that cites in these packages, and is a switch, a mark or a thing of the inside
NONE_OF_THESE = re.compile(
    r"(?:ifcite|ifvol|iffinal|iflast|iffirst|ifno|AtEvery|AtNext|AtEach|AtVol|Declare|the|blx|mk|sub|compcite|multicite"
    r"|citeset|citestyle|citereset|citetext$|citeindex|citetracker|citepaged|.*delim$|.*cmd$|citecount|citeorder"
    r"|int|citestarts|citeends|mcitelike|astroncite|mancite|citeauthoryear|iftext|multivol|setcitestyle|mcitesubentry)"
)


@pytest.mark.parametrize(("package", "minimum"), [("natbib.sty", 20), ("bibentry.sty", 0), ("biblatex.def", 10)])
def test_commands_of_the_packages_that_are_installed_are_known(program_named, package, minimum):
    kpsewhich = program_named("kpsewhich")
    path = subprocess.run([kpsewhich, package], capture_output=True, text=True, timeout=60, check=False).stdout.strip()
    if not path:
        pytest.skip(f"{package} is not installed")
    folder = Path(path).parent
    files = [Path(path)] if package.endswith(".sty") else [*folder.glob("*.def"), *folder.glob("*/*.cbx")]
    declared = (
        r"\\(?:Declare(?:Multi)?CiteCommand\*?|newrobustcmd\*?|newcommand\*?|DeclareRobustCommand\*?)\{?\\"
        r"([A-Za-z]*[cC]ite[A-Za-z]*)(?![A-Za-z@])"
    )
    named = {name for file in files for name in re.findall(declared, file.read_text("utf-8", "replace"))}
    assert len(named) >= minimum
    assert sorted(name for name in named if name not in SHAPES and not NONE_OF_THESE.match(name)) == []
