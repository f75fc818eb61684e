"""Which form a file of references is in, told by its content: a name may say anything."""

from enum import StrEnum

from incident_refs.exchange import doi_list, ris


class Form(StrEnum):
    """A form that references come in; BibTeX stands for biblatex too."""

    BIBTEX = "BibTeX"
    CSL_JSON = "CSL-JSON"
    RIS = "RIS"
    NAMES = "a list of DOIs"


def form_of(text: str) -> Form | None:
    r"""Return the form of a text, or None where it is none of ours. What has an `@` in it is left to BibTeX to judge.

    >>> form_of('[{"id": "a"}]').value, form_of("TY  - JOUR\n").value, form_of("10.1162/daed_a_01902").value
    ('CSL-JSON', 'RIS', 'a list of DOIs')
    >>> form_of("% mine\n@misc{a, title = {T}}").value, form_of("Dear all,")
    ('BibTeX', None)
    """
    start = text.lstrip()
    if not start:
        return Form.NAMES
    if start[0] in "[{":
        return Form.CSL_JSON
    if ris.looks_like(start):
        return Form.RIS
    if doi_list.looks_like(text):
        return Form.NAMES
    return Form.BIBTEX if "@" in text else None
