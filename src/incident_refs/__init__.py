"""incident-refs: the references of AI incident records, from loose strings to a bibliography.

Each command is one function here, and `Workspace` opens a workspace folder:

>>> import incident_refs
>>> citation = incident_refs.parse(["Prabhu & Birhane 2020"])[0]
>>> citation.authors.families, citation.year
(('Prabhu', 'Birhane'), 2020)

Names are loaded when they are asked for, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from incident_refs.matcher import Matcher as Matcher
    from incident_refs.verbs.add import add as add
    from incident_refs.verbs.attach import attach as attach
    from incident_refs.verbs.attach import detach as detach
    from incident_refs.verbs.bring_in import bring_in as bring_in
    from incident_refs.verbs.check import check as check
    from incident_refs.verbs.decide import decide as decide
    from incident_refs.verbs.decide import decide_sheet as decide_sheet
    from incident_refs.verbs.demo import demo as demo
    from incident_refs.verbs.doctor import doctor as doctor
    from incident_refs.verbs.export import export as export
    from incident_refs.verbs.extract import extract as extract
    from incident_refs.verbs.find import everything as everything
    from incident_refs.verbs.find import find as find
    from incident_refs.verbs.format import format as format
    from incident_refs.verbs.index import add_to_index as add_to_index
    from incident_refs.verbs.index import build_index as build_index
    from incident_refs.verbs.index import index_info as index_info
    from incident_refs.verbs.init import init as init
    from incident_refs.verbs.keep import keep as keep
    from incident_refs.verbs.merge import merge as merge
    from incident_refs.verbs.open import open_questions as open_questions
    from incident_refs.verbs.open import open_sheet as open_sheet
    from incident_refs.verbs.parse import parse as parse
    from incident_refs.verbs.records import list_records as list_records
    from incident_refs.verbs.records import overview as overview
    from incident_refs.verbs.refresh import refresh as refresh
    from incident_refs.verbs.rekey import rekey as rekey
    from incident_refs.verbs.remove import remove as remove
    from incident_refs.verbs.resolve import resolve as resolve
    from incident_refs.verbs.show import show as show
    from incident_refs.verbs.tex import tex as tex
    from incident_refs.verbs.undo import undo as undo
    from incident_refs.workspace import Workspace as Workspace

__version__ = "0.1.0"

_PUBLIC = {
    "Matcher": "matcher",
    "Workspace": "workspace",
    "add": "verbs.add",
    "add_to_index": "verbs.index",
    "attach": "verbs.attach",
    "bring_in": "verbs.bring_in",
    "check": "verbs.check",
    "build_index": "verbs.index",
    "decide": "verbs.decide",
    "decide_sheet": "verbs.decide",
    "demo": "verbs.demo",
    "detach": "verbs.attach",
    "doctor": "verbs.doctor",
    "everything": "verbs.find",
    "export": "verbs.export",
    "extract": "verbs.extract",
    "find": "verbs.find",
    "format": "verbs.format",
    "index_info": "verbs.index",
    "init": "verbs.init",
    "keep": "verbs.keep",
    "list_records": "verbs.records",
    "merge": "verbs.merge",
    "open_questions": "verbs.open",
    "open_sheet": "verbs.open",
    "overview": "verbs.records",
    "parse": "verbs.parse",
    "refresh": "verbs.refresh",
    "rekey": "verbs.rekey",
    "remove": "verbs.remove",
    "resolve": "verbs.resolve",
    "show": "verbs.show",
    "tex": "verbs.tex",
    "undo": "verbs.undo",
}
__all__ = [*_PUBLIC, "__version__"]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(f"incident_refs.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module 'incident_refs' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
