import pytest

from incident_refs.checks.address_as_note import AddressAsNote
from tests.checks.looking import look, seen, the_one

URL = {"url": "https://image-net.org"}


@pytest.mark.parametrize(
    ("fields", "name", "is_taken_out"),
    [
        pytest.param({"note": "https://image-net.org"} | URL, "note", True, id="said-twice"),
        pytest.param({"note": r"\url{http://www.image-net.org/}"} | URL, "note", True, id="said-twice-nearly"),
        pytest.param({"howpublished": r"\url{https://image-net.org}"} | URL, "howpublished", True, id="howpublished"),
        pytest.param({"note": "Available at: https://image-net.org."} | URL, "note", True, id="available-at"),
        pytest.param({"note": "https://image-net.org"}, "note", False, id="only-there"),
        pytest.param({"howpublished": "https://image-net.org"}, "howpublished", False, id="no-url-command"),
    ],
)  # fmt: skip
def test_found(fields, name, is_taken_out):
    found = the_one(AddressAsNote(), "misc", title="ImageNet", **fields)
    assert (found.field, found.severity, found.column) == (name, "info", 3)
    assert (found.fix is not None) == is_taken_out
    assert found.fix is None or (found.fix.field, found.fix.to) == (name, None)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"howpublished": r"\url{https://image-net.org}"}, id="as-old-styles-want-it"),
        pytest.param({"note": "Accessed 12 May 2021, https://image-net.org"} | URL, id="with-a-day"),
        pytest.param({"note": "https://other.org"} | URL, id="another"),
        pytest.param({"note": "https://doi.org/10.1109/CVPR.2009.5206848"}, id="doi"),
        pytest.param({"note": "in press"}, id="no-address"),
    ],
)
def test_not_found(fields):
    assert seen(AddressAsNote(), "misc", **fields) == ()


def test_biblatex_has_a_field_for_it():
    text = "@online{a, date = {2009}, urldate = {2021-05-12}, howpublished = {\\url{https://image-net.org}}}"
    assert len(look(text, AddressAsNote())[1]) == 1
