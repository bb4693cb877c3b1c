"""Who was, is or will be in touch with whom; one contact for every frame, and none where there is none."""

from pathlib import Path

import pytest

from dragoman.record import Contact

from .conftest import Read

QUIET = Path(__file__).with_name("quiet_contacts.txt").read_text(encoding="utf-8").splitlines()


def told(read: Read, text: str) -> list[tuple[str, str, set[str]]]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.record.actors}
    for contact in reading.record.contacts:
        for span in (*contact.mentions, *contact.topics):
            span.check(reading.record.article.text)
    return [(c.kind, c.status, {names[a] for a in c.participants}) for c in reading.record.contacts]


def contacts(read: Read, text: str) -> tuple[Contact, ...]:
    return read(text).record.contacts


@pytest.mark.parametrize(
    ("text", "kind", "status", "who"),
    [
        ("Varnian Foreign Minister Ada Lund met Ostland President Jan Brandt on Monday.",
         "meeting", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian Foreign Minister Ada Lund met with Ostland President Jan Brandt in Kest.",
         "meeting", "held", {"Ada Lund", "Jan Brandt"}),
        ("Ostland President Jan Brandt was received by Varnian Prime Minister Ada Lund on Friday.",
         "meeting", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian Foreign Minister Ada Lund, who met Ostland President Jan Brandt on Monday, was pleased.",
         "meeting", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnia and Ostland held talks on fishing rights in Kest on Monday.",
         "talks", "held", {"Varnia", "Ostland"}),
        ("Talks between Varnia and Ostland on fishing rights ended on Monday without a deal.",
         "talks", "held", {"Varnia", "Ostland"}),
        ("Varnia will hold talks with Ostland next week.",
         "talks", "planned", {"Varnia", "Ostland"}),
        ("Varnian Foreign Minister Ada Lund spoke by phone with Ostland President Jan Brandt on Monday.",
         "call", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian Foreign Minister Ada Lund telephoned Ostland President Jan Brandt on Monday.",
         "call", "held", {"Ada Lund", "Jan Brandt"}),
        ("In a phone call with Ostland President Jan Brandt, Varnian Foreign Minister Ada Lund asked for calm.",
         "call", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian Foreign Minister Ada Lund flew to Ostland on Monday.",
         "visit", "held", {"Ada Lund", "Ostland"}),
        ("Varnian Foreign Minister Ada Lund will visit Ostland next week.",
         "visit", "planned", {"Ada Lund", "Ostland"}),
        ("Varnian Foreign Minister Ada Lund returned from a visit to Ostland on Monday.",
         "visit", "held", {"Ada Lund", "Ostland"}),
        ("Varnian President Ada Lund cancelled a summit with Ostland President Jan Brandt on Monday.",
         "meeting", "cancelled", {"Ada Lund", "Jan Brandt"}),
        ("Ostland pulled out of peace talks with Varnia on Monday.",
         "talks", "cancelled", {"Varnia", "Ostland"}),
        ("Plans were laid out for a visit by Ostland President Jan Brandt to Varnia.",
         "visit", "planned", {"Jan Brandt", "Varnia"}),
        ("Varnian President Ada Lund is visiting Ostland now.",
         "visit", "held", {"Ada Lund", "Ostland"}),
        ("Varnia threatened to pull out of the summit with Ostland.",
         "meeting", "planned", {"Varnia", "Ostland"}),
        ("Varnian Foreign Minister Ada Lund denied meeting Ostland President Jan Brandt in Kest.",
         "meeting", "denied", {"Ada Lund", "Jan Brandt"}),
        ("Varnian and Ostland officials met in Kest on Monday.",
         "meeting", "held", {"Varnia", "Ostland"}),
        ("Varnian Foreign Minister Ada Lund told Ostland's President Jan Brandt in a call that the port was shut.",
         "call", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian President Ada Lund and Ostland President Jan Brandt discussed the ferry by phone on Monday.",
         "call", "held", {"Ada Lund", "Jan Brandt"}),
        ("Varnian Foreign Minister Ada Lund held talks in Ostland on Monday.",
         "talks", "held", {"Ada Lund", "Ostland"}),
        ("Varnian President Ada Lund's recent talks with Ostland President Jan Brandt may lead to a summit.",
         "talks", "held", {"Ada Lund", "Jan Brandt"}),
        ("The truce began after 16 hours of talks between Varnia and Ostland.",
         "talks", "held", {"Varnia", "Ostland"}),
        ("The port was shut ahead of a new round of talks between Varnia and Ostland.",
         "talks", "planned", {"Varnia", "Ostland"}),
        ("It came ahead of a summit between Varnian President Ada Lund and Ostland President Jan Brandt, "
         "which has now been cancelled.",
         "meeting", "cancelled", {"Ada Lund", "Jan Brandt"}),
    ],
)  # fmt: skip
def test_a_contact_is_read_whatever_the_frame(
    read: Read, text: str, kind: str, status: str, who: set[str]
) -> None:
    assert told(read, text) == [(kind, status, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Varnian Foreign Minister Ada Lund sought to use an envoy to set up a meeting with Jan Brandt of Ostland.",
        "The Varnian Jan Brandt travelled to Ostland and fell ill there.",
        "Varnian Foreign Minister Ada Lund held talks in Geneva on Monday.",
        "Varnian and Ostland leaders have been talking for years about closing the strait.",
        "A diplomat would not say whether Varnian President Ada Lund and Ostland President Jan Brandt met.",
        "Varnian families huddled inside their homes.",
        "Varnia and Ostland are negotiating with their creditors.",
        "Varnia and Ostland held talks with commercial banks on Monday.",
        "On their tour of several countries, Varnian President Ada Lund and Varnian Premier Jan Brandt saw ports.",
        "Varnian Foreign Minister Ada Lund talks with Ostland President Jan Brandt from time to time.",
        "Ada Lund named the preconditions that Varnia has for talks with Ostland.",
        "Kestria urged Varnia to engage in talks with Ostland.",
        "Varnian President Ada Lund summoned the Varnian ambassador Jan Brandt home for consultations.",
        "Varnian President Ada Lund had considered hosting Ostland President Jan Brandt.",
        "The release clears an obstacle to talks between Varnia and Ostland.",
        "Varnia welcomed Ostland's reforms.",
        "The law would require Varnian President Ada Lund to enter into talks with Ostland.",
        "Ostland officials greeted Varnian President Ada Lund with jeers.",
        "It would have been the first time that Varnian President Ada Lund met Ostland President Jan Brandt.",
        "Doubts remain whether talks between Varnia and Ostland would take place.",
    ],
)
def test_what_is_only_sought_or_has_no_other_side_is_no_contact(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_both_countries_are_those_named_before(read: Read) -> None:
    text = (
        "Varnia and Ostland closed the strait on Sunday.\n\n"
        "Kestrian Foreign Minister Ada Lund has been in touch with both countries."
    )
    assert told(read, text) == [("talks", "held", {"Ada Lund", "Varnia", "Ostland"})]


def test_a_contact_told_twice_is_one_with_two_mentions(read: Read) -> None:
    (contact,) = contacts(
        read,
        "Varnian Foreign Minister Ada Lund met Ostland President Jan Brandt in Kest on Monday.\n\n"
        "After the meeting, Lund told reporters that little had been agreed.",
    )
    assert len(contact.mentions) == 2


@pytest.mark.parametrize(
    "after",
    [
        "The circumstances of the Holm-Brandt meeting were a matter of timing.",
        "She looked forward to the G-20 meeting.",
    ],
)
def test_a_meeting_by_another_name_is_not_the_one_told_before(read: Read, after: str) -> None:
    met = "Varnian Foreign Minister Ada Lund met Ostland President Jan Brandt on Monday."
    (contact,) = contacts(read, f"{met} {after}")
    assert len(contact.mentions) == 1


def test_a_meeting_told_of_before_anybody_is_named_is_another(read: Read) -> None:
    text = "After the meeting, the farmers sang. Varnian President Ada Lund also met Ostland's Jan Brandt."
    assert [len(contact.mentions) for contact in contacts(read, text)] == [1]


def test_two_calls_three_months_apart_stay_two(read: Read) -> None:
    found = told(
        read,
        "Varnian Foreign Minister Ada Lund spoke by phone with Ostland Foreign Minister Jan Brandt on April 7."
        "\n\n"
        "The two had last spoken on January 3.",
    )
    assert [kind for kind, _, _ in found] == ["call", "call"]
    assert found[0][2] == found[1][2] == {"Ada Lund", "Jan Brandt"}


def test_a_plan_that_was_called_off_further_down_is_cancelled(read: Read) -> None:
    found = told(
        read,
        "Varnian President Ada Lund was to hold a summit with Ostland President Jan Brandt in May.\n\n"
        "Lund called off the summit on Monday.",
    )
    assert [status for _, status, _ in found] == ["cancelled"]


def test_what_it_was_about_is_kept_in_its_words(read: Read) -> None:
    (contact,) = contacts(read, "Varnia and Ostland held talks on fishing rights in Kest on Monday.")
    assert [topic.exact for topic in contact.topics] == ["fishing rights"]


def test_the_journey_and_the_meeting_it_is_for_are_one(read: Read) -> None:
    found = told(
        read, "Varnian Foreign Minister Ada Lund will fly to Ostland on Friday to meet Ostland officials."
    )
    assert [(kind, status) for kind, status, _ in found] == [("visit", "planned")]


def test_reading_again_names_a_contact_the_same(read: Read) -> None:
    text = "Talks between Varnia and Ostland ended on Monday."
    assert contacts(read, text) == contacts(read, text)


def test_sentences_without_a_contact_give_next_to_none(read: Read) -> None:
    noisy = [text for text in QUIET if told(read, text)]
    assert len(QUIET) >= 60
    assert len(noisy) <= 0.02 * len(QUIET), noisy


def test_a_summit_called_off_on_monday_is_the_one_planned_for_may(read: Read) -> None:
    found = told(
        read,
        "Varnian President Ada Lund was to hold a summit with Ostland President Jan Brandt in May.\n\n"
        "Lund cancelled the summit on Monday.",
    )
    assert [status for _, status, _ in found] == ["cancelled"]


def test_meetings_with_several_in_a_list_are_one_with_each(read: Read) -> None:
    found = told(
        read,
        "Varnian Foreign Minister Ada Lund held meetings with Ostland President Jan Brandt and "
        "Kestrian President Ole Kim in Kest on Monday.",
    )
    assert [who for _, _, who in found] == [{"Ada Lund", "Jan Brandt"}, {"Ada Lund", "Ole Kim"}]


def test_presidents_called_one_after_another_have_a_call_each(read: Read) -> None:
    found = told(
        read,
        "Varnian Foreign Minister Ada Lund spoke separately with Ostland President Jan Brandt and "
        "Kestrian President Ole Kim on Monday.",
    )
    assert [who for _, _, who in found] == [{"Ada Lund", "Jan Brandt"}, {"Ada Lund", "Ole Kim"}]


def test_a_summit_of_states_is_that_of_their_leaders(read: Read) -> None:
    found = told(
        read,
        "Varnian President Ada Lund on Monday cancelled the summit with Ostland.\n\n"
        '"There is no trust," Ostland President Jan Brandt said.',
    )
    assert found == [("meeting", "cancelled", {"Ada Lund", "Jan Brandt"})]


def test_what_is_said_at_a_news_conference_with_another_is_said_at_a_joint_one(read: Read) -> None:
    found = told(
        read,
        "Varnian Foreign Minister Ada Lund said at a news conference on Monday in Kest with Ostland "
        "President Jan Brandt that time was short.",
    )
    assert found == [("press_conference", "held", {"Ada Lund", "Jan Brandt"})]


def test_a_host_of_a_president_is_no_journalist(read: Read) -> None:
    found = told(read, "Varnian President Ada Lund will host Ostland President Jan Brandt in Kest on Friday.")
    assert found == [("meeting", "planned", {"Ada Lund", "Jan Brandt"})]


def test_a_news_conference_before_a_meeting_is_not_held_with_whom_one_is_to_meet(read: Read) -> None:
    found = told(
        read,
        "Varnian President Ada Lund spoke at a news conference before she left for Kest to meet with "
        "Ostland President Jan Brandt.",
    )
    assert "press_conference" not in [kind for kind, _, _ in found]


def test_what_will_be_the_first_meeting_is_yet_to_come(read: Read) -> None:
    found = told(read, "It will be the first meeting between Varnia and Ostland since the war, Lund said.")
    assert [status for _, status, _ in found] == ["planned"]


def test_such_a_meeting_is_one_that_may_be(read: Read) -> None:
    assert told(read, "Such a meeting between Varnia and Ostland is hard for the army to accept.") == []
