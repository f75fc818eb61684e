"""Which fields hold text that is printed: what is looked at for wrong letters and mark-up from elsewhere.

Other fields are somebody's own remarks, and abstracts are full of what catalogues put into them.
"""

PRINTED = frozenset(
    """
    author editor translator bookauthor editora editorb editorc foreword introduction afterword annotator commentator
    holder shortauthor shorteditor title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon
    maintitle mainsubtitle maintitleaddon journal journaltitle journalsubtitle journaltitleaddon shortjournal
    issuetitle issuesubtitle issuetitleaddon series nameaddon shortseries eventtitle eventtitleaddon venue origtitle
    reprinttitle publisher origpublisher institution school organization address location origlocation howpublished
    note addendum pubstate edition type version chapter pages volume number issue part url doi eprint
    """.split()  # noqa: SIM905 - a list of 70 quoted words reads worse
)
# Addresses and numbers, in which `&` and `<` are themselves and no TeX
VERBATIM = frozenset(("url", "doi", "eprint"))
# What LaTeX prints as it prints text
TEX = PRINTED - VERBATIM
