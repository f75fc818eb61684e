import pytest

from incident_refs.checks.url_in_macro import UrlInMacro
from tests.checks.looking import seen, the_one, to

A = "https://www.image-net.org/a_b"


@pytest.mark.parametrize(
    ("value", "severity", "mended"),
    [
        pytest.param(rf"\url{{{A}}}", "warning", A, id="url"),
        pytest.param(rf" \url {{ {A} }} ", "warning", A, id="blanks"),
        pytest.param(rf"\nolinkurl{{{A}}}", "warning", A, id="nolinkurl"),
        pytest.param(f"<{A}>", "info", A, id="angles"),
        pytest.param(f"{{{A}}}", "info", A, id="braces"),
        pytest.param(rf"\href{{{A}}}{{ImageNet}}", "warning", None, id="href"),
        pytest.param(rf"\url{{{A}}} and \url{{{A}}}", "warning", None, id="two"),
    ],
)
def test_found(value, severity, mended):
    found = the_one(UrlInMacro(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", severity)
    assert to(found) == mended


@pytest.mark.parametrize("value", [A, "https://a.org/{x}", r"https://a.org/\~{}joe", "{}", "{a} {b}"])
def test_not_found(value):
    assert seen(UrlInMacro(), url=value) == ()
