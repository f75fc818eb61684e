"""A venue is the one of the work, under one of its names."""

import pytest

from incident_refs.matching.said_container import container_fit
from incident_refs.model.work import Work

NEURIPS = "Advances in Neural Information Processing Systems 34: Annual Conference 2021, December 6-14, virtual"
ICML = "Proceedings of the 38th International Conference on Machine Learning, 18-24 July 2021"
CVPR = "2009 IEEE Conference on Computer Vision and Pattern Recognition"
AAAI = (
    "Thirty-Fifth AAAI Conference on Artificial Intelligence, IAAI 2021, Symposium on Educational Advances, EAAI 2021"
)


def fit(said, found, kind="proceedings-article", **more):
    return container_fit(said, Work("x:1", type=kind, container=found, **more))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("NeurIPS", NEURIPS),
        ("NIPS", NEURIPS),
        ("Advances in Neural Information Processing Systems", NEURIPS),
        ("ICML", ICML),
        ("CVPR", CVPR),
        ("Proc. IEEE Conf. Comput. Vis. Pattern Recognit. (CVPR)", CVPR),
        ("AAAI", AAAI),
        ("EMNLP", "Conference on Empirical Methods in Natural Language Processing"),
        ("KDD", "Proceedings of the 24th ACM SIGKDD Conference on Knowledge Discovery & Data Mining"),
        ("The Web Conference", "WWW"),
        ("Proceedings of the 3rd International Conference", ICML),  # it tells nothing
    ],
)
def test_venues_that_are_one(said, found):
    assert fit(said, found) is True


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ICLR", ICML),
        ("CVPR", NEURIPS),
        ("UAI", ICML),
        ("Conference on Bio-Inspired Computing and AI", NEURIPS),
        ("Symposium on Neural Scaling Laws", ICML),
        ("Pacific Rim Symposium on Neural Information Systems", "International Conference on Learning Representations"),
        ("Journal of Neural Architecture and Optimization", NEURIPS),
    ],
)
def test_venues_that_are_two(said, found):
    assert fit(said, found) is False


@pytest.mark.parametrize(
    ("said", "found", "same"),
    [
        ("Nature", "Nature Communications", False),
        ("Nature Communications", "Nature", False),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research", True),
        ("JMLR", "Journal of Machine Learning Research", True),
        ("PNAS", "Proceedings of the National Academy of Sciences", True),
        ("IEEE Trans. Pattern Anal. Mach. Intell.", "IEEE Transactions on Pattern Analysis and Machine Intelligence", True),
        ("Series B, Taxonomy", "Proceedings of the Royal Entomological Society. Series B, Taxonomy", True),
        ("Canadian Journal of Mathematics", "Journal canadien de mathématiques", True),
        ("Clinical Pharmacology & Therapeutics", "Computer Communications", False),
    ],
)  # fmt: skip
def test_journals(said, found, same):
    assert fit(said, found, "journal-article") is same


def test_what_cannot_be_told():
    assert fit(None, ICML) is None
    assert fit("ICML", None) is None
    assert fit("Lecture Notes in Computer Science", ICML) is None
    assert fit("Forestry Sciences", "Agroforestry systems", "book-chapter") is None  # the series, or the book
    assert fit("CVPR 2009", "Lost in a series", event="Conference on Computer Vision and Pattern Recognition") is True
