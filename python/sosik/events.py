"""Events of a text, coded, and in the forms that other tools read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sosik import _sosik
from sosik.extractor import Extractor, Published, shared
from sosik.model import Document, Party


class CodedParty(NamedTuple):
    """Who takes part in an event: the words, the country or body, and PLOVER sectors, the most specific first."""

    text: str
    code: str | None
    sectors: tuple[str, ...]


class CodedEvent(NamedTuple):
    """An event with its codes and with those of its parties, so that no list has to be joined."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    cameo: str | None
    score: float
    realis: str
    actors: tuple[CodedParty, ...]
    recipients: tuple[CodedParty, ...]
    place: str | None
    time: str | None
    quantities: tuple[str, ...]
    trigger: str
    start: int
    end: int
    sense: str


def code_events(text: str, *, published: Published = None, extractor: Extractor | None = None) -> list[CodedEvent]:
    """Code the political events of one text in PLOVER 2.0, with CAMEO code, quad and intensity score, in order of their triggers.

    Examples
    --------
    >>> import sosik
    >>> [(e.type, e.actors[0].code, e.recipients[0].code) for e in sosik.code_events("Norway sent food aid to Haiti.")]
    [('AID', 'NOR', 'HTI')]
    >>> [(e.type, e.actors[0].code) for e in sosik.code_events("칠레 대통령이 로마를 방문했다.")]
    [('CONSULT', 'CHL')]
    """
    doc = (extractor or shared()).extract(text, published=published)

    def parties(found: tuple[Party, ...]) -> tuple[CodedParty, ...]:
        known = [(p, None if p.actor is None else doc.actors[p.actor]) for p in found]
        return tuple(CodedParty(p.text, a.code if a else None, tuple(a.sectors) if a else ()) for p, a in known)

    return [
        CodedEvent(
            e.type,
            e.mode,
            e.contexts,
            e.quad,
            e.cameo,
            e.score,
            e.realis,
            parties(e.actors),
            parties(e.recipients),
            None if e.location is None else doc.places[e.location].name,
            None if e.time is None else doc.times[e.time].value,
            tuple(doc.quantities[q].text for q in e.quantities),
            e.trigger.text or "",
            e.trigger.start or 0,
            e.trigger.end or 0,
            e.sense,
        )
        for e in doc.events
    ]


def export_events(documents: Iterable[Document], form: Literal["plover", "cameo", "flat"] = "plover") -> str:
    """Write the events of documents for other tools.

    ``plover`` gives a JSON object a line with the fields of the PLOVER 2.0 manual; ``cameo`` tab-separated columns with a line for
    each pair of actor and recipient, of what has happened only; ``flat`` tab-separated columns with all that is known of an event.

    Examples
    --------
    >>> import sosik
    >>> doc = sosik.extract("Norway sent food aid to Haiti.", id="a1", published="2024-10-25")
    >>> sosik.export_events([doc], "cameo").splitlines()[1].split(chr(9))[:5]
    ['a1', '2024-10-25', 'NOR', 'HTI', '070']
    """
    if form not in ("plover", "cameo", "flat"):
        raise ValueError(f"form is 'plover', 'cameo' or 'flat', not {form!r}")
    parts = [_sosik.Engine.export_events(None, form)]
    parts.extend(_sosik.Engine.export_events(doc.to_json(), form) for doc in documents)
    return "".join(parts)
