"""`incident-refs doctor`."""

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import plain


@click.command("doctor")
@click.pass_obj
def command(options: Options) -> None:
    """Show what is configured, from where, and what is missing."""
    from incident_refs.verbs.doctor import doctor

    for found in doctor(options.workspace()):
        origin = f"  ({found.origin})" if found.origin else ""
        click.echo(plain(f"{found.name:<13} {found.value}{origin}"))
        if found.advice:
            click.echo(f"{'':<13} -> {plain(found.advice)}")
