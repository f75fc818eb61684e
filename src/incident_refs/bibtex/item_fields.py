"""Which variable of an item is which field of an entry, whatever its type: one table, read in both directions.

What depends on the type (titles of containers, numbers, publishers) is in `item_mapping.py` and `item_entry.py`.
"""

# Titles, with their marks
RICH = {
    "title_short": "shorttitle",
    "collection_title": "series",
    "event_title": "eventtitle",
    "original_title": "origtitle",
    "part_title": "part-title",
}
# People; a compiler or director may stand in `editor` with its `editortype` too
NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container_author": "bookauthor",
    "compiler": "compiler",
    "director": "director",
    "illustrator": "illustrator",
    "narrator": "narrator",
    "collection_editor": "collection-editor",
}
# Plain text
TEXT = {
    "volume": "volume",
    "number_of_volumes": "volumes",
    "chapter_number": "chapter",
    "part_number": "part",
    "medium": "medium",
    "original_publisher": "origpublisher",
    "event_place": "venue",
    "authority": "holder",
}
DATES = {"accessed": "urldate", "original_date": "origdate", "event_date": "eventdate"}
# Variables of CSL that no style of ours prints; others stand in a field of CSL's own name
MORE = {
    "keyword": "keywords", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid",
    "number-of-pages": "pagetotal", "annote": "annotation", "call-number": "library",
    "container-title-short": "shortjournal",
}  # fmt: skip
# What a classic @misc says to be told from a page, and CSL tells by the type
MISC_GENRES = {"dataset": "Data set", "software": "Computer software"}
