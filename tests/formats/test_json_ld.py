import json

from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import items_of
from incident_refs.formats.json_ld import json_ld
from incident_refs.model.item import Item
from incident_refs.model.rich_text import rich

BIB = rb"""
@article{deng, author={van Deng, Jr., Jia and {OpenAI}}, title={{ImageNet} &amp; \emph{more}}, journal={J}, volume={3},
 number={2}, pages={1--9}, date={2009-06-20}, doi={10.1/x}, langid={russian}, url={javascript:alert(1)}}
"""


def read(text: str) -> dict[str, object]:
    inside = text.removeprefix('<script type="application/ld+json">\n').removesuffix("\n</script>\n")
    graph = json.loads(inside)["@graph"]
    assert isinstance(graph[0], dict)
    return graph[0]


def test_an_article() -> None:
    assert read(json_ld(items_of(read_entries(BIB)[0]))) == {
        "@type": "ScholarlyArticle",
        "@id": "#ref-deng",
        "name": "ImageNet & more",
        "author": [
            {"@type": "Person", "familyName": "van Deng", "givenName": "Jia", "honorificSuffix": "Jr."},
            {"@type": "Organization", "name": "OpenAI"},
        ],
        "datePublished": "2009-06-20",
        "isPartOf": {"@type": "Periodical", "name": "J"},
        "volumeNumber": "3",
        "issueNumber": "2",
        "pagination": "1–9",
        "inLanguage": "ru",
        "sameAs": "https://doi.org/10.1/x",
    }


def test_nothing_is_nothing() -> None:
    assert json_ld([]) == ""


@given(st.text(max_size=40))
def test_no_title_ends_the_script(title: str) -> None:
    made = json_ld([Item("d", "hologram", title=rich(title), publisher=title, url=title)])
    assert made.count("<") == 2 and "\u2028" not in made
    assert read(made)["@type"] == "CreativeWork"
