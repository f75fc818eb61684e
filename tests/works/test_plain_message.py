"""The short way to a card gives what the careful way gives, or steps aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.works.index_build import careful_card
from incident_refs.works.plain_message import plain_card

PLAIN = {
    "DOI": "10.1109/CVPR.2009.5206848",
    "type": "proceedings-article",
    "title": ["A large-scale database"],
    "author": [{"family": "Deng", "given": "Jia"}, {"family": "van der Maaten", "given": "L. J."}],
    "issued": {"date-parts": [[2009, 6, 20]]},
    "container-title": ["2009 IEEE Conference"],
    "publisher": 'The "Press"',
    "volume": "12",
    "issue": "3",
    "page": "248–255",
    "ISSN": ["1063-6919"],
    "URL": "http://example.org/1",
    "relation": {},
}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="as-it-is"),
        pytest.param({"URL": "https://doi.org/10.1109/cvpr.2009.5206848"}, id="address-of-the-doi"),
        pytest.param({"DOI": None, "id": "dblp:x"}, id="id"),
        pytest.param({"author": []}, id="nobody"),
        pytest.param({"container-title": []}, id="no-container"),
        pytest.param({"title": ["Über die Größe"]}, id="umlauts"),
        pytest.param({"published-print": {"date-parts": [[2009, 7]]}, "published-online": None}, id="one-year"),
        pytest.param({"resource": {"primary": {"URL": "https://example.org/1"}}}, id="resource"),
        pytest.param({"update-to": [], "institution": None, "title": ["Retracted papers"]}, id="nothing-said"),
        pytest.param({"author": [{"family": "Montero V", "given": "Adela"}]}, id="initial-in-the-family-name"),
    ],
)
def test_plain_messages_take_the_short_way(changed):
    message = {**PLAIN, **changed}
    assert plain_card(message) == careful_card(message)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"title": ["<i>In vivo</i>"]}, id="markup"),
        pytest.param({"title": ["Ecology &amp; life"]}, id="entity"),
        pytest.param({"title": ["two  blanks"]}, id="blanks"),
        pytest.param({"title": [" blank at the head"]}, id="blank-at-the-head"),
        pytest.param({"title": ["blank at the end "]}, id="blank-at-the-end"),
        pytest.param({"title": ["line\nbreak"]}, id="line-break"),
        pytest.param({"title": ["a\x1eb"]}, id="separator"),
        pytest.param({"title": []}, id="no-title"),
        pytest.param({"subtitle": ["A review"]}, id="subtitle"),
        pytest.param({"editor": [{"family": "X"}]}, id="editor"),
        pytest.param({"author": [{"name": "NIST"}]}, id="group"),
        pytest.param({"author": [{"family": "King", "given": "M", "suffix": "Jr"}]}, id="suffix"),
        pytest.param({"issued": {"date-parts": [[None]]}}, id="no-year"),
        pytest.param({"issued": {"date-parts": [[2009, 13]]}}, id="month-13"),
        pytest.param({"DOI": "10.1109/x)."}, id="doi-with-a-tail"),
        pytest.param({"DOI": "10.48550/arXiv.2006.16923"}, id="arxiv"),
        pytest.param({"container-title": ["LNCS", "ECCV"]}, id="series"),
        pytest.param({"relation": {"has-preprint": []}}, id="relation"),
        pytest.param({"update-to": [{"type": "retraction", "DOI": "10.1/x"}]}, id="notice"),
        pytest.param({"updated-by": [{"type": "retraction", "DOI": "10.1/x"}]}, id="noticed"),
        pytest.param({"title": ["RETRACTED: A database"]}, id="retracted-title"),
        pytest.param({"title": ["DELETED"]}, id="deleted-title"),
        pytest.param({"resource": {"primary": {"URL": "https://www.crossref.org/deleted_DOI.html"}}}, id="deleted"),
        pytest.param({"DOI": "10.5555/12345678"}, id="prefix-of-tests"),
        pytest.param({"DOI": "10.32614/cran.package.tt", "type": "dataset"}, id="cran"),
        pytest.param({"published-print": {"date-parts": [[2010, 1]]}}, id="printed-in-another-year"),
        pytest.param({"published-online": {"date-parts": [[2008]]}}, id="online-in-another-year"),
        pytest.param({"original-title": ["Bildnetz"]}, id="original-title"),
        pytest.param({"institution": [{"name": "NIST"}]}, id="institution"),
        pytest.param({"type": "monograph"}, id="book-in-a-series"),
        pytest.param({"author": [{"family": ",", "given": "J"}]}, id="name-of-signs"),
        pytest.param({"title": ["Image\u202eteN"]}, id="bidi"),
    ],
)
def test_all_others_step_aside(changed):
    assert plain_card({**PLAIN, **changed}) is None


TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "A b",
            "é",
            "<i>",
            "x  y",
            "Müller",
            "10.1234/ab",
            "2009",
            "book",
            "DELETED",
            "RETRACTED: A",
            "10.5555/1",
            ",",
            "http://crossref.org/deleted_DOI",
        ]
    ),
)
NAME = st.fixed_dictionaries({"family": TEXT}, optional={"given": TEXT, "name": TEXT, "suffix": TEXT})
DATE = st.lists(st.one_of(st.none(), st.integers(-5, 3000), TEXT), max_size=3)


@given(
    st.fixed_dictionaries(
        {
            "type": TEXT,
            "title": st.one_of(st.lists(TEXT, max_size=2), TEXT),
            "issued": st.fixed_dictionaries({"date-parts": st.lists(DATE, max_size=2)}),
        },
        optional={
            "DOI": TEXT,
            "id": TEXT,
            "URL": TEXT,
            "author": st.lists(NAME, max_size=3),
            "container-title": st.lists(TEXT, max_size=2),
            "publisher": TEXT,
            "volume": TEXT,
            "page": TEXT,
            "ISSN": st.lists(TEXT, max_size=2),
            "published-print": st.none() | st.fixed_dictionaries({"date-parts": st.lists(DATE, max_size=2)}),
            "published-online": st.none() | st.fixed_dictionaries({"date-parts": st.lists(DATE, max_size=2)}),
            "update-to": st.lists(st.fixed_dictionaries({"type": st.sampled_from(["retraction", "x"])}), max_size=1),
            "resource": st.none() | st.fixed_dictionaries({"primary": st.fixed_dictionaries({"URL": TEXT})}),
        },
    )
)
def test_both_ways_agree_on_any_message(message):
    short = plain_card(message)
    if short is not None:
        assert short == careful_card(message)
