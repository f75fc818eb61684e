"""A few threads that do what is handed to them, in order, and do not outlive the program.

The pool of the standard library waits for its threads at the end; ours may be waiting for somebody else's server.
"""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread


class Workers:
    """At most `count` threads, started when there is something to do.

    >>> done: SimpleQueue[int] = SimpleQueue()
    >>> workers = Workers(2)
    >>> workers.do(lambda: done.put(1))
    >>> done.get(timeout=5)
    1
    >>> workers.close()
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._closed = False

    def do(self, task: Callable[[], None]) -> None:
        """Let a thread do this, after all that was handed over before. A task raises nothing."""
        self._tasks.put(task)
        if len(self._threads) < self._count:
            self._threads.append(Thread(target=self._work, daemon=True))
            self._threads[-1].start()

    def close(self) -> None:
        """Let the threads end after what they are doing now; what was not begun is left."""
        self._closed = True
        for _ in self._threads:
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None and not self._closed:
            task()
