"""I404."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.address_parts import is_at, parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Severity

_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "corp", "home", "home.arpa", "private")
# "http://intranet/report"
_ONE_WORD = re.compile(r"[a-z0-9_-]+")
_NUMBER = re.compile(r"\[[0-9a-f:.]*\]|[0-9.]+|0x[0-9a-f]+", re.IGNORECASE)


class PrivateAddress(FieldCheck):
    """An address leads to a computer that others cannot reach.

    ## Why it matters
    `localhost` is everybody's own machine, and `192.168.…` the network at home or at the office. Readers get to
    nothing, or to something of their own.

    ## Before
    ```bibtex
    @misc{prabhu2020large, title = {Large image datasets}, url = {http://localhost:8888/paper.pdf}}
    ```

    ## After
    ```bibtex
    @misc{prabhu2020large, title = {Large image datasets}, url = {https://arxiv.org/pdf/2006.16923}}
    ```
    """

    code = "I404"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address of a private host. Nobody asks it whether it is there."""
        parts = parts_of(ADDRESS.read(value[:4000]) or "")
        host = parts.host
        if not host or parts.scheme not in ("http", "https", "ftp", "ftps", "ws", "wss"):
            return
        if is_at(host, *_NAMES) or (_NUMBER.fullmatch(host) and _is_private(host)):
            yield Seen(f"field 'url' leads to {quoted(host)}, which others cannot reach", item, "url")
        elif _ONE_WORD.fullmatch(host) and not _NUMBER.fullmatch(host):
            yield Seen(f"field 'url' leads to {quoted(host)}, which only its own network knows", item, "url")


def _is_private(host: str) -> bool:
    """Return whether a number is that of a computer which nobody else sees: 127.0.0.1, 192.168.1.10, [::1]."""
    from ipaddress import ip_address

    bare = host.strip("[]")
    try:
        if bare.isdigit() or bare.startswith("0x"):  # 2130706433 and 0x7f000001 are 127.0.0.1
            number = ip_address(int(bare, 0) if len(bare) < 16 else -1)
        else:
            number = ip_address(bare)
    except ValueError:
        return False
    return number.is_private or number.is_loopback or number.is_link_local or number.is_unspecified
