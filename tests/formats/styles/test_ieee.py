"""The works of numeric.bib, each as the only one of its list."""

from pathlib import Path

import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography

WORKS = {entry.key: entry for entry in read_entries((Path(__file__).parent / "numeric.bib").read_bytes())[0]}
EXPECTED = {
    "journal": "[1] Y. LeCun and Y. Bengio, “Deep learning,” Nature, vol. 521, no. 7553, pp. 436–444, May 2015, doi: 10.1038/nature14539.",
    "journal-by-address": "[1] J. Doe, “Seen,” First Monday, 2021, Accessed: Apr. 05, 2021. [Online]. Available: https://a.org/1",
    "journal-that-is-abbreviated": "[1] C. Rudin, “Stop explaining,” Nat. Mach. Intell., vol. 1, pp. 206–215, 2019.",
    "article-number": "[1] A. Ray, “Counted,” Proc. ACM Hum.-Comput. Interact., vol. 3, no. CSCW, Art. no. 205, Nov. 2019.",
    "in-press": "[1] A. Smith, “Soon,” Results, In press, doi: 10.1/x.",
    "no-author": "[1] “An unsigned editorial,” The Lancet, vol. 391, p. 2, 2018.",
    "no-date": "[1] A. Smith, “When,” Results, vol. 3.",
    "question": "[1] K. Lum, “To predict and serve?” Significance, vol. 13, pp. 14–19, 2016.",
    "quotes": "[1] S. Flax, “A ‘right to explanation,’” AI Magazine, vol. 38, pp. 50–57, 2017.",
    "raised-and-italic": "[1] B. Li, “The x² of E. coli,” Cell, vol. 7, 2019.",
    "news": "[1] C. Metz, “Car kills,” The New York Times, p. A1, Mar. 19, 2018. Accessed: Jan. 02, 2024. [Online]. Available: https://nyt.com/1",
    "proceedings": "[1] J. Buo, “Gender shades,” in Proc. FAccT, S. A. Fried and C. Wil, Eds., in PMLR, no. 7, vol. 81. New York, NY: ACM, Feb. 2018, pp. 77–91. doi: 10.1/g.",
    "proceedings-without-a-publisher": "[1] A. Vas, “Attention,” in Proc. NIPS, 2017.",
    "paper-that-was-only-read": "[1] J. Doe, “Read aloud,” presented at the Workshop on Trust, Dec. 2019.",
    "talk": "[1] T. Geb, “Keynote,” presented at the Workshop on Data, Dec. 07, 2020.",
    "book": "[1] C. O’Neil, Weapons of math destruction: how data wins, 2nd ed. New York: Crown, 2016.",
    "volume-with-a-title": "[1] D. E. Knuth, The art, vol. 3. AW, 1998.",
    "several-volumes": "[1] A. Hud, Works, Bilingual ed., 4 vols. OUP, 1999.",
    "series": "[1] T. Has, Elements, vol. 2. in Statistics, no. 27, vol. 2. Springer, 2009. Accessed: May 06, 2024. [Online]. Available: https://h.org",
    "edited-book": "[1] S. Bar and M. Har, Eds., Fairness. MIT Press, 2023.",
    "translated-book": "[1] M. Fou, Discipline. Pantheon, 1977.",
    "only-a-translator": "[1] R. Roe, Trans., Old songs. 2010.",
    "chapter": "[1] L. Such, “Mediations,” in Media technologies, 2nd ed., T. Gil, P. J. Boc, and K. A. Foo, Eds., Cambridge, MA: MIT Press, 2014, ch. 7, pp. 129–137.",
    "thesis": "[1] C. Dwork, “Bounds,” PhD thesis, Cornell, Ithaca, 1983. [Online]. Available: https://c.org",
    "report": "[1] European Commission, “White paper,” EU, Brussels, White paper 65, Feb. 2020.",
    "report-with-a-name": "[1] NIST, “Framework,” Commerce, Technical report NIST AI 100-1, Jan. 2023. doi: 10.6028/n.",
    "incident": "[1] AIAAIC, “ImageNet – dataset.” AIAAIC Repository, Apr. 2022. Accessed: Nov. 23, 2026. [Online]. Available: https://a.org",
    "data-set": "[1] J. Deng, “Tiny images.” Zenodo, May 04, 2021. doi: 10.5281/z.",
    "software": "[1] R. Wig, timm. (2019). GitHub. doi: 10.5281/z.",
    "page": "[1] J. Ang, “Machine bias,” ProPublica. Accessed: Nov. 23, 2026. [Online]. Available: https://p.org",
    "page-without-a-site": "[1] T. Pag, “Roulette.” Accessed: Nov. 23, 2026. [Online]. Available: https://p.org",
    "preprint": "[1] R. Bom, “Models,” Aug. 2021, arXiv: arXiv:2108.07258. doi: 10.48550/arXiv.2108.07258.",
    "preprint-without-a-doi": "[1] R. Bom, “Models,” 2021, arXiv: arXiv:2108.07258.",
    "encyclopedia": "[1] V. Mül, “Ethics,” Stanford encyclopedia. MRL, 2020. Accessed: Jun. 08, 2024. [Online]. Available: https://s.org",
    "patent": "[1] L. Page, “Ranking,” 6285999, Sep. 04, 2001.",
    "standard": "[1] ISO, Concepts, ISO 22989, Geneva, 2022.",
    "film": "[1] S. Kan, Boston. Coded bias, (Jan. 30, 2020). [Online Video]. Available: https://t.org",
    "before-our-era": "[1] Plato, Republic. 379 BC.",
    "days": "[1] A. Ray, “Live.” Org, Apr. 05–07, 2020.",
    "pubmed": "[1] A. Ray, “Live,” BMJ, vol. 1, no. 3–4, p. 5, 2020, [Online]. Available: https://b.org",
    "chinese": "[1] 王小明 and В. Н. Вапник, “人工智能,” 计算机学报, vol. 42, no. 3, 2019.",
    "nothing-but-a-name": "[1] A. Void.",
    "nothing": "[1]",
    "emphasis": "[1] B. Ban, Genes of E. coli. X, 2020.",
    "six-authors": "[1] A. Aon, A. Bon, A. Con, A. Don, A. Eon, and A. Fon, “Six.”",
    "five-authors": "[1] A. Aon, A. Bon, A. Con, A. Don, and A. Eon, “Five.”",
    "seven-authors": "[1] A. Aon et al., “Seven.”",
    "one-and-others": "[1] A. Aon et al., “Others.”",
    "two-and-others": "[1] A. Aon, B. Bon, et al., “Others.”",
    "suffixes-and-particles": "[1] F. P. Brooks Jr., L. van der Maaten, and J. le R. d’Alembert, “Names.”",
    "group": "[1] World Health Organization and L.-J. Li, “Names.”",
    "editors-and-others": "[1] J. Doe, “Part,” in Whole, A. Aon et al., Eds., 2014, p. 3.",
    "series-of-a-chapter": "[1] J. Doe, “Part,” in Whole, in LNCS, no. 12, Springer, 2014.",
    "hostile": "[1] J. Doe, “<script>alert(1)</script> & 50%.” 2020.",
    "untitled": "[1] J. Doe, Results, vol. 1, 2020.",
}
MARKED = {
    "journal": "[1] Y. LeCun and Y. Bengio, “Deep learning,” <i>Nature</i>, vol. 521, no. 7553, pp. 436–444, May 2015, doi: 10.1038/nature14539.",
    "in-press": "[1] A. Smith, “Soon,” <i>Results</i>, <b>In press</b>, doi: 10.1/x.",
    "raised-and-italic": "[1] B. Li, “The <i>x</i><sup>2</sup> of <i>E. coli</i>,” <i>Cell</i>, vol. 7, 2019.",
    "book": "[1] C. O’Neil, <i>Weapons of math destruction: how data wins</i>, 2nd ed. New York: Crown, 2016.",
    "emphasis": "[1] B. Ban, <i>Genes of </i>E. coli. X, 2020.",
    "seven-authors": "[1] A. Aon <i>et al.</i>, “Seven.”",
    "hostile": "[1] J. Doe, “&lt;script&gt;alert(1)&lt;/script&gt; &amp; 50%.” 2020.",
}


@pytest.mark.parametrize("key", WORKS)
def test_reference(key: str) -> None:
    assert bibliography([WORKS[key]], "ieee")[0].text == EXPECTED[key]


@pytest.mark.parametrize("key", MARKED)
def test_marks(key: str) -> None:
    assert bibliography([WORKS[key]], "ieee", "html")[0].text == MARKED[key]
