#!/usr/bin/env python3
"""Have Kiwi join dictionary words with endings and josa, for `cargo dev train segment`.

    python3 -m venv venv && venv/bin/pip install kiwipiepy==0.24.1 kiwipiepy_model==0.24.0
    venv/bin/python crates/sosik-dev/scripts/kiwi_words.py ANALYSES.jsonl WORDS.tsv OUT.jsonl

News shows most verbs in a few forms and most nouns never; the trainer needs them in many. ANALYSES are those of `kiwi_analyses.py`, which tell how
often each chain of endings or josa occurs, WORDS those of `dictionary_words.py`. A word is kept if Kiwi, reading what it has joined, finds the
same morphemes again. Kiwi and its model are under Apache-2.0. Lines as `kiwi_analyses.py` writes them, one word each, with `set` = `words`.
"""
import collections
import json
import random
import sys

from kiwipiepy import Kiwi

SEED = 20241126
FORMS_OF_A_VERB = 12
NOUNS = 90_000
RAREST = 3  # chains seen less often are chance
PREDICATES = {"VV", "VA"}
STEMS = {"VV", "VA", "VX", "XSV", "XSA"}
NOUN_TAGS = {"NNG", "NNP"}


def ending(tag):
    return tag[0] == "E"


def josa(tag):
    return tag[0] == "J"


def chains(path):
    """How often each chain of endings follows verbs and of josa follows nouns; the empty chain too."""
    verbs, nouns = collections.Counter(), collections.Counter()
    with open(path, encoding="utf-8") as f:
        for line in f:
            morphemes = json.loads(line)["morphemes"]
            i = 0
            while i < len(morphemes):
                tag = morphemes[i][1]
                j = i + 1
                while j < len(morphemes) and morphemes[j][1][0] in "EJ" and morphemes[j][2] <= morphemes[j - 1][3]:
                    j += 1
                tail = tuple((m[0], m[1]) for m in morphemes[i + 1:j])
                if tag in STEMS and tail and ending(tail[0][1]):
                    verbs[tail] += 1
                elif tag in NOUN_TAGS and all(josa(t) for _, t in tail):
                    nouns[tail] += 1
                i = j
    return [[(c, n) for c, n in sorted(x.items()) if n >= RAREST] for x in (verbs, nouns)]


def main(analyses, words, out):
    pick = random.Random(SEED)
    kiwi = Kiwi(num_workers=1)
    after_verbs, after_nouns = chains(analyses)
    seen_nouns = set()
    with open(analyses, encoding="utf-8") as f:
        for line in f:
            seen_nouns.update(m[0] for m in json.loads(line)["morphemes"] if m[1] in NOUN_TAGS)
    stems, nouns = [], []
    with open(words, encoding="utf-8") as f:
        for line in f:
            form, tag = line.rstrip("\n").split("\t")
            if tag in PREDICATES:
                stems.append((form, tag))
            elif tag in NOUN_TAGS and 2 <= len(form) <= 6 and form not in seen_nouns:
                nouns.append((form, tag))
    pick.shuffle(nouns)
    weights = [n ** 0.5 for _, n in after_verbs]
    made = {}
    for stem in stems:
        for tail, _ in pick.choices(after_verbs, weights, k=FORMS_OF_A_VERB):
            morphemes = [stem, *tail]
            made.setdefault(kiwi.join(morphemes), morphemes)
    weights = [n ** 0.7 for _, n in after_nouns]
    for noun in nouns[:NOUNS]:
        tail = pick.choices(after_nouns, weights)[0][0]
        morphemes = [noun, *tail]
        made.setdefault(kiwi.join(morphemes), morphemes)
    texts = sorted(t for t in made if " " not in t)
    kept = 0
    with open(out, "w", encoding="utf-8", newline="\n") as f:
        for text, tokens in zip(texts, kiwi.tokenize(iter(texts), compatible_jamo=True)):
            rows = [[t.form, t.tag.split("-")[0], t.start, t.end] for t in tokens]
            meant = made[text]
            # Endings may be told apart by their place in the sentence, which a word alone does not show: EF and EC are the same here.
            # Whether a noun is a name the dictionary knows better.
            same = len(rows) == len(meant) and all(
                (i == 0 and r[0] == m[0] and r[1][0] == m[1][0]) or (i > 0 and r[1][0] == m[1][0] and r[1] != "XSV")
                for i, (r, m) in enumerate(zip(rows, meant)))
            if same:
                kept += 1
                rows[0][1] = meant[0][1]
                json.dump({"set": "words", "text": text, "morphemes": rows}, f, ensure_ascii=False, separators=(",", ":"))
                f.write("\n")
    print(f"{out}: {kept} of {len(texts)} words", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:4])
