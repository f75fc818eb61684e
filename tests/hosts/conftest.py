"""The sample projects are built by their hosts, not read as tests."""

collect_ignore = ["mkdocs", "sphinx"]
