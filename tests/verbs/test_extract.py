"""The rows of `extract` say of each string what reading it would say."""

import pytest
from tests.citations.test_incident_pages import pages

from incident_refs.citations.linked import read_linked
from incident_refs.model.record import Record, Text
from incident_refs.records.mentions import mentions
from incident_refs.verbs.extract import rows


@pytest.mark.parametrize("name", pages())
def test_forms_and_parts_are_those_of_the_reader(name):
    for mention in mentions(Record("A1", texts=(Text("body", pages()[name][0]),))):
        read = read_linked(mention.raw, mention.address, title_only=mention.title_only)
        assert [(row["form"], row["part"]) for row in rows(mention)] == [(str(c.form), c.part) for c in read]
        assert all(row["form"] != "none" for row in rows(mention)), "what is listed is a reference"
