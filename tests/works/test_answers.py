"""What is kept of answers, for how long, and what happens where nothing can be kept."""

import os
import sqlite3
import stat
import subprocess
import sys

import pytest

from incident_refs.errors import SourceError
from incident_refs.settings import ANSWERS
from incident_refs.works.answers import DAY, Answers
from incident_refs.works.cache_file import CacheFile


class Now:
    def __init__(self):
        self.at = 1_000_000.0

    def __call__(self):
        return self.at


@pytest.fixture
def now():
    return Now()


@pytest.fixture
def answers(tmp_path, now):
    kept = Answers(CacheFile(tmp_path / "cache"), days=30, days_not_held=2, now=now)
    yield kept
    kept.close()


class Asking:
    """Gives its answers one after another, and counts how often it was asked."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def __call__(self):
        self.asked += 1
        answer = self.answers[min(self.asked, len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


BUSY = SourceError("busy")


def test_an_answer_is_kept_and_not_asked_for_again(answers):
    ask = Asking(b'{"DOI": "10.5072/x"}')
    assert [answers.answered("work 10.5072/x", ask) for _ in range(3)] == ask.answers * 3
    assert ask.asked == 1


@pytest.mark.parametrize(
    ("body", "days", "asked"),
    [
        pytest.param(b"{}", 29, 1, id="fresh"),
        pytest.param(b"{}", 31, 2, id="too-old"),
        pytest.param(None, 1, 1, id="not-held-and-fresh"),
        pytest.param(None, 3, 2, id="not-held-is-asked-for-sooner"),
    ],
)
def test_answers_count_for_a_time(answers, now, body, days, asked):
    ask = Asking(body)
    answers.answered("work 10.5072/x", ask)
    now.at += days * DAY
    assert answers.answered("work 10.5072/x", ask) == body
    assert ask.asked == asked


def test_what_could_not_be_asked_is_not_kept(answers):
    ask = Asking(BUSY, b"{}")
    with pytest.raises(SourceError):
        answers.answered("work 10.5072/x", ask)
    assert answers.answered("work 10.5072/x", ask) == b"{}"


def test_an_old_answer_is_better_than_none(answers, now):
    answers.put("work 10.5072/x", b"{}")
    now.at += 400 * DAY
    assert answers.answered("work 10.5072/x", Asking(BUSY)) == b"{}"


def test_an_old_no_is_none(answers, now):
    answers.put("work 10.5072/x", None)
    now.at += 3 * DAY
    with pytest.raises(SourceError):
        answers.answered("work 10.5072/x", Asking(BUSY))


def test_no_cache_asks_again_once(tmp_path, now):
    file = CacheFile(tmp_path)
    Answers(file, now=now).put("work 10.5072/x", b"old")
    now.at += 1
    answers, ask = Answers(file, now=now, since=now.at), Asking(b"new")
    assert [answers.answered("work 10.5072/x", ask) for _ in range(2)] == [b"new", b"new"]
    assert ask.asked == 1
    answers.close()


def test_the_numbers_of_what_is_new(answers):
    for number in range(3):
        answers.put(f"work 10.5072/{number}", b"{}")
    answers.put("work 10.5072/absent", None)
    assert answers.newest() == 3
    answers.put("work 10.5072/0", b"[]")
    assert [(question, body) for _, question, body in answers.after(2)] == [
        ("work 10.5072/2", b"{}"),
        ("work 10.5072/0", b"[]"),
    ]


def test_notes(answers):
    assert answers.note("filed") is None
    answers.write_down("filed", "7")
    assert answers.note("filed") == "7"


# Faults that really happen


def test_a_full_disk_stops_nobody_and_is_said(tmp_path, now):
    file = CacheFile(tmp_path)
    pages = file.rows("pragma page_count")[0][0]
    file.rows(f"pragma max_page_count = {pages + 1}")
    answers, ask = Answers(file, now=now), Asking(os.urandom(40_000))
    assert [answers.answered("work 10.5072/x", ask) for _ in range(2)] == ask.answers * 2
    assert ask.asked == 1
    assert "cannot be kept" in answers.lost
    answers.close()


def test_a_damaged_file_is_set_aside(tmp_path):
    (tmp_path / ANSWERS).write_bytes(b"no database " * 1_000)
    file = CacheFile(tmp_path)
    assert file.damaged.read_bytes().startswith(b"no database")
    assert Answers(file).answered("work 10.5072/x", Asking(b"{}")) == b"{}"
    file.close()


def test_a_file_of_another_version_is_begun_anew(tmp_path):
    file = CacheFile(tmp_path)
    Answers(file).put("work 10.5072/x", b"{}")
    file.rows("pragma user_version = 99")
    file.close()
    again = CacheFile(tmp_path)
    assert Answers(again).get("work 10.5072/x") is None
    again.close()


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(SourceError, match="INCIDENT_REFS_CACHE_DIR"):
        CacheFile(tmp_path / "file")


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_what_people_ask_is_nobody_elses_business(tmp_path):
    CacheFile(tmp_path / "cache").close()
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_an_answer_survives_a_kill(tmp_path):
    code = (
        "import os, sys; from pathlib import Path\n"
        "from incident_refs.works.answers import Answers; from incident_refs.works.cache_file import CacheFile\n"
        "answers = Answers(CacheFile(Path(sys.argv[1])))\n"
        "answers.put('work 10.5072/x', b'{}'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    answers = Answers(CacheFile(tmp_path))
    assert answers.get("work 10.5072/x").body == b"{}"
    answers.close()


def test_two_processes_write_into_one_file(tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from incident_refs.works.answers import Answers; from incident_refs.works.cache_file import CacheFile\n"
        "answers = Answers(CacheFile(Path(sys.argv[1])))\n"
        "for n in range(100): answers.put(f'work {sys.argv[2]} {n}', b'{}')\n"
        "print(answers.lost)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], stdout=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["None", "None"]
    with sqlite3.connect(tmp_path / ANSWERS) as connection:
        assert connection.execute("select count(*) from answers").fetchone() == (200,)
    connection.close()
