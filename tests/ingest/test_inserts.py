"""Menus of headlines that a page prints into its sentences."""

from dragoman.extract import read_article
from dragoman.ingest.inserts import inserts
from dragoman.ingest.structure import lay_out
from dragoman.language import parse
from dragoman.record import Article, article_id

MENU = (
    "Jan Erik HolmSenate passes the harbour bill Holm's brother: 'I never rowed' Five ferries to watch MORE"
)
TEXT = (
    "The ferry dispute\n\n"
    f"President Jan Holm {MENU} on Monday said that Varnia would keep the strait open, and he thanked Ada "
    "Lund, the harbour master, for her work.\n\n"
    "MORE than a hundred ships waited outside the port on Monday night, its master said."
)


def article() -> Article:
    layout = lay_out(TEXT, title="The ferry dispute")
    return Article(
        article_id("x", "0"), "x", "0", None, None, layout.title, None, None, None, "en", TEXT, layout.blocks
    )


def test_a_menu_behind_a_name_is_furniture_in_the_midst_of_the_report() -> None:
    kinds = [(block.kind, TEXT[block.start : block.end]) for block in article().blocks]
    assert ("furniture", MENU) in kinds
    assert next(words for kind, words in kinds if kind == "body") == "President Jan Holm"


def test_capitals_alone_make_no_menu() -> None:
    plain = "Jan Holm and Erik Holm asked for MORE ships on Monday, said the port."
    assert inserts(plain, 0, len(plain)) == ()


def test_the_sentence_reads_on_and_every_place_stays_what_it_was() -> None:
    parsed = parse(article())
    paragraph = next(p for p in parsed.paragraphs if p.kind == "body")
    assert "Senate" not in parsed.article.text
    assert len(parsed.article.text) == len(TEXT)
    assert TEXT[paragraph.start : paragraph.end].endswith("for her work.")


def test_whoever_stands_before_the_menu_is_the_one_who_said_it() -> None:
    record = read_article(article())
    names = {actor.id: actor.name for actor in record.actors}
    said = [
        ([names[who] for who in s.speakers], [span.exact for span in s.content_spans])
        for s in record.statements
    ]
    assert (["Jan Holm"], ["Varnia would keep the strait open"]) in said
    for statement in record.statements:
        for span in (*statement.content_spans, statement.source_span):
            if span is not None:
                span.check(TEXT)
