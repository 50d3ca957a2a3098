"""Claims in the forms of others: schema.org for the web, Label Studio for annotators."""

from __future__ import annotations

from typing import Any

from sosik.model import Actor, Claim, Document

LABEL_STUDIO_CONFIG = """\
<View>
  <Labels name="label" toName="text">
    <Label value="source"/>
    <Label value="cue"/>
    <Label value="content"/>
    <Label value="addressee"/>
    <Label value="channel"/>
  </Labels>
  <Choices name="act" toName="text" perRegion="true" whenTagName="label" whenLabelValue="cue">
    <Choice value="statement"/><Choice value="announcement"/><Choice value="report"/><Choice value="finding"/>
    <Choice value="assessment"/><Choice value="confirmation"/><Choice value="denial"/><Choice value="accusation"/>
    <Choice value="appeal"/><Choice value="promise"/><Choice value="threat"/><Choice value="question"/>
    <Choice value="no_comment"/>
  </Choices>
  <Relations><Relation value="source"/><Relation value="content"/><Relation value="addressee"/><Relation value="channel"/></Relations>
  <Text name="text" value="$text"/>
</View>
"""
"""The labelling interface that the tasks of :func:`label_studio` are made for."""

_PERSONS = {"person", "population", "unnamed"}


def schema_org(document: Document) -> list[dict[str, Any]]:
    """Return the claims of a document as schema.org ``Claim`` objects (JSON-LD), one a claim, in order of the text.

    ``author`` is who says it, ``appearance`` the document, ``claimInterpreter`` the one who relays it, ``isPartOf`` the claim that
    holds it. A claim of the document's author names the outlet, when it is known. Fields that are not known are left out.

    Examples
    --------
    >>> import sosik
    >>> doc = sosik.extract("NATO said on Oct. 23 that talks would go on.", published="2024-10-25", id="a1")
    >>> claim = sosik.schema_org(doc)[0]
    >>> claim["@type"], claim["text"], claim["author"]["name"], claim["dateCreated"]
    ('Claim', 'talks would go on', 'NATO', '2024-10-23')

    >>> doc = sosik.extract("나토는 회담이 이어진다고 밝혔다.")
    >>> sosik.schema_org(doc)[0]["author"]["@type"]
    'Organization'
    """
    return [_claim(document, claim) for claim in document.claims]


def _claim(document: Document, claim: Claim) -> dict[str, Any]:
    parent = next((c for c in document.claims if c.id == claim.parent), None)
    time = None if claim.time is None else document.times[claim.time]
    name = "#".join([document.url or document.id, f"claim-{claim.id}"])
    fields = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": name,
        "text": " … ".join(s.text or "" for s in claim.content) or None,
        "inLanguage": _language(document, claim),
        "author": _author(document, claim),
        "dateCreated": None if time is None else time.value,
        "claimInterpreter": None if parent is None else _author(document, parent),
        "isPartOf": None if parent is None else {"@id": "#".join([document.url or document.id, f"claim-{parent.id}"])},
        "appearance": _appearance(document),
        "additionalType": claim.act,
    }
    return {k: v for k, v in fields.items() if v is not None}


def _language(document: Document, claim: Claim) -> str:
    return document.sentences[claim.sentence].language if claim.sentence < len(document.sentences) else document.language


def _author(document: Document, claim: Claim) -> dict[str, Any] | None:
    if claim.source.kind == "narrator":
        return {"@type": "Organization", "name": document.outlet} if document.outlet else None
    actor: Actor | None = None if claim.source.actor is None else document.actors[claim.source.actor]
    name = actor.name if actor is not None else claim.source.text
    if not name:
        return None
    person = actor is not None and actor.kind in _PERSONS
    author: dict[str, Any] = {"@type": "Person" if person else "Organization", "name": name}
    if actor is not None and actor.wikidata:
        author["sameAs"] = f"https://www.wikidata.org/wiki/{actor.wikidata}"
    return author


def _appearance(document: Document) -> dict[str, Any]:
    fields = {
        "@type": "NewsArticle",
        "identifier": document.id or None,
        "url": document.url,
        "headline": document.title,
        "datePublished": document.published,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
    }
    return {k: v for k, v in fields.items() if v is not None}


def label_studio(document: Document) -> dict[str, Any]:
    """Return a document with its claims as one Label Studio task with predictions.

    Spans are labelled regions (half-open code points, as Label Studio counts them), the act a choice on the region of the cue, and
    relations lead from the cue to all that belongs to it. :data:`LABEL_STUDIO_CONFIG` is the interface; write a list of tasks with
    ``json.dump`` and import the file.

    Examples
    --------
    >>> import sosik
    >>> task = sosik.label_studio(sosik.extract("국방부는 훈련이 끝났다고 밝혔다."))
    >>> [(r["value"]["text"], r["value"]["labels"][0]) for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    [('국방부', 'source'), ('밝혔다', 'cue'), ('훈련이 끝났다', 'content')]
    """
    result: list[dict[str, Any]] = []
    for claim in document.claims:
        regions: list[tuple[str, Any]] = [("source", claim.source), ("cue", claim.cue)]
        regions += [("content", span) for span in claim.content]
        regions += [("addressee", claim.addressee), ("channel", claim.channel)]
        ids: list[tuple[str, str]] = []
        for number, (label, span) in enumerate(regions):
            if span is None or span.start is None:
                continue
            region = f"c{claim.id}-{number}"
            value = {"start": span.start, "end": span.end, "text": document.text[span.start : span.end]}
            result.append(
                {"id": region, "from_name": "label", "to_name": "text", "type": "labels", "value": value | {"labels": [label]}}
            )
            if label == "cue":
                choice = {"id": region, "from_name": "act", "to_name": "text", "type": "choices"}
                result.append(choice | {"value": value | {"choices": [claim.act]}})
            ids.append((label, region))
        cue = next((region for label, region in ids if label == "cue"), None)
        if cue is not None:
            result += [
                {"type": "relation", "from_id": cue, "to_id": region, "direction": "right", "labels": [label]}
                for label, region in ids
                if region != cue
            ]
    predictions = [{"model_version": f"sosik {document.engine.version}", "result": result}]
    return {"data": {"text": document.text, "id": document.id}, "predictions": predictions}
