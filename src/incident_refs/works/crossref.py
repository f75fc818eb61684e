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
from incident_refs.model.identifiers import normalise_doi, registered_doi
from incident_refs.works.outcomes import NotHeld, OtherRecord
from incident_refs.works.pace import PLUS, POLITE, PUBLIC, Pool, Turns

if TYPE_CHECKING:
    from incident_refs.works.http import Answer, PoliteClient

URL = "https://api.crossref.org"
DEADLINE = 20.0  # seconds for one question in all
TRIES = 3  # for an answer that is the record of another DOI: caches in between mix answers up
TOKEN_HEADER = "Crossref-Plus-API-Token"  # noqa: S105 - the name of the header, not a token
# What work_from_message reads, in the names that a list may be cut down to ("institution" is none of them).
SELECT = (
    "DOI,type,title,subtitle,original-title,author,editor,issued,published,published-print,published-online,posted,"
    "container-title,volume,issue,page,article-number,publisher,publisher-location,ISBN,ISSN,URL,event,relation,"
    "update-to,updated-by,degree,resource"
)
# What may stand in a list of DOIs: a comma ends one, and the rest has been seen to be taken for something else.
_LISTABLE = re.compile(r"10\.[0-9.]{4,12}/[a-z0-9._()/:;-]{1,120}")


class Crossref:
    """Crossref's API. `mailto` brings the polite pool, `token` that of Plus; `turns` shares the pace with others.

    `deadline` is the seconds for one question.

    >>> Crossref("ftp://example.org")
    Traceback (most recent call last):
    ...
    incident_refs.errors.SettingsError: Crossref's address must begin with http:// or https://, not 'ftp://example.org'
    """

    def __init__(
        self,
        base_url: str = URL,
        mailto: str | None = None,
        *,
        token: str | None = None,
        deadline: float = DEADLINE,
        turns: Turns | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        checked_address(base_url, "Crossref's")
        if token:
            _check_token(token, base_url)
        self.base_url = base_url.rstrip("/")
        self._mailto = mailto
        self._token = token
        self._deadline = deadline
        self._turns = turns
        self._clock = clock
        self._sleep = sleep
        self._starting = Lock()

    @property
    def pool(self) -> Pool:
        """The pool that we belong to."""
        return PLUS if self._token else POLITE if self._mailto else PUBLIC

    def close(self) -> None:
        """Close the connections, if any were opened."""
        if "client" in self.__dict__:
            self.client.close()

    def work(self, doi: str) -> Mapping[str, Any] | None:
        """Return the record of a DOI, None where Crossref does not hold it.

        It may have another DOI where Crossref states that the two are one. Raises OtherRecord where it says no such
        thing, also when asked again; SourceError where it could not be asked or its answer cannot be trusted.
        """
        message: Mapping[str, Any] = {}
        for _ in range(TRIES):
            # habanero does not encode: '#' and '?' would cut the DOI and silently fetch another record.
            answer, asked_at = self._ask(ids=quote(doi, safe=""))
            if answer is None:
                return None
            message = _message(answer, "work")
            if _is_record_of(message, doi, asked_at):
                return message
        raise OtherRecord(message)

    def works(self, dois: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        """Return the records of many DOIs, asked for in one request; DOIs without a record are left out.

        Such an answer is as complete as that for a single DOI; what it leaves out may still be there under another DOI.
        """
        answer, _ = self._ask(filter={"doi": list(dois)}, limit=len(dois))
        wanted = set(dois)
        records = ((registered_doi(str(item.get("DOI"))), item) for item in _items(answer))
        return {doi: item for doi, item in records if doi in wanted}

    def search(self, text: str, rows: int) -> list[Mapping[str, Any]]:
        """Return what Crossref's search offers for a reference string, best first, cut down to what we read."""
        answer, _ = self._ask(query_bibliographic=text, limit=rows, select=SELECT)
        return _items(answer)

    def agency(self, doi: str) -> str | None:
        """Return the name of the registration agency of a DOI ("DataCite"), None where Crossref knows none."""
        answer, _ = self._ask(agency_of=quote(doi, safe=""))
        agency = _message(answer, "work-agency").get("agency") if answer else None
        label = agency.get("label") or agency.get("id") if isinstance(agency, Mapping) else None
        return "".join(filter(str.isprintable, str(label)))[:60] if label else None

    def _ask(self, *, agency_of: str | None = None, **question: Any) -> tuple[Mapping[str, Any] | None, str]:
        """Return Crossref's answer to habanero's `works`, None where it holds nothing (404), and where it was found."""
        with self._starting:
            habanero, call = self._habanero, _Call(self.client, self._headers)
        token = _CALL.set(call)
        try:
            if agency_of is not None:
                habanero.registration_agency(agency_of)
                return call.said, call.url
            return habanero.works(**question), call.url
        except NotHeld:
            return None, call.url
        except (KeyError, TypeError) as error:  # habanero reads "total-results" and "agency" without looking
            raise SourceError(f"Crossref sent an answer without {error}; nothing was taken") from error
        finally:
            _CALL.reset(token)

    @property
    def _headers(self) -> Mapping[str, str]:
        return {TOKEN_HEADER: f"Bearer {self._token}"} if self._token else {}

    @cached_property
    def client(self) -> "PoliteClient":
        """The client for all that is asked here."""
        from incident_refs.works.http import PoliteClient

        return PoliteClient(
            "Crossref",
            pool=self.pool,
            deadline=self._deadline,
            fault_in=_fault_in,
            denies=_denies,
            turns=self._turns,
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
        return habanero.Crossref(base_url=self.base_url, mailto=self._mailto, ua_string=agent(), timeout=self._deadline)


def agent(mailto: str | None = None) -> str:
    """Return how we introduce ourselves.

    >>> agent("curator@example.org").partition(" ")[2]
    '(mailto:curator@example.org)'
    """
    return f"incident-refs/{__version__}" + (f" (mailto:{mailto})" if mailto else "")


def checked_address(url: str, whose: str) -> str:
    """Return the address of a catalogue. Raises SettingsError where it is none of the web."""
    if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", url):
        raise SettingsError(f"{whose} address must begin with http:// or https://, not '{url}'")
    return url


def listable(doi: str) -> bool:
    """Return whether a DOI may be asked for together with others.

    >>> listable("10.1109/cvpr.2009.5206848"), listable("10.1002/a,b")
    (True, False)
    """
    return _LISTABLE.fullmatch(doi) is not None


def _check_token(token: str, base_url: str) -> None:
    """Refuse to send a token in the clear, or one that no header can hold. The sentence does not repeat it."""
    parts = urlsplit(base_url)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise SettingsError(f"INCIDENT_REFS_PLUS_TOKEN is sent over https only, and not to '{base_url}'")
    if not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsError("INCIDENT_REFS_PLUS_TOKEN holds a character that no token has; copy it again")


def _is_record_of(message: Mapping[str, Any], doi: str, asked_at: str) -> bool:
    """Return whether Crossref says that this is the DOI's record: by its name, a redirect, or a stated relation."""
    own = registered_doi(str(message.get("DOI")))
    return own is not None and (
        own == doi or own == normalise_doi(unquote(urlsplit(asked_at).path)) or doi in _same_as(message)
    )


def _same_as(message: Mapping[str, Any]) -> set[str | None]:
    """Return the DOIs that the record itself calls the same work."""
    relation = message.get("relation")
    stated = relation.get("is-same-as") or relation.get("is-identical-to") if isinstance(relation, Mapping) else None
    return {registered_doi(str(other.get("id"))) for other in stated or () if isinstance(other, Mapping)}


@dataclass(slots=True)
class _Call:
    """One call of ours that is under way in habanero; the address at which it was answered, and what was said."""

    client: "PoliteClient"
    headers: Mapping[str, str]
    url: str = ""
    said: Mapping[str, Any] | None = None


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
        answer = call.client.get(url, params, {**headers, **call.headers})
        call.url = answer.url
        response = self._httpx2.Response(
            answer.status,
            headers={"content-type": answer.headers["content-type"]},
            content=answer.body,
            request=self._httpx2.Request("GET", answer.url),
        )
        call.said = response.json()
        return response


def _denies(answer: "Answer") -> bool:
    """Return whether a 404 is Crossref's: "Resource not found." as plain text. A hotel's network has a page for it."""
    return not answer.headers.get("content-type", "").startswith("text/html")


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


def _items(answer: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    if answer is None:  # a list may be empty, but it is there; a mirror's address may be wrong
        raise SourceError(
            "Crossref has no works where it was asked for them (HTTP 404); check INCIDENT_REFS_CROSSREF_URL"
        )
    items = _message(answer, "work-list").get("items")
    if not isinstance(items, list):
        raise SourceError("Crossref sent a list without works; run again later, or go on with --offline")
    return [item for item in items if isinstance(item, Mapping)]
