"""D135."""

import re
from typing import ClassVar

from incident_refs.bibtex.names import split_names
from incident_refs.checks.people import PEOPLE, in_braces
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.citations.group_name import in_capitals
from incident_refs.model.finding import Severity

# Words of organisations that are nobody's name
_SURE = frozenset(
    """
    academy administration agency alliance association associates authority bureau center centre centres centers
    coalition collaboration commission committee company confederation congress consortium corporation council
    department directorate federation forum foundation government gmbh inc incorporated initiative institut institute
    institutes institution institutions instituto international laboratories laboratory llc ltd ministry museum nations
    network office organisation organization parliament partnership programme project secretariat society task
    team universidad universidade universitat universite universitaet universität universität université università
    university universiteit workgroup agence agencia comité commissione comisión consejo conseil ministère ministerio
    """.split()  # noqa: SIM905 - a list of 80 quoted words reads worse
)
# and nobody's family name, where a comma says that it is one: "Team, Gemini", but "Center, David"
_NO_FAMILY = _SURE - frozenset(
    ("center", "centre", "council", "international", "network", "office", "project", "society")
)
_WORD = re.compile(r"[^\W\d_]{3,}+")
_OF = re.compile(r"\s(?:of|for|on|de|für|di|da|des|du)\Z")
_BRACES = re.compile(r"[{}]")
_IN_BRACES = re.compile(r"\{[^{}]*\}|\{.*\}")


class OrganisationAsPerson(ValueCheck):
    """An organisation stands without braces among the names, so that it is taken for a person.

    ## Why it matters
    BibTeX sees given names and a family name: "W. H. Organization" is what many styles print, sorted under O. In a name
    with "and" it even sees two people. Braces keep a name together.

    ## Before
    ```bibtex
    @techreport{who2021ethics, author = {World Health Organization}, title = {Ethics of AI for health}}
    ```

    ## After
    ```bibtex
    @techreport{who2021ethics, author = {{World Health Organization}}, title = {Ethics of AI for health}}
    ```
    """

    code = "D135"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the organisations in braces."""
        if _SURE.isdisjoint(_WORD.findall(value.lower())):
            return None
        names = split_names(value)
        whole = [_organisation(parts) for parts in names]
        first = next((name for name in whole if name), None)
        if first is None:
            return None
        better = " and ".join(
            f"{{{organisation}}}" if organisation else ", ".join(parts)
            for organisation, parts in zip(whole, names, strict=True)
        )
        sure = _are_whole(names, whole) and not any(_BRACES.search(name or "") for name in whole)
        what = f"{quoted(first)} is read as a person; braces around the whole name keep it together"
        return Wrong(what, better if sure else None)


def _are_whole(names: list[list[str]], found: list[str | None]) -> bool:
    """Return whether no name is a part of the next: "Department of Health and Human Services", "Food and Drug Agency".

    One with a comma, in braces or with a word such as "Corporation" at its end is whole, and so is the last.
    """
    closed = [
        len(parts) > 1 or in_braces(parts[0]) or parts[0] == "others" or parts[0].rpartition(" ")[2].lower() in _SURE
        for parts in names
    ]
    return all(
        (closed[at] or at + 1 == len(names) or len(names[at + 1]) > 1) and (at == 0 or closed[at - 1])
        for at, name in enumerate(found)
        if name
    )


def _organisation(parts: list[str]) -> str | None:
    """Return the name of an organisation that would be taken apart, also where an exporter did so already."""
    if len(parts) == 1:
        name = parts[0]
        if in_braces(name) or " " not in name or len(name) > 200:
            return None
        # "the {LaTeX Project Team}" is kept together by what braces it has
        outside = _IN_BRACES.sub("", name).lower() if "{" in name else name.lower()
        return name if not _SURE.isdisjoint(_WORD.findall(outside)) and in_capitals(_BRACES.sub("", name)) else None
    if len(parts) == 2 and all(parts):
        family, given = parts
        # "Organization, World Health", "Team, R Core", "Oxford, University of"; "Inc., OpenAI" and "OpenAI, Inc."
        name = f"{given} {family}"
        if family.lower() in _NO_FAMILY and len(_WORD.findall(given)) > 0 and in_capitals(name):
            return name
        if _OF.search(given) and not _SURE.isdisjoint(_WORD.findall(given.lower())):
            return name
        if given.rstrip(".").lower() in ("inc", "ltd", "llc", "gmbh"):
            return f"{family}, {given}"
    return None
