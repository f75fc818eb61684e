"""Which full line a short citation means."""

import pytest

from incident_refs.citations.meaning import FullLines, line_meant
from incident_refs.citations.reader import read
from incident_refs.citations.short_form import read_short

LINES = {
    1: "Kim A., Lo B., Ek C. (2019). Faces in the crowd",
    2: "Kim A., Lo B. (2019). Masks in the crowd",
    3: "van der Maaten L., Hinton G. (2008). Visualizing data",
    4: "O'Neil C. (2016). Weapons of math destruction",
    5: "National Institute of Standards and Technology (2023). AI risk management framework",
    6: "Moss T. (2020a). One",
    7: "Moss T. (2020b). Two",
    8: "Ray K. (2021). Once",
    9: "Ray K. (2021). Twice",
    10: "García-López M., Núñez J., Sáez P. (2022). Sin permiso",
    11: "Ito R., et al. (2022). Doses",
}

MEANS = [
    ("Kim et al. 2019", 1),
    ("Kim & Lo (2019)", 2),
    ("Kim, Lo and Ek (2019)", 1),
    ("Kim & Ek (2019)", None),
    ("van der Maaten & Hinton 2008", 3),
    ("Maaten and Hinton (2008)", 3),
    ("O’Neil (2016)", 4),
    ("O'Neil (2017)", None),
    ("NIST, 2023", 5),
    ("NHS, 2023", None),
    ("Moss 2020a", 6),
    ("Moss 2020b", 7),
    ("Moss 2020", None),
    ("Ray (2021)", None),
    ("Garcia-Lopez et al., 2022", 10),
    ("Ito et al. (2022)", 11),
    ("Hinton (2008)", None),
    ("see Kim & Lo, 2019", 2),
]


@pytest.mark.parametrize(("raw", "number"), MEANS, ids=[raw for raw, _ in MEANS])
def test_the_line_that_is_meant(raw: str, number: int | None) -> None:
    (said,) = read_short(raw)
    assert line_meant(said, [(n, read(line)) for n, line in LINES.items()]) == number
    meant = FullLines(list(LINES.values())).meant_by(said)
    assert (meant + 1 if meant is not None else None) == number


def test_a_line_that_stands_twice_is_one() -> None:
    lines = [(1, read(LINES[4])), (2, read(LINES[1])), (5, read(LINES[4]))]
    assert line_meant(read_short("O'Neil (2016)")[0], lines) == 1
