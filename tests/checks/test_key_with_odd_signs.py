"""Keys that cannot be cited somewhere, with how bad it is."""

import pytest

from incident_refs.checks.key_with_odd_signs import KeyWithOddSigns
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a}\n@misc{deng#2009}", [(2, 1)], id="hash"),
        pytest.param(r"@misc{..\..\x}", [(1, 1)], id="backslash"),
        pytest.param("@misc{d'amour2020}", [(1, 1)], id="apostrophe"),
        pytest.param("@misc{a;b}", [(1, 1)], id="semicolon"),
        pytest.param("@misc{a\u200bb}", [(1, 1)], id="invisible"),
        pytest.param("@misc{Mu\u0308ller}", [(1, 1)], id="decomposed"),
        pytest.param("@misc{D\u0435ng2009}", [(1, 1)], id="cyrillic-letter"),
        pytest.param("@misc{/etc/cron.d/x}", [(1, 1)], id="path"),
        pytest.param(
            "@misc{kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk}",
            [(1, 1)],
            id="long",
        ),
    ],
)
def test_found(text, expected):
    assert places(text, KeyWithOddSigns()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{deng2009imagenet}\n@misc{Deng_2009-a}", id="ours"),
        pytest.param("@misc{DBLP:conf/cvpr/DengDSLL009}\n@misc{10.1109/CVPR.2009}\n@misc{a+b}", id="common-signs"),
        pytest.param(
            "@misc{Müller2009}\n@misc{\u0412\u0430\u043f\u043d\u0438\u043a1971}\n@misc{張2020}",
            id="letters-of-other-scripts",
        ),
    ],
)
def test_not_found(text):
    assert places(text, KeyWithOddSigns()) == []


@pytest.mark.parametrize(
    ("key", "severity", "says"),
    [
        pytest.param("deng#2009", "warning", "LaTeX cannot cite it", id="hash"),
        pytest.param("deng~2009", "warning", "LaTeX cannot cite it", id="tilde"),
        pytest.param("deng(2009)", "warning", "biber reads nothing of a file", id="brackets"),
        pytest.param("a\u202eb", "warning", "cannot be seen, U+202E", id="turned-round"),
        pytest.param("a\xa0b", "warning", "a blank of another kind", id="blank"),
        pytest.param("deng*", "info", "has to be cited as @{…}", id="star"),
        pytest.param("<script>alert</script>", "info", "has to be cited as @{…}", id="markup"),
        pytest.param("a$b", "info", "no good name for a file", id="dollar"),
        pytest.param("k" * 300, "info", "more than 200 bytes", id="long"),
    ],
)
def test_how_bad_it_is(key, severity, says):
    _, (found,) = look(f"@misc{{{key}, title = {{T}}}}", KeyWithOddSigns())
    assert found.severity == severity
    assert says in found.message
    assert len(found.message) < 160


def test_bibtex_takes_what_biber_does_not():
    _, (found,) = look("@misc{d'amour2020, journal = {T}, year = 2020}", KeyWithOddSigns())
    assert found.severity == "info"
