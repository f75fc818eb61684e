"""How probable it is that a reference string means a work: features, weighed by the trained weights."""

import json
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from incident_refs.matching.features import NAMES, compare
from incident_refs.matching.printed import MAX_RAW, Printed, printed
from incident_refs.matching.profile import profile_of_card

WEIGHTS = "matching_weights.json"


def read_printed(raw: str) -> Printed:
    """Return what the string offers for comparing; the latest strings are kept."""
    return _printed(raw[:MAX_RAW])


def likelihood(raw: str, card: str) -> float:
    """Return the probability, 0 to 1, that the string `raw` means the work on the card.

    Sources and the judge ask for the same pairs, so the latest are kept: cut to what is compared, since a hostile
    string of 10 MB is not worth keeping.
    """
    return _likelihood(raw[:MAX_RAW], card)


def compared(raw: str, card: str) -> tuple[float, ...]:
    """Return the features of the string `raw` and the work on the card."""
    return _compared(raw[:MAX_RAW], card)


_printed = lru_cache(maxsize=32)(printed)


@lru_cache(maxsize=256)
def _likelihood(raw: str, card: str) -> float:
    return weigh(_compared(raw, card))


@lru_cache(maxsize=256)
def _compared(raw: str, card: str) -> tuple[float, ...]:
    return compare(_printed(raw), profile_of_card(card))


def weigh(features: tuple[float, ...]) -> float:
    """Return the probability that a row of features speaks for."""
    weights = _weights()
    scaled = [
        (value - centre) * factor
        for value, centre, factor in zip(features, weights.centre, weights.factor, strict=True)
    ]
    total = weights.bias
    for at, weight in weights.single:
        total += scaled[at] * weight
    for at, other, weight in weights.double:
        total += scaled[at] * scaled[other] * weight
    if total > 30.0:
        return 1.0
    return 1.0 / (1.0 + exp(-total)) if total > -30.0 else 0.0


class _Weights(NamedTuple):
    """What `benchmarks/train_matching.py` wrote."""

    centre: tuple[float, ...]
    factor: tuple[float, ...]
    bias: float
    single: tuple[tuple[int, float], ...]
    double: tuple[tuple[int, int, float], ...]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    """Return the trained weights. Reading data of our own package is no door: it never differs between two runs."""
    data = json.loads((Path(__file__).resolve().parent.parent / "data" / WEIGHTS).read_text(encoding="utf-8"))
    assert tuple(data["features"]) == NAMES, "the weights were trained for other features; train them again"  # noqa: S101
    return _Weights(
        centre=tuple(data["centre"]),
        factor=tuple(1.0 / scale for scale in data["scale"]),
        bias=data["bias"],
        single=tuple((i, weight) for i, j, weight in data["terms"] if j < 0),
        double=tuple((i, j, weight) for i, j, weight in data["terms"] if j >= 0),
    )
