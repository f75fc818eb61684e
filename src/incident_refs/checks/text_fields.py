"""Which fields hold text that is printed: what is looked at for wrong letters and mark-up from elsewhere."""

# What nobody prints, or is not the curator's: abstracts are full of what catalogues put into them
NOT_PRINTED = frozenset(
    ("abstract", "keywords", "keyword", "annotation", "annote", "comment", "review", "file", "groups", "owner",
     "timestamp", "copyright", "language", "mendeley-groups", "mendeley-tags", "creationdate", "modificationdate",
     "bdsk-url-1", "bdsk-url-2", "bdsk-file-1", "date-added", "date-modified", "rights", "pdf", "local-url", "contents")
)  # fmt: skip
# Addresses and numbers, in which `&` and `<` are themselves and no TeX
VERBATIM = frozenset(("url", "doi", "eprint", "issn", "isbn", "pmid", "pmcid", "link", "crossref", "xdata"))
