"""Reading a large file without the garbage collector, which would look through half a million values over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let no garbage be collected within; a tree of values has no circles, and reading takes a third of the time.

    >>> with without_collecting():
    ...     gc.isenabled()
    False
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
