"""Crossref, asked through habanero. The only importer of habanero, and only when something is asked.

habanero builds the questions; connections, pace, retries and limits are those of one PoliteClient, which its modules
are given in place of the HTTP library (docs/decisions/crossref-through-habanero.md).
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from incident_refs import __version__
from incident_refs.errors import SettingsError, SourceError
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.identifiers import normalise_doi
from incident_refs.model.work import Candidate, Work
from incident_refs.works.crossref_message import ARXIV_PREFIX, work_from_message

if TYPE_CHECKING:
    from incident_refs.works.http import PoliteClient

URL = "https://api.crossref.org"
LONGEST_QUERY = (
    1_000  # characters; Crossref refuses addresses of more than 8 kB, and the start of a reference says it all
)
ROWS = 5
ROWS_FOR_SHORT = 10
# What work_from_message reads, in the names that a list may be cut down to.
SELECT = (
    "DOI,type,title,subtitle,author,editor,issued,published,published-print,published-online,posted,container-title,"
    "volume,issue,page,article-number,publisher,publisher-location,ISBN,ISSN,URL,event,relation"
)


class Crossref:
    """Crossref as a source. `mailto` brings the polite pool; `deadline` is the seconds for one question in all.

    >>> Crossref("ftp://example.org")
    Traceback (most recent call last):
    ...
    incident_refs.errors.SettingsError: Crossref's address must begin with http:// or https://, not 'ftp://example.org'
    """

    name = "crossref"

    def __init__(
        self,
        base_url: str = URL,
        mailto: str | None = None,
        *,
        deadline: float = 20.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", base_url):
            raise SettingsError(f"Crossref's address must begin with http:// or https://, not '{base_url}'")
        self._base_url = base_url.rstrip("/")
        self._mailto = mailto
        self._deadline = deadline
        self._clock = clock
        self._sleep = sleep
        self._starting = Lock()

    def close(self) -> None:
        """Close the connections, if any were opened."""
        if "_client" in self.__dict__:
            self._client.close()

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the works with the citation's DOIs, or else what Crossref's search offers for the string.

        Raises SourceError where Crossref could not be asked or its answer cannot be trusted.
        """
        works = self._with_dois(query.citation)
        if not works and query.citation.form is not Form.IDENTIFIER:
            works = self._search(_search_text(query), ROWS_FOR_SHORT if query.citation.form is Form.SHORT else ROWS)
        return tuple(Candidate(work, self.name, rank) for rank, work in enumerate(works, 1))

    def _with_dois(self, citation: Citation) -> list[Work]:
        dois = dict.fromkeys(filter(None, (citation.doi, *citation.dois)))
        # arXiv's DOIs are DataCite's: Crossref holds none of them.
        found = (self._with_doi(doi) for doi in dois if not doi.startswith(ARXIV_PREFIX))
        return [work for work in found if work]

    def _with_doi(self, doi: str) -> Work | None:
        """Return the work with this DOI, or None. A record of another DOI is never taken for the one asked for."""
        # habanero does not encode: '#' and '?' would cut the DOI and silently fetch another record.
        answer, asked_at = self._ask(ids=quote(doi, safe=""))
        if answer is None:
            return None
        work = work_from_message(_message(answer, "work"))
        if work.doi != doi and work.doi != normalise_doi(unquote(urlsplit(asked_at).path)):
            other = "".join(filter(str.isprintable, work.doi or "no DOI"))[:200]
            raise SourceError(f"Crossref answered with the record of {other} when asked for {doi}; nothing was taken")
        return work

    def _search(self, text: str, rows: int) -> list[Work]:
        if not text:
            return []
        answer, _ = self._ask(query_bibliographic=text, limit=rows, select=SELECT)
        items = _message(answer, "work-list").get("items") if answer else []
        if not isinstance(items, list):
            raise SourceError("Crossref sent a list without works; run again later, or go on with --offline")
        works = (work_from_message(item) for item in items if isinstance(item, Mapping))
        return [work for work in works if work.id]

    def _ask(self, **question: Any) -> tuple[Mapping[str, Any] | None, str]:
        """Return Crossref's answer to habanero's `works`, None where it holds nothing (404), and where it was found."""
        from incident_refs.works.http import NotHeld

        with self._starting:
            habanero, call = self._habanero, _Call(self._client)
        token = _CALL.set(call)
        try:
            return habanero.works(**question), call.url
        except NotHeld:
            return None, call.url
        finally:
            _CALL.reset(token)

    @cached_property
    def _client(self) -> "PoliteClient":
        from incident_refs.works.http import PoliteClient

        return PoliteClient(
            "Crossref",
            polite=bool(self._mailto),
            deadline=self._deadline,
            fault_in=_fault_in,
            clock=self._clock,
            sleep=self._sleep,
        )

    @cached_property
    def _habanero(self) -> Any:
        import habanero

        for name in ("habanero.request", "habanero.request_class"):
            module = import_module(name)
            if not isinstance(module.httpx2, _SharedHttp):
                module.httpx2 = _SharedHttp(module.httpx2)  # type: ignore[attr-defined]
        return habanero.Crossref(
            base_url=self._base_url,
            mailto=self._mailto,
            ua_string=f"incident-refs/{__version__}",
            timeout=self._deadline,
        )


@dataclass(slots=True)
class _Call:
    """One call of ours that is under way in habanero, and the address at which it was answered."""

    client: "PoliteClient"
    url: str = ""


_CALL: ContextVar[_Call | None] = ContextVar("the call of ours under way", default=None)


class _SharedHttp:
    """Stands where habanero's modules look for `httpx2`: our calls go through our client, those of others as before."""

    def __init__(self, httpx2: Any) -> None:
        self._httpx2 = httpx2

    def __getattr__(self, name: str) -> Any:
        return getattr(self._httpx2, name)

    def get(self, url: str, *, params: Mapping[str, str], headers: Mapping[str, str], timeout: float) -> Any:
        """Return the answer as habanero expects it: a response that is whole, 200 and JSON."""
        call = _CALL.get()
        if call is None:
            return self._httpx2.get(url, params=params, headers=headers, timeout=timeout)
        answer = call.client.get(url, params, headers)
        call.url = answer.url
        return self._httpx2.Response(
            answer.status,
            headers={"content-type": answer.headers["content-type"]},
            content=answer.body,
            request=self._httpx2.Request("GET", answer.url),
        )


def _search_text(query: Query) -> str:
    """Return what Crossref's search is given: the string, and for a short form the title of its record too."""
    text = query.citation.raw
    if query.citation.form is Form.SHORT:
        text = f"{text} {query.context.record_title}"
    text = " ".join(text[: 2 * LONGEST_QUERY].split())
    return text if len(text) <= LONGEST_QUERY else text[:LONGEST_QUERY].rpartition(" ")[0] or text[:LONGEST_QUERY]


def _fault_in(answer: Mapping[str, Any]) -> str | None:
    """Return what is wrong with Crossref's envelope. `message: null` and `status: failed` come with HTTP 200 too."""
    if answer.get("status") != "ok":
        return "says that it failed"
    return None if isinstance(answer.get("message"), dict) else "sent an answer without a message"


def _message(answer: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    if answer.get("message-type") != kind:
        raise SourceError(f"Crossref did not send a {kind} when asked for one; nothing was taken")
    message: Mapping[str, Any] = answer["message"]
    return message
