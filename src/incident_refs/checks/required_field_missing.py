"""D101."""

from collections.abc import Iterator, Mapping

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.required_fields import AUTHOR, EDITOR, EITHER, JOURNAL, REQUIRED, Need
from incident_refs.model.finding import Severity

_NOBODY = frozenset((AUTHOR, EDITOR, EITHER))
_IN_BIBLATEX = {"year": "date", "journal": "journaltitle", "school": "institution"}


class RequiredFieldMissing(EntryCheck):
    """A field that this type of entry needs is missing.

    ## Why it matters
    Styles warn, and print a reference with a hole in it: an article that stands in no journal, a paper of no year.
    What is asked for is what BibTeX's own styles and biblatex's data model both ask for, by any of its names; what an
    entry takes over from its parents (`crossref`, `xdata`) counts. Where only the author is missing, as in many a work
    that nobody signed, or the journal of a preprint, it is said as a hint.

    ## Before
    ```bibtex
    @article{deng2009imagenet, author = {Deng, Jia}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, author = {Deng, Jia}, title = {ImageNet}, journal = {CVPR}, year = {2009}}
    ```
    """

    code = "D101"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield one finding, with all that is missing."""
        needs = REQUIRED.get(item.entry.type)
        if not needs:
            return
        fields = item.fields
        missing = [need for need in needs if not _given(fields, need)]
        if missing and ("crossref" in fields or "xdata" in fields):
            fields = file.inherited(item)
            missing = [need for need in missing if not _given(fields, need)]
        if missing:
            names = [_name(need, file) for need in missing]
            message = f"@{item.entry.type[:60]} has no {_listed(names)}"
            only = missing[0] if len(missing) == 1 else None
            if only == JOURNAL and _is_preprint(fields):
                yield Seen(f"{message}; a preprint is better kept as @misc", item, severity=Severity.INFO)
            else:
                yield Seen(message, item, severity=Severity.INFO if only in _NOBODY else None)


def _is_preprint(fields: Mapping[str, str]) -> bool:
    """Return whether a work stands in an archive of preprints, as far as its identifiers tell."""
    return bool(fields.get("eprint")) or any("arxiv" in fields.get(name, "").lower() for name in ("doi", "url"))


def _given(fields: Mapping[str, str], need: Need) -> bool:
    return any(fields.get(name, "").strip("{} \t\n") for name in need)


def _name(need: Need, file: BibFile) -> str:
    if need in _NOBODY:
        return {"author": "'author'", "editor": "'editor'"}[need[0]] if need != EITHER else "'author' or 'editor'"
    if need[0] == "title" and len(need) > 1:
        return "'title', nor anything else that says what it is"
    name = _IN_BIBLATEX.get(need[0], need[0]) if file.dialect is Dialect.BIBLATEX else need[0]
    return f"'{name}'" if name != "url" else "'url' (nor 'doi' or 'eprint')"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', no '.join(names[:-1])} and no {names[-1]}"
