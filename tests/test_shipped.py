import pytest

from tests.shipped import REFS, WRITTEN, regenerate


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return regenerate(tmp_path_factory.mktemp("shipped"))


@pytest.mark.parametrize("name", WRITTEN)
def test_the_shipped_workspace_is_what_the_tool_writes(written, name):
    # renew with: make shipped
    assert (REFS / name).read_bytes() == written[name]
