"""I401."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.checks.url_that_is_no_page import what_it_is
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import arxiv_month, normalise_arxiv, registered_doi

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}):(?P<slashes>//)?")
_WITH_HOST = frozenset(("http", "https", "ftp", "ftps", "sftp", "git", "svn", "ssh", "gopher", "ipfs"))
_WITHOUT_HOST = frozenset(("urn", "hdl", "info", "ark", "mailto", "news", "magnet", "tel"))
_LONGEST = 4000
# "htpp://", "ttps://": letters that slipped
_SLIPPED = {
    "http": ("htp", "htpp", "hhtp", "hhttp", "ttp", "hptt", "htttp", "hppt", "httpp", "htt", "thttp"),
    "https": ("htps", "htpps", "hhttps", "ttps", "httpss", "htttps", "hptts", "httsp", "hhtps", "httpps", "https."),
}
_MEANT = {slip: scheme for scheme, slips in _SLIPPED.items() for slip in slips}
# "http:/example.org", "https//example.org", "http:\\example.org", "https:example.org", "http;//example.org"
_BROKEN = re.compile(r"(?P<scheme>https?)(?::/?|[;.]?//|:\\\\)(?=[A-Za-z0-9-]+\.)", re.IGNORECASE)
_TWICE = re.compile(r"https?:/{0,2}(?P<inner>https?)(?P<colon>:?)//", re.IGNORECASE)
_HOST = re.compile(r"(?://)?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?::[0-9]{1,5})?(?:[/?#]|$)")


class UrlWithoutScheme(FieldCheck):
    """An address does not begin with `https://`, or with another scheme that is one.

    ## Why it matters
    Programs take it for a file beside the page, or for text: the link leads nowhere. The scheme is added where the
    address is that of a DOI or of arXiv, or where it is only mistyped.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, url = {http:/www.image-net.org}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, url = {http://www.image-net.org}}
    ```
    """

    code = "I401"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address without a scheme."""
        if value.startswith(("https://", "http://")) and "://http" not in value[:15]:
            return
        text = _without_brackets((ADDRESS.read(value[:_LONGEST]) or "").strip())
        if not text or len(value) > _LONGEST or "\\href" in value or what_it_is(text) or _has_scheme(text):
            return
        fixed = _fixed(text)
        if fixed:
            fix = Fix("url", value, value.replace(text, fixed, 1)) if text in value else None
            yield Seen(f"field 'url': {quoted(text)} does not begin as an address does", item, "url", fix)
        elif _HOST.match(text) and " " not in text:
            said = f"field 'url': {quoted(text)} has no scheme; write 'https://' before it if it leads there"
            yield Seen(said, item, "url")
        elif (scheme := _SCHEME.match(text)) and scheme["slashes"]:
            yield Seen(f"field 'url': the scheme {quoted(scheme['scheme'])} is not known", item, "url")
        elif "://" not in text and "www." not in text.lower():
            yield Seen(f"field 'url': {quoted(text)} is no address", item, "url")


def _without_brackets(text: str) -> str:
    return text[1:-1].strip() if text[:1] + text[-1:] in ("<>", "{}") else text


def _has_scheme(text: str) -> bool:
    scheme = _SCHEME.match(text)
    if not scheme or _TWICE.match(text):
        return False
    name = scheme["scheme"].lower()
    return name in (_WITH_HOST if scheme["slashes"] else _WITHOUT_HOST)


def _fixed(text: str) -> str | None:
    """Return the address that a text surely stands for."""
    twice = _TWICE.match(text)
    if twice:
        return f"{twice['inner']}://{text[twice.end() :]}"
    broken = _BROKEN.match(text)
    if broken:
        return f"{broken['scheme']}://{text[broken.end() :]}"
    scheme = text.partition("://")[0].lower()
    if scheme in _MEANT and "://" in text:
        return f"{_MEANT[scheme]}://{text.partition('://')[2]}"
    lowered = text.lower()
    if lowered.startswith(("doi.org/10.", "dx.doi.org/10.", "www.doi.org/10.", "arxiv.org/", "www.arxiv.org/")):
        return f"https://{text}"
    doi = registered_doi(text)
    if doi and lowered.startswith(("10.", "doi:")):
        return f"https://doi.org/{text[len(text) - len(doi) :]}"
    arxiv = normalise_arxiv(text) if lowered.startswith("arxiv:") and " " not in text else None
    return f"https://arxiv.org/abs/{arxiv}" if arxiv and arxiv_month(arxiv) else None
