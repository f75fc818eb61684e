import pytest

from incident_refs.bibtex.markup import from_tex
from incident_refs.formats.case import title_case
from incident_refs.model.rich_text import plain


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("journal of machine learning research", "Journal of Machine Learning Research"),
        ("the state-of-the-art in {eCrime}", "The State-of-the-Art in eCrime"),
        ("on data: a view of it", "On Data: A View of It"),
        ("computer vision and pattern recognition", "Computer Vision and Pattern Recognition"),
        ("IEEE transactions on AI", "IEEE Transactions on AI"),
        ("eLife", "eLife"),
        ("proc. of the e-mail workshop", "Proc. of the e-Mail Workshop"),
        ("what is an AI incident?", "What Is an AI Incident?"),
        ("don’t look up", "Don’t Look Up"),
        ("Теория вероятностей и её применения", "Теория вероятностей и её применения"),
        ("計算機 of 学报", "計算機 of 学报"),
        ("from a to z—or back", "From a to z—or Back"),
        ("from a to z", "From a to z"),
        ("a note on “the of” and l’amour", "A Note on “the of” and l’amour"),
        ("études of mathematics", "Études of Mathematics"),
    ],
)
def test_title_case(tex: str, expected: str) -> None:
    assert plain(title_case(from_tex(tex))) == expected


def test_other_languages_keep_their_case() -> None:
    assert plain(title_case(from_tex("zeitschrift für physik"), "german")) == "zeitschrift für physik"
