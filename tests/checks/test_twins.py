import pytest

from incident_refs.checks.doi_under_two_keys import DoiUnderTwoKeys
from incident_refs.checks.twins import title_sign
from tests.checks.looking import look


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"{ImageNet}: A database", "Imagenet - a Database"),
        (r"M{\"u}ller and Stra{\ss}e", "Müller and Straße"),
        (r"M\"{u}ller and \O{}rsted", "Müller and Ørsted"),
        (r"\emph{Drosophila} at last", "Drosophila at last"),
        (r"AT\&T: 100\% ``safe''", "AT&T: 100% “safe”"),
        (r"Na{\"\i}ve {\L}ukasiewicz", "Naïve Łukasiewicz"),
    ],
)
def test_titles_are_alike_however_they_are_written(one, other):
    file, _ = look(f"@misc{{a, title = {{{one}}}}}\n@misc{{b, title = {{{other}}}}}", DoiUnderTwoKeys())
    assert title_sign(file.items[0]) == title_sign(file.items[1])
