import pytest

from incident_refs.checks.entry_types import TYPES
from incident_refs.checks.required_fields import REQUIRED
from incident_refs.checks.unknown_type import UnknownType
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        pytest.param("artcle", "did you mean @article?", id="slip"),
        pytest.param("inproceeding", "did you mean @inproceedings?", id="singular"),
        pytest.param("tech_report", "did you mean @techreport?", id="underscore"),
        pytest.param("frobnicate", "styles print it as @misc", id="nonsense"),
        pytest.param("x" * 5000, "styles print it as @misc", id="long"),
    ],
)
def test_found(kind, advice):
    found = the_one(UnknownType(), kind, title="ImageNet")
    assert advice in found.message
    assert len(found.message) < 200
    assert (found.severity, found.line, found.column) == ("info", 1, 1)


@pytest.mark.parametrize(
    "kind", ["article", "Article", "online", "software", "patent", "electronic", "IEEEtranBSTCTL", "xdata"]
)
def test_not_found(kind):
    assert seen(UnknownType(), kind, title="ImageNet") == ()


def test_what_needs_fields_is_known():
    assert set(REQUIRED) <= TYPES
