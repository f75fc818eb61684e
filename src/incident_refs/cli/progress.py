"""A progress bar on stderr, only where somebody looks at it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]
FEW = 300  # strings are resolved before anybody would look at a bar


@contextmanager
def bar(label: str, many: int = FEW) -> Iterator[Progress | None]:
    """Give a function to call with (done, of how many), or None off a terminal and for few things."""
    if many < FEW or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=100, label=label, file=sys.stderr) as shown:
        told = 0

        def tell(done: int, total: int) -> None:
            nonlocal told
            percent = 100 * done // max(total, 1)
            if percent > told:
                shown.update(percent - told)
                told = percent

        yield tell
