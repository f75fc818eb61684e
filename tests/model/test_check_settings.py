"""`[check]` is read whole, or refused with a sentence."""

import pytest

from incident_refs.errors import SettingsError
from incident_refs.model.check_settings import CheckSettings
from incident_refs.settings import load


def test_parse():
    table = {
        "select": ["F", "D"],
        "ignore": ["empty-field"],
        "against": ["offline"],
        "baseline": "known.json",
        "per_file_ignores": {"old.bib": ["D", "K101"], "refs/*.bib": ["D"]},
    }
    settings = CheckSettings.parse(table)
    assert settings == CheckSettings(
        ("F", "D"),
        ("empty-field",),
        ("offline",),
        "known.json",
        (("old.bib", ("D", "K101")), ("refs/*.bib", ("D",))),
    )
    assert str(settings) == (
        "select F, D; ignore empty-field; against offline; baseline known.json; in old.bib ignore D, K101; in refs/*.bib ignore D"
    )
    assert CheckSettings.parse({}) == CheckSettings()
    assert str(CheckSettings()) == ""


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        pytest.param("old.bib", ("D", "K101"), id="name"),
        pytest.param("a\\b\\old.bib", ("D", "K101"), id="in a folder, on Windows"),
        pytest.param("refs/old.bib", ("D", "K101"), id="two patterns"),
        pytest.param("bold.bib", (), id="part of a name"),
    ],
)
def test_ignored_in(file, codes):
    settings = CheckSettings(per_file_ignores=(("old.bib", ("D", "K101")), ("refs/*.bib", ("D",))))
    assert settings.ignored_in(file) == codes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("check = 1", "it is a table: write [check], and its settings below", id="no table"),
        pytest.param("[check]\nselct = []", "'selct' is not a setting; did you mean 'select'?", id="typing error"),
        pytest.param("[check]\nx = 1", "'x' is not a setting; known are against, baseline, ignore, per_file_ignores, select", id="unknown"),
        pytest.param("[check]\nselect = 'D'", "'select' must be a list of texts, not 'D'", id="no list"),
        pytest.param("[check]\nignore = [1]", "'ignore' must be a list of texts, not [1]", id="no text"),
        pytest.param("[check]\nagainst = ['web']", "'against': 'web' cannot be asked; known are offline, crossref", id="no source"),
        pytest.param("[check]\nbaseline = 1", "'baseline' must be text in quotes, not 1", id="no path"),
        pytest.param("[check]\nper_file_ignores = []", "'per_file_ignores' must be a table of file names, each with a list of codes", id="no file names"),
        pytest.param("[check.per_file_ignores]\n'a.bib' = 'D'", "'a.bib' must be a list of texts, not 'D'", id="file without list"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(text, sentence, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load({}, tmp_path, config=config)
    assert str(raised.value) == f"{config}: [check]: {sentence}"


def test_it_is_one_of_the_settings(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("[check]\nignore = ['D102']\n", encoding="utf-8")
    settings = load({}, tmp_path, config=config)
    assert settings.check.ignore == ("D102",)
    assert settings.origins["check"] == str(config)
