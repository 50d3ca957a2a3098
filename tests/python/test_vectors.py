"""The cases of tests/vectors, compared by the rules of tests/README.md as rust/cases.rs does."""

import json
import pathlib
import tomllib
from typing import Any

import pytest
import sosik

FOLDER = pathlib.Path(__file__).parent.parent / "vectors"
POINTERS = {
    "time": ("times", ("value",)),
    "location": ("places", ("name",)),
    "place": ("places", ("name",)),
    "actor": ("actors", ("key",)),
    "affiliation": ("actors", ("key",)),
    "quantities": ("quantities", ("text",)),
    "claim": ("claims", ("cue", "text")),
    "claims": ("claims", ("cue", "text")),
    "event": ("events", ("trigger", "text")),
    "events": ("events", ("trigger", "text")),
}


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param(case, id=f"{path.stem}-{case['name']}"))
    return found


def record_of(case: dict[str, Any]) -> dict[str, Any]:
    text = case["text"]
    if case["layer"] == "segment":
        tokens = [t for s in sosik.segment(text) for t in s.tokens]
        segment = [
            {
                "start": t.start,
                "end": t.end,
                "text": t.text,
                "morphemes": [
                    {"form": m.form, "tag": m.tag, "lemma": m.lemma, "text": text[m.start : m.end]} for m in t.morphemes
                ],
            }
            for t in tokens
        ]
        return {"segment": segment}
    record = sosik.extract(text, published=case.get("published")).to_dict()
    for sentence in record["sentences"]:  # records do not repeat the words of sentences; cases name them
        sentence["text"] = text[sentence["start"] : sentence["end"]]
    return record


def matches(wanted: Any, found: Any, field: str, record: dict[str, Any]) -> bool:
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(
            all(empty(found.get(f)) for f in value)
            if key == "none"
            else key in found and matches(value, found[key], field if key == "parent" else key, record)
            for key, value in wanted.items()
        )
    if isinstance(wanted, str) and isinstance(found, dict):
        return found.get("text") == wanted
    if isinstance(wanted, str) and isinstance(found, int) and not isinstance(found, bool):
        return pointed_to(field, found, record) == wanted
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(matches(w, f, field, record) for w, f in zip(wanted, found, strict=True))
    if isinstance(wanted, int | float) and isinstance(found, int | float) and not isinstance(wanted, bool):
        return abs(wanted - found) <= 1e-6 * max(1.0, abs(wanted))
    return bool(wanted == found)


def empty(value: Any) -> bool:
    return value is None or value == [] or (isinstance(value, dict) and "text" in value and value["text"] is None)


def pointed_to(field: str, id: int, record: dict[str, Any]) -> Any:
    if field not in POINTERS:
        return None
    name, path = POINTERS[field]
    value = record[name][id]
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize("case", cases())
def test_vector(case: dict[str, Any]) -> None:
    record = record_of(case)
    outputs = record[case["layer"]]
    shown = json.dumps(outputs, ensure_ascii=False)
    left = list(range(len(outputs)))
    for wanted in case.get("expect", []):
        hit = next((i for i in left if matches(wanted, outputs[i], case["layer"], record)), None)
        assert hit is not None, f"expected {wanted} in {shown}"
        left.remove(hit)
    for unwanted in case.get("absent", []):
        assert not any(matches(unwanted, o, case["layer"], record) for o in outputs), f"must be absent {unwanted} in {shown}"
    if "count" in case:
        assert len(outputs) == case["count"], shown
