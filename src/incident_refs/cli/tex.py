"""`incident-refs tex`."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import plain
from incident_refs.errors import IncidentRefsError, PaperError, UsageError

if TYPE_CHECKING:
    from incident_refs.verbs.tex import Bib

EVERY = 0.5  # seconds between two looks at the files
_PATH = click.Path(path_type=Path)


@click.command("tex")
@click.argument("papers", nargs=-1, required=True, type=_PATH, metavar="FILE...")
@click.option("-o", "--output", type=_PATH, metavar="F", help="Write to this file, where it would change.")
@click.option("--bib", type=_PATH, multiple=True, metavar="F", help="Take entries from this .bib file. Repeatable.")
@click.option("--dialect", type=click.Choice(["bibtex", "biblatex"]), help="Entries as BibTeX or biblatex has them.")
@click.option("--encoding", type=click.Choice(["utf8", "latex"]), help="Letters as they are, or in ASCII for LaTeX.")
@click.option("--resolve", is_flag=True, help=r"Propose keys for \cite{Deng et al. 2009}; the paper stays as it is.")
@click.option("--watch", is_flag=True, help="Go on: write again when a file changes, until Ctrl-C.")
@click.option("--dry-run", is_flag=True, help="With -o: show the change, make none.")
@click.pass_obj
def command(
    options: Options,
    papers: tuple[Path, ...],
    output: Path | None,
    bib: tuple[Path, ...],
    dialect: str | None,
    encoding: str | None,
    resolve: bool,
    watch: bool,
    dry_run: bool,
) -> int:
    r"""Write the .bib file that a paper needs.

    FILE is what LaTeX wrote (.aux, .bcf), the source (.tex, with what it reads in) or Markdown. The entries come from
    the library as they stand there, with those that they take over from. A key that is the id of a record of the
    workspace, as \cite{aiaaic0276}, is the incident itself.

    Exit code 1 says that keys are missing: what was found is written. With 2 nothing is, and the old file stays. A file
    that would not change is not touched.

    \b
    Examples:
      incident-refs tex paper.aux -o refs.bib
      incident-refs tex paper.tex --bib mine.bib -o refs.bib --watch
    """
    if output is None and (watch or dry_run):
        raise UsageError(f"{'--watch' if watch else '--dry-run'} is about a file; name it with -o")

    def once() -> tuple[int, tuple[Path, ...]]:
        from incident_refs.verbs.tex import tex

        workspace = options.workspace()
        made = tex(workspace, papers, bib=bib, dialect=dialect, encoding=encoding, output=output)
        _put(options, made, output, dry_run=dry_run)
        _say(options, made, output)
        if resolve and made.missing:
            from incident_refs.verbs.tex_resolve import proposals

            for sentence in proposals(workspace, made.missing, bib):
                click.echo(plain(sentence), err=True)
        return (1 if made.missing else 0), made.read

    if not watch:
        return once()[0]
    return _watch(options, once, (*papers, *bib))


def _put(options: Options, made: "Bib", output: Path | None, *, dry_run: bool) -> None:
    from incident_refs.verbs.tex import write

    if output is None:
        # the letters of a file go to it as they are; to a pipe go lines as everybody expects them
        click.echo(made.text.replace("\r\n", "\n"), nl=False)
        return
    changed, diff = write(made, output, dry_run=dry_run)
    entries = "1 entry" if len(made.keys) == 1 else f"{len(made.keys)} entries"
    if dry_run:
        for line in diff.splitlines():
            click.echo(plain(line))
        options.say("Nothing was changed (--dry-run)." if changed else "Nothing to change.")
    elif changed:
        options.say(f"Written to {output}: {entries}.")
    else:
        options.say(f"{output} is as it should be: {entries}; not touched.")


def _say(options: Options, made: "Bib", output: Path | None) -> None:
    for note in made.notes:
        options.say(plain(note))
    for missing in made.missing:
        click.echo(plain(str(missing)), err=True)
    if not made.keys and not made.missing:
        options.say("The paper cites nothing.")


def _watch(options: Options, once: Callable[[], tuple[int, tuple[Path, ...]]], given: tuple[Path, ...]) -> int:
    """Do it again whenever a file that it rests on changes. Ctrl-C ends it, with the exit code of the last time."""
    code, watched = 2, given
    try:
        while True:
            before = _state(watched)
            try:
                code, watched = once()
            except IncidentRefsError as error:
                code = 2
                if isinstance(error, PaperError):  # a chapter that is not there yet may come
                    watched = tuple(dict.fromkeys((*watched, *error.read)))
                click.echo(f"incident-refs: {error}", err=True)
            # what changed while it was read is seen at the next look
            before |= {path: state for path, state in _state(watched).items() if path not in before}
            options.say("Waiting for changes; Ctrl-C ends.")
            while _state(watched) == {path: before.get(path) for path in watched}:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        options.say("\nStopped.")
        return code


def _state(paths: Iterable[Path]) -> dict[Path, tuple[int, int] | None]:
    """Return time and size of each file, None for one that is not there."""
    found: dict[Path, tuple[int, int] | None] = {}
    for path in paths:
        try:
            stat = path.stat()
            found[path] = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            found[path] = None
    return found
