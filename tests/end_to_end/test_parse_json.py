"""`parse --json` gives the rows that other programs rely on."""

import json

import jsonschema
import pytest

from tests.end_to_end.schemas import PARSE

STRINGS = [
    "Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database",
    "van der Maaten & Hinton 2008a",
    "European Commission, 2021",
    "https://doi.org/10.1109/CVPR.2009.5206848",
    "Paglen T., Crawford K.: ImageNet Roulette",
    "Home | About | Contact",
]


@pytest.mark.parametrize("string", STRINGS)
def test_rows_follow_the_schema(program, string):
    done = program("parse", string, "--json")
    (row,) = [json.loads(line) for line in done.out.splitlines()]
    jsonschema.validate(row, PARSE)
    assert row["raw"] == string
    assert done.err == ""


def test_a_line_of_several_references_gives_several_rows(program):
    rows = [
        json.loads(line) for line in program("parse", "see Smith 2019; cf. Jones & Lee 2020", "--json").out.splitlines()
    ]
    assert [row["part"] for row in rows] == [1, 2]
    assert [row["authors"][0]["family"] for row in rows] == ["Smith", "Jones"]


def test_the_doi_is_bare_and_in_lower_case(program):
    row = json.loads(program("parse", STRINGS[3], "--json").out)
    assert (row["form"], row["doi"]) == ("identifier", "10.1109/cvpr.2009.5206848")
