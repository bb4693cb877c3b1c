import builtins
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
from dragoman.publish.dossier import Dossier
from dragoman.publish.faults import MissingExtra, NoSuchKind
from dragoman.publish.notebook import PLURALS, WholeRecord
from dragoman.record import RECORD_TYPES, ArticleRecord, Message
from dragoman.store import NoSuchDatabase, NoSuchRecord, Store


@pytest.fixture
def record(crisis) -> WholeRecord:
    post, dana = crisis.articles[0], crisis.statements[0].speakers[0]
    words = crisis.span(post, "any second shot")
    warned = Message(
        "msg_1", (dana,), crisis.statements[5].addressees, (), "public", "warn", (words,), "claimed", None, None,
        (words,), post.reported,
    )  # fmt: skip
    return WholeRecord(Dossier.of([*crisis.records(), warned]))


def test_every_type_is_a_sequence_under_its_own_name(record: WholeRecord) -> None:
    for name, many in PLURALS.items():
        held = getattr(record, many)
        assert len(held) == len(record.of_type(name)) == len(record.of_type(many)) == len(list(held))
    assert set(PLURALS) == set(RECORD_TYPES)
    with pytest.raises(NoSuchKind):
        record.of_type("rumours")


def test_a_member_has_the_fields_of_its_record_and_tells_it(record: WholeRecord) -> None:
    (message,) = record.messages
    assert (message.act, message.status) == ("warn", "claimed")
    assert message.told == "warned: Dana Velk to Varnia; in public; claimed by one side"
    assert (message.words, message.outlets, message.names("senders")) == (
        "any second shot",
        ("Kestria Post",),
        ("Dana Velk",),
    )
    assert "<blockquote>any second shot</blockquote>" in message._repr_html_()
    assert pickle.loads(pickle.dumps(message)).record == message.record


def test_the_whole_and_its_sequences_show_themselves(record: WholeRecord) -> None:
    assert repr(record).startswith("<record of 4 articles, 17 statements, 1 message")
    assert "<b>Who told whom</b>: 1 message." in record._repr_html_()
    assert repr(record.statements) == "<17 statements>"
    assert record.statements[2:5]._repr_html_().count("<tr>") == 3
    assert "<svg" in record.network()._repr_html_() and "<svg" in record.timeline()._repr_html_()
    assert "No coded act" in record.dyad("Varnia", "Ostland").description


def test_hostile_words_stay_words(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("<b>Post</b>", "<script>alert(1)</script> she said.")
    said = desk.say(article, desk.actor("<img src=x>"), "<script>alert(1)</script>")
    held = WholeRecord(Dossier.of(desk.records()))
    for html in (held[said.id]._repr_html_(), held.statements._repr_html_(), held._repr_html_()):
        assert "<script" not in html and "<img" not in html


def test_records_and_actors_are_found_by_id_and_by_name(record: WholeRecord) -> None:
    first = record.statements[0].record
    assert record[first.id].record == first
    assert record[first.id[:12]].record == first
    assert record.actor("varnia").kind == "state"
    for missing in ("sta_nothing", "sta_"):
        with pytest.raises(NoSuchRecord):
            record[missing]
    with pytest.raises(NoSuchRecord):
        record.actor("Atlantis")


def test_a_frame_has_a_row_for_each_record_chosen(record: WholeRecord) -> None:
    pytest.importorskip("pandas")
    frame = record.frame("statements")
    assert frame["id"].tolist() == [said.id for said in record.statements]
    assert record.statements[3:5].frame()["id"].tolist() == [said.id for said in record.statements[3:5]]
    assert record.frame("disputes").empty and "kind" in record.frame("disputes").columns


def test_without_pandas_a_frame_says_what_to_install(
    record: WholeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="pandas"):
        record.frame("messages")


def test_a_database_is_read_whole_or_as_far_as_a_filter_asks(crisis, tmp_path: Path) -> None:
    path = tmp_path / "strait.db"
    with Store.open(path, create=True) as store:
        for article in crisis.articles:
            own = tuple(said for said in crisis.statements if said.article == article.id)
            store.add(ArticleRecord(article, tuple(crisis.actors.values()), own))
    assert len(dragoman.open(path).articles) == 4
    assert len(dragoman.open(path, outlet="Kestria Post").articles) == 1
    with pytest.raises(NoSuchDatabase):
        dragoman.open(tmp_path / "none.db")
