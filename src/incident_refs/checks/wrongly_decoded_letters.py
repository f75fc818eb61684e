"""D141."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.quoted import quoted
from incident_refs.checks.text_fields import PRINTED
from incident_refs.checks.value_check import Wrong, seen
from incident_refs.citations.cleaning import decoded_again
from incident_refs.model.finding import Severity

_SIGNS = ("Ã", "Â", "â", "ð", "�")
_ROUNDS = 3  # what was decoded wrongly twice: "MÃƒÂ¼ller"
_SHOWN = 12  # characters around a wrong one


class WronglyDecodedLetters:
    """Letters were read in another encoding than they were written in: "MÃ¼ller" for "Müller".

    ## Why it matters
    Names and titles are printed so, and are found neither by catalogues nor by readers. Where the whole value can be
    read back without a doubt, it is. A "�" stands for a letter that is lost.

    ## Before
    ```bibtex
    @misc{mueller, author = {MÃ¼ller, JÃ¶rg}, title = {Donâ€™t panic}}
    ```

    ## After
    ```bibtex
    @misc{mueller, author = {Müller, Jörg}, title = {Don’t panic}}
    ```
    """

    code = "D141"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with such letters."""
        for item in file.items:
            for name, value in item.entry.fields:
                if not value.isascii() and name in PRINTED and any(sign in value for sign in _SIGNS):
                    wrong = _wrong(value)
                    if wrong:
                        yield seen(wrong, item, name)


def _wrong(value: str) -> Wrong | None:
    if "�" in value:
        return Wrong(f"{quoted(_around(value, value.index('�')))} has lost letters, where '�' stands")
    better = decoded_again(value)
    if better == value:
        return None
    at = next(number for number, (one, two) in enumerate(zip(value, f"{better}\0", strict=False)) if one != two)
    what = f"{quoted(_around(value, at))} has letters that were read in another encoding than they were written in"
    return Wrong(what, _soundly_decoded(value))


def _around(value: str, at: int) -> str:
    return value[max(0, at - _SHOWN) : at + _SHOWN]


def _soundly_decoded(value: str) -> str | None:
    """Return the value as it was before, or None where a part of it cannot have been UTF-8."""
    for _ in range(_ROUNDS):
        try:
            data = b"".join(char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252") for char in value)
            value = data.decode()
        except UnicodeError:
            return None
        if decoded_again(value) == value:
            return value if all(char.isprintable() or char.isspace() for char in value) else None
    return None
