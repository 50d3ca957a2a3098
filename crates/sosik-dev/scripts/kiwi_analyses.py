#!/usr/bin/env python3
"""Have Kiwi analyse the raw Korean texts of the corpora, for `cargo dev train segment`.

    python3 -m venv venv && venv/bin/pip install kiwipiepy==0.24.1 kiwipiepy_model==0.24.0
    venv/bin/python crates/sosik-dev/scripts/kiwi_analyses.py CORPORA OUT.jsonl

Kiwi and its model are under Apache-2.0. One JSON object a sentence: `set`, `text`, `morphemes` as [form, tag, start, end] in code points;
jamo that stand alone are compatibility jamo. Kiwi has no random part: the same versions print the same bytes.
"""
import json
import lzma
import re
import sys
from pathlib import Path

from kiwipiepy import Kiwi

LONGEST = 400  # characters; the few longer ones are rows of repeated signs


def lines(path):
    with lzma.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n")


def treebank(path):
    """Texts of a CoNLL-U file: `# text` where it is given, else the words with the marks put back on them."""
    words, text = [], None
    for line in lines(path):
        if not line:
            if words:
                yield text or unspaced(" ".join(words))
            words, text = [], None
        elif line.startswith("# text = "):
            text = line[len("# text = "):]
        elif not line.startswith("#"):
            words.append(line.split("\t")[1])
    if words:
        yield text or unspaced(" ".join(words))


def unspaced(text):
    return re.sub(r" ([.,?!;:)\]}’”…]+)", r"\1", re.sub(r"([(\[{‘“]) ", r"\1", text))


def texts(corpora):
    ko = corpora / "ko"
    for line in lines(ko / "klue-ner-raw-train.tsv.xz"):
        name, text = line.split("\t", 1)
        yield name.rsplit("_", 1)[1], text
    for line in lines(ko / "park-dev.ko.xz"):
        yield "park", line
    for text in treebank(ko / "gsd-train.conllu.xz"):
        yield "gsd", text
    for text in treebank(ko / "kaist-train.conllu.xz"):
        yield "kaist", text


def main(corpora, out):
    kiwi = Kiwi(num_workers=1)
    seen, batch = set(), []
    for name, text in texts(corpora):
        text = re.sub(r"\s+", " ", text).strip()
        if 4 <= len(text) <= LONGEST and text not in seen:
            seen.add(text)
            batch.append((name, text))
    with open(out, "w", encoding="utf-8", newline="\n") as f:
        analyses = kiwi.tokenize((t for _, t in batch), compatible_jamo=True)
        for (name, text), tokens in zip(batch, analyses):
            rows = [[t.form, t.tag.split("-")[0], t.start, t.end] for t in tokens]
            json.dump({"set": name, "text": text, "morphemes": rows}, f, ensure_ascii=False, separators=(",", ":"))
            f.write("\n")
    print(f"{out}: {len(batch)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
