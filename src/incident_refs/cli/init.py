"""`incident-refs init`."""

from pathlib import Path

import click

from incident_refs.cli.main import Options


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("refs"), metavar="[DIR]")
@click.option("--dry-run", is_flag=True, help="Name the files, make none.")
@click.pass_obj
def command(options: Options, folder: Path, dry_run: bool) -> None:
    """Make a new workspace folder.

    DIR is `refs` in the current folder unless you name another one. A workspace must be called `refs` to be found
    by itself; any other name works with --refs.
    """
    from incident_refs.verbs.init import init

    for path in init(folder, dry_run=dry_run):
        click.echo(path.as_posix())
    if dry_run:
        options.say("Nothing was changed (--dry-run).")
        return
    options.say(
        f"A new workspace. Put incident records into {(folder / 'records').as_posix()}, then: incident-refs resolve"
    )
