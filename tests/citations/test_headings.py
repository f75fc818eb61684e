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
    ("4. Literature", True),
    ("Research, audits, investigations", True),
    ("System, documents", True),
    ("To read:", True),
    ("Read more", None),
    ("Kilder:", True),
    ("Pour aller plus loin", True),
    ("参考文献", True),
    ("Documents, forms and fees of the museum", None),
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
    assert list_heading("## Papers that use the database", marked=True) is True
    assert list_heading("### Works mentioned", marked=True) is True
    assert list_heading("## Notes and sources", marked=True) is True
    assert list_heading("## Sources of error", marked=True) is False
