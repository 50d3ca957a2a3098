"""Texts and tallies of the segmentation sets, with the functions of the scorers that lie beside the gold.

    segmentation_tallies.py EVAL texts   sentences|klue|kaist GOLD          a JSON string a line: what is to be read
    segmentation_tallies.py EVAL tallies sentences|klue|kaist GOLD PRED     one JSON object

EVAL is the folder of sentscore.py and morphscore.py. Every figure is a ratio of sums over items (paragraphs or sentences), so a tally
is a pair [numerator, denominator] an item: enough to draw items anew and take the ratio again. The sums are compared with what the
scorers themselves print, so that this file cannot drift from them. Standard library only.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from pathlib import Path
from typing import Any

from tallies import Tallies, publish


def plain(path: str) -> str:
    """A path that the scorers can open."""
    if not path.endswith(".xz"):
        return path
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".gold", delete=False) as out, lzma.open(path, "rt", encoding="utf-8") as content:
        out.write(content.read())
    return out.name


def sentences(scorer: Any, gold: str, predictions: list[Any]) -> Tallies:
    tallies: Tallies = {"bf": [], "nf1": []}
    for (_, sentences), predicted in zip(scorer.load(gold), predictions, strict=True):
        _, penalised, _, _, both, in_gold, in_prediction = scorer.score_par(sentences, predicted)
        tallies["bf"].append((2 * both, in_gold + in_prediction))
        tallies["nf1"].append((sum(penalised), len(penalised)))
    return tallies


def morphemes(scorer: Any, kind: str, gold: str, predictions: list[Any]) -> Tallies:
    tallies: Tallies = {"ej": [], "josaF": [], "eomiF": [], "mtF": []}
    for (text, eojeols, morphs), predicted in zip(scorer.gold_sents(kind, gold), predictions, strict=True):
        starts, offset = [], 0
        for eojeol in eojeols:
            starts.append(offset)
            offset += len(eojeol[0]) + 1
        parts: list[list[Any]] = [[] for _ in eojeols]
        k = 0
        for morpheme in predicted:
            while k + 1 < len(starts) and morpheme[2] >= starts[k + 1]:
                k += 1
            parts[k].append(morpheme)
        exact = count = 0
        tails = {"josaF": [0, 0], "eomiF": [0, 0]}
        for (_, forms, tags), part in zip(eojeols, parts):
            if len(forms) != len(tags):
                continue
            wanted, _ = scorer.segs(forms, tags)
            found, _ = scorer.segs([m[0] for m in part], [m[1] for m in part])
            if not wanted:
                continue
            count += 1
            exact += wanted == found
            for name, a, b in zip(tails, scorer.tails(wanted), scorer.tails(found)):
                tails[name][0] += 2 * (bool(a) and a == b)
                tails[name][1] += bool(a) + bool(b)
        tallies["ej"].append((exact, count))
        for name, (numerator, denominator) in tails.items():
            tallies[name].append((numerator, denominator))
        # Kaist has tags of its own.
        if kind != "kaist":
            a = [(scorer.nf(form), scorer.sej(tag)) for form, tag in morphs]
            b = [(scorer.nf(m[0]), scorer.sej(m[1])) for m in predicted]
            tallies["mtF"].append((2 * scorer.lcs(a, b), len(a) + len(b)))
    return {name: each for name, each in tallies.items() if each}


def main(arguments: list[str]) -> int:
    if len(arguments) not in (4, 5) or arguments[1] not in ("texts", "tallies"):
        print(__doc__, file=sys.stderr)
        return 2
    evaluation, task, kind, path = arguments[:4]
    sys.path.insert(0, evaluation)
    import morphscore
    import sentscore

    gold = plain(path)
    try:
        if task == "texts":
            texts = (text for text, *_ in (sentscore.load(gold) if kind == "sentences" else morphscore.gold_sents(kind, gold)))
            for text in texts:
                print(json.dumps(text, ensure_ascii=False))
            return 0
        with open(arguments[4], encoding="utf-8") as lines:
            predictions = [json.loads(line) for line in lines]
        if kind == "sentences":
            tallies, scored = sentences(sentscore, gold, predictions), sentscore.score(gold, predictions)
        else:
            tallies, scored = morphemes(morphscore, kind, gold, predictions), morphscore.score(kind, gold, predictions)[0]
    finally:
        if gold != path:
            Path(gold).unlink()
    return publish(path, tallies, {name: scored[name] for name in tallies})


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
