import pytest

from incident_refs.checks.private_address import PrivateAddress
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "value",
    [
        "http://localhost:8888/a",
        "http://127.0.0.1/a",
        "http://[::1]/a",
        "http://192.168.1.10/a",
        "http://10.0.0.3",
        "https://172.16.0.1:8443/x",
        "http://169.254.169.254/latest/meta-data",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://[fd00::1]/",
        "http://me@localhost/",
        "http://nas.local/a",
        "https://wiki.corp/a",
        "http://intranet/a",
        r"\url{http://localhost/a}",
        "http://LOCALHOST./a",
    ],
)
def test_found(value):
    found = the_one(PrivateAddress(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")


@pytest.mark.parametrize(
    "value",
    [
        "https://www.image-net.org",
        "http://8.8.8.8/a",
        "http://1.2.3/a",
        "http://999.1.1.1/a",
        "https://localhost.example.org/a",
        "https://mylocal/../a".replace("mylocal", "my.example"),
        "urn:nbn:de:bvb:12",
        "mailto:me",
        "localhost",
        "http://[bad/a",
        "http://" + "9" * 5000,
        "http://例え/a",
    ],
)
def test_not_found(value):
    assert seen(PrivateAddress(), url=value) == ()
