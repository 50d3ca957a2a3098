"""Claims in the forms of others."""

import json
import xml.etree.ElementTree as ET

import sosik

TEXT = "Kyiv said on Oct. 23 that “the road is closed.” 국방부는 기자들에게 훈련이 끝났다고 밝혔다."


def read() -> sosik.Document:
    return sosik.extract(TEXT, published="2024-10-25", id="a1", outlet="Example Times", url="https://example.org/a1")


def test_claims_are_those_of_the_document() -> None:
    assert sosik.claims(TEXT, published="2024-10-25") == read().claims
    assert sosik.claims("") == ()


def test_schema_org_has_one_object_a_claim() -> None:
    doc = read()
    objects = sosik.schema_org(doc)
    assert len(objects) == len(doc.claims) == 2
    assert json.loads(json.dumps(objects)) == objects
    first, second = objects
    assert first["@type"] == "Claim" and first["@context"] == "https://schema.org"
    assert first["text"] == doc.claims[0].content[0].text
    assert first["dateCreated"] == "2024-10-23"
    assert first["appearance"]["url"] == "https://example.org/a1"
    assert first["appearance"]["publisher"]["name"] == "Example Times"
    assert second["inLanguage"] == "ko"
    assert {o["@id"] for o in objects} == {"https://example.org/a1#claim-0", "https://example.org/a1#claim-1"}


def test_schema_org_tells_who_relays() -> None:
    doc = sosik.extract("The agency said that Kyiv had denied that the talks had failed.")
    nested = [o for o in sosik.schema_org(doc) if "isPartOf" in o]
    assert nested and all("claimInterpreter" in o for o in nested)


def test_label_studio_regions_slice_the_text() -> None:
    doc = read()
    task = sosik.label_studio(doc)
    assert task["data"]["text"] == doc.text
    result = task["predictions"][0]["result"]
    regions = [r for r in result if r["type"] == "labels"]
    assert len(regions) >= 6
    for region in regions:
        value = region["value"]
        assert doc.text[value["start"] : value["end"]] == value["text"]
    ids = {r["id"] for r in regions}
    assert len(ids) == len(regions)
    assert all({r["from_id"], r["to_id"]} <= ids for r in result if r["type"] == "relation")


def test_label_studio_interface_names_every_label_and_act() -> None:
    root = ET.fromstring(sosik.LABEL_STUDIO_CONFIG)
    labels = {e.attrib["value"] for e in root.iter("Label")}
    acts = {e.attrib["value"] for e in root.iter("Choice")}
    result = sosik.label_studio(read())["predictions"][0]["result"]
    assert {r["value"]["labels"][0] for r in result if r["type"] == "labels"} <= labels
    assert {r["value"]["choices"][0] for r in result if r["type"] == "choices"} <= acts
