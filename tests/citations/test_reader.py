"""Reference strings of every kind, and what each says. Adding a case is adding a line."""

from typing import Any

import pytest

from incident_refs.citations.reader import read, read_all
from incident_refs.model.citation import Form
from incident_refs.model.names import Group, Person

FULL = [
    pytest.param(
        "Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database",
        ["Deng", "Dong", "Socher", "Li", "Li", "Li"],
        2009,
        "ImageNet: A large-scale hierarchical image database",
        id="issue-2-aiaaic-semicolons-and-doubled-stop",
    ),
    pytest.param(
        "Yang K., Yau J., Li F.F., Jia Deng J., Russakovsky O.(2021). A Study of Face Obfuscation in ImageNet",
        ["Yang", "Yau", "Li", "Deng", "Russakovsky"],
        2021,
        "A Study of Face Obfuscation in ImageNet",
        id="issue-2-aiaaic-stray-given-name",
    ),
    pytest.param(
        "Li F.F., Krishna, R. (2022). Searching for Computer Vision North Stars (pdf)",
        ["Li", "Krishna"],
        2022,
        "Searching for Computer Vision North Stars",
        id="issue-2-aiaaic-pdf",
    ),
    pytest.param(
        "Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?",
        ["Prabhu", "Birhane"],
        2020,
        "Large image datasets: A pyrrhic win for computer vision?",
        id="issue-2-aiaaic-question-mark",
    ),
    pytest.param(
        "Dulhanty C., Wong A. (2019). Auditing ImageNet: Towards a Model-driven Framework",
        ["Dulhanty", "Wong"],
        2019,
        "Auditing ImageNet: Towards a Model-driven Framework",
        id="issue-2-aiaaic",
    ),
    pytest.param(
        "van der Berg, A.-M., O’Neil, C., & García Márquez, J., Jr. (2018). On doors. Journal of Doors, 3(2), 1–9.",
        ["Berg", "O’Neil", "García Márquez"],
        2018,
        "On doors",
        id="apa-particle-apostrophe-suffix",
    ),
    pytest.param(
        "Вапник В., Червоненкис А. (1974). Теория распознавания образов",
        ["Вапник", "Червоненкис"],
        1974,
        "Теория распознавания образов",
        id="cyrillic",
    ),
    pytest.param("邓嘉 (2009). 图像数据库. 计算机学报, 3(2), 1–9.", ["邓嘉"], 2009, "图像数据库", id="cjk"),
    pytest.param("محمد ع. (٢٠٠٩). عنوان المقال", ["محمد"], 2009, "عنوان المقال", id="arabic-indic-digits"),
    pytest.param("Ｄｅｎｇ Ｊ. (２００９). ＩmageNet", ["Deng"], 2009, "ImageNet", id="fullwidth"),
    pytest.param("Kim J. 😀 (2019). Fair faces 👨‍👩‍👧", ["Kim"], 2019, "Fair faces", id="emoji"),
    pytest.param("MÃ¼ller J. (2009). Die Zukunft", ["Müller"], 2009, "Die Zukunft", id="utf8-read-as-latin"),
    pytest.param(
        "European Commission. (2021). Proposal for a regulation on artificial intelligence.",
        ["European Commission"],
        2021,
        "Proposal for a regulation on artificial intelligence",
        id="group-author",
    ),
    pytest.param(
        "National Institute of Standards and Technology (NIST). (2023). AI Risk Management Framework",
        ["National Institute of Standards and Technology"],
        2023,
        "AI Risk Management Framework",
        id="group-author-with-abbreviation",
    ),
    pytest.param(
        "Gebru, Timnit, Jamie Morgenstern, and Briana Vecchione. “Datasheets for Datasets.” *Communications of the ACM* 64, no. 12 (December 2021): 86–92.",
        ["Gebru", "Morgenstern", "Vecchione"],
        2021,
        "Datasheets for Datasets",
        id="chicago",
    ),
    pytest.param(
        'Gebru, Timnit, and Jamie Morgenstern. 2021. "Datasheets for Datasets." Communications of the ACM 64 (12): 86-92.',
        ["Gebru", "Morgenstern"],
        2021,
        "Datasheets for Datasets",
        id="chicago-author-date",
    ),
    pytest.param(
        'Macrae, Carl. "Learning from failure." Risk Analysis 42.9 (2022): 1999-2025.',
        ["Macrae"],
        2022,
        "Learning from failure",
        id="mla-7",
    ),
    pytest.param(
        'Gebru, Timnit, et al. "Datasheets for Datasets." Communications of the ACM, vol. 64, no. 12, 2021, pp. 86-92.',
        ["Gebru"],
        2021,
        "Datasheets for Datasets",
        id="mla",
    ),
    pytest.param(
        'J. Buolamwini and T. Gebru, "Gender shades," in Proc. Conf. Fairness, 2018, pp. 77–91.',
        ["Buolamwini", "Gebru"],
        2018,
        "Gender shades",
        id="ieee",
    ),
    pytest.param(
        "Obermeyer Z, Powers B, Vogeli C, Mullainathan S. Dissecting racial bias in an algorithm. Science. 2019;366(6464):447–53.",
        ["Obermeyer", "Powers", "Vogeli", "Mullainathan"],
        2019,
        "Dissecting racial bias in an algorithm",
        id="vancouver",
    ),
    pytest.param(
        "Selbst, A.D. and Barocas, S. (2018) ‘The intuitive appeal of explainable machines’, Fordham Law Review, 87(3), pp. 1085–1139.",
        ["Selbst", "Barocas"],
        2018,
        "The intuitive appeal of explainable machines",
        id="harvard",
    ),
    pytest.param(
        "Fortnow, L., Santhanam, R.: Infeasibility of instances. J. Comput. Syst. Sci. 77(1), 91–106 (2011)",
        ["Fortnow", "Santhanam"],
        2011,
        "Infeasibility of instances",
        id="lncs",
    ),
    pytest.param(
        "Vaughan DG, Marshall GJ (2003) Recent rapid warming. Clim Change 60:243–274",
        ["Vaughan", "Marshall"],
        2003,
        "Recent rapid warming",
        id="springer",
    ),
    pytest.param(
        "(1) Jiao, C. Q.; Freiser, B. S. A Pulsed Leak Valve. J. Am. Soc. Mass Spectrom. 1996, 7, 118–122.",
        ["Jiao", "Freiser"],
        1996,
        "A Pulsed Leak Valve",
        id="acs-with-title",
    ),
    pytest.param(
        "1 H. Asgharian and K. Ek, Journal of Banking & Finance 35, 1027 (2011).",
        ["Asgharian", "Ek"],
        2011,
        None,
        id="aip",
    ),
    pytest.param(
        "[12] L.T. Weng and B. Delmon, Appl. Catal. A81 (1992) 141.", ["Weng", "Delmon"], 1992, None, id="physics"
    ),
    pytest.param(
        "Seaman, Claire. New computers in the food industry. Nutrition & Food Science. 1995. 95. 1. 36-37",
        ["Seaman"],
        1995,
        "New computers in the food industry",
        id="fields-between-dots",
    ),
    pytest.param("Erratum. (1967). Corrosion Science, 7(7), 479.", [], 1967, "Erratum", id="apa-title-before-the-year"),
    pytest.param("Smith, J. (n.d.). On undated things.", ["Smith"], None, "On undated things", id="undated"),
    pytest.param(
        '- [McGregor, Sean. "Preventing failures." AI Magazine 3 (2021): 4-5.](https://example.org/a)',
        ["McGregor"],
        2021,
        "Preventing failures",
        id="bullet-and-link",
    ),
    pytest.param(
        '@article{d, author={Deng, Jia and Wei Dong and others}, title={{ImageNet}: A {\\"U}ber set}, year=2009, journal={CVPR}}',
        ["Deng", "Dong"],
        2009,
        "ImageNet: A Über set",
        id="bibtex-in-one-line",
    ),
]


@pytest.mark.parametrize(("line", "families", "year", "title"), FULL)
def test_full(line: str, families: list[str], year: int | None, title: str | None) -> None:
    citation = read(line)
    assert citation.form is Form.FULL
    assert (list(citation.authors.families), citation.year, citation.title) == (families, year, title)
    assert citation.raw == line


PLACES = [
    pytest.param(
        "Hamiache, G. (2001). Associated consistency. International Journal of Game Theory, 30(2), 279–289.",
        {"container": "International Journal of Game Theory", "volume": "30", "issue": "2", "pages": "279–289"},
        id="apa",
    ),
    pytest.param(
        'Xu, Wei. "An HCAI Framework." IEEE Transactions on Systems 56, no. 1 (February 2026): 78–94.',
        {"container": "IEEE Transactions on Systems", "volume": "56", "issue": "1", "pages": "78–94"},
        id="chicago",
    ),
    pytest.param(
        "Ali, S. A., & Khan, R. (2023). The promises of AI. In S. Chakraborty (Ed.), Investigating AI (pp. 1-24). IGI Global.",
        {"container": "Investigating AI", "pages": "1-24", "publisher": "IGI Global"},
        id="chapter-with-editor",
    ),
    pytest.param(
        "Monga, Kapila. “Securing AI.” In AI for Healthcare, 133–161. New York: Chapman and Hall/CRC, 2025.",
        {"container": "AI for Healthcare", "pages": "133–161", "publisher": "Chapman and Hall/CRC"},
        id="chicago-chapter",
    ),
    pytest.param(
        "Lu, Y. “AdvFuzz.” *arXiv* (preprint), November 29, 2024.",
        {"container": "arXiv", "year": 2024, "volume": None},
        id="arxiv-with-a-date",
    ),
    pytest.param(
        "Doran, A. C.; McNamara, C. A. Circulation Research 2010, 106, 1303–1311.",
        {"container": "Circulation Research", "volume": "106", "pages": "1303–1311", "title": None},
        id="acs-without-title",
    ),
    pytest.param(
        "1 Y. Kayaki and A. Yamamoto, Physics Letters B 543, 41 (2002).",
        {"container": "Physics Letters B", "volume": "543", "pages": "41", "title": None},
        id="aip-without-title",
    ),
    pytest.param(
        "Reif, A. (2013). Cities. Advances in Cities, 931-932, 878–882.",
        {"volume": "931-932", "pages": "878–882"},
        id="double-volume",
    ),
    pytest.param(
        "Kim, A. (2005). Nets. Nets – ICCS 2005, 846–849.",
        {"volume": None, "pages": "846–849"},
        id="a-year-is-no-volume",
    ),
    pytest.param(
        "S. Wales, Medieval Allegories (Berkeley: University of California Press, 1987), 255.",
        {"title": "Medieval Allegories", "publisher": "University of California Press", "year": 1987},
        id="publisher-in-brackets",
    ),
    pytest.param(
        "1 S. B. Furber, IEE Colloquium on Asynchronous Systems (1996).",
        {"title": None, "container": "IEE Colloquium on Asynchronous Systems", "year": 1996},
        id="a-conference-is-no-title",
    ),
    pytest.param(
        "Brookhart, M. & Green, M. L. H. Metal bonds. J. Organomet. Chem. 250, 395–408 (1983).",
        {"title": "Metal bonds", "container": "J. Organomet. Chem", "volume": "250"},
        id="abbreviated-journal",
    ),
    pytest.param(
        "Peters, B. (2013). Uptake of Cs-137 at 25(3) sites in 2010. Plant Soil, 12(4), 5–6.",
        {"title": "Uptake of Cs-137 at 25(3) sites in 2010", "container": "Plant Soil", "volume": "12", "pages": "5–6"},
        id="numbers-in-the-title",
    ),
    pytest.param("Data access is free (Deng, 2009).", {"form": Form.NONE}, id="prose-has-no-place"),
    pytest.param(
        "Ida Holm and Bo Ek. 2021. A guide. Commun. ACM 64, 12 (Dec. 2021), 86–92.",
        {"title": "A guide", "volume": "64", "issue": "12", "pages": "86–92"},
        id="acm",
    ),
    pytest.param(
        "Holm, I. 2013. A guide. Queue 11(3): 10:10–10:29.",
        {"container": "Queue", "volume": "11", "pages": "10:10–10:29"},
        id="pages-of-an-article",
    ),
    pytest.param(
        "Holm I, Ek B. A guide. In: Proceedings of X. 2019. p. 220-9.", {"volume": None, "pages": "220-9"}, id="lone-p"
    ),
    pytest.param(
        "Holm, I. & Ek, B. A guide. in Advances in Doors 33–35 (2016).",
        {"title": "A guide", "container": "Advances in Doors", "pages": "33–35"},
        id="small-in",
    ),
    pytest.param(
        "Holm, I., et al.: A guide. In: NIPS (2016)", {"container": "NIPS", "issue": None}, id="nips-is-no-number"
    ),
]


@pytest.mark.parametrize(("line", "fields"), PLACES)
def test_place(line: str, fields: dict[str, Any]) -> None:
    citation = read(line)
    assert {name: getattr(citation, name) for name in fields} == fields


def test_editors_are_read() -> None:
    citation = read("Ali, S. (2023). AI. In S. Chakraborty & K. Ek (Eds.), Investigating AI (pp. 1-24). IGI Global.")
    assert [name.family for name in citation.editors] == ["Chakraborty", "Ek"]


SHORT = [
    pytest.param("Deng et al. 2009", ["Deng"], True, 2009, None, id="et-al"),
    pytest.param("Prabhu & Birhane 2020", ["Prabhu", "Birhane"], False, 2020, None, id="ampersand"),
    pytest.param("Prabhu and Birhane (2020)", ["Prabhu", "Birhane"], False, 2020, None, id="and"),
    pytest.param("(Bender et al., 2021)", ["Bender"], True, 2021, None, id="round-brackets"),
    pytest.param("[Obermeyer et al. 2019]", ["Obermeyer"], True, 2019, None, id="square-brackets"),
    pytest.param("O'Neil (2016)", ["O'Neil"], False, 2016, None, id="apostrophe"),
    pytest.param("van der Maaten & Hinton 2008a", ["Maaten", "Hinton"], False, 2008, "a", id="particle-and-letter"),
    pytest.param("de Heide and Grünwald (2017)", ["Heide", "Grünwald"], False, 2017, None, id="particle-first"),
    pytest.param("NIST (2023)", ["NIST"], False, 2023, None, id="acronym"),
    pytest.param("European Commission, 2021", ["European Commission"], False, 2021, None, id="organisation"),
    pytest.param("Tan, Steinbach, & Kumar, 2019", ["Tan", "Steinbach", "Kumar"], False, 2019, None, id="three-names"),
    pytest.param("Press and Wolf 2017", ["Press", "Wolf"], False, 2017, None, id="a-name-that-is-a-group-word"),
    pytest.param("van Houwelingen, H.C. (2000)", ["Houwelingen"], False, 2000, None, id="with-initials"),
    pytest.param("(see Deng et al. 2009, p. 12)", ["Deng"], True, 2009, None, id="see-and-page"),
    pytest.param("Osband et al., 2022a", ["Osband"], True, 2022, "a", id="name-that-ends-in-and"),
    pytest.param("邓嘉 2009", ["邓嘉"], False, 2009, None, id="cjk"),
    pytest.param("hooks & Holm 1994", ["hooks", "Holm"], False, 1994, None, id="written-small"),
    pytest.param(
        "U.S. Department of Labor (2019)", ["U.S. Department of Labor"], False, 2019, None, id="dotted-country"
    ),
    pytest.param(
        "UK Children's Commissioner's Office (2022)",
        ["UK Children's Commissioner's Office"],
        False,
        2022,
        None,
        id="office",
    ),
    pytest.param(
        "European Parliament and Council (2024)",
        ["European Parliament and Council"],
        False,
        2024,
        None,
        id="and-in-a-name",
    ),
    pytest.param(
        "Reporters International & Forbidden Files (2018)",
        ["Reporters International", "Forbidden Files"],
        False,
        2018,
        None,
        id="two-organisations",
    ),
    pytest.param("The White House (2022)", ["The White House"], False, 2022, None, id="the"),
    pytest.param(
        "ACLU of Southern Ohio (2018)", ["ACLU of Southern Ohio"], False, 2018, None, id="acronym-of-a-region"
    ),
]


ORGANISATIONS = ["OpenAI (2023)", "Meta AI (2022)", "Partnership on AI (2021)", "OECD.AI (2023)", "UNESCO (2021)"]


@pytest.mark.parametrize("line", ORGANISATIONS)
def test_an_organisation_is_a_group(line: str) -> None:
    citation = read(line)
    assert (citation.form, citation.authors.listed) == (Form.SHORT, (Group(line.partition(" (")[0]),))


@pytest.mark.parametrize(("line", "families", "more", "year", "letter"), SHORT)
def test_short(line: str, families: list[str], more: bool, year: int, letter: str | None) -> None:  # noqa: FBT001
    citation = read(line)
    assert citation.form is Form.SHORT
    assert (list(citation.authors.families), citation.authors.more) == (families, more)
    assert (citation.year, citation.year_suffix, citation.title) == (year, letter, None)


def test_particle_is_kept_apart() -> None:
    assert read("van der Maaten & Hinton 2008a").authors.listed[0] == Person("Maaten", particle="van der")


def test_organisations_are_no_people() -> None:
    assert read("European Commission, 2021").authors.listed == (Group("European Commission"),)


IDENTIFIERS = [
    pytest.param("https://doi.org/10.1109/CVPR.2009.5206848", "doi", "10.1109/cvpr.2009.5206848", id="resolver"),
    pytest.param("doi:10.1145/3442188.3445922.", "doi", "10.1145/3442188.3445922", id="label-and-stop"),
    pytest.param("https://doi.org/10.1109%2FCVPR.2009.5206848", "doi", "10.1109/cvpr.2009.5206848", id="escaped"),
    pytest.param("arXiv:2006.16923v2 [cs.CY]", "arxiv", "2006.16923", id="arxiv"),
    pytest.param("https://arxiv.org/pdf/2006.16923v2.pdf", "arxiv", "2006.16923", id="arxiv-address"),
    pytest.param("https://dl.acm.org/doi/abs/10.1145/3442188.3445922", "doi", "10.1145/3442188.3445922", id="acm"),
    pytest.param(
        "https://link.springer.com/article/10.1007/s00146-020-01122-4#Sec3",
        "doi",
        "10.1007/s00146-020-01122-4",
        id="springer",
    ),
    pytest.param(
        "https://onlinelibrary.wiley.com/doi/full/10.1002/aaai.12345?af=R", "doi", "10.1002/aaai.12345", id="wiley"
    ),
    pytest.param(
        "https://www.tandfonline.com/doi/full/10.1080/10447318.2022.2041900",
        "doi",
        "10.1080/10447318.2022.2041900",
        id="taylor",
    ),
    pytest.param(
        "https://journals.sagepub.com/doi/pdf/10.1177/2053951716679679", "doi", "10.1177/2053951716679679", id="sage"
    ),
    pytest.param("https://www.science.org/doi/10.1126/science.aax2342", "doi", "10.1126/science.aax2342", id="science"),
    pytest.param(
        "https://www.nature.com/articles/s41586-021-03819-2", "doi", "10.1038/s41586-021-03819-2", id="nature"
    ),
    pytest.param(
        "10.1002/(SICI)1099-0771(199806)11:2<107::AID-BDM292>3.0.CO;2-Y",
        "doi",
        "10.1002/(sici)1099-0771(199806)11:2<107::aid-bdm292>3.0.co;2-y",
        id="sici",
    ),
    pytest.param("10.1109/CVPR.\n2009.5206848", "doi", "10.1109/cvpr.2009.5206848", id="broken-across-lines"),
    pytest.param("ISBN 978-0-553-41881-1", "isbn", "9780553418811", id="isbn"),
    pytest.param("PMID: 31649194", "pmid", "31649194", id="pmid"),
]


@pytest.mark.parametrize(("line", "field", "value"), IDENTIFIERS)
def test_identifier(line: str, field: str, value: str) -> None:
    citation = read(line)
    assert citation.form is Form.IDENTIFIER
    assert getattr(citation, field) == value


WEB = [
    pytest.param(
        "Paglen T., Crawford K.: ImageNet Roulette",
        ["Paglen", "Crawford"],
        "ImageNet Roulette",
        None,
        id="issue-2-no-year",
    ),
    pytest.param("Wikipedia: Image recognition ๐", [], "Image recognition", None, id="issue-2-mojibake"),
    pytest.param("Wikipedia: Image recognition 🔗", [], "Image recognition", None, id="emoji"),
    pytest.param(
        'TechCrunch Article, "Security lapse exposed source code"',
        [],
        "Security lapse exposed source code",
        None,
        id="kind-and-title",
    ),
    pytest.param("https://www.wired.com/story/ai.", [], None, "https://www.wired.com/story/ai", id="address"),
    pytest.param(
        "https://ieeexplore.ieee.org/document/5206848",
        [],
        None,
        "https://ieeexplore.ieee.org/document/5206848",
        id="address-without-doi",
    ),
    pytest.param(
        "Degas source code https://github.com/a/degas",
        [],
        "Degas source code",
        "https://github.com/a/degas",
        id="title-and-address",
    ),
]


@pytest.mark.parametrize(("line", "families", "title", "url"), WEB)
def test_web(line: str, families: list[str], title: str | None, url: str | None) -> None:
    citation = read(line)
    assert citation.form is Form.WEB
    assert (list(citation.authors.families), citation.title, citation.url) == (families, title, url)


NONE = [
    pytest.param("", id="empty"),
    pytest.param(" \t\n ", id="blanks"),
    pytest.param("." * 500, id="dots"),
    pytest.param("–—−---", id="dashes"),
    pytest.param("!?.,;:-_()[]{}<>/\\|\"'`~@#$%^&*+=", id="punctuation"),
    pytest.param("\u202e\u202d\u2066\u2069" * 9, id="marks-of-direction"),
    pytest.param("\x00" * 9, id="nul"),
    pytest.param("2009", id="year"),
    pytest.param("et al.", id="et-al"),
    pytest.param("and & and & and", id="and"),
    pytest.param("14 March 2019", id="date"),
    pytest.param("Page published: April 2022 | Last updated: October 2024", id="dates-of-a-page"),
    pytest.param("Report incident๐ฅ| Improve page ๐| Access database ๐ข", id="menu"),
    pytest.param("AIAAIC Repository ID: AIAAIC0276", id="record-id"),
    pytest.param("CVE-2026-25253", id="cve"),
    pytest.param("Computer vision - recognition", id="heading"),
    pytest.param("Data provenance: how it was collected", id="heading-with-colon"),
    pytest.param("Since January 2019, downloads have been disabled, except for a small subset.", id="prose"),
    pytest.param("Data access. Since January 2019, downloads of the data have been disabled.", id="heading-and-date"),
    pytest.param("Accuracy. In June 2020, a study showed that the model was wrong.", id="heading-and-month"),
    pytest.param("Privacy. Launched in 2019, the app collected 1,500 photographs.", id="heading-and-participle"),
    pytest.param("Developed by researchers in 2008, the set is a large database of images.", id="developed-by"),
    pytest.param("Released: 2009", id="field-with-a-year"),
    pytest.param("Released 2022", id="field-without-colon"),
    pytest.param("Occurred 2018", id="when-it-occurred"),
    pytest.param("Developer: OpenAI (2022)", id="developer"),
    pytest.param("Sector: Govt - police; Education", id="sectors"),
    pytest.param("Operator: Delhi Police 2020", id="operator"),
    pytest.param("100%_done \\ (2009)", id="like"),
    pytest.param("' UNION SELECT sql FROM sqlite_master--", id="sql"),
    pytest.param("$(touch pwned) `id`; rm -rf /", id="shell"),
    pytest.param('{"title": ["x"]}', id="json"),
]


@pytest.mark.parametrize("line", NONE)
def test_none(line: str) -> None:
    citation = read(line)
    assert citation.form is Form.NONE
    assert citation.raw == line


UNSEEN = [
    pytest.param(
        "Kahneman D. Thinking, Fast and Slow. Farrar, Straus and Giroux; 2011.",
        "Kahneman",
        2011,
        "Thinking, Fast and Slow",
        id="publisher-with-commas",
    ),
    pytest.param(
        "1984 revisited: surveillance in the city. (2019). Surveillance & Society, 17(1/2), 3-9.",
        None,
        2019,
        "1984 revisited: surveillance in the city",
        id="year-in-a-title-without-author",
    ),
    pytest.param(
        "Иванов И.И. (2020). Искусственный интеллект и право",
        "Иванов",
        2020,
        "Искусственный интеллект и право",
        id="cyrillic",
    ),
    pytest.param("Crawford K. (in press). Atlas of AI", "Crawford", None, "Atlas of AI", id="in-press"),
    pytest.param(
        "Team Gemini (2023). Gemini: A Family of Highly Capable Multimodal Models",
        "Team Gemini",
        2023,
        "Gemini: A Family of Highly Capable Multimodal Models",
        id="team",
    ),
    pytest.param(
        "Amodei D, Olah C, et al. Concrete problems in AI safety. arXiv:1606.06565 (2016)",
        "Amodei",
        2016,
        "Concrete problems in AI safety",
        id="et-al-in-a-full-list",
    ),
    pytest.param("OpenAI (2023). A System Card", "OpenAI", 2023, "A System Card", id="organisation-of-one-word"),
    pytest.param(
        "World Trade Organization. Trading with intelligence. Geneva: WTO; 2024.",
        "World Trade Organization",
        2024,
        "Trading with intelligence",
        id="organisation-before-a-stop",
    ),
    pytest.param(
        "Mills S. (2020). Tutorial: Is it fair? 12 readings of a word!",
        "Mills",
        2020,
        "Tutorial: Is it fair? 12 readings of a word!",
        id="question-in-the-middle",
    ),
    pytest.param(
        "Mills S. (2020). Is it fair? The Daily Planet.", "Mills", 2020, "Is it fair?", id="outlet-behind-a-question"
    ),
    pytest.param(
        'Ek S. (2016). "Why Not?": Explaining a refusal', "Ek", 2016, '"Why Not?": Explaining a refusal', id="goes-on"
    ),
    pytest.param(
        "Ek, S. and Mo, B. (2017) 'Why a right to doubt exists', Data Law, 7(2), pp. 76–99.",
        "Ek",
        2017,
        "Why a right to doubt exists",
        id="harvard-straight-marks",
    ),
    pytest.param(
        'Sousa de Almeida, Maria Clara, and Rui Pais. "A guide." 2022.',
        "Sousa de Almeida",
        2022,
        "A guide",
        id="particle-within",
    ),
    pytest.param(
        'de Almeida, Maria Clara, and Rui Pais. "A guide." 2022.', "Almeida", 2022, "A guide", id="particle-before"
    ),
    pytest.param("Ek, S., Mo, B., 2019, March. A guide. In Proc. X (pp. 1-2).", "Ek", 2019, "A guide", id="month"),
    pytest.param(
        "Ek S, Mo B. A guide. 2nd ed. Cambridge: MIT Press; 2016.", "Ek", 2016, "A guide", id="edition-after-a-stop"
    ),
    pytest.param("Ek, S. (2020). A guide (4th ed.). Pearson.", "Ek", 2020, "A guide", id="edition-in-brackets"),
    pytest.param(
        "Ан И. И., Ли П. П. Искусство и право // Вестник права. 2020. № 3. С. 15–28.",
        "Ан",
        2020,
        "Искусство и право",
        id="gost",
    ),
]


WHO = [
    pytest.param("Arce y Mora B., Ek S. (2020). A guide", ["Arce y Mora", "Ek"], id="y-in-a-family"),
    pytest.param("Arce J. y Mora M. (2020). Una guía", ["Arce", "Mora"], id="y-between-people"),
    pytest.param(
        "Ida M. Holm, Jo Ek, and Bo Li. 2021. A Guide. In Conf. X.", ["Holm", "Ek", "Li"], id="acm-given-names-first"
    ),
    pytest.param(
        "Ida Holm and Bo Ekberg. A guide. In Conference on X, pages 7–9, 2018.", ["Holm", "Ekberg"], id="plainnat"
    ),
    pytest.param(
        "Ida B Holm, Bo Ekberg, et al. A guide. arXiv preprint arXiv:2005.14165, 2020.",
        ["Holm", "Ekberg"],
        id="plainnat-et-al",
    ),
    pytest.param("Holm, Ida, et al. A guide to doors. X Press, 2022.", ["Holm"], id="mla-book-et-al"),
    pytest.param("Hal Ekberg III and Ida Holm (2020). A guide", ["Ekberg", "Holm"], id="numbered-heir"),
    pytest.param("赵大. 人工智能[J]. 学报, 2020, 50(3): 1-9.", ["赵大"], id="gb-t-7714"),
    pytest.param("박영희 외 (2021). 논문", ["박영희"], id="korean-et-al"),
    pytest.param(
        "Comisión Nacional de los Mercados (2020). Informe", ["Comisión Nacional de los Mercados"], id="spanish-body"
    ),
    pytest.param("Data & Society (2019). A guide", ["Data & Society"], id="society"),
    pytest.param(
        "Holm, Ida and Ek, Bo D., A Door's Wide Frame (2016). 104 Ohio Law Review 671 (2016)", ["Holm", "Ek"], id="ssrn"
    ),
]


@pytest.mark.parametrize(("line", "families"), WHO)
def test_who_wrote_it(line: str, families: list[str]) -> None:
    citation = read(line)
    assert (citation.form, list(citation.authors.families)) == (Form.FULL, families)


def test_names_of_east_asia_are_whole() -> None:
    for line in ("赵大, 钱小二 (2021). 论文", "赵大、钱小二 (2021). 论文", "이철수, 박영희 (2021). 논문"):
        assert [(len(n.family) > 1, n.given) for n in people(line)] == [(True, None)] * 2


def people(line: str) -> list[Person]:
    return [name for name in read(line).authors.listed if isinstance(name, Person)]


def test_a_chapter_is_nobody() -> None:
    citation = read("Chapter 7. Slow Pumps. (n.d.). Pumps and Wells.")
    assert (citation.authors.listed, citation.title) == ((), "Chapter 7. Slow Pumps")


@pytest.mark.parametrize(("line", "first", "year", "title"), UNSEEN)
def test_more_full_lines(line: str, first: str | None, year: int | None, title: str) -> None:
    citation = read(line)
    assert citation.form is Form.FULL
    assert next(iter(citation.authors.families), None) == first
    assert (citation.year, citation.title) == (year, title)


def test_irish_names_begin_with_a_small_letter() -> None:
    citation = read("Ó hÉigeartaigh S. (2020). Overcoming barriers to cooperation across cultures")
    assert citation.authors.families == ("Ó hÉigeartaigh",)
    assert (citation.year, citation.title) == (2020, "Overcoming barriers to cooperation across cultures")


def test_hosts_of_works_win_over_guesses() -> None:
    citation = read("Measuring Mathematical Problem Solving https://arxiv.org/abs/2103.03874")
    assert (citation.form, citation.arxiv, citation.title) == (
        Form.FULL,
        "2103.03874",
        "Measuring Mathematical Problem Solving",
    )


def test_two_dois_are_a_question() -> None:
    citation = read("Deng J. (2009). ImageNet 10.1109/CVPR.2009.5206848 10.1145/3442188.3445922")
    assert citation.doi is None
    assert citation.dois == ("10.1109/cvpr.2009.5206848", "10.1145/3442188.3445922")
    assert any("DOI" in note for note in citation.notes)


def test_letters_of_two_scripts_are_noted() -> None:
    citation = read("Dеng J. (2009). ImageNet")  # the second letter is Cyrillic
    assert citation.authors.families == ("Dеng",)
    assert any("two scripts" in note for note in citation.notes)


def test_a_year_of_another_calendar_is_noted() -> None:
    citation = read("สมชาย ก. (2552). งาน")
    assert (citation.form, citation.year) == (Form.FULL, None)
    assert any("2552" in note for note in citation.notes)


def test_a_long_line_is_cut_with_a_note() -> None:
    citation = read("Deng J. (2009). " + "ImageNet " * 100_000)
    assert citation.year == 2009
    assert any("first 4000" in note for note in citation.notes)


PARTS = [
    pytest.param("see Smith 2019; cf. Jones & Lee 2020", ["Smith", "Jones"], id="short-forms"),
    pytest.param("(Smith, 2019; Jones & Lee, 2020; NIST, 2023)", ["Smith", "Jones", "NIST"], id="in-one-bracket"),
    pytest.param("Kim et al. 2019a, b", ["Kim", "Kim"], id="letters"),
    pytest.param(
        "Deng J. (2009). ImageNet: A database. Prabhu V.U., Birhane A. (2020). Large image datasets",
        ["Deng", "Prabhu"],
        id="full-references",
    ),
    pytest.param("Deng J. (2009). ImageNet\nPrabhu V.U. (2020). Large image datasets", ["Deng", "Prabhu"], id="lines"),
    pytest.param("[1] Deng J. (2009). ImageNet [2] Prabhu V. (2020). Datasets", ["Deng", "Prabhu"], id="numbered"),
]


@pytest.mark.parametrize(("line", "first_families"), PARTS)
def test_parts(line: str, first_families: list[str]) -> None:
    citations = read_all(line)
    assert [citation.authors.families[0] for citation in citations] == first_families
    assert [citation.part for citation in citations] == list(range(1, len(first_families) + 1))
    assert {citation.raw for citation in citations} == {line}


WHOLE = [
    pytest.param("Deng J.; Dong W.; Socher R.; Li K. (2009). ImageNet", id="author-list"),
    pytest.param("Deng J. (2009). ImageNet: A large-scale\nhierarchical image database", id="wrapped-line"),
    pytest.param("Deng J. 10.1109/CVPR.\n2009.5206848", id="broken-doi"),
    pytest.param(
        "Van Koppen, C. J., & Timmers, C. M. (2008). A potent agonist (2nd ed.). Journal of X, 3(1), 1–2.",
        id="two-word-family",
    ),
    pytest.param(
        "Evans G. (1999) ‘Class’. In Evans G. Norris P. (eds) Critical Elections, London, Sage.", id="editors"
    ),
]


@pytest.mark.parametrize("line", WHOLE)
def test_one_reference_stays_whole(line: str) -> None:
    assert [citation.part for citation in read_all(line)] == [None]
