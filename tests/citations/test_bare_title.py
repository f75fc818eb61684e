"""Titles that nothing but their place or a mark makes references, and what is none in any place."""

import pytest

from incident_refs.citations.bare_title import is_field, is_linked_title, is_listed_title, is_marked_title

FIELDS = [
    "Operator: Walcorp; Ames & Sons",
    "Developer(s): Deng J., Wong A.",
    "**Date:** 17 July 2017",
    "Page published: May 2021 | Last updated: June 2022",
    "Facebook | Twitter | LinkedIn",
    "Terms of use · Privacy policy · Contact",
    "© 2024 The Authors. All rights reserved.",
    "Portions Copyright (C) 1993 by the University",
    "Report incident๐ฅ| Improve page ๐",
    "May 2021: the study",
    "3 June 2022 — the ban",
    "(news link)",
    "None",
    "n/a",
    "Contact us",
    "Last edit: 2021-08-01 by jt",
    "Written by T.K., 2 May 2022",
]
NO_FIELDS = ["BBC News: Faces copied", "System cards: what they hide", "2019 DerbyCon talk: a report", "X v. Y (2019)"]
MARKED = [
    "Letter of the Student Union to the Provost (pdf)",
    "Gender Shades (video)",
    "State v. Harmon, 881 N.W.2d 749 (2016)",
    "Nguyen v Roads Authority [2020] VSC 112",
    "NJCM et al. v. The Netherlands, ECLI:NL:RBDHA:2020:1878",
    "US Patent No. 9,876,543: Method and system for reading moods",
    "EP 1234567 B1 - Method for reading moods",
    "@checkafrica (2023, November 13). The video is fake. Here is how we know [Tweet]. Twitter",
    "Answer of the maker to the report: https://example.org/answer",
    "OECD. Machines that mark. 2021",
    "Retten i Aarhus, dom af 15. marts 2022, BS-12345/2021-ARH",
    "Baza (Telegram, 21 July 2022): Video of the accident",
    "Vumacam (Pty) Ltd v Johannesburg Roads Agency [2020] ZAGPJHC 186",
    "Rechtbank Amsterdam 11 juni 2020, ECLI:NL:RBAMS:2020:2917",
    "IDEC v. ViaQuatro, processo nº 1090663-42.2018.8.26.0100",
    "Arbetsmiljöverket, beslut 2020/45112",
    "CNIL, délibération SAN-2020-003",
    "LeakSense website",
    "PredictWatch (archived)",
]
NOT_MARKED = [
    "Computer vision - recognition",
    "For details see https://example.org/",
    "Website: https://example.org/",
    "Visit our page at https://example.org/",
    "The case of man v machine went on.",
    "It was shown to the press (video).",
    'Tesla\'s blog (June 30, 2016): "Neither the driver nor the machine saw it."',
    "Moscow. A robot was there. It broke a finger.",
    "Founded. Built. 2021",
]


@pytest.mark.parametrize("line", FIELDS)
def test_fields_menus_and_footers(line: str) -> None:
    assert is_field(line)


@pytest.mark.parametrize("line", NO_FIELDS)
def test_what_only_looks_like_a_field(line: str) -> None:
    assert not is_field(line)


@pytest.mark.parametrize("line", MARKED)
def test_marked_titles(line: str) -> None:
    assert is_marked_title(line)


@pytest.mark.parametrize("line", NOT_MARKED)
def test_not_marked(line: str) -> None:
    assert not is_marked_title(line)


LISTED = [
    pytest.param("Degas source code", True, True, id="bullet"),
    pytest.param("hacking clawdbots for fun", True, False, id="small-letter"),
    pytest.param("CVE-2026-25253", True, False, id="entry-of-a-register"),
    pytest.param("RFP 2017-13", True, True, id="call-for-tenders"),
    pytest.param("Ars Technica", True, True, id="outlet-alone"),
    pytest.param("Schools Week", True, True, id="paper-alone"),
    pytest.param("NAV: Sykefraværsmodellen", True, True, id="source-and-one-word"),
    pytest.param("heise online, Strafzettel vom Scanner", True, True, id="source-in-small-letters"),
    pytest.param("and others, Who was not asked", True, False, id="goes-on"),
    pytest.param("さいたま市（2018）『保育施設利用調整の手引き』", True, True, id="japanese"),
    pytest.param("Widow's anger at council", True, True, id="headline"),
    pytest.param("Mitigation", False, False, id="one-word"),
    pytest.param("Two words", True, False, id="two-words"),
    pytest.param("14 March 2019", False, False, id="date"),
    pytest.param("Most of them laughed, but two wrote to the newspaper.", True, False, id="sentence"),
]


@pytest.mark.parametrize(("line", "with_bullet", "without"), LISTED)
def test_titles_in_lists_with_and_without_bullets(line: str, *, with_bullet: bool, without: bool) -> None:
    assert is_listed_title(line, bulleted=True, nested=False) is with_bullet
    assert is_listed_title(line, bulleted=False, nested=False) is without


def test_a_note_below_an_item_is_no_title() -> None:
    line = "This paper was the first to show that the faces were copied."
    assert not is_listed_title(line, bulleted=True, nested=True)


LINKED = [
    pytest.param("Map of harmful AI", "https://example.org/", False, True, id="title"),
    pytest.param("BBC News", "https://example.org/", False, False, id="two-words"),
    pytest.param("BBC News", "https://example.org/", True, True, id="two-words-in-a-list"),
    pytest.param("Overview of this page", "#overview", True, False, id="anchor"),
    pytest.param("All of our records", "/records", True, False, id="own-site"),
    pytest.param("Send me a letter", "javascript:alert(1)", True, False, id="script"),
]


@pytest.mark.parametrize(("text", "address", "listed", "expected"), LINKED)
def test_titles_in_links(text: str, address: str, *, listed: bool, expected: bool) -> None:
    assert is_linked_title(text, address, listed=listed) is expected
