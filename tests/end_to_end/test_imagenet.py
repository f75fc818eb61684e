"""The main job on the ImageNet record, as its user does it."""

import json

import jsonschema
import pytest

from tests.end_to_end.schemas import EXTRACT, RESOLVE

EXPECTED = [
    ("Wikipedia: Image recognition", "unmatched", None),
    ("Li F.F., Krishna, R. (2022)", "matched", "doi:10.1162/daed_a_01902"),
    ("Yang K., Yau J., Li F.F.", "matched", "arxiv:2103.06191"),
    ("Deng J.; Dong W.; Socher R.", "matched", "doi:10.1109/cvpr.2009.5206848"),
    ("Prabhu V.U., Birhane A. (2020)", "matched", "arxiv:2006.16923"),
    ("Dulhanty C., Wong A. (2019)", "matched", "arxiv:1905.01347"),
    ("Paglen T., Crawford K.: ImageNet Roulette", "unmatched", None),
]

APA = """\
Deng, J., Dong, W., Socher, R., Li, L.-J., Li, K., & Li, F.-F. (2009). ImageNet: A large-scale hierarchical image database. 2009 IEEE Conference on Computer Vision and Pattern Recognition, 248–255. https://doi.org/10.1109/cvpr.2009.5206848
Dulhanty, C., & Wong, A. (2019). Auditing ImageNet: Towards a Model-driven Framework for Annotating Demographic Attributes of Large-Scale Image Datasets (arXiv:1905.01347). arXiv. https://arxiv.org/abs/1905.01347
Image recognition. (n.d.). In Wikipedia.
Li, F.-F., & Krishna, R. (2022). Searching for Computer Vision North Stars. Daedalus, 151(2), 85–99. https://doi.org/10.1162/daed_a_01902
Paglen, T., & Crawford, K. (n.d.). ImageNet Roulette.
Prabhu, V. U., & Birhane, A. (2020). Large image datasets: A pyrrhic win for computer vision? (arXiv:2006.16923). arXiv. https://arxiv.org/abs/2006.16923
Yang, K., Yau, J. H., Li, F.-F., Deng, J., & Russakovsky, O. (2021). A Study of Face Obfuscation in ImageNet (arXiv:2103.06191). arXiv. https://arxiv.org/abs/2103.06191
"""


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_extract_finds_the_seven_lines(imagenet):
    rows = json_lines(imagenet("extract", "AIAAIC0276", "--json").out)
    assert [row["n"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    for row, (begins, _, _) in zip(rows, EXPECTED, strict=True):
        jsonschema.validate(row, EXTRACT)
        assert row["raw"].startswith(begins)


def test_resolve_decides_all_seven(imagenet):
    done = imagenet("resolve", "AIAAIC0276", "--json")
    rows = json_lines(done.out)
    assert done.code == 0
    for row, (begins, decision, work_id) in zip(rows, EXPECTED, strict=True):
        jsonschema.validate(row, RESOLVE)
        assert row["raw"].startswith(begins)
        assert (row["decision"], row["work_id"]) == (decision, work_id)
        if decision == "matched":
            assert row["evidence"], "a decision shows its evidence"


def test_a_preprint_and_its_published_version_stay_two_works(imagenet):
    row = json_lines(imagenet("resolve", "AIAAIC0276", "--json").out)[4]
    assert row["work_id"] == "arxiv:2006.16923"
    assert "doi:10.1109/wacv48630.2021.00158" in [c["work_id"] for c in row["candidates"]]


def test_write_twice_changes_nothing(imagenet):
    assert imagenet("resolve", "AIAAIC0276", "--write").code == 0
    files = [path for path in (imagenet.folder / "refs").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    again = imagenet("resolve", "AIAAIC0276", "--write")
    assert again.code == 0
    assert {path: path.read_bytes() for path in files} == before
    assert "Nothing to change" in again.err


def test_dry_run_shows_the_change_and_makes_none(imagenet):
    before = (imagenet.folder / "refs" / "library.bib").read_bytes()
    done = imagenet("resolve", "AIAAIC0276", "--write", "--dry-run")
    assert "+@inproceedings{deng2009imagenet," in done.out + done.err
    assert (imagenet.folder / "refs" / "library.bib").read_bytes() == before


def test_detach_gives_the_record_back_to_the_letter(imagenet):
    record = imagenet.folder / "refs" / "records" / "AIAAIC0276.md"
    before = record.read_bytes()
    imagenet("resolve", "AIAAIC0276", "--write")
    assert record.read_bytes() != before
    assert imagenet("detach", "AIAAIC0276").code == 0
    assert record.read_bytes() == before


def test_a_detach_outlives_a_later_write(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    imagenet("detach", "AIAAIC0276", "deng2009imagenet")
    imagenet("resolve", "AIAAIC0276", "--write")
    keys = [line.split()[0] for line in imagenet("export", "AIAAIC0276").out.splitlines() if line.startswith("@")]
    assert keys
    assert not any("deng2009imagenet" in key for key in keys)


def test_a_rejection_outlives_a_later_write(imagenet):
    assert imagenet("decide", "AIAAIC0276#4", "--none").code == 0
    rows = json_lines(imagenet("resolve", "AIAAIC0276", "--write", "--json").out)
    assert rows[3]["decision"] == "unmatched"
    assert "decided by" in rows[3]["reason"]
    assert "deng2009imagenet" not in (imagenet.folder / "refs" / "records" / "AIAAIC0276.md").read_text("utf-8")


def test_a_decision_outlives_a_later_write(imagenet):
    done = imagenet("decide", "AIAAIC0276#5", "--work", "10.1109/WACV48630.2021.00158")
    assert done.code == 0, done.err
    rows = json_lines(imagenet("resolve", "AIAAIC0276", "--write", "--json").out)
    assert rows[4]["doi"] == "10.1109/wacv48630.2021.00158"
    assert rows[4]["source"] == "person"
    # decided again: the newer answer holds
    imagenet("decide", "AIAAIC0276#5", "--none")
    rows = json_lines(imagenet("resolve", "AIAAIC0276", "--write", "--json").out)
    assert rows[4]["decision"] == "unmatched"


def test_format_prints_apa(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    assert imagenet("format", "AIAAIC0276", "--style", "apa").out == APA


@pytest.mark.parametrize("target", ["html", "markdown", "latex", "rst", "json"])
def test_format_has_every_target(imagenet, target):
    imagenet("resolve", "AIAAIC0276", "--write")
    done = imagenet("format", "AIAAIC0276", "--to", target)
    assert done.code == 0
    assert "ImageNet" in done.out


def test_the_demo_shows_the_whole_walk(program):
    done = program("demo")
    assert done.code == 0
    for expected in (
        "10.1109/cvpr.2009.5206848",
        "@inproceedings{deng2009imagenet,",
        "incident_refs:",
        *APA.splitlines(),
    ):
        assert expected in done.out
    assert list(program.folder.iterdir()) == [], "the demo leaves nothing behind"


def test_short_citations_are_decided_by_the_records_own_list(imagenet):
    page = imagenet.folder / "page.md"
    page.write_text(
        "---\nid: TEST1\ntitle: ImageNet\n---\n\n## References\n\n"
        "- Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image"
        " database\n- Deng et al. 2009\n",
        encoding="utf-8",
    )
    rows = json_lines(imagenet("resolve", "page.md", "--json").out)
    assert [row["form"] for row in rows] == ["full", "short"]
    assert rows[1]["doi"] == "10.1109/cvpr.2009.5206848"
    assert "list" in rows[1]["reason"]
