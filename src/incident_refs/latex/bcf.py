r"""What biblatex wrote down for biber: the keys in the `.bcf` file of a paper.

The file is XML, and may come from anybody: one that declares entities is refused, so that none is ever expanded.
"""

from xml.parsers import expat

from incident_refs.latex.paper import Cited, File, Paper, Trouble, is_of_a_package

_NAMESPACE = "https://sourceforge.net/projects/biblatex"
_MAX_TEXT = 10_000  # characters of one key
_CUT = (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_PARTIAL_CHAR)


class _RefusedError(Exception):
    """The file is well-formed, and we do not read it."""


def read_bcf(file: File) -> Paper:
    r"""Return what a `.bcf` file says that its paper cites.

    >>> start = b'<bcf:controlfile xmlns:bcf="https://sourceforge.net/projects/biblatex"><bcf:section>'
    >>> end = b"</bcf:section></bcf:controlfile>"
    >>> read_bcf(File("p.bcf", start + b'<bcf:citekey order="1">deng2009</bcf:citekey>' + end, "")).cited
    (Cited(key='deng2009', file='p.bcf', line=1),)
    """
    reading = _Reading(file.name)
    try:
        reading.parser.Parse(file.data, True)
    except expat.ExpatError as error:
        sentence = (
            "the file ends in the middle: LaTeX was stopped while it wrote this; run LaTeX again"
            if expat.errors.messages[error.code] in _CUT
            else f"this is no well-formed XML ({expat.errors.messages[error.code]}); run LaTeX again"
        )
        return Paper(troubles=(Trouble(file.name, error.lineno, sentence),))
    except _RefusedError as refused:
        return Paper(troubles=(Trouble(file.name, reading.parser.CurrentLineNumber, str(refused)),))
    if not reading.is_bcf:
        return Paper(troubles=(Trouble(file.name, 1, "this is no file that biblatex wrote for biber"),))
    return Paper(
        tuple(reading.cited),
        reading.everything,
        tuple(dict.fromkeys(reading.databases)),
        frozenset(reading.sets),
        biblatex=True,
        notes=tuple(reading.notes),
    )


class _Reading:
    """What was found so far, told by the parser element by element."""

    def __init__(self, name: str) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.cited: list[Cited] = []
        self.databases: list[str] = []
        self.sets: list[str] = []
        self.notes: list[Trouble] = []
        self.everything = self.is_bcf = False
        self._name = name
        self._open: dict[str, str] | None = None
        self._said = ""
        self._line = 0

    def _refuse(self, *declared: object) -> None:
        raise _RefusedError("a DOCTYPE, which biblatex writes none of; this file is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_NAMESPACE} controlfile":
            self.is_bcf = True
        elif name in (f"{_NAMESPACE} citekey", f"{_NAMESPACE} datasource"):
            self._open, self._said, self._line = attributes, "", self.parser.CurrentLineNumber

    def _text(self, text: str) -> None:
        if self._open is not None:
            self._said += text
            if len(self._said) > _MAX_TEXT:
                raise _RefusedError(f"a key of more than {_MAX_TEXT} characters; this file is not read")

    def _end(self, name: str) -> None:
        if self._open is None or not name.startswith(_NAMESPACE):
            return
        attributes, said = self._open, " ".join(self._said.split())
        if name.endswith(" datasource"):
            self._named(said, attributes)
        elif name.endswith(" citekey"):
            self._cite(said, attributes)
        else:
            return
        self._open = None

    def _named(self, name: str, attributes: dict[str, str]) -> None:
        if attributes.get("type", "file") != "file" or attributes.get("datatype", "bibtex") != "bibtex":
            self.notes.append(Trouble(self._name, self._line, f"{name} is no BibTeX file; what is in it is not known"))
        elif name:
            self.databases.append(name)

    def _cite(self, key: str, attributes: dict[str, str]) -> None:
        if key == "*":
            self.everything = True
        elif attributes.get("type") == "set":
            self.sets.append(key)
            members = (member.strip() for member in attributes.get("members", "").split(","))
            self.cited += [Cited(member, self._name, self._line) for member in members if member]
        elif key and not is_of_a_package(key):
            self.cited.append(Cited(key, self._name, self._line))
