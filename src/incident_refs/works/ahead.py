"""Questions that are begun before anybody waits for their answers, a few at a time."""

from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from functools import partial
from threading import Lock

from incident_refs.works.outcomes import Passing
from incident_refs.works.workers import Workers

Task = Callable[[], object]


class Ahead:
    """Tasks by what they are about. `sound` counts the answers that were got so far.

    A task that was given up (`Passing`) while others were answered is done again after all the others.

    >>> ahead = Ahead(1, sound=lambda: 0)
    >>> ahead.begin(["10.5072/x"], lambda: None)
    >>> ahead.wait("10.5072/x"), ahead.wait("10.5072/never-begun")
    (None, None)
    """

    def __init__(self, threads: int, sound: Callable[[], int]) -> None:
        self._workers = Workers(threads)
        self._sound = sound
        self._begun: dict[Hashable, Future[None]] = {}
        self._lock = Lock()

    def begin(self, about: Iterable[Hashable], task: Task) -> None:
        """Let a thread do the task; `wait` for any of the things that it is about waits for it."""
        future: Future[None] = Future()
        self._begun.update(dict.fromkeys(about, future))
        self._workers.do(partial(self._do, task, future, again=True))

    def begin_unless_begun(self, about: Hashable, task: Task) -> None:
        """Begin a task about one thing, unless there is one."""
        with self._lock:
            if about not in self._begun:
                self.begin([about], task)

    def wait(self, about: Hashable) -> None:
        """Wait for the task about this, if one was begun. Raises what it raised (SourceError)."""
        while (future := self._begun.get(about)) is not None:
            future.result()
            with self._lock:
                if self._begun.get(about) is future:  # else it left a part of its work to another one
                    del self._begun[about]

    def close(self) -> None:
        """Begin nothing more."""
        self._workers.close()

    def _do(self, task: Task, future: "Future[None]", *, again: bool) -> None:
        try:
            task()
        except Passing as error:
            if again:
                self._workers.do(partial(self._later, task, future, error, self._sound()))
            else:
                future.set_exception(error)
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it was
            future.set_exception(error)
        else:
            future.set_result(None)

    def _later(self, task: Task, future: "Future[None]", error: Passing, since: int) -> None:
        """Do a task again behind all the others, unless none of them was answered either."""
        if self._sound() > since:
            self._do(task, future, again=False)
        else:
            future.set_exception(error)
