"""D105."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

# The fields that styles print: what is called nearly so and is none of them is hardly meant to be another one
_PRINTED = frozenset(
    """
    address author booktitle chapter date doi edition editor eprint howpublished institution isbn issn journal
    journaltitle location month note number organization pages publisher school series title url volume year
    """.split()  # noqa: SIM905
)
# biblatex's, and what programs keep for themselves, a letter away from one of those
_OTHERS = frozenset("editora editorb editorc volumes addendum authority edited issued".split())  # noqa: SIM905
_SHORT = 4  # letters: "date" is a letter away from "mdate" and "cdate", which catalogues keep for themselves
_LONGEST = 20  # letters: no field is much longer


class MisspeltField:
    """The name of a field is a slip of the pen.

    ## Why it matters
    Styles pass over fields that they do not know: the volume of `volum = {34}` is never printed, and nobody is told.

    ## Before
    ```bibtex
    @article{he2012guided, title = {Guided Image Filtering}, journal = {TPAMI}, volum = {35}}
    ```

    ## After
    ```bibtex
    @article{he2012guided, title = {Guided Image Filtering}, journal = {TPAMI}, volume = {35}}
    ```
    """

    code = "D105"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields whose name is a letter away from one that styles print, where the entry has none of that."""
        for name in file.field_names - _PRINTED - _OTHERS:
            meant = _meant(name)
            for item, _ in file.having(name) if meant else ():
                if meant not in item.fields:
                    yield Seen(f"field '{name}' is none that a style prints; did you mean '{meant}'?", item, name)


def _meant(name: str) -> str | None:
    """Return the field that a name is a slip for.

    >>> _meant("titel"), _meant("organisation"), _meant("mdate"), _meant("keywords")
    ('title', 'organization', None, None)
    """
    if len(name) > _LONGEST or not name.isalpha():
        return None
    from rapidfuzz.distance import OSA

    for field in sorted(_PRINTED):
        swapped = sorted(name) == sorted(field)  # "dio", "yaer"
        if (swapped or len(field) > _SHORT) and OSA.distance(name, field, score_cutoff=1) == 1:
            return field
    return None
