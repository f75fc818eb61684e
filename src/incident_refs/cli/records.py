"""`incident-refs records`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain, table

if TYPE_CHECKING:
    from incident_refs.verbs.records import Overview

MOST = 8


@click.command("records")
@click.argument("records", nargs=-1, metavar="[RECORD]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(options: Options, records: tuple[str, ...], as_json: bool) -> None:
    """List the records with their counts.

    Of a record's strings, resolved are those that are attached, decided, or known to a source here; for the ambiguous
    ones several works fit, and open are all that need a person (see `open`). It is also said which attachments lead
    nowhere any more, and which entries no record cites.
    """
    from incident_refs.verbs.records import overview

    found = overview(options.workspace(), records)
    counts = found.counts
    if as_json:
        for count in counts:
            dangling = [asdict(one) for one in found.dangling if one.record == count.record]
            echo_json({**asdict(count), "dangling": dangling})
        if found.orphans or found.elsewhere:
            echo_json({"record": None, "orphans": list(found.orphans), "elsewhere": list(found.elsewhere)})
        return
    head = ("record", "strings", "attached", "resolved", "ambiguous", "open", "title")
    rows = [(c.record, *map(str, (c.strings, c.attached, c.resolved, c.ambiguous, c.open)), c.title) for c in counts]
    for line in table([head, *rows]) if rows else []:
        click.echo(line)
    options.say(f"{len(counts)} records." if len(counts) != 1 else "1 record.")
    for sentence in _amiss(found):
        options.say(plain(sentence))


def _amiss(found: "Overview") -> Iterator[str]:
    for id, paths in found.twice.items():
        yield f"'{id}' is in {_listed(paths)}: what is attached to one is attached to all; give each an id of its own."
    for one in found.dangling[:MOST]:
        what = f"'{one.raw[:60]}' is attached to" if one.raw else "attached by hand is"
        end = f"'incident-refs detach {one.record} {one.key}' ends it"
        yield f"{one.record}: {what} {one.key}, but {one.reason}; {end}."
    if len(found.dangling) > MOST:
        yield f"… and {len(found.dangling) - MOST} more attachments that lead nowhere; --json has them all."
    if found.elsewhere:
        yield f"Attached to, but not kept here (elsewhere, or gone): {_listed(found.elsewhere)}."
    if found.orphans:
        count = len(found.orphans)
        yield f"{count} entr{'y is' if count == 1 else 'ies are'} cited by no record: {_listed(found.orphans)}."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
