"""Times and quantities alone, without anything that stands on them."""

from __future__ import annotations

import functools
from typing import Literal, TypeAlias

from sosik import _sosik
from sosik.extractor import Published, _row
from sosik.model import Document, Quantity, Time

Prefer: TypeAlias = "Literal['past', 'future', 'nearest'] | None"
"""Which way a date is taken that tells no year, month or week."""

Convention: TypeAlias = "Literal['timex3', 'recognizers'] | None"
"""Whose way of telling a value is followed where ways differ."""


@functools.cache
def _engine(only: str, prefer: str | None, convention: str | None) -> _sosik.Engine:
    return _sosik.Engine(only, prefer, convention=convention)


def times(text: str, *, published: Published = None, prefer: Prefer = None, convention: Convention = None) -> tuple[Time, ...]:
    """Tell when: all time expressions of a text, in its order, with their place on the calendar.

    Needs no morphemes and no names, and is some ten times faster than :func:`~sosik.extract`.

    Parameters
    ----------
    text
        The text, in Korean, English or both.
    published
        When it was published; relative dates count from it. Without it "Oct. 18" keeps no year.
    prefer
        None reads news: an open date is past unless its clause speaks of what will be. ``"past"``, ``"future"`` and ``"nearest"``
        read a diary or a request: open dates go that way, and what counts from now becomes a place on the calendar.

    convention
        None and ``"timex3"`` tell values as TIMEX3 does. ``"recognizers"`` tells them as Microsoft.Recognizers.Text does: from and to
        make one interval, whose last day is the one before its second date; early and late are halves.

    Returns
    -------
    tuple of Time
        Offsets in code points, half-open; ``value`` as TIMEX3 writes it, ``edtf`` as ISO 8601-2 does where it can, ``begin`` and
        ``end_exclusive`` as days.

    Raises
    ------
    DateError
        If `published` is no date that exists.
    InputError
        If `prefer` or `convention` is none of those told above.
    TooLargeError
        If the text is over 1 GiB.

    Examples
    --------
    >>> import sosik
    >>> [(t.text, t.value) for t in sosik.times("회담은 지난 18일 시작돼 사흘 뒤 끝났다.", published="2024-10-24")]
    [('지난 18일', '2024-10-18'), ('사흘 뒤', '2024-10-21')]
    >>> [(t.text, t.value) for t in sosik.times("Profit fell in the third quarter.", published="2024-10-24")]
    [('the third quarter', '2024-Q3')]
    >>> sosik.times("월요일에 만나자.", published="2024-10-24", prefer="future")[0].begin
    datetime.date(2024, 10, 28)
    >>> sosik.times("2018년 2월 2일부터 7일까지 쉰다.", convention="recognizers")[0].value
    '2018-02-02/2018-02-06'
    """
    record = _engine("times", prefer, convention).extract(_row(text, published=published))
    return tuple(Document.from_json(record, text).times)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Tell how many of what: all quantities of a text, in its order.

    Returns
    -------
    tuple of Quantity
        Offsets in code points, half-open; ``value`` as written, ``low`` and ``high`` inclusive bounds, the counter or unit, the
        counted noun, and the role of what is counted (dead, injured, troops ...) where the text tells it. Times are none.

    Raises
    ------
    TooLargeError
        If the text is over 1 GiB.

    Examples
    --------
    >>> import sosik
    >>> q = sosik.quantities("병사 20여 명이 숨졌다.")[0]
    >>> q.text, q.low, q.high, q.noun.text, q.role
    ('20여 명', 20.0, 29.0, '병사', 'dead')
    >>> [(q.text, q.value, q.dimension) for q in sosik.quantities("It cost at least $2.5 million.")]
    [('at least $2.5 million', 2500000.0, 'currency:USD')]
    """
    return tuple(Document.from_json(_engine("quantities", None, None).extract(_row(text)), text).quantities)
