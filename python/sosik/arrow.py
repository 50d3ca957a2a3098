"""Arrow batches in, Arrow batches out: for engines that spread documents over machines themselves.

The pages on Spark and Ray stand on this module; both need pyarrow, which brings the batches.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sosik import _sosik
from sosik.extractor import Extractor, shared
from sosik.texts import threads

if TYPE_CHECKING:
    import pyarrow


def schema(table: str = "records") -> pyarrow.Schema:
    """Give the schema of what :func:`extract_batches` yields; all of its types are known to Spark.

    Parameters
    ----------
    table
        ``records``, a row a document with the whole record as JSON; or one of the tables of a batch, such as ``claims``.
    """
    import pyarrow

    return pyarrow.schema(_sosik.emitted(table))


def extract_batches(
    batches: Iterable[pyarrow.RecordBatch],
    *,
    text: str = "text",
    id: str = "id",
    published: str = "published",
    table: str = "records",
    jobs: int | None = 1,
    extractor: Extractor | None = None,
    max_bytes: int | None = 64 << 20,
    max_sentences: int | None = 4_000_000,
    max_seconds: float | None = 60,
) -> Iterator[pyarrow.RecordBatch]:
    """Read the documents of Arrow batches, batch by batch, into batches of one schema.

    Parameters
    ----------
    batches
        Batches with a column of texts.
    text, id, published
        Names of the columns. Only the text must be there.
    table
        What a row of the output is: a document with its record (``records``), or a row of one table. To get several tables, take
        ``records`` once and :func:`unfold` them.
    jobs
        How many threads; one by default, since the engine runs many of these at once. None is all processors.
    extractor
        The extractor to read with; the shared one by default.
    max_bytes, max_sentences, max_seconds
        Limits of a document, as for :func:`sosik.extract_batch`.

    Yields
    ------
    pyarrow.RecordBatch
        One for each that came in, of the schema that :func:`schema` gives. Rows join by ``document_key`` and ``document_id``.

    Examples
    --------
    >>> import pyarrow, sosik.arrow
    >>> batch = pyarrow.RecordBatch.from_pydict({"text": ["Seoul denied it.", "나토는 회담이 이어진다고 밝혔다."]})
    >>> [out] = sosik.arrow.extract_batches([batch])
    >>> out.num_rows, out["claims"].to_pylist()
    (2, [1, 1])
    """
    engine = (extractor or shared())._engine
    named = [(field, name) for field, name in (("text", text), ("id", id), ("published", published)) if field != name]
    limits = (max_bytes, max_sentences, max_seconds)
    first = 0
    for batch in batches:
        out = _sosik.map_stream(engine, _stream(batch), named, table, threads(jobs), limits, first)
        first += batch.num_rows
        yield from _batches(out)


def unfold(batches: Iterable[pyarrow.RecordBatch], table: str) -> Iterator[pyarrow.RecordBatch]:
    """Give the rows of a table that batches of ``records`` hold, without reading the texts again.

    Parameters
    ----------
    batches
        What :func:`extract_batches` yields for ``records``.
    table
        The name of the table, such as ``claims``.

    Yields
    ------
    pyarrow.RecordBatch
        One for each that came in.

    Examples
    --------
    >>> import pyarrow, sosik.arrow
    >>> batch = pyarrow.RecordBatch.from_pydict({"text": ["Seoul denied it."]})
    >>> [claims] = sosik.arrow.unfold(sosik.arrow.extract_batches([batch]), "claims")
    >>> claims["source"].to_pylist()
    ['Seoul']
    """
    for batch in batches:
        yield from _batches(_sosik.unfold_stream(_stream(batch), table))


def _stream(batch: pyarrow.RecordBatch) -> Any:
    import pyarrow

    return pyarrow.Table.from_batches([batch]).__arrow_c_stream__()


def _batches(table: _sosik.Table) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    whole = pyarrow.table(table)
    return iter(whole.to_batches()) if whole.num_rows else itertools.repeat(pyarrow.RecordBatch.from_pylist([], schema=whole.schema), 1)
