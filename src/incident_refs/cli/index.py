"""`incident-refs index`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.progress import bar
from incident_refs.cli.terminal import echo_json, plain

if TYPE_CHECKING:
    from incident_refs.works.index_build import Report


@click.group("index")
def command() -> None:
    """Build and inspect local works indexes.

    A local index answers without a network which works a string may mean. It is built from Crossref's own files, API
    answers, CSL-JSON or BibTeX.
    """


_FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@command.command("build")
@_FOLDER
@_FILES
@_JSON
@click.pass_obj
def build(options: Options, folder: Path, files: tuple[Path, ...], as_json: bool) -> int:
    """Build the index DIR from works files, in place of what it held before.

    A build that was stopped goes on where it was when the same files are given again.
    """
    from incident_refs.verbs.index import build_index

    with bar("Building") as progress:
        report = build_index(folder, files, progress)
    return _print_report(options, report, as_json=as_json)


@command.command("add")
@_FOLDER
@_FILES
@_JSON
@click.pass_obj
def add(options: Options, folder: Path, files: tuple[Path, ...], as_json: bool) -> int:
    """Add works files to the index DIR."""
    from incident_refs.verbs.index import add_to_index

    with bar("Adding") as progress:
        report = add_to_index(folder, files, progress)
    return _print_report(options, report, as_json=as_json)


@command.command("info")
@_FOLDER
@_JSON
def info(folder: Path, as_json: bool) -> None:
    """Show what the index DIR holds."""
    from incident_refs.verbs.index import index_info

    found = index_info(folder)
    if as_json:
        echo_json(asdict(found))
        return
    click.echo(f"{found.works:,} works in {found.bytes / 1e6:,.1f} MB, format {found.format}")
    for file in found.files:
        click.echo(f"  from {plain(file)}")


def _print_report(options: Options, report: "Report", *, as_json: bool) -> int:
    if as_json:
        echo_json(asdict(report))
    else:
        click.echo(f"{report.works:,} works in {report.folder}")
    for file in report.files:
        for broken in file.broken:
            options.say(f"{file.path}:{broken.place}: {plain(broken.why)}; left out")
        if file.broken_count > len(file.broken):
            options.say(
                f"{file.path}: {file.broken_count - len(file.broken):,} more could not be read and were left out"
            )
    return 0
