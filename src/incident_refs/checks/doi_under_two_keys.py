"""K401."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.quoted import quoted
from incident_refs.checks.twins import NO_WORKS, PARTS, merging, name_of_work, title_sign
from incident_refs.model.finding import Severity


@dataclass(slots=True)
class _Seen:
    """The first whole work with a DOI, and the first part of a book for each title."""

    whole: Item | None = None
    parts: dict[str, Item] = field(default_factory=dict)


class DoiUnderTwoKeys:
    """One DOI is kept under two keys.

    ## Why it matters
    The same work appears twice in a bibliography, as 2009a and 2009b. An arXiv id counts as the DOI that arXiv
    registers for it. Chapters that carry the DOI of their book are not meant.

    ## Before
    ```bibtex
    @inproceedings{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848}}
    @misc{imagenet, title = {ImageNet}, doi = {10.1109/cvpr.2009.5206848}}
    ```

    ## After
    One entry; attachments of `imagenet` now point to `deng2009imagenet`.
    ```bibtex
    @inproceedings{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848}}
    ```
    """

    code = "K401"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each entry whose DOI an earlier one has."""
        seen: dict[str, _Seen] = {}
        for item in file.items:
            name = None if item.entry.type in NO_WORKS else name_of_work(item.fields)
            if name is None:
                continue
            earlier = seen.get(name)
            if earlier is None:
                earlier = seen[name] = _Seen()
            twin = _twin(item, earlier)
            if twin:
                where = next((one for one in ("doi", "eprint", "url") if one in item.fields), None)
                yield Seen(_sentence(name, twin, item), item, where)
            if item.entry.type in PARTS:
                earlier.parts.setdefault(title_sign(item), item)
            elif earlier.whole is None:
                earlier.whole = item


def _sentence(name: str, twin: Item, item: Item) -> str:
    first, second = title_sign(twin), title_sign(item)
    if first and second and first[:20] != second[:20]:
        return (
            f"the work {quoted(name)} is '{twin.key}' already, of another title: one of the two has a wrong identifier"
        )
    return f"the work {quoted(name)} is '{twin.key}' already; to make them one: {merging(twin, item)}"


def _twin(item: Item, earlier: _Seen) -> Item | None:
    """Return the earlier entry of the same work. Two parts, or a part and its book, have one DOI and other titles."""
    whole = earlier.whole
    if not earlier.parts and (whole is None or item.entry.type not in PARTS):
        return whole
    title = title_sign(item)
    part = earlier.parts.get(title)
    if part is not None:
        return part
    if whole is None or item.entry.type not in PARTS:
        return whole
    other = title_sign(whole)
    return whole if not title or not other or title == other else None
