"""Sentences, words and morphemes."""

import dataclasses
import pathlib
import pickle
import subprocess
import sys
import threading
import unicodedata

import duckdb
import polars
import pyarrow
import pytest
import sosik

NORTH = "로동자들이 공장에 모였다."


@pytest.fixture(scope="module")
def segmenter() -> sosik.Segmenter:
    return sosik.Segmenter()


def test_every_offset_slices(text: str, segmenter: sosik.Segmenter) -> None:
    for text in (text, "🚀 " + text, unicodedata.normalize("NFD", text)):
        segmentation = segmenter.segment(text)
        assert segmentation.text == text and len(segmentation) >= 2
        for sentence in segmentation:
            assert text[sentence.start : sentence.end] == sentence.text
            for token in sentence.tokens:
                assert text[token.start : token.end] == token.text
                assert sentence.start <= token.start < token.end <= sentence.end
                assert all(token.start <= m.start < m.end <= token.end for m in token.morphemes)
        assert "".join(t.text for t in segmentation.tokens) == "".join(text.split())


def test_sentences_alone_are_those_of_the_whole(texts: list[str], segmenter: sosik.Segmenter) -> None:
    joined = " ".join(texts) + "\n\n🚀 " + unicodedata.normalize("NFD", texts[0])
    alone = segmenter.split_into_sents(joined)
    assert [(s.text, s.start, s.end) for s in alone] == [s[:3] for s in segmenter.segment(joined)]
    assert [s.text for s in alone] == [joined[s.start : s.end] for s in alone]
    assert list(segmenter.split_into_sents(iter(texts))) == [segmenter.split_into_sents(t) for t in texts]


def test_tokens_of_kiwi_are_there(segmenter: sosik.Segmenter) -> None:
    morphemes = segmenter.tokenize("시민은 웃는다. 정부는 떠났다. NATO left 3 bases.")
    korean = [(m.form, m.tag, m.start, m.len, m.sentence) for m in morphemes if m.sentence < 2]
    assert korean == [
        ("시민", "NNG", 0, 2, 0),
        ("은", "JX", 2, 1, 0),
        ("웃", "VV", 4, 1, 0),
        ("는다", "EF", 5, 2, 0),
        (".", "SF", 7, 1, 0),
        ("정부", "NNG", 9, 2, 1),
        ("는", "JX", 11, 1, 1),
        ("떠나", "VV", 13, 2, 1),
        ("았", "EP", 14, 1, 1),
        ("다", "EF", 15, 1, 1),
        (".", "SF", 16, 1, 1),
    ]
    assert [m.lemma for m in morphemes if m.tag == "VV"] == ["웃다", "떠나다"]
    assert [(m.form, m.tag) for m in morphemes if m.sentence == 2] == [
        ("NATO", "SL"),
        ("left", "SL"),
        ("3", "SN"),
        ("bases", "SL"),
        (".", "SF"),
    ]
    form, tag, *_ = morphemes[0]
    assert (form, tag, f"{morphemes[0]}") == ("시민", "NNG", "시민/NNG")


def test_streams_are_one_by_one(texts: list[str], segmenter: sosik.Segmenter) -> None:
    expected = [segmenter.segment(t) for t in texts]
    for jobs in (None, 1, 3):
        assert list(segmenter.pipe(texts, jobs=jobs)) == expected
    assert list(segmenter.tokenize(t for t in texts)) == [segmenter.tokenize(t) for t in texts]
    assert list(segmenter.pipe([])) == [] and list(segmenter.pipe(["", " "])) == [segmenter.segment(""), segmenter.segment(" ")]


def test_the_table_has_what_the_lists_have(texts: list[str], segmenter: sosik.Segmenter) -> None:
    tables = [pyarrow.table(segmenter.to_arrow(iter(texts), jobs=jobs)) for jobs in (1, 2, 5)]
    assert all(t.equals(tables[0]) for t in tables)
    morphemes = tables[0]
    lists = [(n, m) for n, text in enumerate(texts) for m in segmenter.tokenize(text)]
    rows = morphemes.to_pylist()
    assert [(r["document"], r["form"], r["tag"], r["start"], r["end"], r["lemma"], r["sentence"]) for r in rows] == [(n, *m) for n, m in lists]
    for row in rows:
        token = segmenter.segment(texts[row["document"]]).tokens[row["token"]] if row["document"] < 2 else None
        assert token is None or token.start <= row["start"] < row["end"] <= token.end
    frame = polars.DataFrame(segmenter.to_arrow(polars.Series(texts)))
    assert frame.height == len(lists) and frame.schema["form"] == polars.String and frame.schema["start"] == polars.Int32
    assert duckdb.sql("select count(*) from morphemes").fetchall() == [(len(lists),)]
    assert len(segmenter.to_arrow([])) == 0 and "lemma" in segmenter.to_arrow([]).column_names


def test_added_words_stay_whole() -> None:
    segmenter = sosik.Segmenter()
    before = segmenter.segment("뵐레르갸드가 왔다.")
    segmenter.add_word("뵐레르갸드", "NNG")
    first = segmenter.tokenize("뵐레르갸드가 왔다.")[0]
    assert (first.form, first.tag) == ("뵐레르갸드", "NNG")
    segmenter.add_word(unicodedata.normalize("NFD", "뵐레르갸드"))
    assert segmenter.words == {unicodedata.normalize("NFC", "뵐레르갸드"): "NNP"}
    assert segmenter.tokenize("뵐레르갸드가 왔다.")[0].tag == "NNP"
    assert sosik.segment("뵐레르갸드가 왔다.") == before  # the shared one learns nothing
    segmenter.words.clear()
    assert len(segmenter.words) == 1
    many = sosik.Segmenter(words=[("갸라도스", "NNP"), ("썸타", "VV")])
    assert [str(m) for m in many.tokenize("갸라도스는 썸탔다.")[:4]] == ["갸라도스/NNP", "는/JX", "썸타/VV", "았/EP"]


def test_spelling_decides_lemmas_of_nouns() -> None:
    lemmas = {o: sosik.segment(NORTH, orthography=o).morphemes[0].lemma for o in ("south", "north", "auto")}
    assert lemmas == {"south": "로동자", "north": "노동자", "auto": "노동자"}
    forms = [[m[:2] for m in sosik.segment(NORTH, orthography=o).morphemes] for o in ("south", "north", "auto")]
    assert forms[0] == forms[1] == forms[2]


def test_segmenters_and_what_they_give_compare_pickle_and_show_themselves(text: str) -> None:
    segmenter = sosik.Segmenter("north", {"갸라도스": "NNP"})
    again = pickle.loads(pickle.dumps(segmenter))
    assert again == segmenter != sosik.Segmenter("north") != sosik.Segmenter("south")
    assert again.words == {"갸라도스": "NNP"} and again.orthography == "north"
    assert eval(repr(again), {"Segmenter": sosik.Segmenter}) == again
    with pytest.raises(TypeError, match="unhashable"):
        hash(segmenter)
    segmentation = segmenter.segment(text)
    assert pickle.loads(pickle.dumps(segmentation)) == segmentation == again.segment(text)
    assert segmentation != segmenter.segment(text + " ") and len({segmentation, again.segment(text)}) == 1
    assert len(repr(segmentation).splitlines()) == 1 and "2 sentences" in repr(segmenter.segment("간다. 온다."))
    assert segmentation[0] == segmentation.sentences[0] and segmentation[-1:] == segmentation.sentences[-1:]
    with pytest.raises(dataclasses.FrozenInstanceError):
        segmentation.text = ""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        segmentation[0].tokens[0].text = ""  # type: ignore[misc]


def test_mistakes_are_told_in_a_sentence(segmenter: sosik.Segmenter) -> None:
    with pytest.raises(sosik.InputError, match="south, north or auto"):
        sosik.Segmenter("east")  # type: ignore[arg-type]
    with pytest.raises(sosik.InputError, match="south, north or auto"):
        sosik.segment("", orthography="")  # type: ignore[arg-type]
    for form, tag, says in [
        ("", "NNP", "empty"),
        ("갸라도스", "NOUN", "Sejong"),
        ("는", "JX", "cannot be JX"),
        ("NATO", "NNP", "Hangul"),
        (7, "NNP", "not int"),
        ("갸라도스", None, "not NoneType"),
        ("\ud800", "NNP", "surrogate"),
    ]:
        with pytest.raises(sosik.InputError, match=says) as caught:
            segmenter.add_word(form, tag)  # type: ignore[arg-type]
        assert "\n" not in str(caught.value)
        with pytest.raises(sosik.InputError, match=says):
            sosik.Segmenter(words=[(form, tag)])  # type: ignore[list-item]
    assert segmenter.words == {}
    for call in (segmenter.segment, segmenter.tokenize, segmenter.split_into_sents, sosik.segment):
        with pytest.raises(TypeError, match="decode bytes first"):
            call("한".encode("cp949"))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="not NoneType"):
            call(None)  # type: ignore[call-overload]
        with pytest.raises(sosik.InputError, match="lone surrogate at 1"):
            call("a\ud800b")
    with pytest.raises(TypeError, match="put it into a list"):
        segmenter.to_arrow("one text")
    with pytest.raises(TypeError, match="put it into a list"):
        list(segmenter.pipe("one text"))
    with pytest.raises(TypeError, match="not int"):
        segmenter.to_arrow(["a", 7])  # type: ignore[list-item]
    with pytest.raises(sosik.InputError, match="surrogate"):
        list(segmenter.pipe(["a", "\ud800"]))
    with pytest.raises(sosik.InputError, match="jobs"):
        segmenter.to_arrow([], jobs=0)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01\x02", "“" * 50, "가" * 100_000, "Хочу жить.", "ㅋㅋㅋㅋ", "😀" * 1000])
def test_odd_texts_are_segmented(text: str, segmenter: sosik.Segmenter) -> None:
    segmentation = segmenter.segment(text)
    assert all(text[s.start : s.end] == s.text for s in segmentation)
    assert [s[:3] for s in segmentation] == segmenter.split_into_sents(text)
    assert all(0 <= m.start < m.end <= len(text) for m in segmenter.tokenize(text))


def test_threads_share_a_segmenter(texts: list[str]) -> None:
    segmenter = sosik.Segmenter()
    expected = [segmenter.segment(t) for t in texts]
    results: list[list[sosik.Segmentation]] = [[], [], []]

    def work(out: list[sosik.Segmentation]) -> None:
        out.extend(segmenter.segment(t) for t in texts)

    threads = [threading.Thread(target=work, args=(out,)) for out in results]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert all(out == expected for out in results)


def test_the_interpreter_goes_on_while_texts_are_segmented(texts: list[str]) -> None:
    segmenter = sosik.Segmenter()
    # One text no cache holds all of, so that the call takes a while.
    text = " ".join(f"제{i}군단은 {chr(0xAC00 + i * 37 % 11172)}{chr(0xAC00 + i * 91 % 11172)}시로 갔다." for i in range(4000))
    done, ticks = threading.Event(), 0

    def read() -> None:
        segmenter.to_arrow([text])
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not done.wait(0.001):
        ticks += 1
    thread.join()
    assert ticks > 5


def test_ctrl_c_ends_a_long_call() -> None:
    program = (
        "import signal, sosik, threading, _thread\n"
        "texts = [f'제{i}군단은 {chr(0xAC00 + i % 11172)}{chr(0xAC00 + i * 7 % 11172)}시로 갔다. ' * 20 for i in range(200_000)]\n"
        "threading.Timer(1.0, _thread.interrupt_main).start()\n"
        "try:\n    sosik.Segmenter().to_arrow(texts)\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "interrupted", done.stderr


def test_types_are_told(tmp_path: pathlib.Path) -> None:
    user = tmp_path / "user.py"
    user.write_text(
        "from collections.abc import Iterator\n"
        "from typing import assert_type\n"
        "import sosik\n"
        "s = sosik.Segmenter('north', words={'가': 'NNG'})\n"
        "assert_type(s.tokenize(''), list[sosik.Morpheme])\n"
        "assert_type(s.tokenize(['']), Iterator[list[sosik.Morpheme]])\n"
        "assert_type(s.split_into_sents(''), list[sosik.SentenceSpan])\n"
        "assert_type(s.segment('').sentences[0].tokens, tuple[sosik.Token, ...])\n"
        "assert_type(s.to_arrow(['']), sosik.Table)\n"
        "assert_type(sosik.segment('', orthography='south')[0], sosik.TokenSentence)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(user)], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
