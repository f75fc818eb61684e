import pytest

from incident_refs.errors import SettingsError
from incident_refs.settings import find_workspace, load


@pytest.fixture
def refs(tmp_path):
    folder = tmp_path / "refs"
    folder.mkdir()
    (folder / "config.toml").write_text('style = "apa"\nwho = "Ada"\n', encoding="utf-8")
    return folder


def test_a_workspace_is_found_upwards(refs, tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_workspace(deep) == refs
    assert find_workspace(refs) == refs
    assert find_workspace(refs / "records") == refs


def test_no_workspace_is_no_error(tmp_path):
    assert load({}, tmp_path).refs is None


def test_the_environment_is_over_the_file_and_empty_counts_as_unset(refs, tmp_path):
    (refs / "config.toml").write_text('mailto = "a@example.org"\n', encoding="utf-8")
    assert load({"INCIDENT_REFS_MAILTO": ""}, tmp_path).mailto == "a@example.org"
    settings = load({"INCIDENT_REFS_MAILTO": "b@example.org"}, tmp_path)
    assert settings.mailto == "b@example.org"
    assert settings.origins["mailto"] == "INCIDENT_REFS_MAILTO"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("onlin = true", "did you mean 'online'", id="typing-error"),
        pytest.param('online = "yes"', "true or false", id="wrong-kind"),
        pytest.param("sources = [1]", "a list of texts", id="wrong-kind-inside"),
        pytest.param('sources = ["web"]', "known are library, index", id="unknown-source"),
        pytest.param("online = true", "needs a 'mailto'", id="online-without-mailto"),
        pytest.param("style = ", "not valid TOML", id="broken"),
        pytest.param(
            'key_pattern = "{famly}"', "'key_pattern': '{famly}' is not known; did you mean", id="key-pattern"
        ),
    ],
)
def test_what_cannot_be_meant_is_said(refs, tmp_path, text, sentence):
    (refs / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"config\.toml") as raised:
        load({}, tmp_path)
    assert sentence in str(raised.value)


@pytest.mark.parametrize("epoch", ["soon", "-1", "1e9", "²"])
def test_a_date_epoch_that_is_no_number(refs, tmp_path, epoch):
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        load({"SOURCE_DATE_EPOCH": epoch}, tmp_path)


def test_a_folder_that_is_no_workspace_names_who_said_so(tmp_path):
    with pytest.raises(SettingsError, match="--refs"):
        load({}, tmp_path, refs=tmp_path)
    with pytest.raises(SettingsError, match="INCIDENT_REFS_DIR"):
        load({"INCIDENT_REFS_DIR": str(tmp_path)}, tmp_path)


def test_index_folders_are_relative_to_the_config(refs, tmp_path):
    (refs / "config.toml").write_text('indexes = ["../works"]', encoding="utf-8")
    assert load({}, tmp_path).indexes == (refs / "../works",)


def test_a_config_that_is_not_utf8(refs, tmp_path):
    (refs / "config.toml").write_bytes(b'who = "M\xfcller"')
    with pytest.raises(SettingsError, match="not UTF-8"):
        load({}, tmp_path)
