"""Times and quantities alone."""

import datetime

import pytest
import sosik

TEXT = "국정원은 지난 18일 병력 1만2000여 명이 이동했다고 밝혔다. At least 12 drones fell on Tuesday."


def test_the_same_as_with_all() -> None:
    doc = sosik.extract(TEXT, published="2024-10-25")
    assert sosik.times(TEXT, published="2024-10-25") == tuple(doc.times)
    assert sosik.quantities(TEXT) == tuple(doc.quantities)


def test_offsets_are_code_points() -> None:
    for found in (*sosik.times(TEXT), *sosik.quantities(TEXT)):
        assert TEXT[found.start : found.end] == found.text


def test_empty() -> None:
    assert sosik.times("") == ()
    assert sosik.quantities("") == ()


@pytest.mark.parametrize("published", ["2024-10-25", datetime.date(2024, 10, 25), datetime.datetime(2024, 10, 25, 9)])
def test_published(published: object) -> None:
    assert sosik.times("어제", published=published)[0].value == "2024-10-24"  # type: ignore[arg-type]


def test_prefer() -> None:
    values = {prefer: sosik.times("15일", published="2024-10-25", prefer=prefer)[0].value for prefer in ("past", "future", "nearest")}
    assert values == {"past": "2024-10-15", "future": "2024-11-15", "nearest": "2024-10-15"}


def test_errors() -> None:
    with pytest.raises(sosik.DateError):
        sosik.times("어제", published="2024-02-31")
    with pytest.raises(sosik.InputError):
        sosik.times("어제", prefer="soon")  # type: ignore[arg-type]
