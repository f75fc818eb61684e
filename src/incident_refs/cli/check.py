"""`incident-refs check`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.progress import bar
from incident_refs.cli.terminal import echo_json, plain, table
from incident_refs.errors import UsageError

if TYPE_CHECKING:
    from incident_refs.interfaces import Plan
    from incident_refs.model.finding import Finding
    from incident_refs.verbs.check import Checked, Wanted
    from incident_refs.workspace import Workspace

OUTPUTS = ("text", "json", "sarif", "github")
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command("check")
@click.argument("names", nargs=-1, metavar="[FILE.bib|RECORD]...")
@click.option("--against", metavar="WHO", help="Ask sources about each entry: offline, crossref, or offline,crossref.")
@click.option(
    "--index", "indexes", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A local works index."
)
@click.option("--select", "chosen", metavar="CODES", help="Look for these only: D, I104, empty-field, commas between.")
@click.option("--ignore", "ignored", metavar="CODES", help="Do not look for these.")
@click.option("--fix", "fixing", is_flag=True, help="Mend what can be mended safely, and show the change.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the change, make none.")
@click.option("--output", type=click.Choice(OUTPUTS), default="text", show_default=True, help="How findings are shown.")
@click.option("--json", "as_json", is_flag=True, help="The same as --output json.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="F", help="Show only what F does not know; make F at first."
)
@click.option("--all", "everything", is_flag=True, help="With --against: show what sources confirm too.")
@click.option("--no-cache", is_flag=True, help="Ask again what was answered before.")
@click.option("--statistics", is_flag=True, help="Show how often each finding is there.")
@click.option("--explain", metavar="CODE", help="Show what a check looks for, and why.")
@click.pass_obj
def command(
    options: Options,
    names: tuple[str, ...],
    against: str | None,
    indexes: tuple[Path, ...],
    chosen: str | None,
    ignored: str | None,
    fixing: bool,
    dry_run: bool,
    output: str,
    as_json: bool,
    baseline: Path | None,
    everything: bool,
    no_cache: bool,
    statistics: bool,
    explain: str | None,
) -> int:
    """Find what is wrong with references.

    FILE.bib is any BibTeX file; RECORD is a record whose references are looked at; without either, it is the workspace
    with its library and attachments. With --against, each entry is also held against sources: whether the work exists,
    whether the entry says what the source says, whether it was retracted, and whether it is made up.

    Exit code 0: nothing found. 1: findings. 2: something could not be read or asked; findings are shown all the same.

    \b
    Examples:
      incident-refs check refs.bib
      incident-refs check refs.bib --against offline --index works
      incident-refs check --fix --select I,D
    """
    from incident_refs.verbs.check import Wanted, check, worst

    if explain is not None:
        _explain(explain)
        return 0
    if dry_run and not fixing:
        raise UsageError("--dry-run shows what --fix would change; give both")
    workspace = options.workspace()
    wanted = Wanted(_words(chosen), _words(ignored), _words(against), indexes, everything=everything, no_cache=no_cache)
    if fixing:
        _fix(options, workspace, names, wanted, dry_run=dry_run)
    with bar("Checking", sys.maxsize if wanted.against else 0) as progress:
        checked = check(workspace, names, wanted, told=lambda plan: _tell(options, plan), progress=progress)
    for error in checked.failed:
        options.passed_over(error)
    for note in checked.notes:
        options.say(plain(note))
    said = workspace.settings.check
    if baseline is None and said.baseline and workspace.settings.refs:
        baseline = workspace.settings.refs / said.baseline
    if baseline is not None:
        checked = _only_new(options, checked, baseline)
    form = "json" if as_json else output
    if statistics:
        _statistics(checked.findings, form)
    else:
        _show(options, checked, form)
    return worst(checked, asked=wanted.against or said.against)


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def _explain(word: str) -> None:
    from incident_refs.checks.codes import check_named
    from incident_refs.checks.outputs.explain import page
    from incident_refs.verbs.check import known_checks

    click.echo(page(check_named(word, known_checks()[0])))


def _tell(options: Options, plan: "Plan") -> None:
    options.say(f"Asking Crossref: {plan.requests} requests, at least {plan.seconds:.0f} s.")


def _fix(options: Options, workspace: "Workspace", names: Sequence[str], wanted: "Wanted", *, dry_run: bool) -> None:
    from incident_refs.verbs.check import fix

    done = fix(workspace, names, wanted, dry_run=dry_run)
    for error in done.failed:  # `check` meets most of them again; each is said once
        options.passed_over(error)
    for line in done.diff.splitlines():
        click.echo(plain(line), err=True)
    findings = "1 finding" if done.mended == 1 else f"{done.mended} findings"
    if dry_run:
        options.say(f"Nothing was changed (--dry-run); {findings} would be mended.")
    elif not done.mended:
        options.say("Nothing to mend.")
    else:
        options.say(f"Mended {findings} in {', '.join(plain(str(path)) for path in done.changed)}.")
        if done.undo:
            options.say(f"To take it back: {done.undo}")


def _only_new(options: Options, checked: "Checked", path: Path) -> "Checked":
    """Return what the baseline does not know. Where there is none yet, all that is found is written to it."""
    from dataclasses import replace

    from incident_refs import files
    from incident_refs.checks import baseline
    from incident_refs.checks.file_name import portable

    def named(file: str) -> str:
        """Return the name of a file from the folder of the baseline, whatever folder a person is in."""
        try:
            return portable(os.path.relpath(file, path.parent))
        except ValueError:  # Windows: on another drive
            return portable(file)

    made = not path.exists()
    if made and os.environ.get("CI"):  # every finding would be known from then on, and the build be green
        raise UsageError(f"{path}: there is no such baseline; make it where you work, and commit it")
    if made:
        files.replace(path, baseline.write(checked.findings, named).encode(), None)
    known = baseline.read(files.decode(files.read_bytes(path), str(path)), str(path))
    fresh, _ = baseline.new(checked.findings, known, named)
    count = len(checked.findings) - len(fresh)
    findings = "1 finding" if count == 1 else f"{count} findings"
    if made:
        options.say(f"Written to {path}: {findings} known from now on.")
    elif count:
        options.say(f"{findings} not shown, as {path} knows them.")
    return replace(checked, findings=fresh)


def _show(options: Options, checked: "Checked", form: str) -> None:
    found = checked.findings
    if form == "json":
        from incident_refs.checks.outputs.json_lines import row

        for one in found:
            echo_json(row(one))
        return
    if form == "sarif":
        from incident_refs import __version__
        from incident_refs.checks.outputs.sarif import log

        click.echo(log(found, checked.source, checked.checks, __version__))
        return
    if form == "github":
        from incident_refs.checks.outputs.github import lines as annotations

        for line in annotations(found):
            click.echo(line)
        return
    from incident_refs.checks.outputs.text import lines, summary

    for line in lines(found, checked.source):
        click.echo(_coloured(line))
    options.say(summary(found))


def _coloured(line: str) -> str:
    """Return a line with its severity in colour; the word stands there in any case."""
    for word, colour in COLOURS.items():
        before, sign, after = line.partition(f" ({word}): ")
        if sign:
            return f"{before} ({click.style(word, fg=colour)}): {after}"
    return line


def _statistics(found: "Sequence[Finding]", form: str) -> None:
    from incident_refs.checks.outputs.statistics import cells, rows

    counted = rows(found)
    if form == "json":
        from dataclasses import asdict

        for row in counted:
            echo_json(asdict(row))
        return
    for line in table([cells(row) for row in counted]):
        click.echo(line)
