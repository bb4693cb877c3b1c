import io
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dragoman.publish.show import in_context, show
from dragoman.record import ArticleId, Contact, Place, RecordId, Span, When


def _printed(record, records, width: int = 100) -> str:
    out = io.StringIO()
    by_id = {found.id: found for found in records}
    show(record, by_id.__getitem__, Console(file=out, width=width))
    return out.getvalue()


def test_a_statement_is_shown_in_words_and_where_it_stands(crisis) -> None:
    (warned,) = [statement for statement in crisis.statements if statement.act == "warn"]
    printed = _printed(warned, crisis.records())
    assert "Dana Velk warned Varnia: any second shot “would be answered in kind”" in printed
    assert "She warned Varnia that any second shot" in printed
    assert "Kestria Post" in printed
    assert "Tuesday 6 August 2024" in printed
    assert "https://kestria-post.example/0" in printed


def test_an_article_is_shown_with_its_furniture_named(crisis) -> None:
    printed = _printed(crisis.articles[0], crisis.records())
    assert "[furniture] Sign up for our morning letter" in printed
    assert "We have the radar tracks" in printed


def test_every_record_of_a_crisis_can_be_shown_even_alone(crisis) -> None:
    for record in crisis.records():
        assert record.id in _printed(record, [record])
        assert record.id in _printed(record, crisis.records(), width=40)


def test_a_kind_that_comes_later_is_shown_by_its_fields(crisis) -> None:
    post = crisis.articles[0]
    contact = Contact(
        RecordId("con_aaaaaaaaaaaaaaaa"),
        "call",
        tuple(crisis.actors)[:2],
        Place("Port Osk", "XOS"),
        When("2024-08-06", None, None, "stated"),
        (),
        "held",
        (crisis.span(post, "told envoys"),),
    )
    printed = _printed(contact, [contact, *crisis.records()])
    assert "Varnia; Ostland" in printed
    assert "Port Osk, XOS" in printed
    assert "told envoys" in printed


def test_an_escape_sequence_is_shown_and_not_obeyed(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("Post\x1b[2J", "He said \x1b]0;no\x07 twice.")
    said = desk.say(article, desk.actor("Oren"), "\x1b]0;no\x07 twice")
    assert "\x1b" not in _printed(said, desk.records())
    assert "\x1b" not in _printed(article, desk.records())


@given(st.text("ab .\n", min_size=1, max_size=900), st.data())
def test_the_words_are_whole_in_their_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = in_context(text, Span(ArticleId("a"), start, end, text[start:end]))
    assert text[start:end] in told.plain
