"""A ledger: a folder of Parquet parts in which every document stands once."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sosik import _sosik
from sosik.batch import as_rows, feed
from sosik.exceptions import InputError
from sosik.extractor import Extractor, shared
from sosik.model import Engine, Failure
from sosik.texts import threads

_CHUNK = 4096


class Added(NamedTuple):
    """What a call of :meth:`Ledger.append` did.

    Attributes
    ----------
    documents
        How many documents were read and added, those that failed included.
    known
        How many the ledger had already.
    errors
        How many of those added failed; each has a row in ``documents`` with ``error_kind``.
    failures
        Items that could not even be given to the engine, and the first failure of each step.
    """

    documents: int
    known: int
    errors: int
    failures: list[Failure]


class Ledger:
    """A folder that ``sosik extract -o NAME.ledger`` writes too; opened when something is asked of it.

    Every table is an attribute (``ledger.claims``) that speaks the Arrow stream protocol and is read from its files batch by batch.
    A document is known by its content, so that adding it again adds nothing; rows join by ``document``, its number in the ledger.
    Killed while it adds, a ledger keeps what was committed, and adding the same again goes on from there.

    Parameters
    ----------
    folder
        Where it lies; it need not be there yet.

    Examples
    --------
    >>> import sosik, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> ledger = sosik.Ledger(folder.name + "/news.ledger")
    >>> ledger.append(["NATO said that talks would go on.", "나토는 회담이 이어진다고 밝혔다."]).documents
    2
    >>> ledger.append(["나토는 회담이 이어진다고 밝혔다.", "Seoul denied it."])[:2]
    (1, 1)
    >>> len(ledger), len(ledger.claims) >= 2
    (3, True)
    >>> [text for text in ledger.new(["Seoul denied it.", "Seoul agreed."])]
    ['Seoul agreed.']
    >>> folder.cleanup()
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = pathlib.Path(folder)
        """Where it lies."""
        self._opened: _sosik.Ledger | None = None

    def _open(self) -> _sosik.Ledger:
        if self._opened is None:
            self._opened = _sosik.Ledger(self.folder)
        return self._opened

    def __repr__(self) -> str:
        return f"Ledger({str(self.folder)!r})"

    def __len__(self) -> int:
        """How many documents it holds, those that failed included."""
        return self._open().counts()[0] if self.exists() else 0

    def __getattr__(self, name: str) -> _sosik.StoredTable:
        if name.startswith("_") or name not in _sosik.Ledger.table_names():
            raise AttributeError(f"a ledger has no table `{name}`; it has {', '.join(_sosik.Ledger.table_names())}")
        return self._open().table(name, 0)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_sosik.Ledger.table_names()]

    def exists(self) -> bool:
        """Tell whether it is there."""
        return _sosik.Ledger.is_at(self.folder)

    def refresh(self) -> Ledger:
        """See what others have added since it was opened."""
        self._opened = None
        return self

    @property
    def errors(self) -> int:
        """How many documents failed."""
        return self._open().counts()[1]

    @property
    def engine(self) -> Engine:
        """Version of sosik and digest of its models and lexicons that read it; one for all rows."""
        version, data, _ = self._open().stamp()
        return Engine(version, data)

    def files(self, table: str) -> list[pathlib.Path]:
        """List the Parquet files of a table, in order of their documents; others that may lie beside them do not count."""
        return self._open().files(table)

    def since(self, document: int, table: str) -> _sosik.StoredTable:
        """Give a table from the part on that holds the document of a number: what is new since ``len(ledger)`` was that number.

        Parameters
        ----------
        document
            The number of a document. Parts are given whole, so that filter by ``document`` if it must be exact.
        table
            The name of the table.
        """
        return self._open().table(table, document)

    def scan(self, table: str) -> Any:
        """Give a table as a polars ``LazyFrame`` over its files."""
        import polars

        files = self.files(table)
        return polars.scan_parquet(files) if files else polars.DataFrame(self._open().table(table, 0)).lazy()

    def sql(self, query: str) -> Any:
        """Ask DuckDB; each table is a view of its name over its files.

        Parameters
        ----------
        query
            A query such as ``select source_key, count(*) from claims group by all``.
        """
        import duckdb

        connection = duckdb.connect()
        for name in _sosik.Ledger.table_names():
            if files := self.files(name):
                list_of_files = ", ".join("'" + str(f).replace("'", "''") + "'" for f in files)
                connection.execute(f'create view "{name}" as select * from read_parquet([{list_of_files}])')
        return connection.sql(query)

    def append(
        self,
        data: Any,
        *,
        text: str = "text",
        id: str = "id",
        published: str = "published",
        jobs: int | None = None,
        progress: bool | Callable[[int, int, int], object] = False,
        extractor: Extractor | None = None,
        max_bytes: int | None = 64 << 20,
        max_sentences: int | None = 4_000_000,
        max_seconds: float | None = 60,
        format: str | None = None,
        encoding: str | None = None,
        part_documents: int | None = None,
    ) -> Added:
        """Read documents that it does not hold yet and add them, in memory that does not grow with their number.

        Interrupted, it keeps what was read so far.

        Parameters
        ----------
        data, text, id, published, jobs, progress, extractor, max_bytes, max_sentences, max_seconds, format, encoding
            As for :func:`sosik.extract_batch`.
        part_documents
            The most documents in one part: what a kill may cost at most.

        Returns
        -------
        Added
            How many were added and how many were known.
        """
        engine = (extractor or shared())._engine
        run = _sosik.Run(engine, threads(jobs), (max_bytes, max_sentences, max_seconds), self.folder, part_documents)
        try:
            failures = feed(run, data, {"text": text, "id": id, "published": published}, progress, format, encoding)
        finally:
            run.commit()
            self.refresh()
        documents, _, errors = run.counts()
        return Added(documents - run.known(), run.known(), errors, failures)

    def new(self, data: Any, *, text: str = "text", id: str = "id", published: str = "published") -> Iterator[Any]:
        """Iterate over the items of `data` that it does not hold.

        Parameters
        ----------
        data
            Texts, mappings or a pandas data frame, as for :func:`sosik.extract_batch`.
        text, id, published
            Names of the columns of a data frame.
        """
        chunk: list[tuple[Any, dict[str, Any]]] = []
        for item, row in as_rows(data, {"text": text, "id": id, "published": published}):
            if isinstance(row, Failure):
                raise InputError(f"item {row.id}: {row.message}")
            chunk.append((item, row))
            if len(chunk) == _CHUNK:
                yield from self._unknown(chunk)
                chunk = []
        yield from self._unknown(chunk)

    def _unknown(self, chunk: list[tuple[Any, dict[str, Any]]]) -> Iterator[Any]:
        known = self._open().known([row for _, row in chunk]) if self.exists() else [False] * len(chunk)
        yield from (item for (item, _), is_known in zip(chunk, known, strict=True) if not is_known)

    def compact(self) -> tuple[int, int]:
        """Put small parts together; return how many there were and are."""
        try:
            return _sosik.Ledger.compact(self.folder)
        finally:
            self.refresh()
