"""What a notebook shows."""

from html.parser import HTMLParser

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
