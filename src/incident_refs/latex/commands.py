r"""Which commands cite, and where their keys stand: those of the manuals of natbib and biblatex, and of csquotes.

Commands that only look like these (`\citestyle{plain}`, `\citetext{…}`) are in no list, and so are not read.
"""

from enum import Enum


class Shape(Enum):
    r"""Where the keys stand: `[…][…]{keys}`, several of these, behind a volume, or behind a first argument."""

    PLAIN = r"\cite[see][p. 3]{keys}"
    SEVERAL = r"\cites(see)(and more)[p. 3]{keys}[p. 5]{keys}"
    VOLUME = r"\volcite[see]{2}[p. 3]{keys}"
    VOLUMES = r"\volcites(see)(and more)[see]{2}[p. 3]{keys}{3}{keys}"
    SECOND = r"\foreigntextcquote{german}[see][p. 3]{keys}"
    GROUP = r"\mcite{keys,name of the group,*keys}"
    SET = r"\defbibentryset{name of the set}{keys}"


_NATBIB = """
    cite citet citep citealt citealp citeauthor citeyear citeyearpar citefullauthor citenum
    Cite Citet Citep Citealt Citealp Citeauthor Citefullauthor citetalias citepalias defcitealias shortcites
    nocite bibentry
"""
_BIBLATEX = """
    cite Cite parencite Parencite footcite Footcite footcitetext Footcitetext textcite Textcite smartcite Smartcite
    supercite autocite Autocite citeauthor Citeauthor citetitle Citetitle citeyear citedate citeurl fullcite
    footfullcite nocite notecite Notecite pnotecite Pnotecite fnotecite Fnotecite citename citelist citefield
    citet citep citealt citealp citeyearpar
"""
_SEVERAL = """
    cites Cites parencites Parencites footcites Footcites footcitetexts Footcitetexts smartcites Smartcites textcites
    Textcites supercites autocites Autocites fullcites footfullcites citeauthors Citeauthors citetitles
"""
_VOLUME = """
    volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite Ftvolcite svolcite Svolcite tvolcite Tvolcite
    avolcite Avolcite
"""
_GROUP = """
    mcite Mcite mparencite Mparencite mfootcite mfootcitetext mtextcite Mtextcite msupercite mautocite Mautocite
"""
# of csquotes, whose quotations bring their citation along
_QUOTES = "textcquote blockcquote"
_QUOTES_IN = "foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote hybridblockcquote"
# of the packages cite, revtex, apacite, chicago, achemso and IEEEtran
_OTHERS = """
    citen citeonline onlinecite citebyauthor bstctlcite citeA citeNP citeANP citeyearNP citeauthorNP shortcite
    shortciteA shortciteNP shortciteANP fullciteA fullciteNP citeN citeasnoun possessivecite shortciteN
"""

SHAPES: dict[str, Shape] = {
    **dict.fromkeys((_NATBIB + _BIBLATEX + _QUOTES + _OTHERS).split(), Shape.PLAIN),
    **dict.fromkeys(_SEVERAL.split(), Shape.SEVERAL),
    **dict.fromkeys(_VOLUME.split(), Shape.VOLUME),
    **{f"{name}s": Shape.VOLUMES for name in _VOLUME.split()},
    **dict.fromkeys(_QUOTES_IN.split(), Shape.SECOND),
    **dict.fromkeys(_GROUP.split(), Shape.GROUP),
    "defbibentryset": Shape.SET,
}
# \begin{displaycquote}[p. 3]{key}
ENVIRONMENTS = {
    "displaycquote": Shape.PLAIN,
    "foreigndisplaycquote": Shape.SECOND,
    "hyphendisplaycquote": Shape.SECOND,
}
# The name of the file is the first argument; of these, the second ones may name one that is not there.
INPUTS = ("input", "include", "subfile", "subfileinclude")
INPUTS_IF_THERE = ("InputIfFileExists", "includestandalone")
# with the folder counted from the main file, or from the file that says it
IMPORTS = {
    "import": False, "inputfrom": False, "includefrom": False, "subimport": True, "subinputfrom": True,
    "subincludefrom": True,
}  # fmt: skip
# The name behind these is one that is made here, and what follows it are not its arguments.
DEFINING = frozenset(
    (
        "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd", "renewrobustcmd", "def",
        "gdef", "edef", "xdef", "let", "NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand",
        "DeclareDocumentCommand", "DeclareCiteCommand", "DeclareMultiCiteCommand", "DeclareAutoCiteCommand",
    )
)  # fmt: skip
DATABASES = ("bibliography", "nobibliography", "addbibresource", "addglobalbib", "addsectionbib")
