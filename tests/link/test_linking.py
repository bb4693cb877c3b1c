from hypothesis import given
from hypothesis import strategies as st

from dragoman.link import link, with_links
from dragoman.record import (
    Actor,
    Article,
    Block,
    Contact,
    Figure,
    Incident,
    Span,
    Statement,
    When,
    actor_id,
    article_id,
)

LUND = Actor(actor_id("person", "Ada Lund"), "Ada Lund", "person", "XVA")
HOLT = Actor(actor_id("person", "Jon Holt"), "Jon Holt", "person", "XOS")
SAID = "We will keep the strait open for every ship that comes in peace, and close it to every other ship."
TEXT = "A ferry was fired on in the Corr strait near Tolmar, and Ada Lund called Jon Holt. " + SAID


def records_of(n, day):
    """One invented article of a day, and what stands in it: a saying, a call and an attack."""
    when = When(day, None, None, "metadata")
    home = Article(
        article_id(f"a{n}", ""), f"a{n}", "0" * 64, f"Post {n}", None, f"Ferry {n}", None, None, when, "en", TEXT,
        (Block(0, len(TEXT), "body"),),
    )  # fmt: skip
    told = When(day, None, None, "relative")
    at = TEXT.index(SAID)
    statement = Statement(
        f"sta_{n}", home.id, (LUND.id,), None, None, (home.span(at, len(TEXT)),), "direct", "say", when=told,
        reported=day,
    )  # fmt: skip
    call = Contact(f"con_{n}", "call", (LUND.id, HOLT.id), None, told, (), "held", (home.span(57, 82),), day)
    attack = Incident(f"inc_{n}", "strike", (), (), None, told, "happened", (home.span(0, 51),), day)
    return [home, statement, call, attack]


RECORDS = [
    LUND,
    HOLT,
    *records_of(1, "2024-08-06"),
    *records_of(2, "2024-08-06"),
    *records_of(3, "2024-05-02"),
]


def test_two_reports_of_a_day_are_linked_in_everything_and_one_of_months_before_in_nothing() -> None:
    linked = link(RECORDS)
    assert [len(story.articles) for story in linked.stories] == [2]
    assert [utterance.statements for utterance in linked.utterances] == [("sta_1", "sta_2")]
    assert {tuple(one.id for one in group) for group in linked.contacts} == {("con_1", "con_2"), ("con_3",)}
    assert {tuple(one.id for one in group) for group in linked.incidents} == {("inc_1", "inc_2"), ("inc_3",)}
    assert {account.record: account.independent for account in linked.accounts} == {
        linked.utterances[0].id: 2, "con_1": 2, "inc_1": 2, "sta_3": 1, "con_3": 1, "inc_3": 1,
    }  # fmt: skip


def test_every_join_is_explained_under_the_first_id_of_its_group() -> None:
    because = link(RECORDS).because
    assert because == {
        "con_1": "Ada Lund and Jon Holt in both, same day",
        "inc_1": "the same words, same day",
    }


@given(st.permutations(RECORDS))
def test_the_order_of_reading_does_not_matter(order: list[Article]) -> None:
    assert link(order) == link(RECORDS)


def test_what_several_articles_tell_of_is_one_record_with_the_mentions_of_all() -> None:
    found = {one.id: one for one in with_links(lambda: RECORDS)}
    assert {key for key in found if key.startswith(("con", "inc"))} == {"con_1", "con_3", "inc_1", "inc_3"}
    both = {records_of(n, "2024-08-06")[0].id for n in (1, 2)}
    assert {span.article for span in found["inc_1"].mentions} == both
    assert found["con_1"].participants == (LUND.id, HOLT.id) and found["con_1"].when.edtf == "2024-08-06"


def test_articles_and_statements_name_what_they_are_linked_to() -> None:
    found = {one.id: one for one in with_links(lambda: RECORDS)}
    assert found["sta_1"].utterance == found["sta_2"].utterance is not None
    assert found["sta_3"].utterance is None
    assert isinstance(found["sta_1"].content_spans[0], Span)


def test_a_figure_is_of_the_joined_incident() -> None:
    span = records_of(2, "2024-08-06")[0].span(0, 7)
    two = Figure("fig_1", "inc_2", "killed", "people", 2, 2, False, span, None, "2024-08-06")
    found = {one.id: one for one in with_links(lambda: [*RECORDS, two])}
    assert found["fig_1"].incident == "inc_1"


def test_what_a_reader_has_parted_stays_apart() -> None:
    parted = frozenset(
        {frozenset(pair) for pair in (("con_1", "con_2"), ("inc_1", "inc_2"), ("sta_1", "sta_2"))}
    )
    linked = link(RECORDS, parted)
    assert linked.utterances == ()
    assert all(len(group) == 1 for group in (*linked.contacts, *linked.incidents))
    assert linked.because == {}
