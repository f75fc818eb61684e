"""The how-to about records shows real files, real commands and what they really print."""

from tests.how_to import PAGE, renewed


def test_the_page_shows_what_the_commands_print(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page, tmp_path) == page, "renew it with: python -m tests.how_to"


def test_no_command_of_the_page_fails():
    assert "incident-refs: " not in PAGE.read_text(encoding="utf-8")
    assert "Usage:" not in PAGE.read_text(encoding="utf-8")
