r"""What a string in a paper may mean, `\cite{Deng et al. 2009}`: keys are proposed, and the paper stays as it is."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from incident_refs.bibtex.keys import key_for
from incident_refs.library.as_source import LibrarySource
from incident_refs.library.store import Library
from incident_refs.model.decision import Matched, Weighed
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.model.work import Work
from incident_refs.pipeline import Sources
from incident_refs.pipeline import resolve as resolve_all
from incident_refs.verbs.tex_missing import Missing
from incident_refs.workspace import Workspace

_SHOWN = 0.01  # less probable works are noise
_MOST = 3


def proposals(workspace: Workspace, missing: Sequence[Missing], bib: Sequence[Path] = ()) -> Iterator[str]:
    """Yield a sentence for each string among the missing keys: which work it may mean, and under which key.

    Nobody outside this machine is asked.
    """
    strings = [one for one in missing if " " in one.key]
    libraries = [Library.load(path) for path in bib] if bib else [workspace.library()]
    with workspace.sources(online=False) as opened:
        near = tuple(source for source in opened.near if not (bib and source.name == "library"))
        sources = Sources(
            (*(LibrarySource(library) for library in libraries if bib), *near), opened.far, opened.unasked
        )
        asked = [Asked(one.key, id=str(number)) for number, one in enumerate(strings)]
        for resolved in resolve_all(asked, sources):
            yield _sentence(strings[int(resolved.asked.id or 0)], resolved, libraries)


def _sentence(missing: Missing, resolved: Resolved, libraries: Sequence[Library]) -> str:
    place = f"{missing.file}:{missing.line}: '{resolved.citation.raw}'"
    decision = resolved.decision
    if isinstance(decision, Matched):
        return f"{place} is {_proposal(decision.work, libraries)}"
    seen = [weighed for weighed in decision.candidates if weighed.score >= _SHOWN or len(decision.candidates) == 1]
    if not seen:
        return f"{place}: {decision.reason}"
    several = "; or ".join(_proposal(weighed.work, libraries) for weighed in _best(seen))
    return f"{place} may be {several}"


def _best(seen: Sequence[Weighed]) -> Sequence[Weighed]:
    return sorted(seen, key=lambda weighed: -weighed.score)[:_MOST]


def _proposal(work: Work, libraries: Sequence[Library]) -> str:
    r"""Return a work with the key to write: `\cite{deng2009imagenet} (Deng 2009, ImageNet: …)`."""
    who = work.authors.families[0] if work.authors else ""
    told = ", ".join(filter(None, (" ".join(filter(None, (who, str(work.year or "")))), work.title)))
    for library in libraries:
        entry = library.find_same(work)
        if entry:
            return f"\\cite{{{entry.key}}} ({told})"
    taken = {key.lower() for library in libraries for key in library.keys()}  # noqa: SIM118
    name = work.doi or work.arxiv or work.url
    add = f", not in the library yet: incident-refs add {name}" if name else ", not in the library yet"
    return f"\\cite{{{key_for(work, taken)}}} ({told}{add})"
