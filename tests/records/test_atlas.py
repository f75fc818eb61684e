"""ATLAS case studies: read, and given references that come out again to the byte."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SHARED
from tests.records.shaped import fill, read

from incident_refs.model.record import HostReference
from incident_refs.model.tree import plain
from incident_refs.records.atlas import ATLAS
from incident_refs.records.record_file import RecordFile

PATH = Path("AML.CS0005.yaml")
SAMPLES = sorted((SHARED / "incident" / "samples").glob("atlas_*.yaml"))
STUDY = """\
---
id: AML.CS0005
name: Attack on Machine
  Translation
object-type: case-study
summary: |
  As Wallace et al. (2020) saw,
  it works.
incident-date: 2020-04-30
procedure:
- tactic: '{{impact.id}}'
  description: See Prabhu 2020.
references:
- title: 'Imitation: a study'
  url: null
- title: null
  url: https://arxiv.org/abs/2004.15015
"""
DENG = HostReference("deng2009imagenet", "", "ImageNet: a database", "https://doi.org/10.1109/cvpr.2009.5206848")
WALLACE = HostReference("wallace2020imitation", "Imitation: a study", "Imitation", "https://arxiv.org/abs/2004.15016v3")
KNOWN = HostReference("x2020", "", "X", "https://arxiv.org/abs/2004.15015")


def test_a_case_study_is_read():
    (record,) = read(ATLAS, STUDY.encode(), PATH)
    assert (record.id, record.title, record.date) == ("AML.CS0005", "Attack on Machine Translation", "2020-04-30")
    assert [(text.field, text.text, text.address, text.reference, text.line) for text in record.texts] == [
        ("references[0]", "Imitation: a study", None, True, 14),
        ("references[1]", "https://arxiv.org/abs/2004.15015", "https://arxiv.org/abs/2004.15015", True, 17),
        ("summary", "As Wallace et al. (2020) saw,\nit works.\n", None, False, 7),
        ("procedure[0].description", "See Prabhu 2020.", None, False, 12),
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(STUDY, ["AML.CS0005"], id="one"),
        pytest.param("id: ATLAS\nname: A\ncase-studies:\n- id: AML.CS0000\n  name: B\n- id: AML.CS0001\n", ["AML.CS0000", "AML.CS0001"], id="all"),
        pytest.param("matrices:\n- id: M\n  case-studies:\n  - id: AML.CS0000\n", ["AML.CS0000"], id="under-a-matrix"),
        pytest.param("---\nid: AML.CS0000\n---\nid: AML.CS0001\n", ["AML.CS0000", "AML.CS0001"], id="documents"),
        pytest.param("object-type: case-study\nname: x\n", [""], id="no-id"),
        pytest.param('{"id": "AML.CS0001", "references": []}', ["AML.CS0001"], id="json"),
    ],
)  # fmt: skip
def test_where_case_studies_stand(text, ids):
    assert ATLAS.fits(RecordFile(text.encode(), PATH))
    assert [record.id for record in read(ATLAS, text.encode(), PATH)] == ids


def test_other_data_is_not_atlas():
    assert not ATLAS.fits(RecordFile(b"id: A1\nreferences: []\n", PATH))


def test_ours_go_behind_theirs_and_an_address_is_filled_in():
    once = fill(ATLAS, STUDY.encode(), PATH, [DENG, WALLACE, KNOWN])
    assert once.data.decode() == STUDY.replace("url: null", "url: https://arxiv.org/abs/2004.15016v3") + (
        "- title: 'ImageNet: a database'\n  url: https://doi.org/10.1109/cvpr.2009.5206848\n"
    )
    placed = once.placed["AML.CS0005"]
    assert {item.key for item in placed} == {"deng2009imagenet", "wallace2020imitation"}
    assert fill(ATLAS, once.data, PATH, [DENG, WALLACE, KNOWN], placed).data == once.data
    assert fill(ATLAS, once.data, PATH, [], placed).data == STUDY.encode()


def test_a_work_without_address_is_held_as_the_schema_allows():
    once = fill(ATLAS, STUDY.encode(), PATH, [HostReference("oneil2016weapons", "", "Weapons")])
    assert once.data.decode().endswith("- title: Weapons\n  url: null\n")


ITEMS = {
    "block": ["- title: A", "  url: https://a.org"],
    "url-first": ["- url: 'https://a.org'", "  title: null"],
    "braces": ["- {title: A, url: null}"],
    "folded": ["- title: >-", "    A", "    b", "", "  url:"],
}


@st.composite
def studies(draw):
    """A case study as some tool or person would write it."""
    quote = draw(st.sampled_from(["", "'", '"']))
    indent = " " * draw(st.integers(0, 4))
    comment = draw(st.sampled_from(["", " # see below", " # a - [b]: c"]))
    lines = [f"id: {quote}AML.CS0005{quote}", f"name: {quote}A study{quote}{comment}", "summary: |", "  It works.", ""]
    kind = draw(st.sampled_from(["list", "flow", "[]", "null", "", "absent"]))
    last = draw(st.booleans())
    field = {"flow": ["references: [{title: A, url: null}, {title: B}]"], "absent": []}.get(kind)
    if field is None:
        field = [f"references: {kind}".rstrip() + comment] if kind != "list" else [f"references:{comment}"]
    if kind == "list":
        several = draw(st.lists(st.sampled_from(sorted(ITEMS)), min_size=1, max_size=3))
        field += [f"{indent}{line}".rstrip() for name in several for line in ITEMS[name]]
        field += [f"{indent}# no more"] if draw(st.booleans()) else []
    rest = ["actor: Someone", "procedure:", f"{indent}- description: x{comment}"]
    lines += [*rest, *field] if last else [*field, *rest]
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    start = draw(st.sampled_from(["", "---\n", "# ATLAS\n---\n"])).replace("\n", newline)
    end = draw(st.sampled_from(["", "\n", "\n\n# end", "\n...\n"])).replace("\n", newline)
    wrapped = draw(st.booleans())
    if wrapped:
        lines = [
            "case-studies:",
            *(("- " if not n else "  ") + line for n, line in enumerate(lines)),
            "- id: AML.CS0006",
        ]
        lines = [line.rstrip() for line in lines]
    bom = "\ufeff" if draw(st.booleans()) else ""
    return (bom + start + newline.join(lines) + end).encode()


@settings(max_examples=1000, deadline=None)
@given(studies())
def test_attached_and_detached_on_every_variant(data):
    before = plain(RecordFile(data, PATH).tree.root)
    once = fill(ATLAS, data, PATH, [DENG, WALLACE])
    placed = once.placed["AML.CS0005"]
    after = RecordFile(once.data, PATH).tree.root
    study = plain(after)["case-studies"][0] if "case-studies" in before else plain(after)
    assert study["references"][-2:] == [json.loads(item.item) for item in placed]
    assert fill(ATLAS, once.data, PATH, [DENG, WALLACE], placed).data == once.data
    fewer = fill(ATLAS, once.data, PATH, [WALLACE], placed)
    assert fill(ATLAS, fewer.data, PATH, [], fewer.placed["AML.CS0005"]).data == data
    assert fill(ATLAS, once.data, PATH, [], placed).data == data


@pytest.mark.skipif(not SAMPLES, reason="the shared samples are not here")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path):
    data = path.read_bytes()
    assert ATLAS.fits(RecordFile(data, path))
    once = fill(ATLAS, data, path, [DENG])
    (record,) = read(ATLAS, once.data, path)
    assert once.data.startswith(data)
    assert [text.text for text in record.texts if text.reference][-1] == "ImageNet: a database"
    assert fill(ATLAS, once.data, path, [], once.placed[record.id]).data == data
