"""Docstrings, stubs, README and notebooks say what is true."""

import doctest
import importlib
import pathlib
import pkgutil
import re
import subprocess
import sys

import nbclient
import nbformat
import pytest
import sosik
import sosik.arrow

ROOT = pathlib.Path(__file__).parents[2]
MODULES = [sosik.__name__, *(f"sosik.{m.name}" for m in pkgutil.iter_modules(sosik.__path__) if m.name != "_sosik")]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def test_every_public_function_has_an_example() -> None:
    for function in (
        sosik.extract,
        sosik.extract_batch,
        sosik.Ledger,
        sosik.arrow.extract_batches,
        sosik.arrow.unfold,
        sosik.quantities,
        sosik.segment,
        sosik.times,
        sosik.explain,
        sosik.Extractor.pipe,
        sosik.Segmenter.add_word,
        sosik.Segmenter.pipe,
        sosik.Segmenter.segment,
        sosik.Segmenter.split_into_sents,
        sosik.Segmenter.to_arrow,
        sosik.Segmenter.tokenize,
    ):
        assert function.__doc__ and ">>>" in function.__doc__, function


def test_stubs(tmp_path: pathlib.Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mypy.stubtest", "sosik._sosik", "--ignore-disjoint-bases"], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types(tmp_path: pathlib.Path) -> None:
    user = tmp_path / "user.py"
    user.write_text("import sosik\nreveal_type(sosik.extract('').claims)\nreveal_type(sosik.extract_batch([]).failures)\n")
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(user)], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tuple[sosik.model.Claim, ...]" in done.stdout


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.stem)
def test_python_of_pages(path: pathlib.Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.S)
    assert blocks
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, path.name, "exec"), names)


@pytest.mark.parametrize("path", sorted((ROOT / "python/notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebook(path: pathlib.Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert any(cell.cell_type == "code" for cell in notebook.cells)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
