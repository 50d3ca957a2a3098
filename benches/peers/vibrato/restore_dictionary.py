"""Turns a compiled MeCab dictionary back into its sources, which Vibrato's own builder reads.

    restore_dictionary.py DICTIONARY OUT

Reads sys.dic, unk.dic, matrix.bin and char.bin of the folder DICTIONARY; writes lex.csv, unk.def, matrix.def and char.def into the
folder OUT. Little-endian files of MeCab's version 102, as all distributions have them. Standard library only.
"""

from __future__ import annotations

import array
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

MAGIC = 0xEF718F77
HEADER = struct.Struct("<10I32s")  # magic, version, type, words, left ids, right ids, three sizes, reserved; charset
TOKEN = struct.Struct("<HHHhII")  # left id, right id, part of speech, cost, offset of the features, unused


class Malformed(Exception):
    """A file that is not what its name says."""


def keys(units: bytes, path: Path) -> Iterator[tuple[bytes, int]]:
    """All keys of a double array (Darts) with their values, depth first.

    A unit is (base, check). The child of a node along byte c is the unit at base + c + 1, and its check is the base of that node; the
    end of a key is its child at base + 0, whose own base is the value's complement.
    """
    base, check = array.array("i"), array.array("I")
    base.frombytes(units)
    check.frombytes(units)
    base, check = base[0::2], check[1::2]
    # Asking all 256 bytes of every node would take 256 times as long as asking every unit whose child it is.
    children: dict[int, list[int]] = {}
    for unit in range(1, len(base)):
        if base[unit] or check[unit]:
            children.setdefault(check[unit], []).append(unit)
    stack = [(base[0], b"")]
    while stack:
        parent, key = stack.pop()
        for unit in children.get(parent, ()):
            label = unit - parent - 1
            if label == -1 and base[unit] < 0:
                yield key, -base[unit] - 1
            elif 0 <= label <= 255 and base[unit] > 0:
                stack.append((base[unit], key + bytes([label])))
            elif label > 255:
                raise Malformed(f"{path}: the double array has a child {label} units away from its node; it holds 256 at most.")


def quoted(field: str) -> str:
    """A field of a CSV row."""
    return '"' + field.replace('"', '""') + '"' if any(c in field for c in ',"') else field


def words(source: Path, target: Path) -> int:
    """Writes the rows of a dictionary of words; returns how many."""
    content = source.read_bytes()
    if len(content) < HEADER.size:
        raise Malformed(f"{source} is too short for a MeCab dictionary.")
    magic, version, _, count, _, _, array_size, token_size, _, _, charset = HEADER.unpack_from(content)
    if magic ^ MAGIC != len(content) or version != 102:
        raise Malformed(f"{source} is no MeCab dictionary of version 102.")
    if charset.rstrip(b"\0").decode().lower() not in ("utf-8", "utf8"):
        raise Malformed(f"{source} is not in UTF-8.")
    tokens = HEADER.size + array_size
    features = tokens + token_size
    rows = 0
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        for key, value in keys(content[HEADER.size : tokens], source):
            surface = quoted(key.decode())
            # A value holds the first token and, in its low byte, how many there are.
            for k in range(value >> 8, (value >> 8) + (value & 0xFF)):
                left, right, _, cost, offset, _ = TOKEN.unpack_from(content, tokens + TOKEN.size * k)
                start = features + offset
                feature = content[start : content.index(b"\0", start)].decode()
                out.write(f"{surface},{left},{right},{cost},{feature}\n")
                rows += 1
    if rows != count:
        raise Malformed(f"{source} says that it holds {count} entries, and {rows} were read.")
    return rows


def matrix(source: Path, target: Path) -> tuple[int, int]:
    """Writes the costs of connections; returns how many right and left ids there are."""
    content = source.read_bytes()
    rights, lefts = struct.unpack_from("<HH", content)
    costs = array.array("h")
    costs.frombytes(content[4:])
    if len(costs) != rights * lefts:
        raise Malformed(f"{source} holds {len(costs)} costs instead of {rights} × {lefts}.")
    with open(target, "w", encoding="ascii", newline="\n") as out:
        out.write(f"{rights} {lefts}\n")
        for left in range(lefts):
            row = costs[left * rights : (left + 1) * rights]
            out.write("".join(f"{right} {left} {cost}\n" for right, cost in enumerate(row)))
    return rights, lefts


def characters(source: Path, target: Path) -> int:
    """Writes the categories of characters; returns how many categories there are."""
    content = source.read_bytes()
    (count,) = struct.unpack_from("<I", content)
    names = [content[4 + 32 * i : 36 + 32 * i].split(b"\0")[0].decode() for i in range(count)]
    infos = array.array("I")
    infos.frombytes(content[4 + 32 * count :])
    if len(infos) != 0xFFFF:
        raise Malformed(f"{source} describes {len(infos)} characters instead of 65535.")
    # A character's word: categories (18 bits), the one that counts (8), length (4), group (1), invoke (1).
    properties: dict[int, tuple[int, int, int]] = {}
    ranges: list[tuple[int, int, list[str]]] = []
    for character, info in enumerate(infos):
        first = info >> 18 & 0xFF
        properties.setdefault(first, (info >> 31, info >> 30 & 1, info >> 26 & 15))
        categories = [names[first]] + [name for i, name in enumerate(names) if info >> i & 1 and i != first]
        if ranges and ranges[-1][1:] == (character - 1, categories):
            ranges[-1] = (ranges[-1][0], character, categories)
        else:
            ranges.append((character, character, categories))
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        for i, name in enumerate(names):
            # A category that is no character's first one: its properties are not in the file and never asked for.
            invoke, group, length = properties.get(i, (0, 1, 0))
            out.write(f"{name} {invoke} {group} {length}\n")
        for start, end, categories in ranges:
            if categories != ["DEFAULT"]:
                out.write(f"0x{start:04X}..0x{end:04X} {' '.join(categories)}\n")
    return count


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = map(Path, arguments)
    target.mkdir(parents=True, exist_ok=True)
    try:
        print("words", words(source / "sys.dic", target / "lex.csv"))
        print("unknown words", words(source / "unk.dic", target / "unk.def"))
        print("connections", *matrix(source / "matrix.bin", target / "matrix.def"))
        print("categories", characters(source / "char.bin", target / "char.def"))
    except (Malformed, OSError) as error:
        print(f"restore_dictionary: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
