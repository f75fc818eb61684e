"""DOIs of other agencies (DataCite for arXiv, Zenodo, figshare; mEDRA, JaLC …), by content negotiation at doi.org."""

import json
import re
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from incident_refs.model.identifiers import registered_doi
from incident_refs.works.crossref import DEADLINE, TRIES, agent, checked_address
from incident_refs.works.outcomes import NotHeld, OtherRecord
from incident_refs.works.pace import POLITE, PUBLIC, Turns

if TYPE_CHECKING:
    import httpx2

    from incident_refs.works.http import PoliteClient

URL = "https://doi.org"
CSL = "application/vnd.citationstyles.csl+json"
# doi.org sends us on to the agency of the DOI. To landing pages and other hosts we do not go.
AGENCIES = frozenset(
    {
        "api.crossref.org",
        "api.datacite.org",
        "data.crossref.org",
        "data.crosscite.org",
        "data.datacite.org",
        "data.medra.org",
        "doi.org",
        "dx.doi.org",
    }
)
# Prefixes of DataCite where most of our references go: Crossref need not be asked for them first.
_OF_DATACITE = re.compile(
    r"""10\.48550/ (?= arxiv\.)          # arXiv
        | 10\.5281/zenodo\.
        | 10\.6084/m9\.figshare\.
        | 10\.17605/osf\.io/
        | 10\.7910/dvn/                  # Harvard Dataverse""",
    re.VERBOSE,
)


class DoiOrg:
    """doi.org, asked for a work as CSL-JSON; the agency that registered the DOI answers.

    >>> DoiOrg("javascript:alert(1)")
    Traceback (most recent call last):
    ...
    incident_refs.errors.SettingsError: doi.org's address must begin with http:// or https://, not 'javascript:alert(1)'
    """

    def __init__(
        self,
        base_url: str = URL,
        mailto: str | None = None,
        *,
        deadline: float = DEADLINE,
        turns: Turns | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.base_url = checked_address(base_url, "doi.org's").rstrip("/")
        self._mailto = mailto
        self._deadline = deadline
        self._turns = turns
        self._clock = clock
        self._sleep = sleep

    def close(self) -> None:
        """Close the connections, if any were opened."""
        if "client" in self.__dict__:
            self.client.close()

    def work(self, doi: str) -> Mapping[str, Any] | None:
        """Return what the agency says of a DOI, as a CSL-JSON item; None where no agency knows it.

        Raises OtherRecord where it goes on answering with another DOI, SourceError where nobody could be asked, and
        Unsuited where the DOI is registered, but its agency gives no data.
        """
        item: Mapping[str, Any] = {}
        for _ in range(TRIES):
            try:
                answer = self.client.get(
                    f"{self.base_url}/{quote(doi, safe='')}",  # "10.1109/../../members" must stay one DOI
                    headers={"Accept": CSL, "User-Agent": agent(self._mailto)},
                )
            except NotHeld:
                return None
            item = json.loads(answer.body)
            if registered_doi(str(item.get("DOI") or "")) == doi:
                return item
        raise OtherRecord(item)

    @cached_property
    def client(self) -> "PoliteClient":
        """The client for all that is asked here."""
        from incident_refs.works.http import PoliteClient

        return PoliteClient(
            "doi.org",
            pool=POLITE if self._mailto else PUBLIC,
            deadline=self._deadline,
            fault_in=_fault_in,
            follows=_follows,
            accepts=(CSL, "application/citeproc+json", "application/json"),
            turns=self._turns,
            clock=self._clock,
            sleep=self._sleep,
        )


def is_of_datacite(doi: str) -> bool:
    """Return whether DataCite registered the DOI, so that Crossref does not hold it.

    >>> is_of_datacite("10.48550/arxiv.2006.16923"), is_of_datacite("10.1109/cvpr.2009.5206848")
    (True, False)
    """
    return _OF_DATACITE.match(doi) is not None


def _follows(old: "httpx2.URL", new: "httpx2.URL") -> bool:
    from incident_refs.works.http import same_place

    return same_place(old, new) or (new.scheme == "https" and new.host in AGENCIES)


def _fault_in(item: Mapping[str, Any]) -> str | None:
    return None if item.get("title") or item.get("DOI") else "sent an answer about no work"
