"""The open questions of the workspace's records."""

from incident_refs.model.citation import Form
from incident_refs.model.decision import Matched
from incident_refs.model.resolution import Resolved
from incident_refs.verbs.extract import from_records
from incident_refs.verbs.resolve import resolve
from incident_refs.workspace import Workspace


def open_questions(workspace: Workspace) -> list[Resolved]:
    """Return the strings that no near source decides and nobody has answered, as `resolve` gives them.

    A web item and a string that is no reference are no questions: there is no work to choose. A short citation that a
    line of the record explains is asked as that line.
    """
    state = workspace.state()
    return [
        resolved
        for resolved in resolve(workspace, from_records(workspace.records()), online=False)
        if not isinstance(resolved.decision, Matched)
        and resolved.citation.form not in (Form.WEB, Form.NONE)
        and resolved.asked.means is None
        and (resolved.asked.record or "", resolved.asked.raw) not in state.decided
    ]
