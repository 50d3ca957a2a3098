"""What a notebook shows."""

import itertools
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sosik


class Outline(HTMLParser):
    """Tags, attributes and text of a fragment; fails on what closes wrongly."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in ("br", "hr", "meta", "wbr", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser


def test_the_text_is_shown_with_its_marks(text: str) -> None:
    doc = sosik.extract(text, published="2024-10-25")
    html = doc._repr_html_()
    page = outline(html)
    for sentence in doc.sentences:
        assert text[sentence.start : sentence.end].split()[0] in page.text
    assert "script" not in page.tags and "link" not in page.tags and "iframe" not in page.tags
    assert not any(name.startswith("on") or name in ("src", "href") for name, _ in page.attributes)
    assert "http" not in html.replace("http://www.w3.org", "")


def test_hostile_text_stays_text() -> None:
    hostile = "<script>alert(1)</script> & \" onload='x' said NATO. </div></span><img src=x onerror=alert(1)> 북한은 \"<b>\"라고 밝혔다."
    page = outline(sosik.extract(hostile, title="<script>", id="\"><script>")._repr_html_())
    assert "script" not in page.tags and "img" not in page.tags and "b" not in page.tags
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert "<script>alert(1)</script>" in page.text


RAN = "document.documentElement.setAttribute('data-ran','1')"

#: Ways to run a script where text is not written as text, and a field each may stand in.
HOSTILE = [
    f"<script>{RAN}</script>",
    f"<img src=x onerror={RAN}>",
    f"<svg onload={RAN}>",
    f"<svg><animate onbegin={RAN} attributeName=x dur=1s>",
    f"<details open ontoggle={RAN}>",
    f"<input autofocus onfocus={RAN}>",
    f"<iframe srcdoc='<script>parent.{RAN}</script>'></iframe>",
    f"<body onload={RAN}>",
    f'" autofocus onfocus="{RAN}" x="',
    f"' onmouseover='{RAN}' style='position:fixed;inset:0'",
    f"</style><script>{RAN}</script>",
    f"</textarea></title><script>{RAN}</script>",
    f"<!--><script>{RAN}</script>-->",
    f"]]><script>{RAN}</script>",
    f"<math><mtext></p><script>{RAN}</script>",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    f"\u202e<script>{RAN}</script>\u202c",
    f"<\x00script>{RAN}</script>",
]


def shown_by(browser: str, page: Path) -> str:
    """What a browser made of `page` after its scripts, if any, have run."""
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_a_browser_runs_nothing_of_hostile_text(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("there is no Chromium here")
    page = tmp_path / "page.html"
    # The check itself: where a script is let through, it is seen.
    page.write_text(f"<!doctype html><title>x</title>{HOSTILE[0]}", encoding="utf-8")
    assert "data-ran" in shown_by(browser, page).split(">", 2)[1]
    frames = ["{} said NATO on Oct. 23. 북한은 \u201c{}\u201d라고 밝혔다.", "{}에 따르면 {} 12명이 숨졌다."]
    parts = []
    for hostile, frame in itertools.product(HOSTILE, frames):
        doc = sosik.extract(frame.format(hostile, hostile), title=hostile, id=hostile, outlet=hostile)
        parts += [doc._repr_html_(), *(tree._repr_svg_() for tree in sosik.parse(frame.format(hostile, hostile)))]
    page.write_text("<!doctype html><meta charset=utf-8><title>x</title>" + "".join(parts), encoding="utf-8")
    dom = shown_by(browser, page)
    # All of it is there, as text, and nothing has run.
    assert dom.count("data-ran") >= len(HOSTILE)
    assert "data-ran" not in dom.split(">", 2)[1]
