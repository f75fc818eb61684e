"""What `extract` finds on a page, and that short citations in the prose make resolving no worse."""

import json

import jsonschema

from tests.end_to_end.schemas import EXTRACT

PAGE = """\
---
id: NOTE1
title: Datasets of faces
---

# Datasets of faces

As Deng et al. (2009) show, much can be had for little. Critics disagree (Prabhu & Birhane, 2020; Kim et al. 2031).
Founded (2009) in Lisbon (Lisbon, 2009), the project ran on Windows (2000).

```
Socher R. (2010). In a code block
```

## References

- Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database
- Prabhu V.U., Birhane A. (2020). [Large image datasets: A pyrrhic win for computer vision?](https://arxiv.org/abs/2006.16923)
- [The page of the project](https://example.org/project)
- A letter to the makers
- see Dulhanty & Wong 2019; cf. Yang et al. 2021
"""


def rows_of(done):
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_what_is_found_and_where_it_leads(imagenet):
    (imagenet.folder / "page.md").write_text(PAGE, encoding="utf-8")
    rows = rows_of(imagenet("extract", "page.md", "--json"))
    for row in rows:
        jsonschema.validate(row, EXTRACT)
    assert [(row["n"], row["raw"][:22], row["form"], row["means"], row["part"]) for row in rows] == [
        (1, "Deng et al. (2009)", "short", 4, None),
        (2, "Prabhu & Birhane, 2020", "short", 5, None),
        (3, "Kim et al. 2031", "short", None, None),
        (4, "Deng J.; Dong W.; Soch", "full", None, None),
        (5, "Prabhu V.U., Birhane A", "full", None, None),
        (6, "The page of the projec", "web", None, None),
        (7, "A letter to the makers", "web", None, None),
        (8, "see Dulhanty & Wong 20", "short", None, 1),
        (8, "see Dulhanty & Wong 20", "short", None, 2),
    ]
    assert [row["address"] for row in rows[3:7]] == [
        None,
        "https://arxiv.org/abs/2006.16923",
        "https://example.org/project",
        None,
    ]
    body = PAGE[PAGE.index("\n---\n\n") + 5 :]
    assert all(body[row["start"] : row["end"]] == row["raw"] for row in rows)


def test_the_table_names_the_line_that_is_meant(imagenet):
    (imagenet.folder / "page.md").write_text(PAGE, encoding="utf-8")
    lines = imagenet("extract", "page.md").out.splitlines()
    assert lines[0].endswith("Deng et al. (2009) → 4")
    assert "→" not in lines[3]


def test_a_short_citation_is_decided_by_its_line_and_attached_once(imagenet):
    page = imagenet.folder / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    rows = rows_of(imagenet("resolve", "page.md", "--json"))
    by_number = {row["n"]: row for row in rows}
    for short, full in ((1, 4), (2, 5)):
        assert by_number[short]["work_id"] == by_number[full]["work_id"] is not None
        assert "list" in by_number[short]["reason"]
    assert imagenet("resolve", "page.md", "--write").code == 0
    log = (imagenet.folder / "refs" / "attachments.jsonl").read_text(encoding="utf-8").splitlines()
    attached = [event for event in map(json.loads, log) if event.get("record") == "NOTE1"]
    assert [event["raw"][:6] for event in attached].count("Deng J") == 1
    assert not any(event["raw"].startswith("Deng et al.") for event in attached)
    assert page.read_text(encoding="utf-8").count("key: deng2009imagenet") == 1
    written = page.read_bytes()
    assert imagenet("resolve", "page.md", "--write").code == 0
    assert page.read_bytes() == written


def test_an_explained_short_citation_is_no_open_question_of_its_own(imagenet):
    records = imagenet.folder / "refs" / "records"
    (records / "NOTE1.md").write_text(PAGE, encoding="utf-8")
    questions = rows_of(imagenet("open", "--json"))
    asked = {row["raw"] for row in questions if row["record"] == "NOTE1"}
    assert "Deng et al. (2009)" not in asked
    assert "Kim et al. 2031" in asked
