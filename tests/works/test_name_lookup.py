import gzip
import json

import pytest

from incident_refs.citations.reader import read_all
from incident_refs.model.citation import Context
from incident_refs.works.index_build import build
from incident_refs.works.local_index import LocalIndex
from incident_refs.works.name_lookup import MOST_WORDS, filed_under_names, topic_words


@pytest.mark.parametrize(
    ("raw", "terms"),
    [
        pytest.param("Deng et al. 2009", ["deng2009"], id="et-al"),
        pytest.param("van der Maaten & Hinton 2008a", ["maaten2008", "hinton"], id="particle"),
        pytest.param("Open Science Collaboration (2015)", ["collaboration2015"], id="group"),
        pytest.param("Žliobaitė (2017)", ["zliobaite2017"], id="diacritics"),
    ],
)
def test_filed_under_names(raw, terms):
    assert list(filed_under_names(read_all(raw)[0])) == terms


def test_topic_words_are_few_and_say_something():
    assert topic_words(Context("Bias of the API", "the bias, and the API")) == ["bias", "api"]
    assert len(topic_words(Context(text=" ".join(f"word{n}" for n in range(500))))) == MOST_WORDS


def message(number, family, title, others=()):
    authors = [{"family": family, "given": "A."}, *({"family": other} for other in others)]
    return {
        "id": f"x:{number}",
        "title": [title],
        "author": authors,
        "issued": {"date-parts": [[2019]]},
        "type": "journal-article",
    }


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("works")
    messages = [message(n, "Wang", f"Thing {n} of traffic", ("Chen", "Yu")) for n in range(400)]
    messages += [message("hate", "Wang", "Racial bias in hate speech", ("Card", "Li")), message("w", "Wangari", "Hate")]
    messages += [message("h", "van Houwelingen, H.C.", "Survival models")]
    with gzip.open(folder / "works.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one) + "\n" for one in messages)
    build(folder / "index", [folder / "works.jsonl.gz"])
    return LocalIndex(folder / "index")


def ids(index, raw, text=""):
    return [found.work.id for found in index.find(read_all(raw)[0].query(Context(text=text)))]


def test_the_work_that_the_text_speaks_of_comes_first_of_hundreds(index):
    found = ids(index, "Wang et al. 2019", "the hate speech of social media")
    assert found[0] == "x:hate"
    assert len(found) == 300
    assert "x:w" not in found


def test_all_names_that_are_said_are_looked_up(index):
    assert ids(index, "Wang, Card, and Li 2019") == ["x:hate"]


def test_initials_in_the_family_name_do_no_harm(index):
    assert ids(index, "van Houwelingen (2019)") == ["x:h"]


def test_nobody_of_that_name_and_year(index):
    assert ids(index, "Wang et al. 2018", "hate speech") == []
    assert ids(index, "Nobody et al. 2019", "hate speech") == []
