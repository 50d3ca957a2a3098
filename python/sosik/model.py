"""What comes out: frozen objects with the fields of the record ``sosik/1``.

All offsets are Unicode code points, half-open, so ``doc.text[x.start:x.end] == x.text``. Fields named after another list
(``time``, ``location``, ``actor``, ``parent`` ...) hold a position in that list.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
from dataclasses import dataclass
from typing import Any

from sosik import _sosik
from sosik.exceptions import RecordError
from sosik.syntax import Syntax, parse

_T = typing.TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text, or None in all three."""

    start: int | None
    end: int | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Engine:
    """What read the document: version of sosik and digest of its data."""

    version: str
    data: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``language`` is ``ko``, ``en``, or ``und`` for those that are kept and not read."""

    start: int
    end: int
    language: str
    script: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named span; no two overlap."""

    start: int
    end: int
    text: str
    label: str
    actor: int | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression; ``begin`` and ``end_exclusive`` are the days it covers."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    signal: str | None
    begin: datetime.date | None
    end_exclusive: datetime.date | None
    edtf: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity; ``low`` and ``high`` are inclusive bounds."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    approx: str
    unit: str | None
    dimension: str
    noun: Span | None
    role: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the languages it is known in."""

    en: str | None
    ko: str | None
    original: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its mentions."""

    id: int
    name: str
    names: Names
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an actor."""

    start: int
    end: int
    text: str
    form: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One participant of the document under all its names."""

    id: int
    key: str
    kind: str
    name: str
    names: Names
    aliases: tuple[str, ...]
    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    role: str | None
    affiliation: int | None
    wikidata: str | None
    mentions: tuple[Mention, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it; without words for ``implicit`` and ``narrator``."""

    kind: str
    actor: int | None
    start: int | None
    end: int | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that carry an act or name an event."""

    start: int | None
    end: int | None
    text: str | None
    lemma: str | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the source is: -3 to 3, None when nothing is asserted."""

    value: float | None
    bucket: str


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for an actor."""

    actor: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Channel:
    """The medium of a claim."""

    kind: str
    actor: int | None
    name: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody is said to have communicated, found or believed something."""

    id: int
    sentence: int
    source: Source
    cue: Cue
    content: tuple[Span, ...]
    act: str
    certainty: Certainty
    polarity: str
    form: str
    addressee: Party | None
    channel: Channel | None
    time: int | None
    place: int | None
    parent: int | None
    events: tuple[int, ...]
    rule: str
    confidence: float

    def __repr__(self) -> str:
        said = " … ".join(s.text or "" for s in self.content)
        return f"<Claim {self.id}: {self.source.text or self.source.kind} · {self.act} · {_short(said)}>"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that tells of an event, with the rule that read it there."""

    sentence: int
    spans: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, coded in PLOVER 2.0."""

    id: int
    sentence: int
    trigger: Cue
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    cameo: str | None
    score: float
    realis: str
    reciprocal: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    location: int | None
    time: int | None
    quantities: tuple[int, ...]
    claim: int | None
    parent: int | None
    sense: str
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...]

    def __repr__(self) -> str:
        who = ", ".join(p.text for p in self.actors) or "?"
        whom = ", ".join(p.text for p in self.recipients)
        return f"<Event {self.id}: {_short(who)} · {self.type} {self.trigger.text}{' → ' + _short(whom) if whom else ''} · {self.realis}>"


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach somebody, as written."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that was read out of one text.

    Documents are frozen, compare by value and can be pickled. In a notebook they draw themselves.
    """

    text: str
    id: str
    language: str
    published: str | None
    outlet: str | None
    url: str | None
    title: str | None
    engine: Engine
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]

    @classmethod
    def from_json(cls, record: str, text: str) -> Document:
        """Build a document from its record and its text.

        Parameters
        ----------
        record
            A line of ``sosik/1``.
        text
            The text that was read; records do not carry it.

        Raises
        ------
        RecordError
            If the line is no record, or is that of a document that failed.

        Examples
        --------
        >>> import sosik
        >>> doc = sosik.extract("북한은 23일 미사일을 발사했다.")
        >>> sosik.Document.from_json(doc.to_json(), doc.text) == doc
        True
        """
        try:
            fields = json.loads(record)
        except ValueError as error:
            raise RecordError(f"this is no record of `sosik/1`: {error}") from error
        if not isinstance(fields, dict) or fields.get("schema") != "sosik/1":
            raise RecordError("this is no record of `sosik/1`; its `schema` says something else")
        if "error" in fields:
            raise RecordError(f"document `{fields.get('id')}` failed: {fields['error'].get('message')}")
        fields["text"] = text
        return _build(cls, fields)

    def to_dict(self) -> dict[str, Any]:
        """Return the record ``sosik/1`` as plain dicts and lists; the text is not part of it.

        Examples
        --------
        >>> import sosik
        >>> sosik.extract("").to_dict()["schema"]
        'sosik/1'
        """
        fields = _plain(self)
        del fields["text"]
        return {"schema": "sosik/1", "id": fields.pop("id"), "offsets": "codepoint"} | fields

    def to_json(self) -> str:
        """Return the record ``sosik/1`` as one line of JSON.

        Examples
        --------
        >>> import sosik
        >>> "\\n" in sosik.extract("북한은 23일 미사일을 발사했다.").to_json()
        False
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def parse(self) -> Syntax:
        """Return tags, lemmas and dependency trees of the text, which is read anew: records do not carry them.

        Examples
        --------
        >>> import sosik
        >>> doc = sosik.extract("Seoul denied it.", id="a1")
        >>> denied = doc.parse().sentences[0].tokens[1]
        >>> denied.tag, denied.lemma, denied.head, denied.relation
        ('VBD', 'deny', None, 'root')
        """
        return parse(self.text, id=self.id)

    def to_html(self) -> str:
        """Return the text with its claims, events, actors, times and quantities marked, as an HTML fragment without scripts.

        Examples
        --------
        >>> import sosik
        >>> "<script" in sosik.extract("<script>alert(1)</script> said NATO.").to_html()
        False
        """
        return _sosik.Engine.html(self.to_json(), self.text)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        counts = f"{len(self.claims)} claims, {len(self.events)} events, {len(self.actors)} actors"
        return f"<Document {self.id!r} {self.language}: {_short(self.text)!r}, {counts}>"


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a document that could not be read."""

    id: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of a rule at a place: ``outcome`` is ``fired`` or ``nearly_fired``, ``note`` says why."""

    layer: str
    rule: str
    start: int
    end: int
    text: str | None
    outcome: str
    note: str


def _short(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


_FIELDS: dict[type, list[tuple[str, Any]]] = {}


def _fields(cls: type) -> list[tuple[str, Any]]:
    if cls not in _FIELDS:
        hints = typing.get_type_hints(cls)
        _FIELDS[cls] = [(f.name, hints[f.name]) for f in dataclasses.fields(cls)]
    return _FIELDS[cls]


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(hint, types.UnionType):
        hint = next(h for h in hint.__args__ if h is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        return tuple(_value(item, v) for v in value)
    if dataclasses.is_dataclass(hint):
        return _build(typing.cast(type, hint), value)
    if hint is datetime.date:
        return datetime.date.fromisoformat(value)
    return value


def _build(cls: type[_T], fields: dict[str, Any]) -> _T:
    """An object of ``cls`` from a dict; fields that a newer engine added are ignored."""
    try:
        return cls(**{name: _value(hint, fields.get(name)) for name, hint in _fields(cls)})
    except (TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"this is no record of `sosik/1`: {error}") from error


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name, _ in _fields(type(value))}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
