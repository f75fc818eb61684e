"""Retraction Watch's list as works with notices, and in an index that `check` asks."""

import pytest

from incident_refs.errors import SourceError
from incident_refs.model.dates import PartialDate
from incident_refs.model.work import Notice, NoticeKind, Work
from incident_refs.validation import query_near
from incident_refs.works.index_build import build
from incident_refs.works.local_index import LocalIndex
from incident_refs.works.retraction_list import works_of_list
from incident_refs.works.works_file import WorksFile

HEAD = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,"
    "RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)


def row(title, doi, nature, *, when="3/31/2022 0:00", notice="10.5072/notice", pmid="0", author="Ada Kim;Bea M Lo"):
    return f'7,"{title}",(B/T),Uni,Journal of Masks,Press,Norway,{author},,Research Article;,{when},{notice},0,5/2/2019 0:00,{doi},{pmid},{nature},+Error;,No,'


def works(*rows):
    return list(works_of_list([HEAD, *rows]))


def test_a_paper_with_what_was_said_of_it():
    (work,) = works(row("Masks, and faces", "10.5072/A", "Retraction", pmid="31649194"))
    assert (work.id, work.title, work.container, work.pmid) == (
        "doi:10.5072/a",
        "Masks, and faces",
        "Journal of Masks",
        "31649194",
    )
    assert work.authors.families == ("Kim", "Lo")
    assert work.issued == PartialDate(2019, 5, 2)
    assert work.notices == (Notice(NoticeKind.RETRACTION, "10.5072/notice", PartialDate(2022, 3, 31)),)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        pytest.param([("Correction", "1/2/2020"), ("Retraction", "1/2/2021")], ["correction", "retraction"], id="both"),
        pytest.param([("Expression of concern", "31/01/2020 00:00")], ["concern"], id="concern-day-first"),
        pytest.param([("Retraction", "1/2/2020"), ("Reinstatement", "1/2/2021")], [], id="reinstated"),
        pytest.param([("Reinstatement", "1/2/2020"), ("Retraction", "1/2/2021")], ["retraction"], id="retracted-again"),
        pytest.param([("Something new", "1/2/2020")], [], id="unknown"),
    ],
)
def test_several_rows_of_a_paper(rows, kinds):
    (work,) = works(*(row("Masks", "10.5072/a", nature, when=when) for nature, when in rows))
    assert [notice.kind.value for notice in work.notices] == kinds


def test_rows_without_a_doi_are_papers_of_their_own():
    found = works(row("Masks", "unavailable", "Retraction", notice="Unavailable"), row("Faces", "", "Retraction"))
    assert [(work.id, work.notices[0].doi) for work in found] == [
        ("title:Masks", None),
        ("title:Faces", "10.5072/notice"),
    ]


def test_it_is_known_by_its_content_and_read_in_any_encoding(tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + f"{HEAD}\n{row('Müdigkeit', '10.5072/a', 'Retraction')}\n".encode()
        + row("Fatigue – a na\u00efve view", "10.5072/b", "Retraction").encode("cp1252")
    )
    assert [work.title for work in WorksFile(path)] == ["Müdigkeit", "Fatigue – a naïve view"]


def test_a_field_without_end_is_said(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f'{HEAD}\n7,"{"x" * 2_000_000}')
    with pytest.raises(SourceError, match="is no sound CSV"):
        list(WorksFile(path))


def test_an_index_of_it_answers_with_the_notice(tmp_path):
    (tmp_path / "list.csv").write_text(f"{HEAD}\n{row('Masks and faces of crowds', '10.5072/a', 'Retraction')}\n")
    build(tmp_path / "index", [tmp_path / "list.csv"])

    (found,) = LocalIndex(tmp_path / "index").titled(
        query_near(Work("", title="Masks and faces of crowds", doi="10.5072/a"))
    )
    assert found.work.is_retracted
