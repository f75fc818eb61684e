"""The fields that LaTeX prints as text: not addresses, identifiers, or what people keep for themselves (`abstract`)."""

PRINTED = frozenset(
    """
    address addendum annotator author bookauthor booksubtitle booktitle booktitleaddon chapter commentator edition
    editor editora editorb editorc event eventtitle foreword afterword introduction holder howpublished institution
    issue issuesubtitle issuetitle issuetitleaddon journal journalsubtitle journaltitle journaltitleaddon
    location mainsubtitle maintitle maintitleaddon nameaddon note number organization origlocation origpublisher
    origtitle pages part publisher pubstate reprinttitle school series shortauthor shorteditor shortjournal shortseries
    shorttitle subtitle title titleaddon translator type venue version volume
    """.split()  # noqa: SIM905
)
