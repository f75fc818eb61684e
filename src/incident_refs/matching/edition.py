"""Whether a string names the preprint or the published version of a work."""

from incident_refs.matching.features import NAMES
from incident_refs.matching.likelihood import compared, read_printed
from incident_refs.model.card import FIELD, FIELDS
from incident_refs.model.citation import Citation

# arXiv, bioRxiv and medRxiv, SSRN, Research Square, TechRxiv, OSF, Preprints.org, ChemRxiv
PREPRINT_PREFIXES = tuple(f"10.{registrant}/" for registrant in (48550, 1101, 2139, 21203, 36227, 31219, 20944, 26434))
_SERVERS = ("rxiv", "ssrn", "preprint", "research square", "corr")
_AT = {name: place for place, name in enumerate(NAMES)}
_CONTAINER, _DOI, _ARXIV = map(FIELDS.index, ("container", "doi", "arxiv"))


def names_this_version(citation: Citation, card: str) -> bool:
    """Return False where the string names a preprint and the card holds the published version, or the reverse.

    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.citation import Form
    >>> from incident_refs.model.work import Work
    >>> published = card_of(Work("doi:10.5555/1", title="A fair wind", container="Regatta", doi="10.5555/1"))
    >>> names_this_version(Citation("A fair wind. arXiv", Form.FULL, container="arXiv"), published)
    False
    """
    fields = card.split(FIELD)
    is_preprint = _is_preprint(fields)
    container = (citation.container or "").lower()
    names_server = any(server in container for server in _SERVERS)
    says_preprint = read_printed(citation.raw).preprint
    if is_preprint != says_preprint and (is_preprint or says_preprint):
        row = compared(citation.raw, card)
        # "Nature 5, 201 (2020), arXiv:2001.00001" names both.
        if row[_AT["volume"]] == 2.0 or row[_AT["first_page"]] == 2.0:
            return True
        if is_preprint:
            return not container or names_server or row[_AT["container_share"]] > 0.5
        return bool(container and not names_server) or not (fields[_CONTAINER] or fields[_DOI])
    return True


def _is_preprint(fields: list[str]) -> bool:
    container = fields[_CONTAINER].lower()
    if container:
        return any(server in container.split() or server in container[:20] for server in _SERVERS[:4])
    return bool(fields[_ARXIV]) or fields[_DOI].startswith(PREPRINT_PREFIXES)
