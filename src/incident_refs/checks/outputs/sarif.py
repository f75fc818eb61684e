"""Findings as SARIF 2.1.0, which GitHub, GitLab and editors read."""

from collections.abc import Mapping, Sequence

from incident_refs.checks.check import Check
from incident_refs.model.finding import Finding


def log(found: Sequence[Finding], source: Mapping[str, bytes], checks: Sequence[Check], version: str) -> str:
    """Return the log of one run. `checks` are those that ran, `version` is ours.

    `source` has the bytes of files by the names that findings give them: SARIF counts columns in UTF-16.
    """
    raise NotImplementedError
