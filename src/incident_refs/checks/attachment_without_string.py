"""A102."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.links import at_string, brief, called, without_string
from incident_refs.model.finding import Severity


class AttachmentWithoutString:
    """A string was attached that its record does not have any more.

    ## Why it matters
    The record was changed since. The entry is still printed with it, though the page may not cite it now; and if the
    string was only spelled anew, it is an open question again.

    ## Before
    The record has

    ```markdown
    references:
      - Deng, Dong, Socher et al. (2009). ImageNet
    ```

    and `Deng et al. 2009` of it is attached to `deng2009imagenet`.

    ## After
    `incident-refs detach AIAAIC0276 deng2009imagenet` and `incident-refs resolve AIAAIC0276 --write`: the new string is
    attached.
    """

    code = "A102"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the attachments whose string is gone."""
        if file.attachments is None:
            return
        for one in without_string(file.attachments):
            if one.key.lower() not in file.by_key:
                continue  # leads nowhere at all: attachment-without-entry
            message = f"{called(one)} is attached to '{brief(one.key)}', but the record has no such string any more"
            advice = f"'incident-refs detach {brief(one.record)} {brief(one.key)}' ends it"
            yield at_string(f"{message}; {advice}", one, file.attachments)
