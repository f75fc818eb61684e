import pytest

from incident_refs.model.rich_text import ITALIC, PROTECTED, SUPERSCRIPT, Rich, followed, joined, plain, quoted, rich


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param((), (), id="nothing"),
        pytest.param(rich("Deep learning"), (("“Deep learning”", 0),), id="plain"),
        pytest.param(rich("On “raw” data"), (("“On ‘raw’ data”", 0),), id="quotes-inside"),
        pytest.param((("GPT", PROTECTED),), (("“GPT”", PROTECTED),), id="protected"),
        pytest.param(
            (("E. coli", ITALIC), (" at x", 0), ("2", SUPERSCRIPT)),
            (("“", 0), ("E. coli", ITALIC), (" at x", 0), ("2", SUPERSCRIPT), ("”", 0)),
            id="quotes-are-neither-italic-nor-raised",
        ),
    ],
)
def test_quoted(text: Rich, expected: Rich) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        pytest.param(rich("Brooks, F. P., Jr."), ".", "Brooks, F. P., Jr.", id="one-stop"),
        pytest.param(rich("Why?"), ".", "Why?", id="question"),
        pytest.param(rich("Why?"), ",", "Why?,", id="question-and-comma"),
        pytest.param(quoted(rich("Deep")), ",", "“Deep,”", id="comma-in-quotes"),
        pytest.param(quoted(rich("On ‘raw data’")), ",", "“On ‘raw data,’”", id="comma-in-both-quotes"),
        pytest.param(
            quoted((("on ‘", 0), ("cats", ITALIC), ("’", 0))), ".", "“on ‘cats.’”", id="quotes-around-italics"
        ),
        pytest.param(quoted(rich("The workers’")), ".", "“The workers’.”", id="apostrophe"),
        pytest.param(quoted((("x", 0), ("2", SUPERSCRIPT))), ",", "“x2,”", id="raised"),
    ],
)
def test_punctuation_is_never_doubled_and_stands_in_quotes(text: Rich, mark: str, expected: str) -> None:
    assert plain(followed(text, mark)) == expected
    assert plain(joined((text, rich("X")), f"{mark} ")) == f"{expected} X"


def test_what_is_empty_takes_no_delimiter() -> None:
    assert plain(joined(((), rich("A"), (), rich("B"), ()), ", ")) == "A, B"
    assert followed((), ".") == ()
