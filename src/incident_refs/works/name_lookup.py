"""How a short citation is looked up: every work under its first author and year, those first that the text is about."""

from collections.abc import Sequence

from incident_refs.matching.author_names import name_key
from incident_refs.matching.topic import LONGEST_TEXT, is_silent
from incident_refs.model.citation import Citation, Context
from incident_refs.model.tokens import words

MOST_WORDS = 40  # of the text around a citation that are looked up, from its beginning


def filed_under_names(citation: Citation) -> Sequence[str]:
    """Return the words under which the index files the works of a citation's authors and year.

    >>> from incident_refs.model.citation import Form
    >>> from incident_refs.model.names import Names, Person
    >>> authors = Names((Person("Maaten", particle="van der"), Person("Hinton")))
    >>> filed_under_names(Citation("van der Maaten & Hinton 2008a", Form.SHORT, authors, 2008))
    ['maaten2008', 'hinton']
    """
    last = [name_key(name).rpartition(" ")[2] for name in citation.authors.listed]
    if not citation.year or not last or not all(last):
        return []
    return [f"{last[0]}{citation.year}", *last[1:]]


def topic_words(context: Context) -> Sequence[str]:
    """Return the words of the text around a citation that say what it is about, each once.

    >>> topic_words(Context("Learned Features", "The Network Dissection approach by quantifies the features."))
    ['learned', 'features', 'network', 'dissection', 'approach', 'quantifies']
    """
    said = words(f"{context.record_title} {context.text}"[:LONGEST_TEXT])
    return list(dict.fromkeys(word for word in said if len(word) > 2 and not is_silent(word)))[:MOST_WORDS]
