"""The page of a check is its docstring."""

from incident_refs.checks.empty_field import EmptyField
from incident_refs.checks.outputs.explain import page, summary
from incident_refs.model.finding import Severity


def test_page():
    text = page(EmptyField())
    assert text.startswith("# D102: empty-field\n\nSeverity: info\n\nA field has no value.\n\n## Why it matters\n")
    assert "\n```bibtex\n@misc{deng2009imagenet, title = {ImageNet}, note = {}}\n```\n" in text
    assert text.endswith("```\n")


def test_a_check_of_another_package_may_say_nothing():
    class LoudTitle:
        code = "X001"
        severity = Severity.INFO

    assert page(LoudTitle()) == "# X001: loud-title\n\nSeverity: info\n\nThis check does not say what it finds.\n"
    assert summary(LoudTitle()) == "This check does not say what it finds."


def test_letters_that_nobody_sees_are_named():
    class ZeroWidth:
        "A\u200bb\r.\n\nCafé\u202e."

        code = "X002"
        severity = Severity.INFO

    assert page(ZeroWidth()).endswith("\n\nA<U+200B>b<U+000D>.\n\nCafé<U+202E>.\n")
