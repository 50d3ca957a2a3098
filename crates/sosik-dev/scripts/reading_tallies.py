"""Texts and tallies of the sets of times and claims, with the functions of the scorers that lie beside the gold.

    reading_tallies.py EVAL texts   times|claims GOLD          a JSON value a line: what is to be read
    reading_tallies.py EVAL tallies times|claims GOLD PRED     one JSON object

EVAL is the folder of score_timex.py and attr_score.py. Every figure is a ratio of sums over texts, so a tally is a pair
[numerator, denominator] a text, as in segmentation_tallies.py, and the sums are compared with what the scorers print. Standard
library only.
"""

from __future__ import annotations

import json
import lzma
import sys
from typing import Any

from tallies import Tallies, publish


def rows(path: str) -> list[dict[str, Any]]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def times(scorer: Any, gold: list[dict[str, Any]], predictions: list[Any]) -> tuple[Tallies, dict[str, float]]:
    """Precision and recall of overlapping extents; of all gold times, the share whose value is right; of all gold dates with a place on
    the calendar, the share of which a moment within the gold's days is given, the most charitable reading for tools that give moments."""
    tallies: Tallies = {"relaxed_p": [], "relaxed_r": [], "value": [], "first_day": []}
    predicted = {
        g["id"]: {"timexes": [dict(zip(("start", "end", "type", "value"), time, strict=True)) for time in p]}
        for g, p in zip(gold, predictions, strict=True)
    }
    for document in gold:
        whole = scorer.score([document], predicted)
        tallies["relaxed_p"].append((whole["relaxed_p"] * whole["pred"], whole["pred"]))
        tallies["relaxed_r"].append((whole["relaxed_r"] * whole["gold"], whole["gold"]))
        tallies["value"].append((whole["value_acc"] * whole["relaxed_r"] * whole["gold"], whole["gold"]))
        # The scorer tells of this only among those that were found; time by time it tells of each.
        dated = [t for t in document["timexes"] if t.get("type") in ("DATE", "TIME") and scorer.bounds(t.get("value"))]
        right = sum(scorer.score([document | {"timexes": [time]}], predicted)["point_acc"] for time in dated)
        tallies["first_day"].append((right, len(dated)))
    all_of_them = scorer.score(gold, predicted)
    return tallies, {k: all_of_them[k] for k in ("relaxed_p", "relaxed_r")} | {"value": all_of_them["value_acc"] * all_of_them["relaxed_r"]}


def claims(scorer: Any, gold: list[dict[str, Any]], predictions: list[Any]) -> tuple[Tallies, dict[str, float]]:
    """F1 over attributions, and the share of direct ones whose source and content are found."""
    names = ("triple_soft", "content_soft", "cue")
    tallies: Tallies = {name: [] for name in (*names, "direct")}
    predicted = [{"id": g["id"], "attributions": p} for g, p in zip(gold, predictions, strict=True)]
    for document, answer in zip(gold, predicted, strict=True):
        result = scorer.score([document], [answer])
        for name in names:
            right, found, wanted = result["counts"][name]
            tallies[name].append((2 * right, found + wanted))
        direct = result["by_form"]["direct"]
        tallies["direct"].append((direct["triple_soft_recall"] * direct["gold"], direct["gold"]))
    whole = scorer.score(gold, predicted)
    scored = {name: whole["attribution"][name][2] for name in names}
    return tallies, scored | {"direct": whole["by_form"]["direct"]["triple_soft_recall"]}


def main(arguments: list[str]) -> int:
    if len(arguments) not in (4, 5) or arguments[1] not in ("texts", "tallies") or arguments[2] not in ("times", "claims"):
        print(__doc__, file=sys.stderr)
        return 2
    evaluation, task, kind, path = arguments[:4]
    sys.path.insert(0, evaluation)
    import attr_score
    import score_timex

    gold = rows(path)
    if task == "texts":
        for document in gold:
            item = document["text"] if kind == "claims" else {"text": document["text"], "published": document["dct"][:10]}
            print(json.dumps(item, ensure_ascii=False))
        return 0
    predictions = rows(arguments[4])
    tallies, scored = times(score_timex, gold, predictions) if kind == "times" else claims(attr_score, gold, predictions)
    return publish(path, tallies, scored)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
