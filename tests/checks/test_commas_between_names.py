import pytest

from incident_refs.checks.commas_between_names import CommasBetweenNames
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        pytest.param("Emma Johnson, Hiroshi Tanaka, Maria Gonzalez", "Emma Johnson and Hiroshi Tanaka and Maria Gonzalez", id="full-names"),
        pytest.param("Jia Deng, Wei Dong, Richard Socher, and Li Fei-Fei", "Jia Deng and Wei Dong and Richard Socher and Li Fei-Fei", id="and-before-the-last"),
        pytest.param("Jia Deng, Laurens van der Maaten, J. K. Rowling", "Jia Deng and Laurens van der Maaten and J. K. Rowling", id="particle-and-initials"),
        pytest.param("Deng, J., Dong, W., Socher, R.", "Deng, J. and Dong, W. and Socher, R.", id="initials"),
        pytest.param("van der Maaten, L., Hinton, G.", "van der Maaten, L. and Hinton, G.", id="particle-first"),
        pytest.param("Deng J., Dong W., Socher R., Li L.-J.", "Deng, J. and Dong, W. and Socher, R. and Li, L.-J.", id="aiaaic-AIAAIC0276"),
        pytest.param("Deng J., Dong W., Socher R. and Li F.", "Deng, J. and Dong, W. and Socher, R. and Li, F.", id="three-of-four"),
        pytest.param("Esteva A, Kuprel B, Novoa RA", "Esteva, A and Kuprel, B and Novoa, RA", id="pubmed"),
        pytest.param("Deng, Jia, and Dong, Wei", "Deng, Jia and Dong, Wei", id="comma-before-and"),
        pytest.param("Deng, Jia,", "Deng, Jia", id="comma-at-the-end"),
        pytest.param("Deng, Jia, Dong, Wei", None, id="pairs-or-families"),
        pytest.param("Deng, Dong, Socher, Li", None, id="families"),
        pytest.param("Deng, J., Dong, Wei, Socher, R.", None, id="mixed"),
        pytest.param("Deng, J., Dong, W., Socher", None, id="odd"),
        pytest.param("A, B, C, D, E", None, id="letters"),
    ],
)  # fmt: skip
def test_found(author, better):
    found = the_one(CommasBetweenNames(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == (
        "error" if author.partition(" and ")[0].count(",") > 2 else "warning",
        3,
        3,
        "author",
    )


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia and Dong, Wei",
        "King, Jr., Martin Luther",
        "García Márquez, Gabriel José and Vargas Llosa, Mario",
        "{Smith, Jones, Brown, and Co., Inc.}",
        "de la Cruz, III, Juan",
        "Jia Deng and Wei Dong",
        "Jia Deng, Wei Dong",
        "Taranta II, Eugene M. and Li, F.",
        "Silva R., Juan P.",
        "King, Jr., M. L. and Deng, J.",
        "{Google Inc., Mountain View}",
        "Deng, Jia and {Foo, and Bar}",
    ],
)
def test_not_found(author):
    assert seen(CommasBetweenNames(), author=author) == ()
