"""Documents of a Ray data set, read where they are."""

from __future__ import annotations

from typing import Any

from sosik import arrow


def map_batches(
    ds: Any,
    *,
    text: str = "text",
    id: str = "id",
    published: str = "published",
    table: str = "records",
    batch_size: int = 512,
    jobs: int | None = 1,
    max_bytes: int | None = 64 << 20,
    max_sentences: int | None = 4_000_000,
    max_seconds: float | None = 60,
    **options: Any,
) -> Any:
    """Read the documents of a Ray data set in its tasks; every node needs sosik and pyarrow installed.

    Parameters
    ----------
    ds
        A data set with a column of texts.
    text, id, published
        Names of the columns. Only the text must be there.
    table
        What a row of the result is, as for :func:`sosik.arrow.extract_batches`.
    batch_size
        How many documents a task takes at a time.
    jobs, max_bytes, max_sentences, max_seconds
        As for :func:`sosik.arrow.extract_batches`.
    **options
        What ``Dataset.map_batches`` takes beside these, such as ``concurrency`` or ``num_cpus``.

    Returns
    -------
    ray.data.Dataset
        Lazy, as data sets of Ray are. Rows join by ``document_key`` and ``document_id``.
    """

    def read(block: Any) -> Any:
        import pyarrow

        batches = block.combine_chunks().to_batches() if block.num_rows else []
        out = arrow.extract_batches(
            batches,
            text=text,
            id=id,
            published=published,
            table=table,
            jobs=jobs,
            max_bytes=max_bytes,
            max_sentences=max_sentences,
            max_seconds=max_seconds,
        )
        return pyarrow.Table.from_batches(out, schema=arrow.schema(table))

    return ds.map_batches(read, batch_format="pyarrow", batch_size=batch_size, **options)
