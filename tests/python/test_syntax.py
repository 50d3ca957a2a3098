"""Tags, lemmas and trees."""

import pickle
import unicodedata

import pytest
import sosik


def test_every_offset_slices(text: str) -> None:
    for text in (text, "🚀 " + text, unicodedata.normalize("NFD", text)):
        syntax = sosik.parse(text)
        assert len(syntax) >= 2
        for sentence in syntax:
            assert text[sentence.start : sentence.end] == sentence.text
            assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_every_sentence_is_a_tree(text: str) -> None:
    for sentence in sosik.parse(text):
        assert sum(t.head is None for t in sentence.tokens) == 1
        for token in sentence.tokens:
            steps = 0
            while token.head is not None:
                token, steps = sentence.tokens[token.head], steps + 1
                assert steps <= len(sentence.tokens)
            assert token == sentence.root


def test_conllu_has_ten_columns_and_the_text() -> None:
    lines = sosik.parse("정부는 “철수하라”고 요구했다. Seoul didn't agree.", id="a").to_conllu().splitlines()
    assert lines[0] == "# newdoc id = a" and "# text = Seoul didn't agree." in lines
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 10 for row in rows)
    assert all((row[6] == "0") == (row[7] == "root") for row in rows)


def test_a_tree_draws_itself_without_markup_of_the_text() -> None:
    tree = sosik.parse("<script> said NATO.").sentences[0]
    assert tree._repr_svg_().startswith("<svg") and "<script" not in tree.to_svg()


def test_documents_have_trees_and_trees_are_values(text: str) -> None:
    syntax = sosik.extract(text, id="x").parse()
    assert syntax == sosik.parse(text, id="x") == pickle.loads(pickle.dumps(syntax))
    assert syntax[0] is syntax.sentences[0] and syntax[:1] == syntax.sentences[:1]


def test_what_is_no_text_is_told() -> None:
    assert len(sosik.parse("")) == 0
    with pytest.raises(TypeError, match="decode"):
        sosik.parse(b"x")  # type: ignore[arg-type]
    with pytest.raises(sosik.InputError, match="surrogate"):
        sosik.parse("\ud800")
