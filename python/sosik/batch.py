"""Many documents at once, into tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sosik import _sosik
from sosik.exceptions import InputError
from sosik.extractor import Extractor, as_row, shared
from sosik.model import Failure
from sosik.texts import threads

_CHUNK = 512
_FIELDS = ("id", "published", "outlet", "url", "title")


class Batch:
    """Tables of a run: ``documents``, ``sentences``, ``actors``, ``mentions``, ``claims``, ``events``, ``times``, ``quantities``.

    Each table speaks the Arrow stream protocol, so ``polars.DataFrame(batch.claims)``, ``pyarrow.table(batch.claims)``,
    ``duckdb`` and ``pandas.DataFrame.from_arrow`` read it without copies. They are joined by ``document`` (the number of the
    document in its run) and ids; every row carries ``document_key``, ``engine_version`` and ``engine_data``, as in a ledger.
    """

    def __init__(self, tables: Mapping[str, _sosik.Table], failures: list[Failure], lines: list[str]) -> None:
        self._tables = dict(tables)
        self._lines = lines
        self.failures = failures
        """Documents that could not be read."""

    def __getattr__(self, name: str) -> _sosik.Table:
        try:
            return self.__dict__["_tables"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(f"a batch has no table `{name}`; it has {', '.join(self.__dict__.get('_tables', {}))}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._tables]

    @property
    def tables(self) -> dict[str, _sosik.Table]:
        """All tables by name."""
        return dict(self._tables)

    def records(self) -> Iterator[str]:
        """Iterate over the records ``sosik/1``, one line of JSON for each document, in order of the input."""
        return iter(self._lines)

    def to_polars(self) -> dict[str, Any]:
        """Return all tables as polars data frames."""
        import polars

        return {name: polars.DataFrame(table) for name, table in self._tables.items()}

    def to_pandas(self) -> dict[str, Any]:
        """Return all tables as pandas data frames; needs pyarrow."""
        import pyarrow

        return {name: pyarrow.table(table).to_pandas() for name, table in self._tables.items()}

    def to_parquet(self, folder: str | os.PathLike[str]) -> None:
        """Write each table as ``FOLDER/NAME.parquet``; a file appears, or changes, only when it is whole.

        Parameters
        ----------
        folder
            Where to; made if it is not there.
        """
        for name, table in self._tables.items():
            _sosik.write_parquet(folder, name, table)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(t)} {name}" for name, t in self._tables.items())
        return f"<Batch: {counts}, {len(self.failures)} failures>"


def extract_batch(
    data: Any,
    *,
    text: str = "text",
    id: str = "id",
    published: str = "published",
    jobs: int | None = None,
    progress: bool | Callable[[int, int, int], object] = False,
    extractor: Extractor | None = None,
    max_bytes: int | None = None,
    max_sentences: int | None = None,
    max_seconds: float | None = 60,
    format: str | None = None,
    encoding: str | None = None,
) -> Batch:
    """Read many documents on all processors, into tables.

    Parameters
    ----------
    data
        A list or generator of texts or of mappings with ``text``, ``id``, ``published`` ...; or a table: anything that
        speaks the Arrow stream protocol (polars, pyarrow, DuckDB results), or a pandas data frame; or a ``pathlib.Path``, or a
        list of them, of files and folders that ``sosik extract`` reads: text, JSON Lines, CSV, Parquet, Arrow, XLSX, also ``.gz``
        and ``.zst``.
    text, id, published
        Names of the columns of a table. Only the text must be there. ``outlet``, ``url`` and ``title`` are found under their own
        names.
    jobs
        How many threads; all processors by default. The result is the same for any number.
    progress
        Draw a bar with tqdm if that is installed (else a line on stderr), or call a function with documents, bytes and
        errors so far.
    extractor
        The extractor to read with; the shared one by default.
    max_bytes, max_sentences
        The longest text that is read, in bytes of UTF-8 and in sentences; a longer one is a failure. 1 GiB and no limit by default.
    max_seconds
        The time that a document may take for each MiB of its text that is begun; one that takes longer is a failure.
    format, encoding
        What files hold, and in which encoding, when extension and bytes do not tell.

    Returns
    -------
    Batch
        Tables in order of the input. What failed is in ``failures`` and does not stop the others.

    Examples
    --------
    >>> import sosik
    >>> batch = sosik.extract_batch(["NATO said that talks would go on.", "나토는 회담이 이어진다고 밝혔다."])
    >>> len(batch.documents), len(batch.failures)
    (2, 0)
    """
    run = _sosik.Run((extractor or shared())._engine, threads(jobs), (max_bytes, max_sentences, max_seconds))
    columns = {"text": text, "id": id, "published": published}
    failures = feed(run, data, columns, progress, format, encoding)
    return Batch(run.tables(), failures, run.lines())


def feed(
    run: _sosik.Run,
    data: Any,
    columns: Mapping[str, str],
    progress: bool | Callable[[int, int, int], object],
    format: str | None,
    encoding: str | None,
) -> list[Failure]:
    """Give all documents of `data` to `run`; what failed comes back."""
    if isinstance(data, str | bytes | Mapping):
        raise TypeError(
            f"many documents are wanted and one {type(data).__name__} was given; use sosik.extract, put it into a list, "
            "or name a file with pathlib.Path"
        )
    failures: list[Failure] = []
    named = [(field, name) for field, name in columns.items() if field != name]
    paths = _paths(data)
    with _Progress(progress, data) as report:
        if paths is not None:
            run.feed_files(paths, named, format, encoding, lambda r: report(*r.counts()))
        elif (stream := _arrow_stream(data)) is not None:
            run.feed_arrow(stream, named, lambda r: report(*r.counts()))
        else:
            for rows in _chunks(_rows(data, **columns), failures):
                run.feed(rows)
                documents, size, errors = run.counts()
                report(documents, size, errors + len(failures))
    return failures + [Failure(*failed) for failed in run.errors()]


def _paths(data: Any) -> list[Any] | None:
    if isinstance(data, os.PathLike):
        return [data]
    if isinstance(data, list | tuple) and data and all(isinstance(d, os.PathLike) for d in data):
        return list(data)
    return None


def _arrow_stream(data: Any) -> Any:
    if _is_pandas(data):
        return None  # its own stream needs pyarrow; columns of Python values do not
    export = getattr(data, "__arrow_c_stream__", None)
    return None if export is None else export()


def _is_pandas(data: Any) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(data, pandas.DataFrame)


def _rows(data: Any, text: str, id: str, published: str) -> Iterable[Any]:
    if not _is_pandas(data):
        return iter(data)
    if text not in data.columns:
        raise InputError(f"there is no column `{text}`; name the column of texts with text=…; there are {', '.join(map(str, data.columns))}")
    columns = {"text": data[text].tolist()}
    for field, name in zip(_FIELDS, (id, published, *_FIELDS[2:]), strict=True):
        if name in data.columns:
            column = data[name]
            columns[field] = column.astype(object).where(column.notna(), None).tolist()
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def as_rows(data: Any, columns: Mapping[str, str]) -> Iterator[tuple[Any, dict[str, Any] | Failure]]:
    """Iterate over the items of `data`, each with what the engine reads."""
    for number, item in enumerate(_rows(data, **columns)):
        yield item, as_row(item, number)


def _chunks(rows: Iterable[Any], failures: list[Failure]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for number, item in enumerate(rows):
        row = as_row(item, number)
        if isinstance(row, Failure):
            failures.append(row)
            continue
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Progress:
    """A bar, a line or a call, whichever was asked for."""

    def __init__(self, progress: bool | Callable[[int, int, int], object], data: Any) -> None:
        self._call = progress if callable(progress) else None
        self._bar: Any = None
        self._seen = 0
        if progress is True:
            total = len(data) if hasattr(data, "__len__") and _paths(data) is None else None
            try:
                from tqdm.auto import tqdm
            except ImportError:
                self._call = lambda documents, size, errors: print(
                    f"\r{documents} documents, {size / 1e6:.1f} MB, {errors} errors", end="", file=sys.stderr
                )
            else:
                self._bar = tqdm(total=total, unit="doc")

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, documents: int, size: int, errors: int) -> None:
        if self._bar is not None:
            self._bar.update(documents - self._seen)
            self._bar.set_postfix_str(f"{size / 1e6:.1f} MB, {errors} errors", refresh=False)
            self._seen = documents
        if self._call is not None:
            self._call(documents, size, errors)
