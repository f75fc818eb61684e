"""I409."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.address_parts import parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Severity

_SECRET = re.compile(
    r"""[?&;\#](?P<name>(?:access|auth|id|refresh|security|session|api)?_?token|access_?key|api_?key|passw(?:or)?d|pwd|secret
        |client_secret|x-amz-(?:signature|credential|security-token)|x-goog-signature|signature|sig|session_?id
        |jsessionid|phpsessid|aspsessionid[a-z]{0,8}|jwt|bearer)=(?=[^&;\#]{4})""",
    re.VERBOSE | re.IGNORECASE,
)


class CredentialsInUrl(FieldCheck):
    """An address holds a password, a key or a session of whoever copied it.

    ## Why it matters
    A bibliography is published: with it goes the way into somebody's account. And for all others the link stops working
    when the session ends.

    ## Before
    ```bibtex
    @misc{report2021, title = {Report}, url = {https://example.org/report.pdf?access_token=3f9a77c1d2}}
    ```

    ## After
    ```bibtex
    @misc{report2021, title = {Report}, url = {https://example.org/report.pdf}}
    ```
    """

    code = "I409"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address with a secret in it. The message does not repeat it."""
        if not ("@" in value or "=" in value):
            return
        parts = parts_of(ADDRESS.read(value[:10_000]) or "")
        if parts.user and parts.user.partition(":")[0].lower() not in ("anonymous", "ftp", "git"):
            what = "a user's name and password" if ":" in parts.user else "a user's name"
            yield Seen(f"field 'url' holds {what}; take it out", item, "url")
        secret = _SECRET.search(parts.rest)
        if secret:
            said = f"field 'url' holds a secret ('{secret['name'].lower()}=…'); take it out, and make it invalid"
            yield Seen(said, item, "url")
