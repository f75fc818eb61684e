from itertools import chain

import pytest

from incident_refs.exchange.ris_tags import CSL_TYPES, DATES, PEOPLE, RIS_TYPES, TEXTS, TITLES, tags


@pytest.mark.parametrize("type_", sorted(set(CSL_TYPES.values())))
def test_no_two_variables_of_a_type_share_the_tag_that_is_written(type_: str) -> None:
    tables = [*(tags(table, type_) for table in (TITLES, PEOPLE, TEXTS)), DATES]
    written = [own[0] for own in chain(*(table.values() for table in tables)) if own]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("type_", sorted(set(CSL_TYPES.values())))
def test_a_tag_is_read_by_one_variable(type_: str) -> None:
    read = list(chain.from_iterable(chain(*(tags(table, type_).values() for table in (TITLES, PEOPLE, TEXTS)))))
    assert sorted(tag for tag in set(read) if read.count(tag) > 1) == []


def test_every_type_that_ris_has_comes_back() -> None:
    own = {csl: ris for csl, ris in RIS_TYPES.items() if csl in CSL_TYPES.values() and csl != "article"}
    assert {csl: CSL_TYPES[ris] for csl, ris in own.items()} == {csl: csl for csl in own}
