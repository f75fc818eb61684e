import pytest

from incident_refs.latex.nearest import Keys, name_and_year

KEYS = Keys(
    ["deng2009imagenet", "deng2010large", "dong2009", "li2022searching", "Yang2021", "imagenet", "crawford2019a"]
)


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        pytest.param("deng09", ("deng2009imagenet",), id="two-digits"),
        pytest.param("Deng:2009", ("deng2009imagenet",), id="sign-between"),
        pytest.param("deng_etal_2009", ("deng2009imagenet",), id="et-al"),
        pytest.param("deng2009imagnet", ("deng2009imagenet",), id="a-letter-less"),
        pytest.param("yang2021", ("Yang2021",), id="another-case"),
        pytest.param("imagnet", ("imagenet",), id="no-year"),
        pytest.param("crawford2019", ("crawford2019a",), id="without-its-letter"),
        pytest.param("nobody1999", (), id="nothing-like-it"),
        pytest.param("x", (), id="too-short-to-say"),
        pytest.param("", (), id="empty"),
        pytest.param("%&$", (), id="signs"),
    ],
)
def test_nearest(key, nearest):
    assert KEYS.nearest(key) == nearest


def test_not_more_than_three():
    assert len(Keys(f"deng2009{letter}" for letter in "abcdefgh").nearest("deng2009")) == 3


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        ("deng2009imagenet", ("deng", 9)),
        ("Deng-2009", ("deng", 9)),
        ("o'neil2016", ("oneil", 16)),
        ("fei-fei2004", ("feifei", 4)),
        ("aiaaic0276", None),
        ("imagenet", None),
        ("2009deng", None),
    ],
)
def test_name_and_year(key, sign):
    assert name_and_year(key) == sign
