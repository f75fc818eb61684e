"""The parts of a web address, read without ever failing: scheme, user, host, port and query."""

import re
from dataclasses import dataclass

_PARTS = re.compile(
    r"""(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}):
        (?://(?:(?P<user>[^/?\#@\s]*+)@)?+(?P<host>\[[^\]/?\#\s]*+\]|[^/?\#:\s]*+)(?::[0-9]*+)?+)?+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class AddressParts:
    """What an address says: `rest` is all from the path on. Scheme and host are lower-case."""

    scheme: str = ""
    user: str = ""
    host: str = ""
    rest: str = ""


def parts_of(address: str) -> AddressParts:
    """Return the parts of an address; a text without a scheme has no host.

    >>> parts_of("https://me:secret@Example.org:8080/a?b=c")
    AddressParts(scheme='https', user='me:secret', host='example.org', rest='/a?b=c')
    """
    hit = _PARTS.match(address.lstrip())
    if not hit:
        return AddressParts(rest=address)
    host = (hit["host"] or "").lower().rstrip(".")
    return AddressParts(hit["scheme"].lower(), hit["user"] or "", host, address.lstrip()[hit.end() :])


def is_at(host: str, *names: str) -> bool:
    """Return whether a host is one of these, or below one.

    >>> is_at("dl.acm.org", "acm.org"), is_at("notacm.org", "acm.org")
    (True, False)
    """
    return any(host == name or host.endswith(f".{name}") for name in names)
