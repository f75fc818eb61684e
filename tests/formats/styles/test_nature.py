"""The works of numeric.bib, each as the only one of its list."""

from pathlib import Path

import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography

WORKS = {entry.key: entry for entry in read_entries((Path(__file__).parent / "numeric.bib").read_bytes())[0]}
EXPECTED = {
    "journal": "1. LeCun, Y. & Bengio, Y. Deep learning. Nature 521, 436–444 (2015).",
    "journal-by-address": "1. Doe, J. Seen. First Monday https://a.org/1 (2021).",
    "journal-that-is-abbreviated": "1. Rudin, C. Stop explaining. Nat. Mach. Intell. 1, 206–215 (2019).",
    "article-number": "1. Ray, A. Counted. Proc. ACM Hum.-Comput. Interact. 3, (2019).",
    "in-press": "1. Smith, A. Soon. Results https://doi.org/10.1/x doi:10.1/x.",
    "no-author": "1. An unsigned editorial. The Lancet 391, 2 (2018).",
    "no-date": "1. Smith, A. When. Results 3.",
    "question": "1. Lum, K. To predict and serve? Significance 13, 14–19 (2016).",
    "quotes": "1. Flax, S. A “right to explanation”. AI Magazine 38, 50–57 (2017).",
    "raised-and-italic": "1. Li, B. The x² of E. coli. Cell 7, (2019).",
    "news": "1. Metz, C. Car kills. The New York Times A1 (2018).",
    "proceedings": "1. Buo, J. Gender shades. in Proc. FAccT (eds Fried, S. A. & Wil, C.) vol. 81 77–91 (ACM, New York, NY, 2018).",
    "proceedings-without-a-publisher": "1. Vas, A. Attention. in Proc. NIPS (2017).",
    "paper-that-was-only-read": "1. Doe, J. Read aloud. (2019).",
    "talk": "1. Geb, T. Keynote. (2020).",
    "book": "1. O’Neil, C. Weapons of Math Destruction: How Data Wins. (Crown, New York, 2016).",
    "volume-with-a-title": "1. Knuth, D. E. The Art. vol. 3 (AW, 1998).",
    "several-volumes": "1. Hud, A. Works. (OUP, 1999).",
    "series": "1. Has, T. Elements. vol. 2 (Springer, 2009).",
    "edited-book": "1. Fairness. (MIT Press, 2023).",
    "translated-book": "1. Fou, M. Discipline. (Pantheon, 1977).",
    "only-a-translator": "1. Old Songs. (2010).",
    "chapter": "1. Such, L. Mediations. in Media technologies (eds Gil, T., Boc, P. J. & Foo, K. A.) 129–137 (MIT Press, Cambridge, MA, 2014).",
    "thesis": "1. Dwork, C. Bounds. (Cornell, Ithaca, 1983).",
    "report": "1. European Commission. White Paper. (2020).",
    "report-with-a-name": "1. NIST. Framework. (2023) doi:10.6028/n.",
    "incident": "1. AIAAIC. ImageNet – dataset. AIAAIC Repository (2022).",
    "data-set": "1. Deng, J. Tiny images. Zenodo https://doi.org/10.5281/z (2021).",
    "software": "1. Wig, R. timm. GitHub https://doi.org/10.5281/z (2019).",
    "page": "1. Ang, J. Machine bias. ProPublica https://p.org (2016).",
    "page-without-a-site": "1. Pag, T. Roulette. https://p.org.",
    "preprint": "1. Bom, R. Models. Preprint at https://doi.org/10.48550/arXiv.2108.07258 (2021).",
    "preprint-without-a-doi": "1. Bom, R. Models. Preprint at https://arxiv.org/abs/2108.07258 (2021).",
    "encyclopedia": "1. Mül, V. Ethics. Stanford encyclopedia (2020).",
    "patent": "1. Page, L. Ranking. (2001).",
    "standard": "1. ISO. Concepts. (2022).",
    "film": "1. Kan, S. Coded Bias. (PBS, Boston, 2020).",
    "before-our-era": "1. Plato. Republic. (379 BC).",
    "days": "1. Ray, A. Live. Org (2020).",
    "pubmed": "1. Ray, A. Live. BMJ 1, 5 (2020).",
    "chinese": "1. 王小明 & Вапник, В. Н. 人工智能. 计算机学报 42, (2019).",
    "nothing-but-a-name": "1. Void, A.",
    "nothing": "1.",
    "emphasis": "1. Ban, B. Genes of E. Coli. (X, 2020).",
    "six-authors": "1. Aon, A. et al. Six.",
    "five-authors": "1. Aon, A., Bon, A., Con, A., Don, A. & Eon, A. Five.",
    "seven-authors": "1. Aon, A. et al. Seven.",
    "one-and-others": "1. Aon, A. et al. Others.",
    "two-and-others": "1. Aon, A., Bon, B., et al. Others.",
    "suffixes-and-particles": "1. Brooks, F. P., Jr., van der Maaten, L. & d’Alembert, J. le R. Names.",
    "group": "1. World Health Organization & Li, L.-J. Names.",
    "editors-and-others": "1. Doe, J. Part. in Whole (eds Aon, A. et al.) 3 (2014).",
    "series-of-a-chapter": "1. Doe, J. Part. in Whole (Springer, 2014).",
    "hostile": "1. Doe, J. <script>alert(1)</script> & 50%. (2020).",
    "untitled": "1. Doe, J. Results 1, (2020).",
}
MARKED = {
    "journal": "1. LeCun, Y. &amp; Bengio, Y. Deep learning. <i>Nature</i> <b>521</b>, 436–444 (2015).",
    "in-press": '1. Smith, A. Soon. <i>Results</i> <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a> doi:10.1/x.',
    "raised-and-italic": "1. Li, B. The <i>x</i><sup>2</sup> of <i>E. coli</i>. <i>Cell</i> <b>7</b>, (2019).",
    "book": "1. O’Neil, C. <i>Weapons of Math Destruction: How Data Wins</i>. (Crown, New York, 2016).",
    "emphasis": "1. Ban, B. <i>Genes of </i>E. Coli. (X, 2020).",
    "seven-authors": "1. Aon, A. <i>et al.</i> Seven.",
    "hostile": "1. Doe, J. &lt;script&gt;alert(1)&lt;/script&gt; &amp; 50%. (2020).",
}


@pytest.mark.parametrize("key", WORKS)
def test_reference(key: str) -> None:
    assert bibliography([WORKS[key]], "nature")[0].text == EXPECTED[key]


@pytest.mark.parametrize("key", MARKED)
def test_marks(key: str) -> None:
    assert bibliography([WORKS[key]], "nature", "html")[0].text == MARKED[key]
