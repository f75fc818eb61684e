"""A person's own table and JSON, read by what the configuration says of them."""

import json
import os
import subprocess
import sys

import pytest

CONFIG = """
[[records.mapping]]
name = "our-sheet"
files = "*.csv"
database = "ours"
id = "Case"
title = "Headline"
references = "Works"
separator = "|"

[[records.mapping]]
name = "our-json"
records = "data.items"
id = "meta.case"
references = "works"
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "refs" / "records").mkdir(parents=True)
    (tmp_path / "refs" / "config.toml").write_text(CONFIG)
    (tmp_path / "refs" / "library.bib").write_text(
        "@article{deng2009imagenet, author = {Deng, Jia}, title = {ImageNet}, year = 2009, doi = {10.1109/x.1}}\n"
    )
    environ = {**os.environ, "INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache"), "SOURCE_DATE_EPOCH": "1700000000"}

    def command(*arguments, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "incident_refs", *arguments],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environ,
            timeout=60,
        )
        assert done.returncode == code, done.stderr
        return done

    command.folder = tmp_path
    return command


def test_a_table(run):
    (run.folder / "cases.csv").write_text("Case,Headline,Works\nX1,Roulette,Deng J. (2009). ImageNet| Li 2022\n")
    found = [json.loads(line) for line in run("extract", "--json", "cases.csv").stdout.splitlines()]
    assert [(one["record"], one["raw"]) for one in found] == [("X1", "Deng J. (2009). ImageNet"), ("X1", "Li 2022")]
    done = run("attach", "cases.csv#X1", "deng2009imagenet")
    assert "cannot hold references" in done.stderr + done.stdout
    assert "deng2009imagenet" in (run.folder / "refs" / "attachments.jsonl").read_text()


def test_json_is_added_to_and_given_back(run):
    path = run.folder / "refs" / "records" / "cases.json"
    before = json.dumps({"data": {"items": [{"meta": {"case": "X2"}, "works": ["Li 2022"]}]}}, indent=1)
    path.write_text(before)
    run("attach", "X2", "deng2009imagenet")
    works = json.loads(path.read_text())["data"]["items"][0]["works"]
    assert len(works) == 2
    assert "https://doi.org/10.1109/x.1" in works[1]
    run("detach", "X2")
    assert path.read_text() == before


def test_a_wrong_mapping_is_said(run):
    (run.folder / "refs" / "config.toml").write_text("[[records.mapping]]\nname = 'a'\nids = 'x'\n")
    assert "config.toml: [[records.mapping]]: 'ids' is not known" in run("records", code=2).stderr
