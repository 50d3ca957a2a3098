"""One document at a time."""

import dataclasses
import datetime
import json
import pathlib
import pickle
import signal
import subprocess
import sys
import threading

import jsonschema
import pytest
import sosik

SCHEMA = pathlib.Path(__file__).parents[2] / "crates/sosik-core/schema/sosik-1.json"


def spans(value):
    """Every object with start, end and text in a record."""
    if isinstance(value, dict):
        if value.get("start") is not None and "text" in value:
            yield value
        for v in value.values():
            yield from spans(v)
    elif isinstance(value, list):
        for v in value:
            yield from spans(v)


def test_every_offset_slices(text: str) -> None:
    record = sosik.extract(text, published="2024-10-25").to_dict()
    found = list(spans(record))
    assert len(found) > 10
    for span in found:
        assert text[span["start"] : span["end"]] == span["text"]


def test_offsets_slice_behind_astral_and_decomposed_characters(text: str) -> None:
    text = "🚀 ᄒ\u1161\u11ab cafe\u0301 — " + text
    found = list(spans(sosik.extract(text, published="2024-10-25").to_dict()))
    assert len(found) > 10
    for span in found:
        assert text[span["start"] : span["end"]] == span["text"]


def test_who_says_what(text: str) -> None:
    doc = sosik.extract(text, published="2024-10-25")
    assert doc.claims and all(c.source.text or c.source.kind in ("implicit", "narrator") for c in doc.claims)
    assert any("23" in t.text and t.begin == datetime.date(2024, 10, 23) for t in doc.times)
    assert any(q.value == 12000 for q in doc.quantities)


def test_records_obey_the_schema(text: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads(sosik.extract(text, published="2024-10-25", url="https://example.org").to_json()))
    validator.validate(sosik.extract("").to_dict())
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"schema": "sosik/1", "id": "a"})


def test_documents_are_frozen_compare_and_pickle(text: str) -> None:
    doc = sosik.extract(text, published="2024-10-25")
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert sosik.Document.from_json(doc.to_json(), text) == doc
    assert sosik.extract(text) != doc
    with pytest.raises(dataclasses.FrozenInstanceError):
        doc.text = ""  # type: ignore[misc]
    assert len(repr(doc).splitlines()) == 1
    assert pickle.loads(pickle.dumps(sosik.Extractor())).extract(text, published="2024-10-25") == doc


def test_a_day_may_come_in_many_forms() -> None:
    text = "그는 어제 떠났다."
    for published in ("2024-10-25", datetime.date(2024, 10, 25), datetime.datetime(2024, 10, 25, 9), "2024-10-25T09:00:00+09:00"):
        assert sosik.extract(text, published=published).times[0].value == "2024-10-24"
    assert sosik.extract("On Oct. 18 he left.").times[0].begin is None


@pytest.mark.parametrize("published", ["2024-02-31", "yesterday", "2024-13-01", ""])
def test_a_day_that_does_not_exist_is_told(published: str) -> None:
    with pytest.raises(sosik.DateError, match="published") as caught:
        sosik.extract("x", published=published)
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is sosik.DateError and str(again) == str(caught.value)


def test_every_exception_pickles_and_has_one_root() -> None:
    for name in ("CancelledError", "DateError", "InputError", "RecordError", "SosikError", "TooLargeError"):
        error = getattr(sosik, name)("why")
        assert isinstance(error, sosik.SosikError)
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error) and again.args == error.args


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(TypeError, match="decode bytes first"):
        sosik.extract("한".encode("cp949"))  # type: ignore[arg-type]
    with pytest.raises(sosik.InputError, match="lone surrogate at 1"):
        sosik.extract("a\ud800b")
    with pytest.raises(sosik.RecordError):
        sosik.Document.from_json("{}", "")
    with pytest.raises(sosik.RecordError):
        sosik.Document.from_json("no json", "")


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01\x02", "“" * 50, "가" * 100_000, "Хочу жить.", "a" * 100_000])
def test_odd_texts_give_documents(text: str) -> None:
    doc = sosik.extract(text)
    for span in spans(doc.to_dict()):
        assert text[span["start"] : span["end"]] == span["text"]


def test_a_sentence_in_neither_language_is_kept_and_not_read() -> None:
    doc = sosik.extract("북한은 23일 밝혔다. Хочу жить в мире.")
    assert [(s.language, s.script) for s in doc.sentences] == [("ko", "Hang"), ("und", "Cyrl")]
    assert all(c.sentence == 0 for c in doc.claims)


def test_explain_tells_what_fired_and_what_nearly_did() -> None:
    traces = sosik.explain("국방부는 병력이 이동했다고 밝혔다. 2024년 2월 31일 회담했다.")
    assert any(t.layer == "claims" and t.outcome == "fired" for t in traces)
    assert any(t.outcome == "nearly_fired" and t.note for t in traces)


def test_threads_share_an_extractor(texts: list[str]) -> None:
    extractor = sosik.Extractor()
    expected = [extractor.extract(t) for t in texts]
    results: list[list[sosik.Document]] = [[], [], []]

    def work(out: list[sosik.Document]) -> None:
        out.extend(extractor.extract(t) for t in texts)

    threads = [threading.Thread(target=work, args=(out,)) for out in results]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert all(out == expected for out in results)


def test_the_interpreter_goes_on_while_a_text_is_read() -> None:
    ticks = 0
    done = threading.Event()

    def read() -> None:
        sosik.extract("북한은 지난 18일 미사일을 발사했다고 밝혔다. " * 4000)
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not done.wait(0.001):
        ticks += 1
    thread.join()
    assert ticks > 5


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_stops_a_batch() -> None:
    code = (
        "import sosik, sys\n"
        "print('ready', flush=True)\n"
        "try:\n    sosik.extract_batch(('북한은 지난 18일 미사일을 발사했다고 밝혔다. ' * 50 for _ in range(10**9)))\n"
        "except KeyboardInterrupt:\n    print('stopped', flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline() == "ready\n"
    threading.Event().wait(1.0)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=20)
    assert out == "stopped\n"


WOLVES = {"key": "x.wolves", "kind": "armed_group", "sectors": ["REB", "MIL"], "en": ["Grey Wolves"], "ko": "회색늑대단|늑대단"}


def test_actors_of_a_gazetteer_are_the_same_in_both_languages(tmp_path):
    table = tmp_path / "actors.csv"
    table.write_text("key,kind,sectors,en,ko\nx.wolves,armed_group,REB|MIL,Grey Wolves,회색늑대단|늑대단\n", encoding="utf-8")
    for extractor in (sosik.Extractor([WOLVES]), sosik.Extractor(table), pickle.loads(pickle.dumps(sosik.Extractor([WOLVES])))):
        for text in ("늑대단은 북부에서 철수했다.", "The Grey Wolves withdrew from the north."):
            (actor,) = [a for a in extractor.extract(text).actors if a.key == "x.wolves"]
            assert (actor.kind, list(actor.sectors), actor.names.ko) == ("armed_group", ["REB", "MIL"], "회색늑대단")
    assert not any(a.key == "x.wolves" for a in sosik.extract("The Grey Wolves withdrew.").actors)


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ({**WOLVES, "kind": "wolf"}, "line 2: `wolf` is no kind of actor"),
        ({**WOLVES, "code": "korea"}, "line 2: `korea` is no actor code"),
        ({**WOLVES, "colour": "grey"}, "an actor has no `colour`"),
        ({"key": "x.none", "kind": "person"}, "line 2: `x.none` has no name"),
    ],
)
def test_a_wrong_gazetteer_says_where(actor, sentence):
    with pytest.raises(sosik.SosikError, match=sentence):
        sosik.Extractor([actor])
