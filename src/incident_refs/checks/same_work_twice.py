"""K402."""

from collections.abc import Iterator

from incident_refs.bibtex.same_work import may_be_one, title_key
from incident_refs.checks.alike import both_say_otherwise, by_title, is_other_kind
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.twins import merging, name_of_work
from incident_refs.model.addresses import same_address
from incident_refs.model.finding import Severity
from incident_refs.model.work import Work

_COMPARED = 4  # of many with one title, author and year the first are compared with: "Editorial"


class SameWorkTwice:
    """Two entries have the same title, first author and year.

    ## Why it matters
    It is most likely one work, and it appears twice in a bibliography, as 2009a and 2009b. Entries whose identifiers,
    editions, volumes, pages or translators differ are not meant, and neither are a preprint and its article.

    ## Before
    ```bibtex
    @inproceedings{deng2009imagenet, author = {Deng, Jia and Dong, Wei}, title = {{ImageNet}}, year = {2009}}
    @inproceedings{deng:09, author = {J. Deng and others}, title = {Imagenet}, year = {2009}}
    ```

    ## After
    ```bibtex
    @inproceedings{deng2009imagenet, author = {Deng, Jia and Dong, Wei}, title = {{ImageNet}}, year = {2009}}
    ```
    """

    code = "K402"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each entry of a work that an earlier one has."""
        for alike in by_title(file):
            earlier: dict[str, list[Item]] = {}
            for item in alike:
                same = earlier.setdefault(title_key(file.work(item)), [])
                twin = next((one for one in same if _is_same(one, item, file)), None)
                if twin:
                    said = f"title, first author and year are those of '{twin.key}'"
                    yield Seen(f"{said}; to make them one: {merging(twin, item)}", item, "title")
                if len(same) < _COMPARED:
                    same.append(item)


def _is_same(one: Item, other: Item, file: BibFile) -> bool:
    name, name2 = name_of_work(one.fields), name_of_work(other.fields)
    if name and name == name2:
        return False  # found by its DOI
    works = file.work(one), file.work(other)
    if not works[0].authors and (works[0].year is None or not _may_have_one_address(*works)):
        return False  # "Epistulae", "About us": a title alone says little
    return may_be_one(*works) and not is_other_kind(one, other) and not both_say_otherwise(one, other, file)


def _may_have_one_address(one: Work, other: Work) -> bool:
    return not one.url or not other.url or same_address(one.url, other.url)
