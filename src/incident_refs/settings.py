"""What is configured, and from where: the command line over the environment over `config.toml` over what we suppose."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from incident_refs.errors import SettingsError
from incident_refs.model.check_settings import NOTHING_SAID, CheckSettings
from incident_refs.model.key_pattern import DEFAULT, KeyPattern
from incident_refs.model.record_mapping import RecordMapping

SOURCES = ("library", "index", "starter", "crossref")
BIBLIOGRAPHIES = {"bibtex": ".bib", "biblatex": ".bib", "csl-json": ".csl.json"}  # with the ends of their files' names
CROSSREF_URL = "https://api.crossref.org"
DOI_URL = "https://doi.org"
CONFIG = "config.toml"
ANSWERS = "answers.sqlite"  # in the cache folder
MAX_CONFIG = 1 << 20  # bytes
MOST = 3_650  # of anything that is counted in a setting: ten years of days, an hour of seconds
_KINDS = {str: "text in quotes", bool: "true or false", list: "a list of texts", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with the place each value came from in `origins`.

    `refs` is the workspace folder, None where there is none. `epoch` (seconds since 1970) stands in for the clock.
    `deadline` is the seconds for one question to Crossref; `cache_days` and `cache_days_not_held` say for how long its
    answers count. `mappings` say what the columns and keys of a person's own tables and JSON files mean.
    `record_bibliographies` are the forms of the bibliography that is kept beside each file of records.
    `check` is what `[check]` says. The Plus token comes from the environment only, and is not shown where settings are.

    >>> Settings().online
    False
    """

    refs: Path | None = None
    mailto: str | None = None
    online: bool = False
    sources: tuple[str, ...] = SOURCES
    indexes: tuple[Path, ...] = ()
    style: str = "apa"
    key_pattern: KeyPattern = DEFAULT
    who: str = "incident-refs"
    record_bibliographies: tuple[str, ...] = ()
    mappings: tuple[RecordMapping, ...] = ()
    check: CheckSettings = NOTHING_SAID
    crossref_url: str = CROSSREF_URL
    doi_url: str = DOI_URL
    plus_token: str | None = field(default=None, repr=False)
    deadline: int = 20
    cache_days: int = 30
    cache_days_not_held: int = 2
    cache_dir: Path | None = None
    epoch: int | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


def find_workspace(start: Path) -> Path | None:
    """Return the nearest `refs/` folder with a `config.toml`, from `start` upwards (as git looks for `.git`)."""
    for folder in (start, *start.parents):
        for refs in (folder / "refs", folder):
            if refs.name == "refs" and (refs / CONFIG).is_file():
                return refs
    return None


def load(environ: Mapping[str, str], start: Path, refs: Path | None = None, config: Path | None = None) -> Settings:
    """Return the settings in force for the folder `start`.

    `refs` and `config` are what the command line said. Raises SettingsError for a folder that is no workspace,
    a setting that we do not know, or a value of the wrong kind.
    """
    given = {name: value for name, value in environ.items() if value}
    folder, origin = _workspace(given, start, refs)
    settings = Settings(refs=folder, origins={"refs": origin} if folder else {})
    path = config or (folder / CONFIG if folder else None)
    if path:
        settings = _with_config(settings, path)
    return _with_environment(settings, given)


def _workspace(given: Mapping[str, str], start: Path, refs: Path | None) -> tuple[Path | None, str]:
    named, origin = (refs, "--refs") if refs else (None, "")
    if not named and "INCIDENT_REFS_DIR" in given:
        named, origin = Path(given["INCIDENT_REFS_DIR"]), "INCIDENT_REFS_DIR"
    if not named:
        return find_workspace(start), "found upwards from the current folder"
    if not (named / CONFIG).is_file():
        raise SettingsError(
            f"{origin}: '{named}' is not a workspace (it has no {CONFIG}); make one there with 'incident-refs init'"
        )
    return named, origin


def _with_config(settings: Settings, path: Path) -> Settings:
    values = _read_toml(path)
    mappings = _mappings(values.pop("records", {}), path)
    check = _check(values.pop("check", {}), path)
    base = path.parent
    known = {
        "mailto": str,
        "online": bool,
        "sources": list,
        "indexes": list,
        "style": str,
        "key_pattern": str,
        "who": str,
        "record_bibliographies": list,
        "deadline": int,
        "cache_days": int,
        "cache_days_not_held": int,
    }
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(known))}"
            raise SettingsError(f"{path}: '{name}' is not a setting{hint}")
        if type(value) is not known[name] or (type(value) is list and not all(type(item) is str for item in value)):
            raise SettingsError(f"{path}: '{name}' must be {_KINDS[known[name]]}, not {value!r}")
        if type(value) is int and not 0 < value <= MOST:
            raise SettingsError(f"{path}: '{name}' must be from 1 to {MOST}, not {value}")
        if value in ("", []):
            continue
        changes[name] = value
    if mappings:
        changes["mappings"] = mappings
    if check != NOTHING_SAID:
        changes["check"] = check
    if "sources" in changes:
        changes["sources"] = checked_sources(changes["sources"], str(path))
    if "record_bibliographies" in changes:
        changes["record_bibliographies"] = _checked_forms(changes["record_bibliographies"], path)
    if "indexes" in changes:
        changes["indexes"] = tuple(base / item for item in changes["indexes"])
    if "key_pattern" in changes:
        try:
            changes["key_pattern"] = KeyPattern.parse(changes["key_pattern"])
        except ValueError as error:
            raise SettingsError(f"{path}: 'key_pattern': {error}") from error
    origins = {**settings.origins, **{name: str(path) for name in changes}}
    return replace(settings, **changes, origins=origins)


def _mappings(records: object, path: Path) -> tuple[RecordMapping, ...]:
    """Return what stands under `[[records.mapping]]`."""
    tables = records.get("mapping", []) if isinstance(records, dict) else None
    if not isinstance(records, dict) or not isinstance(tables, list) or records.keys() - {"mapping"}:
        raise SettingsError(f"{path}: 'records' holds mappings only, each under [[records.mapping]]")
    found: dict[str, RecordMapping] = {}
    for table in tables:
        try:
            mapping = RecordMapping.parse(table)
        except ValueError as error:
            raise SettingsError(f"{path}: [[records.mapping]]: {error}") from error
        if mapping.name in found:
            raise SettingsError(f"{path}: [[records.mapping]]: two are called '{mapping.name}'; rename one")
        found[mapping.name] = mapping
    return tuple(found.values())


def _check(table: object, path: Path) -> CheckSettings:
    """Return what stands under `[check]`."""
    try:
        return CheckSettings.parse(table)
    except ValueError as error:
        raise SettingsError(f"{path}: [check]: {error}") from error


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_CONFIG:
            raise SettingsError(f"{path}: a configuration of over 1 MiB is not read; is this the right file?")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: the configuration cannot be read ({error.strerror}); check --config") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error


def _with_environment(settings: Settings, given: Mapping[str, str]) -> Settings:
    names = {
        "INCIDENT_REFS_MAILTO": "mailto",
        "INCIDENT_REFS_CROSSREF_URL": "crossref_url",
        "INCIDENT_REFS_DOI_URL": "doi_url",
        "INCIDENT_REFS_PLUS_TOKEN": "plus_token",
        "INCIDENT_REFS_CACHE_DIR": "cache_dir",
        "SOURCE_DATE_EPOCH": "epoch",
    }
    changes: dict[str, Any] = {}
    origins = dict(settings.origins)
    for variable, name in names.items():
        if variable in given:
            changes[name] = given[variable]
            origins[name] = variable
    if "cache_dir" in changes:
        changes["cache_dir"] = Path(changes["cache_dir"])
    if "epoch" in changes:
        if not changes["epoch"].isascii() or not changes["epoch"].isdigit():
            raise SettingsError(f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not '{changes['epoch']}'")
        changes["epoch"] = int(changes["epoch"])
    settings = replace(settings, **changes, origins=origins)
    if settings.online and not settings.mailto:
        raise SettingsError(
            f"{settings.origins.get('online', CONFIG)}: 'online = true' needs a 'mailto', so that Crossref can reach"
            " you; add one, or use --online for a single run"
        )
    return settings


def _checked_forms(names: list[str], path: Path) -> tuple[str, ...]:
    for name in names:
        if name not in BIBLIOGRAPHIES:
            known = ", ".join(BIBLIOGRAPHIES)
            raise SettingsError(f"{path}: 'record_bibliographies': '{name}' is not a form; known are {known}")
    if {"bibtex", "biblatex"} <= set(names):
        raise SettingsError(f"{path}: 'record_bibliographies': bibtex and biblatex are both a .bib; name one of them")
    return tuple(dict.fromkeys(names))


def checked_sources(names: list[str] | tuple[str, ...], origin: str) -> tuple[str, ...]:
    """Return the names of sources in our order of asking. Raises SettingsError for one that we do not know.

    >>> checked_sources(["starter", "library"], "--source")
    ('library', 'starter')
    """
    for name in names:
        if name not in SOURCES:
            raise SettingsError(f"{origin}: '{name}' is not a source; known are {', '.join(SOURCES)}")
    return tuple(name for name in SOURCES if name in names)
