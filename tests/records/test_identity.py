import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.records.identity import database_of, normalise, safe_id, same


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        pytest.param("AIAAIC0276", "aiaaic0276", True, id="case"),
        pytest.param("AIAAIC0276", "AIAAIC276", True, id="noughts"),
        pytest.param("AIAAIC037", " AIAAIC-37 ", True, id="hyphen-and-blanks"),
        pytest.param("AIAAIC０２７６", "AIAAIC 276", True, id="wide-digits"),
        pytest.param("AIAAIC0276", "AIAAIC2760", False, id="other-number"),
        pytest.param("AIAAIC0276", "AIAAIC0276a", False, id="letter"),
        pytest.param("AIAAIC0276", "0276", False, id="bare-number-of-nobody"),
        pytest.param("CVE-2023-0001", "cve-2023-0001", True, id="cve-case"),
        pytest.param("CVE-2023-0001", "CVE-2023-1", False, id="cve-noughts-count"),
        pytest.param("0028DA6E", "28DA6E", False, id="vcdb"),
        pytest.param("../x", "x", False, id="path-is-no-id"),
        pytest.param("AIID incident 003", "aiid:3", True, id="aiid-in-words"),
        pytest.param("aiid:3", "aiaaic:3", False, id="two-databases"),
        pytest.param("aiid:3", "3", False, id="bare-number-of-aiid"),
        pytest.param("https://incidentdatabase.ai/cite/3", "aiid:3", False, id="an-address-is-no-id"),
    ],
)
def test_same(a, b, one):
    assert same(a, b) is one


@pytest.mark.parametrize(
    ("id", "database", "expected"),
    [("0276", "aiaaic", "aiaaic:276"), ("623", "AIID", "aiid:623"), ("623", "", "623"), ("AIAAIC000", "", "aiaaic:0")],
)
def test_normalise(id, database, expected):
    assert normalise(id, database) == expected


@given(st.text())
def test_normalising_twice_is_normalising_once(id):
    assert normalise(normalise(id)) == normalise(id)


@given(st.text())
def test_a_safe_id_is_no_path(stem):
    safe = safe_id(stem)
    assert safe and not set(safe) & set('/\\:*?"<>|# \t\n\0') and safe.strip(".") == safe


def test_database_of():
    ids = [
        "aiaaic 37",
        "AML.CS0001",
        "../AIAAIC1",
        "AIID:3",
        "avid-2022-r0005",
        "CVE-2023-1",
        "GHSA-35c7-w35f-xwgh",
        "3",
    ]
    expected = ["aiaaic", "atlas", "", "aiid", "avid", "cve", "osv", ""]
    assert [database_of(id) for id in ids] == expected
