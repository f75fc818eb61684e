"""What a reader sees: the citations in a PDF's text, and the references that they lead to, are the right ones."""

import re

import pytest

from tests.end_to_end.latex import Latex

# A library with all that is inherited or easily lost: crossref, xdata, @string, months, accents, particles, suffixes,
# organizations, "others", names of one word, signs, odd keys.
LIBRARY = r"""
@string{cvpr = {Conference on Computer Vision}}
@inproceedings{deng2009imagenet, author = {Deng, Jia and Dong, Wei and Socher, Richard and Li, Kai},
  title = {{ImageNet}: A large-scale image database}, booktitle = cvpr, year = 2009, month = jun, pages = {248--255}}
@misc{prabhu2020large, author = {Prabhu, Vinay Uday and Birhane, Abeba}, title = {Large image datasets},
  year = {2020}, eprint = {2006.16923}, archiveprefix = {arXiv}}
@article{li2022searching, author = {Li, Fei-Fei and Krishna, Ranjay}, title = {Searching for north stars},
  journal = {Daedalus}, volume = 151, year = 2022, doi = {10.1162/daed_a_01902}}
@incollection{introduction, author = {Jackson, Virginia}, title = {Introduction}, pages = {1--14}, crossref = {raw}}
@book{raw, editor = {Gitelman, Lisa}, title = {Raw data is an oxymoron}, booktitle = {Raw data is an oxymoron},
  year = 2013, publisher = {MIT Press}}
@phdthesis{mueller, author = {M{\"u}ller, J{\"o}rg}, title = {On {CO}\textsubscript{2} \& more}, year = 2021,
  school = {Universit\"at Bern}}
@book{oneil, author = {O'Neil, Cathy}, title = {Weapons of math destruction}, publisher = {Crown}, year = 2016}
@article{maaten, author = {van der Maaten, Laurens and Hinton, Geoffrey}, title = {Visualizing data using t-{SNE}},
  journal = {Journal of Machine Learning Research}, year = 2008}
@techreport{nist, author = {{National Institute of Standards}}, title = {{AI} risk management framework},
  institution = {NIST}, year = 2023}
@article{daume, author = {Daum{\'e}, III, Hal}, title = {Frustratingly easy domain adaptation}, journal = {ACL},
  year = 2007}
@misc{others, author = {Brown, Tom and others}, title = {Language models are few-shot learners}, year = 2018}
@book{plato, author = {Plato}, title = {The republic}, publisher = {Athens Press}, year = 1992}
@misc{ShouldiCare:2019/a+b, author = {Odd, Key}, title = {100\% of \#hashtags cost \$5 and more}, year = 2019}
@article{erdos, author = {Erd{\H o}s, P{\'a}l}, title = {On primes}, journal = {Acta}, year = 1934}
@misc{page-of-a-site, author = {Angwin, Julia}, title = {Machine bias}, howpublished = {ProPublica}, year = 2017}
@inproceedings{first2010, author = {Same, Sam}, title = {First of the year}, booktitle = {ICML}, year = 2010}
@inproceedings{second2010, author = {Same, Sam}, title = {Second of the year}, booktitle = {ICML}, year = 2010}
@article{never, author = {Never, Nobody}, title = {Nobody cites this}, journal = {Void}, year = 1999}
@mastersthesis{oersted, author = {{\O}rsted, S{\o}ren}, title = {Compasses}, school = {Aarhus}, year = 2005}
@book{zhang, author = {Zhang, Wei-Li and {\v C}apek, Karel and Wu, Bo}, title = {Robots}, publisher = {Star}, year = 2011}
"""

# key, how it is cited, and what its reference says
CITED = [
    ("deng2009imagenet", "Deng et al. (2009)", "ImageNet: A large-scale image database"),
    ("prabhu2020large", "Prabhu and Birhane (2020)", "Large image datasets"),
    ("li2022searching", "Li and Krishna (2022)", "Searching for north stars"),
    ("introduction", "Jackson (2013)", "Introduction"),
    ("raw", "Gitelman (2013)", "Raw data is an oxymoron"),
    ("mueller", "Müller (2021)", "On CO2 & more"),
    ("oneil", "O’Neil (2016)", "Weapons of math destruction"),
    ("maaten", "van der Maaten and Hinton (2008)", "Visualizing data using t-SNE"),
    ("nist", "National Institute of Standards (2023)", "AI risk management framework"),
    ("daume", "Daumé III (2007)", "Frustratingly easy domain adaptation"),
    ("others", "Brown et al. (2018)", "Language models are few-shot learners"),
    ("plato", "Plato (1992)", "The republic"),
    ("ShouldiCare:2019/a+b", "Odd (2019)", "100% of #hashtags cost $5 and more"),
    ("erdos", "Erdős (1934)", "On primes"),
    ("page-of-a-site", "Angwin (2017)", "Machine bias"),
    ("first2010", "Same (2010a)", "First of the year"),
    ("second2010", "Same (2010b)", "Second of the year"),
    ("oersted", "Ørsted (2005)", "Compasses"),
    ("zhang", "Zhang et al. (2011)", "Robots"),
    ("aiaaic0276", "AIAAIC (2022)", "ImageNet – dataset"),
]
# What the styles say otherwise, each by its rules
OTHERWISE = {
    "plainnat": {"daume": "Daumé (2007)"},
    "authoryear": {
        "daume": "Daumé (2007)",
        "maaten": "Maaten and Hinton (2008)",
        "zhang": "Zhang, Čapek, and Wu (2011)",
    },
    "apa": {"daume": "Daumé (2007)"},
}


def text_of(latex, program_named):
    """Return what is cited in the numbered lines of the PDF, and its whole text."""
    said = latex.run(program_named("pdftotext"), "-layout", "paper.pdf", "-")
    lines = {hit[1]: hit[2].strip() for hit in re.finditer(r"^ *N(\d+): (.*)$", said, re.MULTILINE)}
    return lines, re.sub(r"\s+", " ", said)


def stands_in(words, text):
    """Return whether the words are printed there, be it across lines, and in small letters, as styles will."""
    words, text = (re.sub(r"[\s-]", "", some).lower() for some in (words, text))
    return words in text


@pytest.mark.parametrize(
    ("style", "biblatex", "cite"),
    [("plainnat", False, "\\citet"), ("authoryear", True, "\\textcite"), ("apa", True, "\\textcite"), ("plain", False, "\\cite")],
)  # fmt: skip
def test_each_citation_names_its_work(imagenet, program_named, style, biblatex, cite):
    folder = imagenet.folder
    (folder / "mine.bib").write_text(LIBRARY, encoding="utf-8")
    latex = Latex(folder, program_named, style, biblatex=biblatex)
    latex.preamble += "\\setcitestyle{round}" if style == "plainnat" else ""
    latex.preamble += "\\pagestyle{empty}"
    body = "\n\n".join(f"N{n}: {cite}{{{key}}}" for n, (key, *_) in enumerate(CITED))
    latex.write(body)
    made = imagenet("tex", "paper.tex", "--bib", "mine.bib", "--dialect", "biblatex" if biblatex else "bibtex",
                    "--encoding", "latex", "-o", "refs.bib")  # fmt: skip
    assert made.code == 0, made.err
    latex.compile()
    assert latex.errors == []
    assert [line for line in latex.warnings if "empty" not in line] == []
    lines, whole = text_of(latex, program_named)
    assert "Nobody cites this" not in whole
    if style == "plain":
        bibliography = whole.partition(" References ")[2]
        for n, (key, _, says) in enumerate(CITED):
            number = re.fullmatch(r"\[(\d+)\]", lines[str(n)])
            reference = bibliography.partition(f"[{number[1]}] ")[2].partition(f" [{int(number[1]) + 1}] ")[0]
            assert stands_in(says, reference), key
    else:
        expected = {key: OTHERWISE[style].get(key, cited) for key, cited, _ in CITED}
        assert {key: lines[str(n)] for n, (key, *_) in enumerate(CITED)} == expected
        assert [key for key, _, says in CITED if not stands_in(says, whole)] == []


@pytest.mark.parametrize(("style", "biblatex"), [("plainnat", False), ("authoryear", True)])
def test_last_year_s_paper_prints_the_same_behind_a_rekey(imagenet, program_named, style, biblatex):
    """The key of then stands in the paper; the library has another one by now."""
    imagenet("add", "10.1109/cvpr.2009.5206848")
    paper = Latex(imagenet.folder, program_named, style, biblatex=biblatex)
    paper.write(r"\cite{deng2009imagenet}")

    def printed():
        paper.latex()
        source = "paper.bcf" if biblatex else "paper.aux"
        assert imagenet("tex", source, "-o", "refs.bib").code == 0
        paper.compile()
        assert paper.warnings == []
        return paper.run(program_named("pdftotext"), "paper.pdf", "-")

    before = printed()
    assert "ImageNet: A large-scale" in before
    assert imagenet("rekey", "deng2009imagenet", "imagenet:09").code == 0
    assert printed() == before
