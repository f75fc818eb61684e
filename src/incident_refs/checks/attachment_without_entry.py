"""A101."""

from collections.abc import Iterator, Sequence

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.links import at_string, brief, called, without_entry
from incident_refs.model.attachment import Attached
from incident_refs.model.finding import Severity


class AttachmentWithoutEntry:
    """A record is attached to an entry that the library does not have.

    ## Why it matters
    The record's reference is lost: its bibliography goes without it, and nobody is told. Most often somebody renamed
    or removed the entry by hand; `incident-refs rekey` and `remove` take the attachments along.

    ## Before
    The library has only

    ```bibtex
    @inproceedings{deng2009, title = {{ImageNet}}, year = {2009}}
    ```

    and `Deng et al. 2009` of AIAAIC0276 is attached to `deng2009imagenet`.

    ## After
    ```bibtex
    @inproceedings{deng2009imagenet, title = {{ImageNet}}, year = {2009}}
    ```

    Or the attachment is ended: `incident-refs detach AIAAIC0276 deng2009imagenet`.
    """

    code = "A101"
    severity = Severity.ERROR

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the attachments that lead to no entry."""
        if file.attachments is None:
            return
        dangling = list(without_entry(file.attachments, file.by_key))
        now = _now_called(file, dangling) if dangling else {}
        for one in dangling:
            record, old = brief(one.record), brief(one.key)
            advice = f"'incident-refs detach {record} {old}' ends it"
            if key := now.get(one.key.lower()) or now.get(one.work_id or ""):
                advice = f"it is '{brief(key)}' now: 'incident-refs attach {record} {brief(key)}', then {advice}"
            message = f"{called(one)} is attached to '{old}', but the library has no such entry; {advice}"
            yield at_string(message, one, file.attachments)


def _now_called(file: BibFile, dangling: Sequence[Attached]) -> dict[str, str]:
    """Return the key of the entry that had a key before (field `ids`), or that is the work of a work id."""
    now: dict[str, str] = {}
    if any(one.work_id for one in dangling):
        now.update((file.work(item).id, item.key) for item in file.items)
    for item, earlier in file.having("ids"):
        now.update((key.strip().lower(), item.key) for key in earlier.split(","))
    return now
