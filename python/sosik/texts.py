"""What every call checks of what it is given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from sosik.exceptions import InputError


def clean(text: str) -> str:
    """The text, if it is one that can be read."""
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}; decode bytes first, as in text.decode('cp949')")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text holds a lone surrogate at {error.start}, which no encoding can hold; clean it with text.encode('utf-8', 'replace').decode()"
        ) from error
    return text


def many(texts: Any) -> Iterator[str]:
    """An iterator over texts, of which a single one would be one of its characters."""
    if isinstance(texts, str | Mapping):
        raise TypeError(f"many texts are wanted and one {type(texts).__name__} was given; put it into a list")
    if isinstance(texts, bytes) or not hasattr(texts, "__iter__"):
        clean(texts)
    return iter(texts)


def threads(jobs: int | None) -> int:
    """How many threads `jobs` means: all processors by default."""
    if jobs is None:
        return os.cpu_count() or 1
    if jobs < 1:
        raise InputError(f"jobs is {jobs}; give 1 or more, or None for all processors")
    return jobs
