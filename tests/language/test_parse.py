"""From article to parsed article."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.record import Article, Block, article_id


def article(text: str, blocks: tuple[Block, ...]) -> Article:
    return Article(
        article_id("", text.encode("utf-8", "replace").hex()),
        "x",
        "0",
        None,
        None,
        None,
        None,
        None,
        None,
        "en",
        text,
        blocks,
    )


def test_furniture_captions_bylines_and_repeats_are_not_read() -> None:
    kinds = ("title", "deck", "byline", "caption", "furniture", "repeat", "body")
    lines = [f"Line of the {kind} stands here." for kind in kinds]
    text = "\n".join(lines)
    blocks, at = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        blocks.append(Block(at, at + len(line), kind))  # type: ignore[arg-type]
        at += len(line) + 1
    parsed = parse(article(text, tuple(blocks)))
    assert [paragraph.kind for paragraph in parsed.paragraphs] == ["title", "deck", "body"]


@given(st.text(max_size=300))
def test_every_token_reads_back_from_the_text(text: str) -> None:
    if not text.strip():
        return
    for paragraph in parse(article(text, (Block(0, len(text), "body"),))).paragraphs:
        for sentence in paragraph.sentences:
            for token in sentence.tokens:
                assert text[token.start : token.end] == token.text
