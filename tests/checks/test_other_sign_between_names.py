import pytest

from incident_refs.checks.other_sign_between_names import OtherSignBetweenNames
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        pytest.param("Deng, Jia; Dong, Wei", "Deng, Jia and Dong, Wei", id="semicolon"),
        pytest.param("Jia Deng; Wei Dong; and Li Fei-Fei;", "Jia Deng and Wei Dong and Li Fei-Fei", id="semicolons-and"),
        pytest.param("Deng, Jia; Dong, Wei and Li, Kai", "Deng, Jia and Dong, Wei and Li, Kai", id="both"),
        pytest.param("Deng, J. & Dong, W.", "Deng, J. and Dong, W.", id="ampersand"),
        pytest.param(r"Deng, J. \& Dong, W.", "Deng, J. and Dong, W.", id="escaped"),
        pytest.param("Deng, J., Dong, W. & Li, K.", None, id="commas-too"),
        pytest.param("Johnson & Johnson", None, id="firm-or-people"),
        pytest.param("Jia Deng (Princeton); Wei Dong", None, id="affiliation"),
        pytest.param("Deng, Jia, Dong, Wei; Li, Kai", None, id="commas-between"),
        pytest.param("Deng, Jia1; Dong, Wei2", None, id="digits"),
    ],
)  # fmt: skip
def test_found(author, better):
    found = the_one(OtherSignBetweenNames(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == (
        "error" if ";" in author and author.partition(" and ")[0].count(",") > 2 else "warning",
        3,
        3,
        "author",
    )


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia and Dong, Wei",
        "{Johnson & Johnson}",
        r"{Procter \& Gamble}",
        "AT&T",
        "Deng, Jia &amp; Dong, Wei",
        "M&uuml;ller, Jan",
        "{A; B}",
    ],
)
def test_not_found(author):
    assert seen(OtherSignBetweenNames(), author=author) == ()
