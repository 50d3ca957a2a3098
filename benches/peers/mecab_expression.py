"""Morphemes out of what MeCab finds with mecab-ko-dic, as a user of either has to read them."""

from __future__ import annotations


def morphemes(surface: str, start: int, end: int, tag: str, expression: str | None) -> list[list[object]]:
    """One entry of the dictionary as [form, tag, start, end] each.

    A tag such as ``VV+EC`` says that the entry fuses several morphemes; its last field spells them out (``말/NNG/*+하/XSV/*``). They
    share the span, for nothing says which syllable is whose. Compound nouns, of one tag, stay whole, as treebanks have them.
    """
    if "+" not in tag or not expression:
        return [[surface, tag, start, end]]
    parts = [part.split("/") for part in expression.split("+")]
    return [[part[0], part[1], start, end] for part in parts if len(part) > 1]
