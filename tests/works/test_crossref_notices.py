"""Retractions, corrections and expressions of concern, from wherever a message has them."""

import pytest

from incident_refs.model.dates import PartialDate
from incident_refs.model.work import Notice, NoticeKind
from incident_refs.works.crossref_message import work_from_message

ON = {"date-parts": [[2021, 5, 3]]}
RETRACTION, CORRECTION, CONCERN = NoticeKind.RETRACTION, NoticeKind.CORRECTION, NoticeKind.CONCERN


def update(kind, doi="10.1371/N", **more):
    return {"type": kind, "DOI": doi, **more}


@pytest.mark.parametrize(
    ("message", "notices", "notice_of"),
    [
        pytest.param({"updated-by": [update("retraction", updated=ON)]},
                     [Notice(RETRACTION, "10.1371/n", PartialDate(2021, 5, 3))], [], id="updated-by"),
        pytest.param({"update-to": [update("retraction")]}, [], [Notice(RETRACTION, "10.1371/n")], id="update-to"),
        pytest.param({"update-to": [update("retraction", "10.1371/X")]}, [Notice(RETRACTION, "10.1371/x")], [],
                     id="in-place"),
        pytest.param({"updated-by": [update("retraction", source="publisher"),
                                     update("retraction", source="retraction-watch", updated=ON)]},
                     [Notice(RETRACTION, "10.1371/n", PartialDate(2021, 5, 3))], [], id="two-sources"),
        pytest.param({"updated-by": [update("correction")], "relation": {"correction": [
            {"id-type": "doi", "id": "10.1371/n"}]}}, [Notice(CORRECTION, "10.1371/n")], [], id="relation-says-it-too"),
        pytest.param({"relation": {"corrected-article": [{"id-type": "doi", "id": "10.1371/y"}]}}, [],
                     [Notice(CORRECTION, "10.1371/y")], id="relation-of-a-notice"),
        pytest.param({"updated-by": [update("new_version"), update("new_edition"), update("hologram")]}, [], [],
                     id="no-notices"),
        pytest.param({"updated-by": [update("retraction", "10.1371/R")], "title": ["RETRACTED: X"]},
                     [Notice(RETRACTION, "10.1371/r")], [], id="title-adds-nothing"),
        pytest.param({"updated-by": [update("erratum", None)]}, [Notice(CORRECTION)], [], id="no-doi"),
        pytest.param({"updated-by": "junk", "update-to": [None, 3, {}, {"type": None}], "relation": []}, [], [],
                     id="junk"),
    ],
)  # fmt: skip
def test_notices(message, notices, notice_of):
    work = work_from_message({"DOI": "10.1371/X", **message})
    assert (list(work.notices), list(work.notice_of)) == (notices, notice_of)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *[pytest.param(kind, RETRACTION, id=kind) for kind in
          ("retraction", "partial_retraction", "removal", "withdrawal", "Partial-Retraction")],
        *[pytest.param(kind, CORRECTION, id=kind) for kind in
          ("correction", "corrigendum", "erratum", "clarification", "addendum")],
        *[pytest.param(kind, CONCERN, id=kind) for kind in
          ("expression_of_concern", "expression-of-concern", "Expression of concern", "concern")],
    ],
)  # fmt: skip
def test_kinds(kind, expected):
    assert work_from_message({"updated-by": [update(kind)]}).notices == (Notice(expected, "10.1371/n"),)


@pytest.mark.parametrize(
    ("title", "retracted"),
    [
        pytest.param("RETRACTED: ImageNet", True, id="elsevier"),
        pytest.param("RETRACTED ARTICLE: ImageNet", True, id="springer"),
        pytest.param("Retracted: ImageNet", True, id="hindawi"),
        pytest.param("[Retracted] ImageNet", True, id="square"),
        pytest.param("(Withdrawn) ImageNet", True, id="round"),
        pytest.param("WITHDRAWN: ImageNet", True, id="withdrawn"),
        pytest.param("RETRACTED – ImageNet", True, id="dash"),
        pytest.param("Retraction: ImageNet", False, id="the-notice-itself"),
        pytest.param("Retracted articles and their readers", False, id="about-retractions"),
        pytest.param("Withdrawn consent", False, id="about-withdrawing"),
    ],
)
def test_titles(title, retracted):
    work = work_from_message({"title": [title]})
    assert work.title == title
    assert work.notices == ((Notice(RETRACTION),) if retracted else ())
