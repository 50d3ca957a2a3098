"""Documents of a Spark data frame, read where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sosik import arrow

_TYPES = {"int32": "int", "int64": "bigint", "double": "double", "bool": "boolean", "string": "string", "date32[day]": "date"}


def schema(table: str = "records") -> str:
    """Give the schema of what :func:`extract` returns, in the language of Spark's SQL.

    Parameters
    ----------
    table
        ``records`` or the name of a table, as for :func:`sosik.arrow.extract_batches`.

    Examples
    --------
    >>> import sosik.spark
    >>> sosik.spark.schema()[:39]
    '`document_id` string, `language` string'
    """
    return ", ".join(f"`{f.name}` {_TYPES.get(str(f.type), 'timestamp')}" for f in arrow.schema(table))


def extract(df: Any, *, text: str = "text", id: str = "id", published: str = "published", table: str = "records", **options: Any) -> Any:
    """Read the documents of a Spark data frame on its executors, each of which needs sosik and pyarrow installed.

    Parameters
    ----------
    df
        A data frame with a column of texts.
    text, id, published
        Names of the columns. Only the text must be there; the others of `df` are left behind.
    table
        What a row of the result is, as for :func:`sosik.arrow.extract_batches`.
    **options
        Limits of a document and threads of a task, as for :func:`sosik.arrow.extract_batches`.

    Returns
    -------
    pyspark.sql.DataFrame
        Lazy, as data frames of Spark are. Rows join by ``document_key`` and ``document_id``.
    """
    wanted = [name for name in dict.fromkeys((text, id, published)) if name == text or name in df.columns]

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        return arrow.extract_batches(batches, text=text, id=id, published=published, table=table, **options)

    return df.select(*wanted).mapInArrow(read, schema(table))


def unfold(records: Any, table: str) -> Any:
    """Give the rows of a table that a data frame of ``records`` holds, without reading the texts again.

    Parameters
    ----------
    records
        What :func:`extract` returns for ``records``.
    table
        The name of the table, such as ``claims``.

    Returns
    -------
    pyspark.sql.DataFrame
        The rows.
    """

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        return arrow.unfold(batches, table)

    return records.mapInArrow(read, schema(table))
