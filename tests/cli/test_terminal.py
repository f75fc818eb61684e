import pytest

from incident_refs.cli.terminal import cut, plain, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("ImageNet", "ImageNet", id="plain"),
        pytest.param("\x1b]0;owned\x07Title", "]0;ownedTitle", id="escape-sequence"),
        pytest.param("user\u202etxt.exe", "usertxt.exe", id="bidirectional-override"),
        pytest.param("two\nlines\tone", "two lines one", id="line-ends"),
        pytest.param("\udcff", "", id="lone-surrogate"),
        pytest.param("Ünïcode 统计", "Ünïcode 统计", id="letters-stay"),
    ],
)
def test_nothing_from_outside_moves_the_cursor(text, shown):
    assert plain(text) == shown


def test_a_table_cuts_only_its_flexible_column():
    lines = table([("1", "matched", "x" * 300)])
    assert lines[0].startswith("1  matched  xxx")
    assert len(lines[0]) <= 100
    assert lines[0].endswith("…")


def test_cutting_is_never_longer_than_asked():
    assert all(len(cut("Deng et al. 2009", width)) <= width for width in range(1, 30))
