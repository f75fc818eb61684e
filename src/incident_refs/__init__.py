"""incident-refs: the references of AI incident records, from loose strings to a bibliography."""

__version__ = "0.1.0"
