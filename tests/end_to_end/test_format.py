"""`format` as its user runs it."""

import json
import subprocess

import pytest

from incident_refs.formats.style import styles

BIB = r"""
@article{b, author={Able, Ann}, title={Beta}, journal={J}, volume={2}, year={2016}}
@article{a, author={Able, Ann}, title={Alpha & <u>}, journal={J}, volume={1}, year={2016}}
@book{ru, author={Иванов, Иван}, title={Книга}, year={2001}, langid={russian}}
"""
CSL = [
    {"id": "deng", "type": "article-journal", "title": "Image<i>Net</i>", "author": [{"family": "Deng", "given": "Jia"}],
     "issued": {"date-parts": [[2009]]}, "container-title": "J", "volume": 3},
    {"type": "book", "title": "No id", "issued": {"date-parts": [["x"]]}},
]  # fmt: skip
LATEX = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{hyperref}
\begin{document}
%s
\end{document}
"""
# What a title must not do to a paper; all in letters that pdfLaTeX has
HOSTILE = [
    r"\input{/etc/passwd} and \write18{id}",
    '100 % & more_of #1 ~ ^ $x$ \\\\ " | < >',
    r"^^5cinput{x} %\end{document}",
    "[an optional argument] of ``quotes'' -- and --- dashes",
    "β-VAE: 10−3 ≥ 5 → ∞",
    "Łukasz Ștefan Jiří Ørsted “quoted” – — …",
    r"\def\par{x} \csname input\endcsname \catcode`\%=12",
    "H\\textsubscript{2}O at $10^{-3}$ \\emph{in vitro}",
]


@pytest.fixture
def paper(program):
    (program.folder / "paper.bib").write_text(BIB, encoding="utf-8")
    (program.folder / "works.json").write_text(json.dumps(CSL), encoding="utf-8")
    return program


def test_a_file_needs_no_workspace(paper):
    done = paper("format", "--bib", "paper.bib", "--style", "Harvard")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:2] == ["Able, A. (2016a) “Alpha & <u>,” J, 1.", "Able, A. (2016b) “Beta,” J, 2."]


def test_keys_of_a_file(paper):
    assert paper("format", "--bib", "paper.bib", "b").out == "Able, A. (2016). Beta. J, 2.\n"
    done = paper("format", "--bib", "paper.bib", "c")
    assert done.code == 2 and "has no entry 'c'" in done.err
    done = paper("format", "--csl-json", "works.json", "c")
    assert done.code == 2 and "has no item 'c'" in done.err


def test_csl_json(paper):
    done = paper("format", "--csl-json", "works.json", "--to", "markdown")
    assert done.out == "Deng, J. (2009). Image*Net*. *J*, *3*.\n\n*No id*. (n.d.).\n"
    assert done.code == 0 and "'issued' is no date" in done.err


def test_html_names_languages_and_keys(paper):
    out = paper("format", "--bib", "paper.bib", "--to", "html").out
    assert '<li id="ref-ru" lang="ru">' in out and '<li id="ref-a">' in out and "Alpha &amp; &lt;u&gt;" in out
    data = paper("format", "--bib", "paper.bib", "--to", "html", "--json-ld").out.split(
        '<script type="application/ld+json">'
    )[1]
    assert [work["@id"] for work in json.loads(data.split("</script>")[0])["@graph"]] == ["#ref-a", "#ref-b", "#ref-ru"]


def test_in_text(paper):
    done = paper("format", "--bib", "paper.bib", "--in-text", "a", "ru", "--pages", "a=3-4")
    assert done.out.splitlines() == [
        "(Able, 2016, pp. 3–4)\tAble (2016, pp. 3–4)\ta",
        "(Иванов, 2001)\tИванов (2001)\tru",
        "(Able, 2016, pp. 3–4; Иванов, 2001)\tAble (2016, pp. 3–4) and Иванов (2001)\ta ru",
    ]
    rows = [
        json.loads(line) for line in paper("format", "--bib", "paper.bib", "--in-text", "--to", "json").out.splitlines()
    ]
    assert [row["keys"] for row in rows] == [["b"], ["a"], ["ru"]], (
        "in the order of the file, and nothing was named together"
    )
    assert rows[1] == {"keys": ["a"], "citation": "(Able, 2016a)", "narrative": "Able (2016a)"}
    assert "the style nature cites no pages" in paper(
        "format", "--bib", "paper.bib", "--in-text", "--style", "nature", "--pages", "a=3"
    ).err  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--style", "apaa"], "'apaa' is not a style; the styles are apa, chicago, harvard", id="style"),
        pytest.param(["--style", "none.csl"], "none.csl", id="no-csl-file"),
        pytest.param(["--style", "paper.bib"], "paper.bib is no CSL style", id="no-csl"),
        pytest.param(["--pages", "a=3"], "add --in-text", id="pages-of-a-list"),
        pytest.param(["--in-text", "--pages", "a"], "'a' is not KEY=PAGES", id="no-pages"),
        pytest.param(["--in-text", "--pages", "zz=3"], "'zz' is not in the bibliography", id="pages-of-nothing"),
        pytest.param(["--json-ld"], "add --to html", id="linked-data-in-text"),
        pytest.param(["--csl-json", "works.json"], "give one of them", id="two-files"),
        pytest.param(["--by-record"], "takes no --bib", id="records-of-a-file"),
    ],
)
def test_what_cannot_be_meant_is_said(paper, arguments, said):
    done = paper("format", "--bib", "paper.bib", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_records(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    incident = imagenet("format", "--incident", "AIAAIC0276").out
    assert incident.startswith(
        "AIAAIC. (2022). ImageNet – dataset (Incident Record No. AIAAIC0276). AIAAIC Repository."
    )
    assert imagenet("format", "--incident").out == incident
    listed = imagenet("format", "AIAAIC0276", "--by-record", "--to", "rst").out
    assert listed.startswith("ImageNet - dataset (AIAAIC0276)\n-------------------------------\n\nDeng, J.")
    rows = imagenet("format", "--by-record", "--to", "json").out.splitlines()
    assert {json.loads(row)["record"] for row in rows} == {"AIAAIC0276"}
    done = imagenet("format", "deng2009imagenet", "--by-record")
    assert done.code == 2 and "is a key of the library; --by-record takes records" in done.err


def test_output_is_written_whole_and_in_utf_8(paper):
    done = paper("format", "--bib", "paper.bib", "ru", "-o", "list.txt")
    assert (done.code, done.out) == (0, "")
    assert (paper.folder / "list.txt").read_bytes() == "Иванов, И. (2001). Книга.\n".encode()
    assert paper("format", "--bib", "paper.bib", "-o", "none/list.txt").code == 2


def test_an_empty_file_is_an_empty_list_and_said(paper):
    (paper.folder / "paper.bib").write_text("")
    done = paper("format", "--bib", "paper.bib")
    assert (done.code, done.out) == (0, "") and "no reference" in done.err


@pytest.mark.parametrize("style", styles())
def test_latex_compiles_whatever_titles_say(paper, program_named, style):
    pdflatex = program_named("pdflatex")
    fields = ("author", "title", "journal", "publisher", "volume", "pages", "number", "url", "note")
    (paper.folder / "paper.bib").write_text(
        "\n".join(
            f"@{kind}{{k{kind}{number}, "
            + ", ".join(f"{name} = {{{value}}}" for name in fields if name != "url" or "%" not in value)
            + ", year = 2001}"
            for kind in ("article", "book", "misc", "inproceedings")
            for number, value in enumerate(HOSTILE)
        ),
        encoding="utf-8",
    )
    text = paper("format", "--bib", "paper.bib", "--style", style, "--to", "latex").out
    assert text.count("\n\n") > 20
    (paper.folder / "list.tex").write_text(LATEX % text, encoding="utf-8")
    done = subprocess.run(
        [pdflatex, "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", "list.tex"],
        cwd=paper.folder,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-1500:]
    assert b"root:" not in done.stdout
