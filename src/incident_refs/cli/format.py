"""`incident-refs format`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.output import EMPTY, write_out
from incident_refs.cli.terminal import plain

if TYPE_CHECKING:
    from incident_refs.verbs.format import Section

TARGETS = ["text", "html", "markdown", "latex", "rst", "json"]


@click.command("format")
@click.argument("names", nargs=-1, metavar="[RECORD or KEY]...")
@click.option("--style", metavar="NAME or FILE.csl", help="The style; apa unless the config says otherwise.")
@click.option("--to", type=click.Choice(TARGETS), default="text", show_default=True, help="The markup to print.")
@click.option("--bib", type=click.Path(path_type=Path), metavar="F", help="Format this .bib file, not the library.")
@click.option("--csl-json", type=click.Path(path_type=Path), metavar="F", help="Format this file of CSL-JSON.")
@click.option("--in-text", is_flag=True, help="Print how each work is cited in the text, and all of them together.")
@click.option("--pages", multiple=True, metavar="KEY=PAGES", help="With --in-text: the pages that are meant.")
@click.option("--incident", is_flag=True, help="Print the incidents themselves as references.")
@click.option("--by-record", is_flag=True, help="Print one list for each record, under its title.")
@click.option("--json-ld", is_flag=True, help="With --to html: add what search engines read (schema.org).")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="F", help="Write to this file.")
@click.pass_obj
def command(
    options: Options,
    names: tuple[str, ...],
    style: str | None,
    to: str,
    bib: Path | None,
    csl_json: Path | None,
    in_text: bool,
    pages: tuple[str, ...],
    incident: bool,
    by_record: bool,
    json_ld: bool,
    output: Path | None,
) -> None:
    """Print a formatted bibliography.

    RECORD prints what is attached to a record, KEY one entry; without either, the whole library is printed. Several
    records give one list, in the order of the style; --by-record gives one for each.

    The styles are apa, chicago, harvard, ieee, mla, nature and vancouver; any other one as a CSL file, with pandoc.

    \b
    Examples:
      incident-refs format AIAAIC0276 --style apa
      incident-refs format --bib paper.bib --to html -o references.html
      incident-refs format deng2009imagenet --in-text --pages deng2009imagenet=250-252
    """
    from incident_refs.verbs.format import sections

    if json_ld and to != "html":
        raise click.UsageError("--json-ld goes into HTML; add --to html")
    if pages and not in_text:
        raise click.UsageError("--pages belong to citations; add --in-text")
    made = sections(
        options.workspace(),
        names,
        style=style,
        to=to,
        bib=bib,
        csl_json=csl_json,
        incident=incident,
        by_record=by_record,
        in_text=in_text,
        pages=dict(_key_and_pages(one) for one in pages),
    )
    write_out(options, output, _text(made, to, json_ld=json_ld, together=bool(names) or by_record))
    if not any(section.items for section in made):
        options.say(EMPTY if names else "There is no reference to print.")
    for sentence in _said(made):
        options.say(plain(sentence))


def _key_and_pages(text: str) -> tuple[str, str]:
    key, sign, pages = text.partition("=")
    if not sign or not key or not pages.strip():
        raise click.BadParameter(f"'{text}' is not KEY=PAGES, such as deng2009imagenet=250", param_hint="--pages")
    return key, pages


def _text(made: Sequence["Section"], to: str, *, json_ld: bool, together: bool) -> str:
    """Return the sections as one text; a heading over each where there is one for each record."""
    from incident_refs.formats.bibliography import page
    from incident_refs.formats.json_ld import json_ld as linked_data
    from incident_refs.formats.layout import citations, heading

    texts = []
    for section in made:
        cited = section.cited if together else tuple(one for one in section.cited if len(one.keys) == 1)
        body = page(section.formatted, to) + citations(cited, to)
        if section.record and to == "json":
            body = "".join(_with_record(line, section.record) for line in body.splitlines())
        elif section.record:
            body = heading(f"{section.title or section.record} ({section.record})", to) + body
        texts.append(body)
    data = linked_data([item for section in made for item in section.items]) if json_ld else ""
    return ("" if to == "json" else "\n").join(texts) + data


def _with_record(line: str, record: str) -> str:
    return json.dumps({"record": record, **json.loads(line)}, ensure_ascii=False) + "\n"


def _said(made: Sequence["Section"]) -> list[str]:
    """Return what a person should know: what of the works was left out, and why."""
    notes = [note for section in made for note in section.notes]
    notes += [f"{item.key}: {note}" for section in made for item in section.items for note in item.notes]
    return notes
