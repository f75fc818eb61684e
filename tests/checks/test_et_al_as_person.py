import pytest

from incident_refs.checks.et_al_as_person import EtAlAsPerson
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        pytest.param("Deng, Jia et al.", "Deng, Jia and others", id="behind-a-name"),
        pytest.param("David Jones et al", "David Jones and others", id="no-comma"),
        pytest.param("Deng, Jia and et al.", "Deng, Jia and others", id="as-a-name"),
        pytest.param("Deng, J., et al.", "Deng, J. and others", id="comma-before"),
        pytest.param("Deng, Jia and {et al.}", "Deng, Jia and others", id="in-braces"),
        pytest.param("Deng, Jia et.~al.", "Deng, Jia and others", id="tie"),
        pytest.param(r"Deng, Jia \emph{et al.}", "Deng, Jia and others", id="emphasised"),
        pytest.param("Deng, Jia and Others", "Deng, Jia and others", id="capital"),
        pytest.param("Deng, Jia and others.", "Deng, Jia and others", id="stop"),
        pytest.param("Deng, Jia, others", "Deng, Jia and others", id="comma-others"),
        pytest.param("Deng, Jia and al., et", "Deng, Jia and others", id="taken-apart"),
        pytest.param("Deng et al. and Li, Fei-Fei", None, id="in-the-middle"),
        pytest.param("et al.", None, id="nobody"),
        pytest.param("others", None, id="only-others"),
        pytest.param("others and Deng, Jia", None, id="others-first"),
        pytest.param("{Deng et al.}", None, id="braces-around-all"),
    ],
)  # fmt: skip
def test_found(author, better):
    found = the_one(EtAlAsPerson(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, "author")


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia and others",
        "Al, Eta",
        "Etal, Jean",
        "Brothers, Jane",
        "Smothers, Tom",
        "{Brothers and Others Inc.}",
        "Alet, Ferran",
        "Et, Ann and Li, Wei",
    ],
)
def test_not_found(author):
    assert seen(EtAlAsPerson(), author=author) == ()
