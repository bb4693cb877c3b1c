import io
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from dragoman.publish.faults import NoSuchKind
from dragoman.publish.listing import listing, singular_of
from dragoman.record import Account, Contact, RecordId


def _listed(kind: str, records, all_records, width: int = 120) -> list[str]:
    out = io.StringIO()
    by_id = {found.id: found for found in all_records}
    listing(kind, records, by_id.__getitem__, Console(file=out, width=width))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("kind", ["statements", "articles", "actors"])
@pytest.mark.parametrize("width", [60, 100, 200])
def test_each_record_is_one_line_that_fits(crisis, kind: str, width: int) -> None:
    chosen = [record for record in crisis.records() if record.type == kind[:-1]]
    head, *lines = _listed(kind, chosen, crisis.records(), width)
    assert head.startswith("id")
    assert [line[:20] for line in lines] == [record.id for record in chosen]
    assert max(cell_len(line) for line in lines) <= width


def test_a_statement_names_its_speaker_and_what_was_done(crisis) -> None:
    text = "\n".join(_listed("statements", crisis.statements, crisis.records(), 160))
    assert "Dana Velk" in text
    assert "did not say: Ostland would close" in text
    assert "6 Aug 2024" in text


def test_records_go_out_before_the_last_is_read(crisis) -> None:
    out = io.StringIO()
    by_id = {found.id: found for found in crisis.records()}

    def many():
        for _ in range(30):
            yield from crisis.statements
        assert out.getvalue()

    listing("statements", many(), by_id.__getitem__, Console(file=out, width=80))


def test_a_contact_tells_who_met_and_how_it_stands(crisis) -> None:
    words = crisis.span(crisis.articles[0], "told envoys")
    talk = Contact(
        RecordId("con_aaaaaaaaaaaaaaaa"),
        "call",
        tuple(crisis.actors)[:2],
        None,
        None,
        (),
        "planned",
        (words,),
    )
    _, line = _listed("contacts", [talk], crisis.records(), 160)
    assert "Call (planned)" in line
    assert "Varnia and Ostland" in line
    assert "told envoys" in line


def test_a_kind_that_has_no_columns_is_listed_by_its_fields(crisis) -> None:
    account = Account(RecordId("acc_aaaaaaaaaaaaaaaa"), RecordId("utt_a"), (), 2, ("Post",))
    _, line = _listed("accounts", [account], crisis.records())
    assert "record: utt_a · independent: 2 · origins: Post" in line


def test_nothing_to_list_is_said_and_an_unknown_kind_refused() -> None:
    assert _listed("statements", [], []) == ["There are no statements to list."]
    with pytest.raises(NoSuchKind, match="rumours"):
        _listed("rumours", [], [])


@pytest.mark.parametrize(
    ("kind", "type_name"),
    [
        ("stories", "story"),
        ("statements", "statement"),
        ("responsibilities", "responsibility"),
        ("actor", "actor"),
    ],
)
def test_kinds_go_by_their_plural(kind: str, type_name: str) -> None:
    assert singular_of(kind) == type_name


def test_wide_characters_keep_the_columns_in_line(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("東京日報" * 6, "否 said he, and no more of it.")
    desk.say(article, desk.actor("山田太郎" * 5), "and no more of it")
    lines = _listed("statements", desk.statements, desk.records(), 90)
    assert max(cell_len(line) for line in lines) <= 90
