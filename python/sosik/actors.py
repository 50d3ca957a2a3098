"""Country and sectors of a phrase that stands by itself."""

from __future__ import annotations

from typing import NamedTuple

from sosik import _sosik


class ActorCode(NamedTuple):
    """What a phrase tells of one who takes part.

    Attributes
    ----------
    code
        ISO 3166-1 alpha-3, or PLOVER's code of what belongs to no country (``IGO UNO EUR NGO ISM IMG MNC``); None when the phrase
        does not tell.
    sectors
        PLOVER sectors, the one that the head of the phrase tells first; empty for a bare state.
    key
        The key of the person or organisation that the phrase names, if the gazetteer lists it.
    """

    code: str | None
    sectors: tuple[str, ...]
    key: str | None


def code_actor(phrase: str) -> ActorCode:
    """Give country and PLOVER sectors of a noun phrase in Korean or English; no document is needed.

    The country is that of the person, organisation, country, demonym or place named first; the sectors are those of the head noun.

    Examples
    --------
    >>> import sosik
    >>> sosik.code_actor("Iraqi police")
    ActorCode(code='IRQ', sectors=('COP',), key=None)
    >>> sosik.code_actor("former Polish ministers").sectors
    ('ELI', 'GOV')
    >>> sosik.code_actor("북한 외무성").code
    'PRK'
    """
    code, sectors, key = _sosik.code_actor(phrase)
    return ActorCode(code, tuple(sectors), key)
