"""A paper in Sphinx: any of our styles by its name, and nothing else to set up."""

import os

project = "A paper"
extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = os.environ.get("STYLE", "apa")
bibtex_reference_style = "author_year"
html_theme = "basic"
