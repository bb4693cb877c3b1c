"""Which time says when an event happened. The article is of Tuesday, 6 August 2024; stars mark the event."""

from datetime import date

import pytest

from dragoman.extract.event_time import event_time
from dragoman.language.model import shipped_reader
from dragoman.record import Article, Block, When, article_id
from dragoman.resolve import Anchor
from dragoman.resolve.timeline import tell_times
from dragoman.resolve.times_later import date_later

TUESDAY = Anchor(published=date(2024, 8, 6))


def when(marked: str, anchor: Anchor = TUESDAY) -> When | None:
    before, event, after = marked.split("*")
    text = before + event + after
    article = Article(
        article_id("", text),
        "test",
        "0" * 64,
        None,
        None,
        None,
        None,
        None,
        None,
        "en",
        text,
        (Block(0, len(text), "body"),),
    )
    read = shipped_reader().read(text, [(0, len(text))])
    token = next(n for n in range(len(read.starts)) if read.starts[n] == len(before))
    return event_time(article, read, token, tell_times(text, [(0, len(text))], anchor), anchor)


@pytest.mark.parametrize(
    ("marked", "edtf"),
    [
        ("Nine sailors were *killed* on Monday.", "2024-08-05"),
        ("On Monday, rebels *attacked* the port.", "2024-08-05"),
        ("Rebels on Monday *attacked* the port.", "2024-08-05"),
        ("Officials condemned Monday's *strike* on the port.", "2024-08-05"),
        ("The July 31 *killing* of the envoy angered Varnia.", "2024-07-31"),
        ("The rebels have vowed to avenge Sunday night's *raid* on the port.", "2024-08-04"),
        ("Lund said that the minister on Monday *met* the envoy of Varnia.", "2024-08-05"),
        ("The rebels will avenge Sunday's *strike* on the port.", "2024-08-04"),
        ("Varnia launched an *offensive* on Sunday.", "2024-08-04"),
        ("The *attack*, which took place on Sunday, killed nine.", "2024-08-04"),
        ("It was an *attack* that killed nine sailors on Sunday.", "2024-08-04"),
        ("A draft was offered at *talks* in Port Osk last week.", "2024-07-29/2024-08-04"),
        ("They gave him a welcome ahead of his *funeral* on Friday.", "2024-08-02"),
        ("The premier flew to Osk on Monday for *talks*.", "2024-08-05"),
        ("The *meeting* is on Friday.", "2024-08-09"),
        ("Nine sailors were *killed* in the July 31 strike.", "2024-07-31"),
        ("On Sunday, jets hit the port, *killing* nine sailors.", "2024-08-04"),
        ("On Sunday, the premier met the envoy and *signed* a truce.", "2024-08-04"),
        ("Late Friday, the navy began *shelling* the port.", "2024-08-02"),
        ("The premier plans to *meet* the envoy on Friday.", "2024-08-09"),
        ("The premier will *visit* Ostland on Thursday.", "2024-08-08"),
        ("The premier was to *visit* Ostland on Thursday.", "2024-08-08"),
        ("The ministry said on Monday that the *raid* took place on Sunday.", "2024-08-04"),
        ("The ministry said on Monday that nine were *killed* on Sunday.", "2024-08-04"),
        ("On Friday, the ministry said it was *deploying* missiles.", "2024-08-02"),
        ("Sixty sailors have been *killed* since July 8.", "2024-07-08/.."),
        ("The crew must be *freed* by Sunday.", "../2024-08-11"),
        ("The premier *met* the envoy earlier this week.", "2024-08-05/2024-08-06"),
        ("The envoys held *talks* from Aug. 1 to Aug. 3.", "2024-08-01/2024-08-03"),
        ("The port was *shelled* between Sunday and Tuesday.", "2024-08-04/2024-08-06"),
        ("The premier should halt his plan after Friday's *attack* on the port.", "2024-08-02"),
        ("The premier said at a *meeting* on Thursday that he would resign.", "2024-08-01"),
        ("The planned *meeting* on Thursday was in doubt.", "2024-08-08"),
        ("The ministry announced it is *withdrawing* its ships on Oct. 1.", "2024-10-01"),
        ("Nine sailors were *killed* in the past 24 hours.", "2024-08-05/2024-08-06"),
        ("Shells *hit* the port shortly after midnight on Sunday.", "2024-08-04T24~"),
    ],
)
def test_an_event_has_the_time_that_hangs_with_it(marked: str, edtf: str) -> None:
    found = when(marked)
    assert found is not None and (found.edtf, found.basis) == (edtf, "relative")


@pytest.mark.parametrize(
    "marked",
    [
        "The ministry said on Monday that nine sailors were *killed*.",
        "On Monday, the ministry said that nine sailors had been *killed*.",
        "Nine sailors were *killed*, the ministry said on Monday.",
        "The premier has met rebels and will *visit* Osk again; talks began on Tuesday.",
        "Varnia *attacked* the act of 1987.",
        "The premier will *visit* Ostland, his first trip there since he took office in June.",
        "It was the deadliest *attack* on the port since May 2021.",
        "Rebels *attacked* the port, and on Monday the premier resigned.",
        "The premier defended his *speech* on Monday.",
        "The premier scheduled a secret *meeting* on Monday.",
        "The premier agreed on Monday to *visit* Ostland.",
        "Rebels have *attacked* the port.",
        "Rebels *attacked* the port. The premier spoke on Monday.",
        "The premier, who was elected in 2019, *met* the envoy.",
        "The envoy urged calm before the vote on Friday and *praised* the truce.",
    ],
)
def test_an_event_that_no_time_belongs_to_has_none(marked: str) -> None:
    assert when(marked) is None


def test_what_is_under_way_or_has_just_happened_is_of_the_day_of_publication() -> None:
    for marked in ("The premier is *visiting* Ostland.", "He has just *spoken* with the envoy."):
        found = when(marked)
        assert found == When("2024-08-06", None, None, "publication")
        assert when(marked, Anchor()) is None


@pytest.mark.parametrize(
    ("marked", "edtf"),
    [
        ("Two days after gunmen *killed* a judge, police arrested nine men on Sunday.", "2024-08-02"),
        ("The warning on Monday came a day after Ostland *fired* a missile over Varnia.", "2024-08-04"),
        ("The talks come three weeks after the *killing* of a judge.", "2024-07-16~"),
        ("Nineteen days after the envoy *vanished*, Ostland has admitted that he is dead.", "2024-07-18~"),
    ],
)
def test_days_after_something_date_it_from_what_followed(marked: str, edtf: str) -> None:
    found = when(marked)
    assert found is not None and (found.edtf, found.basis) == (edtf, "relative")


def test_days_after_something_of_no_known_day_date_nothing() -> None:
    assert when("A week after the *coup*, the junta banned the papers.") is None
    assert when("Two days after gunmen *killed* a judge, police held nine men on Sunday.", Anchor()) is None


def test_what_somebody_has_just_done_is_of_the_day_unless_he_says_so_himself() -> None:
    found = when("The premier has just *spoken* with the prince.")
    assert found is not None and found.edtf == "2024-08-06"
    assert when("“I just *shot* a guard,” he told the driver.") is None


def test_what_a_missile_can_do_has_no_time() -> None:
    assert when("Ostland tested a missile capable of *reaching* Varnia on July 28.") is None
    found = when("Ostland *tested* a missile capable of reaching Varnia on July 28.")
    assert found is not None and found.edtf == "2024-07-28"


def test_what_is_enforced_since_something_lasts_from_then() -> None:
    found = when("Ostland has enforced the *blockade* since rebels seized the port in 2021.")
    assert found is not None and found.edtf == "2021/.."


def test_since_the_war_began_counts_from_the_day_that_the_article_tells() -> None:
    told = "The war began on July 8, when shells fell on Port Osk. Nine sailors have been *killed* since the war began."
    found = when(told)
    assert found is not None
    assert (found.edtf, found.text, found.basis) == ("2024-07-08/..", "since the war began", "relative")
    assert when("The war began long ago. Nine sailors have been *killed* since the war began.") is None
    two = "The war began on July 8. The conflict began on June 2. Nine were *killed* since the war began."
    assert when(two) is None
    assert when("Talks began on July 8. Nine have been *killed* since the conflict began.") is None


def test_the_words_that_make_a_time_an_edge_are_kept_with_it() -> None:
    found = when("Sixty sailors have been *killed* since July 8.")
    assert found is not None and found.text == "since July 8"


def test_the_times_of_an_undated_article_are_dated_when_its_date_is_known() -> None:
    for marked in (
        "Nine sailors were *killed* on Monday.",
        "Sixty sailors have been *killed* since July 8.",
        "The premier *met* the envoy earlier this week.",
        "The July 31 *killing* of the envoy angered Varnia.",
        "The envoys held *talks* from Aug. 1 to Aug. 3.",
    ):
        undated = when(marked, Anchor())
        assert undated is not None and (undated.edtf, undated.basis) == (None, "relative")
        assert date_later(undated, TUESDAY) == when(marked)


def test_what_is_only_announced_is_not_of_the_day_of_the_announcement() -> None:
    assert when("The premier said late on Sunday that Ostland will be *launching* an offensive.") is None


def test_hours_after_something_can_be_the_day_after() -> None:
    assert when("Smoke rose above the port on Friday, hours after a truce was *signed* in Varnia.") is None
    found = when("Smoke rose above the port on Friday, shortly after a truce was *signed* in Varnia.")
    assert found is not None and found.edtf == "2024-08-02"


def test_what_goes_on_in_a_sentence_about_another_time_is_not_of_today() -> None:
    assert when("This came up last December, when the premier said, we are *pulling* the troops out.") is None
    found = when("The premier said, we are *pulling* the troops out.")
    assert found is not None and found.edtf == "2024-08-06"
