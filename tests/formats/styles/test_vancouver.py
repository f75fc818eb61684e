"""The works of numeric.bib, each as the only one of its list."""

from pathlib import Path

import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography

WORKS = {entry.key: entry for entry in read_entries((Path(__file__).parent / "numeric.bib").read_bytes())[0]}
EXPECTED = {
    "journal": "1. LeCun Y, Bengio Y. Deep learning. Nature. 2015 May 28;521(7553):436–44. doi:10.1038/nature14539",
    "journal-by-address": "1. Doe J. Seen. First Monday [Internet]. 2021 [cited 2021 Apr 5]. Available from: https://a.org/1",
    "journal-that-is-abbreviated": "1. Rudin C. Stop explaining. Nat Mach Intell. 2019;1:206–15.",
    "article-number": "1. Ray A. Counted. Proc ACM Hum-Comput Interact. 2019 Nov;3(CSCW):205.",
    "in-press": "1. Smith A. Soon. Results. doi:10.1/x",
    "no-author": "1. An unsigned editorial. The Lancet. 2018;391:2.",
    "no-date": "1. Smith A. When. Results. 3.",
    "question": "1. Lum K. To predict and serve? Significance. 2016;13:14–9.",
    "quotes": "1. Flax S. A “right to explanation.” AI Magazine. 2017;38:50–7.",
    "raised-and-italic": "1. Li B. The x² of E. coli. Cell. 2019;7.",
    "news": "1. Metz C. Car kills. The New York Times [Internet]. 2018 Mar 19 [cited 2024 Jan 2]:A1. Available from: https://nyt.com/1",
    "proceedings": "1. Buo J. Gender shades. In: Fried SA, Wil C, editors. Proc. FAccT. New York, NY: ACM; 2018. p. 77–91. (PMLR; no. 7). doi:10.1/g",
    "proceedings-without-a-publisher": "1. Vas A. Attention. In: Proc. NIPS. 2017.",
    "paper-that-was-only-read": "1. Doe J. Read aloud. 2019.",
    "talk": "1. Geb T. Keynote [Talk]. Talk presented at: Workshop on Data. 2020 Dec 7; Vancouver.",
    "book": "1. O’Neil C. Weapons of math destruction: how data wins. 2nd ed. New York: Crown; 2016.",
    "volume-with-a-title": "1. Knuth DE. The art. Vol. 3, Sorting. AW; 1998.",
    "several-volumes": "1. Hud A. Works. Bilingual ed. OUP; 1999.",
    "series": "1. Has T. Elements [Internet]. Vol. 2. Springer; 2009 [cited 2024 May 6]. (Statistics; no. 27). Available from: https://h.org",
    "edited-book": "1. Bar S, Har M, editors. Fairness. MIT Press; 2023. 320 p.",
    "translated-book": "1. Fou M. Discipline. Pantheon; 1977.",
    "only-a-translator": "1. Roe R, translator. Old songs. 2010.",
    "chapter": "1. Such L. Mediations. In: Gil T, Boc PJ, Foo KA, editors. Media technologies. 2nd ed. Cambridge, MA: MIT Press; 2014. p. 129–37.",
    "thesis": "1. Dwork C. Bounds [PhD thesis] [Internet]. [Ithaca]: Cornell; 1983. Available from: https://c.org",
    "report": "1. European Commission. White paper [White paper]. Brussels: EU; 2020 Feb. White paper no.: 65.",
    "report-with-a-name": "1. NIST. Framework [Technical report]. Commerce; 2023 Jan. Technical report NIST AI 100-1. doi:10.6028/n",
    "incident": "1. AIAAIC. ImageNet – dataset [Incident record] [Internet]. AIAAIC Repository; 2022 [cited 2026 Nov 23]. Available from: https://a.org",
    "data-set": "1. Deng J. Tiny images. Zenodo; 2021. doi:10.5281/z",
    "software": "1. Wig R. timm [Internet]. GitHub; 2019. Available from: https://g.org doi:10.5281/z",
    "page": "1. Ang J. ProPublica [Internet]. 2016 [cited 2026 Nov 23]. Machine bias. Available from: https://p.org",
    "page-without-a-site": "1. Pag T. Roulette [Internet]. [cited 2026 Nov 23]. Available from: https://p.org",
    "preprint": "1. Bom R. Models. arXiv; 2021. doi:10.48550/arXiv.2108.07258",
    "preprint-without-a-doi": "1. Bom R. Models [Internet]. arXiv; 2021. Available from: https://arxiv.org/abs/2108.07258",
    "encyclopedia": "1. Mül V. Ethics. In: Zal E, editor. Stanford encyclopedia [Internet]. MRL; 2020 [cited 2024 Jun 8]. Available from: https://s.org",
    "patent": "1. Page L. Ranking [U.S. patent]. 6285999, 2001.",
    "standard": "1. ISO. Concepts. Geneva: ISO; 2022.",
    "film": "1. Kan S. Coded bias [Internet]. Boston: PBS; 2020. Available from: https://t.org",
    "before-our-era": "1. Plato. Republic. 379 BC.",
    "days": "1. Ray A. Live. Org; 2020.",
    "pubmed": "1. Ray A. Live. BMJ. 2020;1(3–4):5. PubMed PMID: 123; PubMed Central PMCID: PMC4.",
    "chinese": "1. 王小明, Вапник ВН. 人工智能. 计算机学报. 2019;42(3).",
    "nothing-but-a-name": "1. Void A.",
    "nothing": "1.",
    "emphasis": "1. Ban B. Genes of E. coli. X; 2020.",
    "six-authors": "1. Aon A, Bon A, Con A, Don A, Eon A, Fon A. Six.",
    "five-authors": "1. Aon A, Bon A, Con A, Don A, Eon A. Five.",
    "seven-authors": "1. Aon A, Bon A, Con A, Don A, Eon A, Fon A, et al. Seven.",
    "one-and-others": "1. Aon A, et al. Others.",
    "two-and-others": "1. Aon A, Bon B, et al. Others.",
    "suffixes-and-particles": "1. Brooks FP Jr, van der Maaten L, d’Alembert J le R. Names.",
    "group": "1. World Health Organization, Li LJ. Names.",
    "editors-and-others": "1. Doe J. Part. In: Aon A, et al., editors. Whole. 2014. p. 3.",
    "series-of-a-chapter": "1. Doe J. Part. In: Whole. Springer; 2014. (LNCS; no. 12).",
    "hostile": "1. Doe J. <script>alert(1)</script> & 50%. 2020.",
    "untitled": "1. Doe J. Results. 2020;1.",
}
MARKED = {
    "journal": "1. LeCun Y, Bengio Y. Deep learning. Nature. 2015 May 28;521(7553):436–44. doi:10.1038/nature14539",
    "in-press": "1. Smith A. Soon. Results. doi:10.1/x",
    "raised-and-italic": "1. Li B. The <i>x</i><sup>2</sup> of <i>E. coli</i>. Cell. 2019;7.",
    "book": "1. O’Neil C. Weapons of math destruction: how data wins. 2nd ed. New York: Crown; 2016.",
    "emphasis": "1. Ban B. Genes of <i>E. coli</i>. X; 2020.",
    "seven-authors": "1. Aon A, Bon A, Con A, Don A, Eon A, Fon A, et al. Seven.",
    "hostile": "1. Doe J. &lt;script&gt;alert(1)&lt;/script&gt; &amp; 50%. 2020.",
}


@pytest.mark.parametrize("key", WORKS)
def test_reference(key: str) -> None:
    assert bibliography([WORKS[key]], "vancouver")[0].text == EXPECTED[key]


@pytest.mark.parametrize("key", MARKED)
def test_marks(key: str) -> None:
    assert bibliography([WORKS[key]], "vancouver", "html")[0].text == MARKED[key]
