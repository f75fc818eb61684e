"""Checks are named by code, the beginning of one, or name; a slip of the pen is met with what may be meant."""

import pytest

from incident_refs.checks.codes import check_named, codes_of
from incident_refs.checks.empty_field import EmptyField
from incident_refs.errors import UsageError

CHECKS = [EmptyField()]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param(["D102"], ("D102",), id="code"),
        pytest.param(["d"], ("D",), id="beginning, small"),
        pytest.param(["Empty-Field", "D102"], ("D102",), id="name, and twice"),
        pytest.param([], (), id="nothing"),
    ],
)
def test_codes_of(words, codes):
    assert codes_of(words, CHECKS, "--select") == codes


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        pytest.param("D101", "'D101' is neither the code nor the name of a check; did you mean 'D102'?", id="near code"),
        pytest.param("emty-field", "'emty-field' is neither the code nor the name of a check; did you mean 'empty-field'?", id="near name"),
        pytest.param("", "'' is neither the code nor the name of a check", id="empty"),
        pytest.param("x" * 99, f"'{'x' * 60}' is neither the code nor the name of a check", id="long"),
    ],
)  # fmt: skip
def test_what_fits_no_check(word, sentence):
    with pytest.raises(UsageError) as raised:
        codes_of([word], CHECKS, "--select")
    assert str(raised.value) == f"--select: {sentence}"
    with pytest.raises(UsageError):
        check_named(word, CHECKS)


def test_check_named():
    assert check_named("d102", CHECKS) is CHECKS[0]
    assert check_named("empty-field", CHECKS) is CHECKS[0]
    with pytest.raises(UsageError):
        check_named("D", CHECKS)
