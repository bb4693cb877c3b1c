from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.publish.marked import Passage, holdable, text_as_html
from dragoman.record import Block

_HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab .\n\n<>&\"'\t\r\0\x1b\u202e\u2066\ud800\u2028\x85"),
        st.characters(categories=["L"]),
    ),
    min_size=1,
    max_size=60,
)


class Page(HTMLParser):
    """Reads a piece of HTML back as a browser's text content, and keeps which words each mark covers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.marked: dict[str, str] = {}
        self.tags: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        if tag == "mark":
            self.open.append((named.get("id") or named["class"] or "").removeprefix("w-"))
        if named.get("id"):
            self.ids.append(str(named["id"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for key in set(self.open):
            self.marked[key] = self.marked.get(key, "") + data


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, list[Block], list[Passage]]:
    text = draw(_HOSTILE)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["title", "body", "caption", "furniture", "repeat"])
    blocks = [Block(a, b, draw(kinds)) for a, b in pairwise(cuts) if draw(st.booleans())]
    passages = []
    for note in range(1, draw(st.integers(0, 6)) + 1):
        start = draw(st.integers(0, len(text) - 1))
        passages.append(Passage(start, draw(st.integers(start + 1, len(text))), f"k{note}", note))
    return text, blocks, passages


@settings(max_examples=500)
@given(laid_out())
def test_the_text_content_of_an_article_equals_its_text_whatever_is_marked(
    given_text: tuple[str, list[Block], list[Passage]],
) -> None:
    text, blocks, passages = given_text
    assert read(str(text_as_html(text, blocks, passages))).text == holdable(text)


@settings(max_examples=500)
@given(laid_out())
def test_each_mark_covers_its_words_but_for_blank_lines(
    given_text: tuple[str, list[Block], list[Passage]],
) -> None:
    text, blocks, passages = given_text
    page = read(str(text_as_html(text, blocks, passages)))
    for passage in passages:
        wanted = holdable(text[passage.start : passage.end])
        assert "".join(page.marked.get(passage.key, "").split()) == "".join(wanted.split())
    assert len(page.ids) == len(set(page.ids))
    assert not page.open


def test_nested_and_crossing_passages_are_all_marked() -> None:
    text = "He said that she had said no, and went."
    html = text_as_html(text, [], [Passage(0, 28, "a", 1), Passage(13, 28, "b", 2), Passage(20, 38, "c", 3)])
    page = read(str(html))
    assert page.marked == {"a": text[0:28], "b": text[13:28], "c": text[20:38]}
    assert page.ids == ["w-a", "w-b", "w-c"]


def test_a_content_in_two_pieces_has_one_anchor_and_one_way_back() -> None:
    html = str(text_as_html("No, he said. Never.", [], [Passage(0, 2, "a", 7), Passage(13, 18, "a", 7)]))
    assert html.count('id="w-a"') == 1
    assert html.count('class="w-a"') == 1
    assert html.count('href="#s-a"') == 1
    assert html.index('class="w-a"') < html.index('href="#s-a"')


def test_furniture_repeats_and_captions_are_named_for_what_they_are() -> None:
    html = str(text_as_html("Words\nMenu", [Block(0, 5, "body"), Block(6, 10, "furniture")], []))
    assert '<div class="block body"><p>Words</p></div>' in html
    assert 'aria-label="Page furniture"' in html


def test_a_script_in_an_article_is_shown_and_not_run() -> None:
    html = str(text_as_html("<script>alert(1)</script>", [], [Passage(0, 8, '"><script>', 1)]))
    assert "<script" not in html
    assert read(html).text == "<script>alert(1)</script>"


def test_a_character_that_turns_text_round_is_shown_and_shut_in() -> None:
    html = str(text_as_html("pay \u202e001", [], []))
    assert '<bdi class="control" data-sign="U+202E">\u202e</bdi>' in html
