import pytest

from dragoman.publish.book import book
from dragoman.publish.ledger import Limits
from dragoman.publish.notes import web_address


def test_every_note_has_the_exact_words_and_where_they_stand(crisis) -> None:
    held = book(crisis.records(), None, None, Limits())
    assert [note.place.note for note in held.notes] == list(range(1, len(held.notes) + 1))
    for note in held.notes:
        article = held.dossier.article(note.place.article)
        first, last = (int(end.replace(",", "")) for end in note.where.split(" and ")[0].split("–"))
        assert article.text[first - 1 : last] == note.place.spans[0].exact


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "saved/talks.txt", "https://x.example/a b", 'https://x"onclick="']
)
def test_only_a_page_on_the_web_is_a_link(source: str) -> None:
    assert web_address(source) == ""
    assert web_address("https://x.example/?a=1&b=2") == "https://x.example/?a=1&b=2"
