"""A105."""

from collections.abc import Iterator, Sequence

from incident_refs.checks.bib_file import Attachments, BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.contradictions import Contradiction, contradictions
from incident_refs.checks.links import at_string, brief, called, links, quoted
from incident_refs.model.attachment import Attached
from incident_refs.model.finding import Severity
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

MOSTLY = 0.8  # of the words of a title


class StringDoesNotFit:
    """A string is attached to an entry that it contradicts.

    ## Why it matters
    The record cites one work, and another one is printed. Most often the entry was changed after it was attached, or
    two entries were merged that were two works. A year apart is told as a matter of care, since a preprint and its
    published version are often that; so is what a person decided.

    ## Before
    `Deng et al. 2009` is attached to

    ```bibtex
    @misc{deng2009imagenet, author = {Russakovsky, Olga}, title = {{ImageNet} Challenge}, year = {2015}}
    ```

    ## After
    `incident-refs decide AIAAIC0276#1 --work 10.1109/cvpr.2009.5206848`, or the entry is put right.
    """

    code = "A105"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the attachments whose string says something else than its entry."""
        if file.attachments is None:
            return
        items = {item.key.lower(): item for item in file.items}
        for one in links(file.attachments):
            item = items.get(one.key.lower())
            if item and one.raw and not _plainly_fits(one.raw, item):
                found = _contradictions(one, file.work(item), file.attachments)
                if found:
                    yield _seen(one, item, found, file.attachments)


def _plainly_fits(raw: str, item: Item) -> bool:
    """Return whether year, title and a name of the entry stand in the string, as in most: such a one is not read."""
    year, names = item.fields.get("year"), item.fields.get("author")
    if not year or not names or year not in raw:
        return False
    said = set(words(raw))
    title = {word for word in words(item.fields.get("title", "")) if len(word) > 3}
    if len(title) < 2 or len(title & said) < MOSTLY * len(title):
        return False
    return any(len(word) > 3 and word in said and word != "others" for word in words(names))


def _contradictions(one: Attached, work: Work, attachments: Attachments) -> Sequence[Contradiction]:
    """Return in what the string contradicts the work; of a string that holds several references, none has to."""
    place = attachments.by_string.get((one.record, one.raw))
    string = place[1] if place else None
    address, title_only = (string.address, string.title_only) if string else (None, False)
    from incident_refs.citations.linked import read_linked  # a file without attachments does without

    found = [contradictions(citation, work) for citation in read_linked(one.raw, address, title_only=title_only)]
    fewest = min(found, key=len, default=())
    if one.work_id == work.id:
        # a source held this very work under the string's DOI: that of a preprint, or one that was renamed since
        return [other for other in fewest if other.field != "doi"]
    return fewest


def _seen(one: Attached, item: Item, found: Sequence[Contradiction], attachments: Attachments) -> Seen:
    what = "; ".join(f"{each.field} {quoted(each.said)} there, {quoted(each.found)} here" for each in found)
    by_person = one.by == "person"
    severity = Severity.INFO if by_person or all(each.slight for each in found) else None
    who = ", as a person decided" if by_person else ""
    message = f"{called(one)} is attached to '{brief(item.key)}'{who}, but they contradict each other: {what}"
    if one.record in attachments.by_id:
        return at_string(message, one, attachments, severity)
    return Seen(message, item, severity=severity)
