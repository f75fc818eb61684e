import gc

import pytest

from incident_refs.records.collecting import without_collecting


def test_it_is_as_before_whatever_happens():
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()
