"""HTML pages as records."""

from pathlib import Path

import pytest
from tests.conftest import SHARED
from tests.records.shaped import read

from incident_refs.errors import RecordError
from incident_refs.records.html_page import HtmlPage
from incident_refs.records.mentions import mentions
from incident_refs.records.record_file import RecordFile

SAMPLE = SHARED / "incident" / "samples" / "aiaaic_page_ASSEMBLED.html"
PAGE = """\
<!DOCTYPE html>
<html><head><title>Site</title><script>var a = "Deng J. (2009). ImageNet. CVPR";</script></head><body>
<section><h1>ImageNet - dataset</h1></section>
<section><p>Operator: Princeton University</p><p>Since 2019 it has been disabled.</p></section>
<section><h2>Documents</h2><ul>
<li><p>Prabhu V.U., Birhane A. (2020). <a href="https://arxiv.org/abs/2006.16923"><em>Large image datasets</em></a></p></li>
<li><p>Paglen T., Crawford K.: <span style="text-decoration: underline">https://r.paglen.com/</span> Roulette</p></li>
</ul></section>
<section><p>AIAAIC Repository ID: <a href="https://a.org">AIAAIC0276</a></p></section>
"""


def test_a_page_is_a_record():
    (record,) = read(HtmlPage(), PAGE.encode(), Path("page.html"))
    assert (record.id, record.database, record.title, record.shape) == (
        "AIAAIC0276", "aiaaic", "ImageNet - dataset", "html",
    )  # fmt: skip
    assert [(m.raw, m.address, m.line) for m in mentions(record)] == [
        ("Prabhu V.U., Birhane A. (2020). Large image datasets", "https://arxiv.org/abs/2006.16923", 6),
        ("Paglen T., Crawford K.: https://r.paglen.com/ Roulette", "https://r.paglen.com/", 7),
    ]


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        pytest.param("<!doctype html><p>x", "page", True, id="doctype"),
        pytest.param("<!-- saved --><section>x</section>", "a.txt", True, id="part-of-a-page"),
        pytest.param("<p>x", "a.html", True, id="by-name"),
        pytest.param('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd"><html/>', "a", True, id="xhtml"),
        pytest.param("<!-- a -- b --> <!-- c -->\n<div>x", "a", True, id="comments-before"),
        pytest.param("<!---->" * 500 + "x", "a", False, id="only-comments"),
        pytest.param("Deng <b>2009</b>", "a.txt", False, id="text"),
    ],
)  # fmt: skip
def test_known_by_content(text, name, fits):
    assert HtmlPage().fits(RecordFile(text.encode(), Path(name))) is fits


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY x "y">]><r/>', "a:2:1: DOCTYPE not allowed", id="entities"),
        pytest.param('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;', "a:1:1: DOCTYPE not allowed", id="in-html"),
        pytest.param('<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://127.0.0.1/"><r/>', "a:1:22: DOCTYPE not allowed", id="outside"),
        pytest.param('<?xml version="1.0"?><r/>', "of XML only XHTML is read", id="other-xml"),
    ],
)  # fmt: skip
def test_entities_are_refused(text, says):
    with pytest.raises(RecordError, match=says):
        HtmlPage().fits(RecordFile(text.encode(), Path("a")))


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        pytest.param("<div>" * 100_000 + "x", True, id="div"),
        pytest.param("<div><b>x</b></div>" * 5_000, False, id="closed"),
        pytest.param("<p>a<br><img>" * 5_000, False, id="closes-by-itself"),
        pytest.param(f"<script>{'a<b;' * 5_000}</script>x", False, id="script"),
        pytest.param("<!-- " + "<div>" * 5_000 + " -->x", False, id="comment"),
    ],
)
def test_nested_too_deep(text, deep):
    if deep:
        with pytest.raises(RecordError, match=r"a.html:1:5001: tags are nested deeper than 1,000 levels"):
            read(HtmlPage(), text.encode(), Path("a.html"))
    else:
        assert len(read(HtmlPage(), text.encode(), Path("a.html"))) == 1


def test_a_page_that_needs_its_scripts_says_so():
    with pytest.raises(RecordError, match="says nothing without its scripts"):
        read(HtmlPage(), b"<html><script>draw()</script></html>", Path("a.html"))


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared samples are not here")
def test_sample():
    (record,) = read(HtmlPage(), SAMPLE.read_bytes(), SAMPLE)
    assert [(m.raw[:4], m.address is not None, m.line) for m in mentions(record)] == [
        ("Li F", True, 6), ("Deng", True, 7), ("Prab", True, 9), ("Pagl", True, 10),
    ]  # fmt: skip
