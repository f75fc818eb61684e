import pytest

from incident_refs.checks.unprotected_capitals import UnprotectedCapitals
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("title", "better"),
    [
        pytest.param("ImageNet: A database", "{ImageNet}: A database", id="imagenet"),
        pytest.param("The AI Act of the EU", "The {AI} Act of the {EU}", id="acronyms"),
        pytest.param("COVID-19 and Google's iPhone", "{COVID}-19 and Google's {iPhone}", id="hyphen-and-small-first"),
        pytest.param("A survey of 3D and GANs", "A survey of {3D} and {GANs}", id="digit-and-plural"),
        pytest.param("NASA's view of {ImageNet}", "{NASA's} view of {ImageNet}", id="one-is-held"),
        pytest.param(r"AT\&T and \emph{ImageNet}, R\'enyi and NIST", r"AT\&T and \emph{ImageNet}, R\'enyi and {NIST}", id="tex"),
        pytest.param(r"$L_{AB}$ and NeurIPS", r"$L_{AB}$ and {NeurIPS}", id="formula"),
        pytest.param("McDonald v. NYPD", "{McDonald} v. {NYPD}", id="names"),
        pytest.param("École de ÉCOLEs ÉcoleNet", "École de {ÉCOLEs} {ÉcoleNet}", id="accents"),
        pytest.param("See https://image-Net.ORG for NASA", "See https://image-Net.ORG for {NASA}", id="address"),
    ],
)  # fmt: skip
def test_found(title, better):
    found = the_one(UnprotectedCapitals(), title=title)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("info", 2, 3)


def test_what_is_named():
    found = the_one(
        UnprotectedCapitals(), title="How NASA, NASA, NIST, NYPD and OECD look after their many researchers"
    )
    assert found is not None
    assert "'NASA', 'NIST', 'NYPD' and others" in found.message


@pytest.mark.parametrize(
    "title",
    [
        "Auditing the ethics of Turkish data",
        "A Title Like This One",
        "{ImageNet}: A database",
        "{{ImageNet: A database}}",
        "JIT AND MRP",
        "IMAGENET: A LARGE-SCALE DATABASE",
        "IMAGE DATASETS: a SURVEY",
        r"M\"ULLER, {\'E}COLE and \LaTeX",
        r"\LaTeX and \TeX",
        "{\\NASA} and Vitamin C",
        "Datasheets for datasets",
        "Vi(^2)CLR"[:2],
        "10.1109/CVPR.2009.5206848",
        "<i>Felis catus</i>",
    ],
)
def test_not_found(title):
    assert seen(UnprotectedCapitals(), title=title) == ()


def test_other_fields_are_not_lowered():
    assert seen(UnprotectedCapitals(), booktitle="Proceedings of CVPR", journal="IEEE Access", note="NASA") == ()
