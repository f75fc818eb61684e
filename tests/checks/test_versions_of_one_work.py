import pytest

from incident_refs.checks.versions_of_one_work import VersionsOfOneWork
from tests.checks.looking import look

A = "author = {Prabhu, Vinay and Birhane, Abeba}, title = {Large image datasets: A pyrrhic win}"
B = "author = {V. Prabhu and others}, title = {{Large Image Datasets}: a Pyrrhic Win}"
PREPRINT = f"@misc{{p, {A}, year = {{2020}}, eprint = {{2006.16923}}}}"
PAPER = f"@inproceedings{{c, {B}, year = {{2021}}, booktitle = {{WACV}}, doi = {{10.1109/WACV48630.2021.00158}}}}"
ARTICLE = f"@article{{j, {B}, year = {{2022}}, journal = {{IJCV}}}}"
SCHOLAR = f"@article{{s, {B}, year = {{2020}}, journal = {{arXiv preprint arXiv:2006.16923}}}}"
REPORT = f"@techreport{{r, {A}, year = {{2019}}, institution = {{UnifyID}}}}"


def versions(*entries):
    return [(f.line, f.column, f.key, f.severity, f.message) for f in look("\n".join(entries), VersionsOfOneWork())[1]]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        pytest.param(PREPRINT, PAPER, "'p' (preprint and conference paper)", id="preprint-first"),
        pytest.param(PAPER, PREPRINT, "'c' (conference paper and preprint)", id="paper-first"),
        pytest.param(SCHOLAR, PAPER, "'s' (preprint and conference paper)", id="scholar"),
        pytest.param(PAPER, ARTICLE, "'c' (conference paper and article)", id="paper-and-article"),
        pytest.param(REPORT, ARTICLE, "'r' (report and article)", id="report"),
    ],
)
def test_found(first, second, what):
    ((line, _, key, severity, message),) = versions(first, second)
    assert (line, key, severity) == (2, second.partition("{")[2][0], "info")
    assert what in message


def test_one_finding_an_entry():
    assert [key for _, _, key, _, _ in versions(REPORT, PREPRINT, PAPER, ARTICLE)] == ["p", "c", "j"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(PREPRINT, SCHOLAR, id="one-preprint"),
        pytest.param(PREPRINT, PAPER.replace("Prabhu", "Birhane"), id="author"),
        pytest.param(PREPRINT, PAPER.replace("2021}", "2031}"), id="years-apart"),
        pytest.param(PAPER, PAPER.replace("{c,", "{d,"), id="one-kind"),
        pytest.param(
            "@misc{a, title = {T}, eprint = {2006.16923}}", "@article{b, title = {T}, journal = {J}}", id="nobody"
        ),
    ],
)
def test_not_found(first, second):
    assert versions(first, second) == []
