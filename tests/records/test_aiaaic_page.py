from pathlib import Path

import pytest
from tests.records.shaped import fill

from incident_refs.errors import RecordError
from incident_refs.model.record import HostReference
from incident_refs.records.aiaaic_page import AiaaicPage, repository_id
from incident_refs.records.record_file import RecordFile

# Composed for these tests; the menu is broken as real pages are, in both ways.
PAGE = (
    "Chatbot gives wrong advice\nPage published: May 2024\n{menu}\nA chatbot gave advice.\n"
    "Rossi M., Weiss P. (2023). Advice by machines\nAIAAIC Repository ID: AIAAIC1999"
)
THAI = "Report incident๐ฅ| Improve page ๐| Access database ๐ข"
LATIN = "Report incident ð\x9f\x94¥| Improve page ð\x9f\x92\x81| Access database ð\x9f\x94¢"
PATH = Path("pages/some page.txt")


@pytest.mark.parametrize(
    "menu", [THAI, LATIN, "Report incident 🔥 | Improve page 💁", ""], ids=["thai", "latin", "emoji", "none"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["unix", "windows", "macintosh"])
def test_a_page_is_known_and_read(menu, newline):
    data = PAGE.format(menu=menu).replace("\n", newline).encode()
    assert AiaaicPage().fits(RecordFile(data, PATH))
    (record,) = AiaaicPage().read(RecordFile(data, PATH))
    assert (record.id, record.database, record.title) == ("AIAAIC1999", "aiaaic", "Chatbot gives wrong advice")
    assert record.texts[0].text.encode() == data


@pytest.mark.parametrize(
    ("line", "id"),
    [
        pytest.param("AIAAIC Repository ID: AIAAIC037", "AIAAIC037", id="shown-as-given"),
        pytest.param("AIAAIC Repository ID: aiaaic0276", "aiaaic0276", id="small-letters"),
        pytest.param("AIAAIC Repository ID:AIAAIC0276", "AIAAIC0276", id="no-blank"),
        pytest.param("AIAAIC Repository ID: \xa0AIAAIC0276", "AIAAIC0276", id="no-break-space"),
        pytest.param("AIAAIC Repository ID:Â\xa0AIAAIC0276", "AIAAIC0276", id="latin-mojibake"),
        pytest.param("AIAAICย Repositoryย ID:ย AIAAIC0276ย", "AIAAIC0276", id="thai-mojibake"),
        pytest.param("AIAAIC Repository ID: AIAAIC0001\nAIAAIC Repository ID: AIAAIC0276", "AIAAIC0276", id="last-one"),
        pytest.param("AIAAIC Repository ID:", None, id="blank"),
        pytest.param("AIAAIC Repository ID: ../../x", None, id="hostile"),
        pytest.param("AIAAIC Repository identifies AIAAIC0276", None, id="longer-word"),
        pytest.param("See the AIAAIC Repository for AIAAIC0276", None, id="prose"),
    ],
)
def test_id_line(line, id):
    assert repository_id(f"Title\ntext\n{line}\n") == id


def test_a_page_without_an_id_is_named_by_its_file():
    data = f"Harm\n{THAI}\ntext".encode()
    assert AiaaicPage().fits(RecordFile(data, PATH))
    assert AiaaicPage().read(RecordFile(data, PATH))[0].id == "some-page"


def test_a_title_in_mojibake_is_one_line():
    assert AiaaicPage().read(RecordFile(b"\n" + "Ã\x85ngstrÃ¶m\nx".encode(), PATH))[0].title == "Ã\x85ngstrÃ¶m"


@pytest.mark.parametrize("text", ["Some text\n", "<html>AIAAIC Repository ID: AIAAIC0276"], ids=["text", "html"])
def test_other_files_do_not_fit(text):
    assert not AiaaicPage().fits(RecordFile(text.encode(), PATH))


def test_a_page_holds_no_references_of_ours():
    data = PAGE.format(menu=THAI).encode()
    assert not AiaaicPage.can_attach
    with pytest.raises(RecordError, match=r"some page\.txt: .* attachments\.jsonl only"):
        fill(AiaaicPage(), data, PATH, (HostReference("a", "b", "c"),))
