#!/usr/bin/env python3
"""Makes the counted Korean lexicons of sosik-segment from treebanks (standard library only).

    python3 crates/sosik-dev/scripts/korean_lexicon.py --corpora DIR [--check]

DIR holds ko/kaist-train.conllu.xz (UD Korean Kaist, CC BY-SA 4.0) and ko/gsd-train.conllu.xz (UD Korean GSD, CC BY-SA 4.0).
Writes lexicon/ko-stems.csv, ko-tails.csv and ko-eojeols.csv of the crate; the same corpora give the same bytes. With --check nothing is
written and the exit status says whether the files are what the corpora give.
"""
import argparse
import collections
import lzma
import pathlib
import re
import sys

LEXICON = pathlib.Path(__file__).resolve().parents[2] / "sosik-segment" / "lexicon"
CORPORA = [("kaist", "ko/kaist-train.conllu.xz"), ("gsd", "ko/gsd-train.conllu.xz")]
LICENCE = "CC-BY-SA-4.0"
KAIST = {
    "ncn": "NNG", "ncpa": "NNG", "ncps": "NNG", "nq": "NNP", "nbn": "NNB", "nbu": "NNB", "npp": "NP", "npd": "NP", "nnc": "NR", "nno": "NR",
    "pvg": "VV", "pvd": "VV", "paa": "VA", "pad": "VA", "px": "VX", "jp": "VCP", "xsv": "XSV", "xsm": "XSA", "xsn": "XSN", "xp": "XPN",
    "xsa": "XSN", "jcs": "JKS", "jcc": "JKC", "jco": "JKO", "jcm": "JKG", "jca": "JKB", "jct": "JKB", "jcj": "JC", "jcv": "JKV", "jcr": "JKQ",
    "jxc": "JX", "jxt": "JX", "jxf": "JX", "ecc": "EC", "ecs": "EC", "ecx": "EC", "ef": "EF", "ep": "EP", "etn": "ETN", "etm": "ETM",
    "mag": "MAG", "mad": "MAG", "maj": "MAJ", "mmd": "MM", "mma": "MM", "ii": "IC",
}
SEJONG = {"NNC": "NNG", "MMA": "MM", "MMD": "MM", "MMN": "MM"}
NOUN = {"NNG", "NNP", "NNB", "NP", "NR", "XSN", "XR", "XPN"}
VERB = {"VV", "VA", "VX", "VCN"}
WHOLE = {"MAG", "MAJ", "MM", "IC"}
MONOSYLLABLES = {"말", "일", "뜻", "답", "손", "잠"}  # before 하 these are nouns; others (위하, 대하, 정하) make one stem
HANGUL = re.compile(r"^[가-힣ㄱ-ㅎ]+$")
CLOSED = {"ㄴ": "은", "ㄹ": "을", "ㅁ": "음", "ㅂ": "습"}
CODA = {"ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅂ": 17, "ㅆ": 20}


def eojeols(path, kaist):
    """(surface, morphemes, Sejong tags, whether Kaist calls the head a predicate noun) of each word."""
    for line in lzma.open(path, "rt", encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if len(c) < 5 or not c[0].isdigit() or not HANGUL.match(c[1]):
            continue
        morphs, tags = c[2].split("+"), c[4].split("+")
        if len(morphs) != len(tags) or not all(HANGUL.match(m) for m in morphs):
            continue
        active = kaist and tags[0] == "ncpa"
        tags = [KAIST.get(t, "") if kaist else SEJONG.get(t, t) for t in tags]
        if "" in tags:
            continue
        yield (c[1], *standard(morphs, tags), active)


def standard(morphs, tags):
    """Kaist's divisions and allomorphs as the Sejong project writes them."""
    out = []
    for m, t in zip(morphs, tags):
        if out and m[0] in CLOSED and t[0] == "E" and out[-1][1] == "EP" and not open_syllable(out[-1][0][-1]):
            m = CLOSED[m[0]] + m[1:]
        if t == "EP" and m in ("ㅆ", "았", "였"):
            m = "었"
        if out and t == "JKQ" and m == "고" and out[-1][1] in ("EF", "EC"):
            out[-1] = (out[-1][0] + m, "EC")
        elif out and t == "JKG" and m in ("는", "라는") and out[-1][1] in ("EF", "EC"):
            out[-1] = (out[-1][0] + m, "ETM")
        else:
            out.append((m, t))
    return [m for m, _ in out], [t for _, t in out]


def open_syllable(ch):
    return "가" <= ch <= "힣" and (ord(ch) - 0xAC00) % 28 == 0


def compose(morphs):
    """Endings written one after the other, with the fusions that happen between them."""
    s = ""
    for m in morphs:
        if s and m[0] in CODA and open_syllable(s[-1]):
            s = s[:-1] + chr(ord(s[-1]) + CODA[m[0]]) + m[1:]
        elif s.endswith("시") and m[0] in "었어":
            s = s[:-1] + ("셨" if m[0] == "었" else "셔") + m[1:]
        else:
            s += m
    return s


def key(tail):
    """An ending without what depends on the stem before it: 은, 으면, 았다 as ㄴ, 면, 었다."""
    for a, b in (("는다", "ㄴ다"), ("습니", "ㅂ니"), ("읍시", "ㅂ시"), ("습디", "ㅂ디")):
        if tail.startswith(a):
            return b + tail[2:]
    if tail[0] in "은을음":
        return {"은": "ㄴ", "을": "ㄹ", "음": "ㅁ"}[tail[0]] + tail[1:]
    if tail[0] == "으" and len(tail) > 1:
        return tail[1:]
    if tail[0] in "아여어":
        return "어" + tail[1:]
    if tail[0] in "았였":
        return "었" + tail[1:]
    return tail


def normal(morphs):
    """The first ending in the shape of `key`."""
    return [key(morphs[0])] + morphs[1:]


def coda(ch):
    c = (ord(ch) - 0xAC00) % 28 if "가" <= ch <= "힣" else 0
    return "v" if c == 0 else "l" if c == 8 else "c"


class Counts:
    def __init__(self):
        self.stems = collections.defaultdict(collections.Counter)  # (form, tag) -> source -> n
        self.verbal = collections.Counter()
        self.tails = collections.defaultdict(collections.Counter)  # (kind, surface) -> analysis -> n
        self.after = collections.defaultdict(collections.Counter)
        self.words = collections.defaultdict(collections.Counter)  # surface -> analysis -> n
        self.sources = collections.defaultdict(set)

    def tail(self, kind, surface, morphs, tags, source, before=""):
        self.tails[kind, surface][" ".join(f"{m}/{t}" for m, t in zip(morphs, tags))] += 1
        self.sources[kind, surface].add(source)
        if before:
            self.after[kind, surface][coda(before[-1])] += 1

    def add(self, surface, morphs, tags, active, source, nouns):
        if tags[0] == "VV" and morphs[0].endswith("하") and morphs[0][:-1] in nouns and (len(morphs[0]) > 2 or morphs[0][0] in MONOSYLLABLES):
            morphs, tags = [morphs[0][:-1], "하"] + morphs[1:], ["NNG", "XSV"] + tags[1:]
        self.words[surface][" ".join(f"{m}/{t}" for m, t in zip(morphs, tags))] += 1
        self.sources["word", surface].add(source)
        n = next((i for i, t in enumerate(tags) if t[0] in "JE" or t in ("VCP", "XSV", "XSA")), len(tags))
        if n == 0:
            return
        head, last, rest, kinds = "".join(morphs[:n]), tags[n - 1], morphs[n:], tags[n:]
        if last in NOUN and surface.startswith(head):
            tag = last if n == 1 else next((t for t in reversed(tags[:n]) if t not in ("XSN", "XPN")), "NNG")
            self.stems[head, tag][source] += 1
            if n > 1 and tags[n - 1] == "XSN" and morphs[n - 1] == "들":
                self.stems["".join(morphs[: n - 1]), tag][source] += 1
            if kinds[:1] in (["XSV"], ["XSA"]):
                if kinds[0] == "XSV":
                    self.verbal[head] += 1
                self.tail("S", rest[0], rest[:1], kinds[:1], source)
                if len(rest) > 1 and kinds[1][0] == "E" and not set(kinds[1:]) & (VERB | NOUN):
                    self.tail("V", key(compose(rest[1:])), normal(rest[1:]), kinds[1:], source)
            elif not set(kinds) & (VERB | NOUN | {"XSV", "XSA"}):
                self.tail("N", surface[len(head):], rest, kinds, source, head)
            if active and len(tags) == n:
                self.verbal[head] += 0.2
        elif last in VERB and n == 1 and rest:
            self.stems[head, last][source] += 1
            if kinds[0][0] == "E" and not set(kinds) & (VERB | NOUN | {"XSV", "XSA"}):
                self.tail("V", key(compose(rest)), normal(rest), kinds, source)
        elif last in WHOLE and n == 1 and surface.startswith(head):
            self.stems[head, last][source] += 1


def best(analyses):
    return min(analyses.items(), key=lambda x: (-x[1], x[0]))


def build(corpora):
    counts = Counts()
    rows = [(name, list(eojeols(corpora / path, name == "kaist"))) for name, path in CORPORA]
    nouns = {m for _, words in rows for _, morphs, tags, _ in words for m, t in zip(morphs, tags) if t == "NNG"}
    for source, words in rows:
        for surface, morphs, tags, active in words:
            counts.add(surface, morphs, tags, active, source, nouns)
    totals = {k: sum(c.values()) for k, c in counts.stems.items()}
    stems = [
        (form, tag, n, "1" if tag == "NNG" and counts.verbal[form] >= 1 else "", "+".join(sorted(counts.stems[form, tag])), LICENCE)
        for (form, tag), n in totals.items()
        if (n >= 3 or (n >= 2 and tag not in ("NNG", "NNP", "NR"))) and len(form) <= 8
    ]
    tails = []
    for (kind, surface), analyses in counts.tails.items():
        total = sum(analyses.values())
        analysis, _ = best(analyses)
        after = counts.after[kind, surface]
        seen = sum(after.values())
        # what may stand before it: v a vowel, l the coda ㄹ, c another coda; a class seen in less than 3 % is an error of the treebank
        allowed = "".join(c for c in "vlc" if seen and after[c] * 33 >= seen)
        if total >= 2:
            tails.append((kind, surface, analysis, total, "" if allowed in ("vlc", "vc", "") or seen < 4 and kind == "N" and len(surface) > 2 else allowed, "+".join(sorted(counts.sources[kind, surface])), LICENCE))
    words = []
    for surface, analyses in counts.words.items():
        total = sum(analyses.values())
        analysis, n = best(analyses)
        if total >= 8 and n * 2 > total:
            words.append((surface, analysis, total, "+".join(sorted(counts.sources["word", surface])), LICENCE))
    return {
        "ko-stems.csv": ("form,tag,count,verbal,source,licence", sorted(stems)),
        "ko-tails.csv": ("kind,surface,analysis,count,after,source,licence", sorted(tails)),
        "ko-eojeols.csv": ("surface,analysis,count,source,licence", sorted(words)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, required=True)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    stale = []
    for name, (header, rows) in build(args.corpora).items():
        text = "\n".join([header] + [",".join(map(str, row)) for row in rows]) + "\n"
        path = LEXICON / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not args.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        print(f"{name}: {len(rows)} rows, {len(text.encode())} bytes", file=sys.stderr)
    if args.check and stale:
        sys.exit(f"{', '.join(stale)} differ from what the corpora give")


if __name__ == "__main__":
    main()
