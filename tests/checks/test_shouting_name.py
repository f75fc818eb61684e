import pytest

from incident_refs.checks.shouting_name import ShoutingName
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("author", "message"),
    [
        ("DENG, Jia", "'DENG' all in capitals"),
        ("SCHMIDT, G. D. and NEILAND, K. A.", "'SCHMIDT' and 1 more all in capitals"),
        ("RUTCZYŃSKA-WDOWIAK, Katarzyna", "'RUTCZYŃSKA-WDOWIAK' all"),
        ("JIA DENG and WEI DONG", "'DENG' and 1 more"),
        ("VAN DER BERG, J.", "'VAN DER BERG'"),
    ],
)
def test_found(author, message):
    found = the_one(ShoutingName(), title="ImageNet", author=author)
    assert message in found.message
    assert (found.severity, found.line, found.column, found.fix) == ("info", 3, 3, None)


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia",
        "McDONALD, Ann",
        "{NATO}",
        "NATO",
        "LI, Wei",
        "Deng, JIA",
        "CERN ATLAS",
        "{OECD}, X.",
        "van DER Berg, J.",
    ],
)
def test_not_found(author):
    assert seen(ShoutingName(), author=author) == ()
