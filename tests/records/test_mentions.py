import time
from pathlib import Path

import pytest

from incident_refs.model.record import Record, Text
from incident_refs.records.door import load
from incident_refs.records.mentions import mentions

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / ".." / "shared" / "data" / "incident" / "pages" / "AIAAIC0276.txt"
LINES = {
    "Wikipedia: Image recognition ๐",
    "Li F.F., Krishna, R. (2022). Searching for Computer Vision North Stars (pdf)",
    "Yang K., Yau J., Li F.F., Jia Deng J., Russakovsky O.(2021). A Study of Face Obfuscation in ImageNet",
    "Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database",
    "Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?",
    "Dulhanty C., Wong A. (2019). Auditing ImageNet: Towards a Model-driven Framework for Annotating Demographic "
    "Attributes of Large-Scale Image Datasets",
    "Paglen T., Crawford K.: ImageNet Roulette",
}

NOTE = """---
id: A1
references:
  - "  Deng et al. 2009 "
  -
---
# R

```
Socher R. (2010). In a code block
```

## References

- Rossi M., Weiss P. (2023). Advice by machines
- Prabhu V.U., Birhane A. (2020). Large image datasets
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_note(tmp_path, newline):
    path = tmp_path / "a.md"
    path.write_bytes(NOTE.replace("\n", newline).encode())
    (record,) = load(path)
    found = mentions(record)
    assert [(mention.n, mention.field, mention.line, mention.raw) for mention in found] == [
        (1, "references[0]", 4, "Deng et al. 2009"),
        (2, "body", 15, "Rossi M., Weiss P. (2023). Advice by machines"),
        (3, "body", 16, "Prabhu V.U., Birhane A. (2020). Large image datasets"),
    ]
    texts = {text.field: text.text for text in record.texts}
    assert all(texts[mention.field][mention.start : mention.end] == mention.raw for mention in found)


def test_an_empty_item_is_no_reference():
    assert mentions(Record("A1", texts=(Text("references[0]", " ", reference=True),))) == ()


def test_the_shipped_record_has_seven_lines():
    (record,) = load(ROOT / "refs" / "records" / "AIAAIC0276.md")
    assert {mention.raw for mention in mentions(record)} == LINES


@pytest.mark.skipif(not PAGE.exists(), reason="../shared/data is not there")
def test_the_page_has_seven_lines():
    (record,) = load(PAGE)
    found = mentions(record)
    assert {mention.raw for mention in found} == LINES
    assert [mention.n for mention in found] == list(range(1, 8))


@pytest.mark.parametrize(
    ("raw", "title"),
    [("Degas source code", True), ("ImageNet", False), ("=1 + 2", False), ("", None)],
    ids=["title", "one-word", "formula", "blank"],
)
def test_what_a_field_of_references_calls_something_is_a_title(raw, title):
    found = mentions(Record("A1", texts=(Text("references[0]", raw, reference=True),)))
    assert [mention.title_only for mention in found] == ([] if title is None else [title])


def test_lines_that_do_not_follow_each_other():
    text = Text("body", "- Deng J. (2009). ImageNet. CVPR\n- Li F. (2022). North Stars. Daedalus", lines=(4, 9))
    assert [mention.line for mention in mentions(Record("A1", texts=(text,)))] == [4, 9]


def test_many_short_citations_cost_no_more_than_their_number():
    listed = "".join(f"- Kim A., Lo B., Ek C. (2019). Faces, part {n}\n" for n in range(300))
    prose = "".join(
        f"As Ra{'bcdfgkl'[n % 7]} et al. (20{n % 30:02}) say, and Kim et al. (2019).\n" for n in range(3_000)
    )
    started = time.process_time()
    found = mentions(Record("A1", texts=(Text("body", f"# References\n{listed}# Prose\n{prose}"),)))
    assert time.process_time() - started < 5.0
    assert len(found) == 300 + 6_000
