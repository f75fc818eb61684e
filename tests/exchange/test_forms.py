import pytest

from incident_refs.exchange.doi_list import names_a_work, read
from incident_refs.exchange.forms import Form, form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("@misc{a,\n title = {T},\n}", Form.BIBTEX, id="bibtex"),
        pytest.param("% DOIs of 2009\n@misc{a}", Form.BIBTEX, id="comment-first"),
        pytest.param("\n [\n{}]", Form.CSL_JSON, id="json"),
        pytest.param("TY  - JOUR\nER  - \n", Form.RIS, id="ris"),
        pytest.param("1.\nTY  - JOUR\nER  - \n", Form.RIS, id="numbered-ris"),
        pytest.param("10.1109/CVPR.2009.5206848\narXiv:2006.16923\n", Form.NAMES, id="dois"),
        pytest.param("# mine\nhttps://doi.org/10.1162/daed_a_01902\n\n", Form.NAMES, id="addresses"),
        pytest.param("", Form.NAMES, id="empty"),
        pytest.param("Deng et al. 2009\nPrabhu & Birhane 2020", None, id="strings"),
    ],
)
def test_form_is_told_by_the_content(text: str, form: Form | None) -> None:
    assert form_of(text) == form


def test_lines_of_a_list() -> None:
    lines = read('DOI\n"10.1162/daed_a_01902",\r\n# no\n\n10.1145/3458723;\n')
    assert [(line.number, line.name) for line in lines] == [
        (1, "DOI"), (2, "10.1162/daed_a_01902"), (5, "10.1145/3458723"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("doi: 10.1162/daed_a_01902", True, id="doi-with-a-blank"),
        pytest.param("2006.16923", True, id="bare-arxiv"),
        pytest.param("DOI", False, id="heading"),
        pytest.param("see 10.1162/daed_a_01902", False, id="sentence"),
    ],
)
def test_what_names_a_work(line: str, *, expected: bool) -> None:
    assert names_a_work(line) == expected
