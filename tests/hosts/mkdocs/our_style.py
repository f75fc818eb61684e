"""mkdocs-bibtex prints in the style `plain` and asks for no other: this hook puts one of ours in its place."""

import os

import mkdocs_bibtex.registry
from pybtex.plugin import find_plugin

mkdocs_bibtex.registry.PlainStyle = find_plugin("pybtex.style.formatting", os.environ.get("STYLE", "apa"))
