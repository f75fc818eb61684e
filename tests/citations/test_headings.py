import pytest

from incident_refs.citations.headings import list_heading

HEADINGS = [
    ("References", True),
    ("REFERENCES:", True),
    ("## References and notes", None),
    ("Documents 📃", True),
    ("Documentsย ๐", True),
    ("DocumentsÂ ðŸ“ƒ", True),
    ("Research, advocacy ๐งฎ", True),
    ("News, commentary, analysisÂ ðŸ—žï¸", True),
    ("Investigations, assessments, audits 🧐", True),
    ("Legal, regulatory 👩🏼‍⚖️", True),
    ("References (12)", True),
    ("Selected references", True),
    ("Literatur", True),
    ("Références", True),
    ("Related 🌐", False),
    ("Relatedà¹", False),
    ("What happened", False),
    ("System ๐ค", False),
    ("Page info", False),
    ("News of the week from Naxos", None),
    ("Deng J. (2009). ImageNet", None),
    ("", None),
    ("๐", None),
]


@pytest.mark.parametrize(("line", "expected"), HEADINGS)
def test_headings(line: str, expected: bool | None) -> None:  # noqa: FBT001 - a column of the table
    assert list_heading(line) is expected


def test_a_marked_heading_may_say_more() -> None:
    assert list_heading("## References and notes", marked=True) is True
    assert list_heading("## How it went on", marked=True) is False
