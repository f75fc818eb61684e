"""`incident-refs parse`."""

from pathlib import Path

import click

from incident_refs.cli.strings import strings_from
from incident_refs.cli.terminal import columns, cut, echo_json, plain
from incident_refs.model.citation import Citation

FIELDS = ("title", "container", "volume", "issue", "pages", "publisher", "doi", "arxiv", "isbn", "pmid", "url")


@click.command("parse")
@click.argument("strings", nargs=-1, metavar="[STRING]...")
@click.option("--file", "file", metavar="F", help="A file with one string a line; '-' is standard input.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(strings: tuple[str, ...], file: str | None, as_json: bool) -> None:
    """Read reference strings: their fields, without looking anything up.

    \b
    Example:
      incident-refs parse "Deng J.; Dong W. (2009). ImageNet" "Deng et al. 2009"
    """
    from incident_refs.verbs.parse import parse, row

    for citation in parse(strings_from(strings, Path(file) if file else None)):
        if as_json:
            echo_json(row(citation))
        else:
            click.echo("\n".join(_lines(citation)) + "\n")


def _lines(citation: Citation) -> list[str]:
    """Return a citation as a person reads it: the string, then a line for each field that it has."""
    lines = [cut(citation.raw, columns()), f"  form       {citation.form}"]
    names = [_name(name) for name in citation.authors.listed] + (["et al."] if citation.authors.more else [])
    if names:
        lines.append(f"  authors    {plain('; '.join(names))}")
    if citation.year:
        lines.append(f"  year       {citation.year}{citation.year_suffix or ''}")
    lines += [f"  {field:<10} {plain(value)}" for field in FIELDS if (value := getattr(citation, field))]
    return lines + [f"  note       {plain(note)}" for note in citation.notes]


def _name(name: object) -> str:
    parts = [getattr(name, "cited_as", ""), getattr(name, "given", None), getattr(name, "suffix", None)]
    return ", ".join(part for part in parts if part)
