"""K205."""

from collections.abc import Iterator

from incident_refs.bibtex.aliases import IDS, aliases
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity


class AliasOfTwoEntries:
    """An earlier key of an entry (`ids`) leads to another entry too.

    ## Why it matters
    A paper that cites it gets one of the two, and nobody says which: biber takes the entry whose key it is.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, ids = {imagenet}}
    @misc{imagenet, title = {The website}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    @misc{imagenet, title = {The website}}
    ```
    """

    code = "K205"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the entries with such an alias; of two with the same alias the second."""
        named = [item for item in file.items if IDS in item.fields]
        keys = {item.key for item in file.items} if named else set()
        first: dict[str, str] = {}
        for item in named:
            of_key = of_other = None
            for alias in aliases(item.entry):
                if alias in keys and alias != item.key:
                    of_key = of_key or f"'{alias[:60]}' in 'ids' is the key of another entry"
                elif (other := first.setdefault(alias, item.key)) != item.key:
                    of_other = of_other or f"'{alias[:60]}' in 'ids' is an earlier key of '{other[:60]}' too"
            for message in filter(None, (of_key, of_other)):
                yield Seen(message, item, IDS)
