"""K404."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.alike import both_say_otherwise, is_other_kind
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.twins import NO_WORKS, PARTS, merging, name_of_work, title_sign
from incident_refs.model.addresses import essence_of
from incident_refs.model.finding import Severity


class SameAddressTwice:
    """Two entries have the same address.

    ## Why it matters
    Either they are one work, or one of the two leads to another. Parts of one book or page may share its address: then
    all is well.

    ## Before
    ```bibtex
    @online{imagenet, title = {About ImageNet}, url = {https://www.image-net.org/about.php}}
    @misc{imagenet2021, title = {ImageNet}, url = {http://image-net.org/about.php}}
    ```

    ## After
    ```bibtex
    @online{imagenet, title = {About ImageNet}, url = {https://www.image-net.org/about.php}}
    ```
    """

    code = "K404"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each entry with the address of an earlier one."""
        seen: dict[str, Item] = {}
        for item in file.items:
            url = item.fields.get("url")
            if not url or len(url) > 2000 or item.entry.type in NO_WORKS or item.entry.type in PARTS:
                continue
            address = essence_of(ADDRESS.read(url) or "")
            if "/" not in address:  # the home of a site says little: "image-net.org"
                continue
            first = seen.setdefault(address, item)
            if first is not item and not _are_told_apart(first, item, file):
                said = f"the address is that of '{first.key}'; if they are one work: {merging(first, item)}"
                yield Seen(said, item, "url")


def _are_told_apart(one: Item, other: Item, file: BibFile) -> bool:
    """Return whether another check tells of these two, or an identifier says that they are two works."""
    name, name2 = name_of_work(one.fields), name_of_work(other.fields)
    if name and name2:
        return True
    same_title = title_sign(one) == title_sign(other) and file.work(one).year == file.work(other).year
    return same_title or is_other_kind(one, other) or both_say_otherwise(one, other, file)
