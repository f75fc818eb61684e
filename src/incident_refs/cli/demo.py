"""`incident-refs demo`."""

import click

from incident_refs.cli.main import Options
from incident_refs.cli.resolve import print_rows


@click.command("demo")
@click.pass_obj
def command(options: Options) -> None:
    """Show the whole way on the shipped ImageNet record, offline.

    Works on a throw-away copy; nothing of yours is read or written.
    """
    from incident_refs.verbs.demo import demo

    shown = demo()
    _head("1. The reference lines of the record, read and decided")
    print_rows(shown.rows, as_json=False, explain=False)
    _head("2. Kept as BibTeX (refs/library.bib)")
    click.echo(shown.bibtex.strip())
    _head("3. Attached to the record (its front matter)")
    click.echo(shown.front_matter.strip())
    _head("4. Printed in APA style")
    click.echo(shown.apa.strip())
    options.say("\nThis was a throw-away copy. Make a workspace of your own with: incident-refs init")


def _head(text: str) -> None:
    click.echo("")
    click.secho(text, bold=True)
    click.echo("")
