import io
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from dragoman.publish.ledger import Limits
from dragoman.publish.terminal import brief_terminal


def _printed(records, width: int = 100, **more: object) -> str:
    out = io.StringIO()
    brief_terminal(records, Console(file=out, width=width, **more))
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 60, 80, 100, 160])
def test_the_brief_is_as_wide_as_the_window_and_no_wider(crisis, width: int) -> None:
    lines = _printed(crisis.records(), width).splitlines()
    assert max(cell_len(line) for line in lines) <= min(width, 100)


def test_each_line_has_the_id_that_shows_it(crisis) -> None:
    printed = _printed(crisis.records())
    assert all(statement.id in printed for statement in crisis.statements)


def test_without_colour_nothing_is_lost(crisis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _printed(crisis.records(), force_terminal=True)
    assert "\x1b[31m" not in plain and "\x1b[1;31m" not in plain
    assert "Did not say  Ostland would close its ports" in _printed(crisis.records())


def test_the_head_counts_and_names_nothing_else(crisis) -> None:
    printed = _printed(crisis.records())
    assert "Four reports, 6–7 August 2024" in printed
    assert "4 articles · 3 outlets · 3 independent accounts · 17 statements" in printed


def test_an_escape_sequence_in_an_article_does_not_reach_the_terminal(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("Post\x1b[2J", "She said \x1b[31mno\x1b]8;;http://x\x07 to all.")
    desk.say(article, desk.actor("Velk\x1b[2J"), "\x1b[31mno\x1b]8;;http://x\x07 to all")
    printed = _printed(desk.records())
    assert "\x1b" not in printed and "\x07" not in printed
    assert "␛[31mno" in printed


def test_words_in_square_brackets_are_words_and_not_markup(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("[bold]Post[/]", "He said: [E]scalation helps [/nobody].")
    desk.say(article, desk.actor("Oren"), "[E]scalation helps [/nobody]")
    assert "[E]scalation helps [/nobody]" in _printed(desk.records())


def test_empty_books_say_so(new_desk: Callable) -> None:
    assert "No article is in this record." in _printed([])
    desk = new_desk()
    desk.article("Post", "Nothing.")
    assert "No statement was found" in _printed(desk.records())


def test_what_there_is_no_room_for_is_counted(crisis) -> None:
    out = io.StringIO()
    brief_terminal(
        crisis.records(), Console(file=out, width=80), limits=Limits(lines=4, lines_each=3, rows=2)
    )
    assert "5 further statements are not shown here: dragoman list statements" in out.getvalue()
    assert "2 further articles are not shown here: dragoman list articles" in out.getvalue()
    assert "5 further speakers are not shown here" in out.getvalue()
