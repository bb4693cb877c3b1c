from collections.abc import Callable

import pytest

from dragoman.publish.dossier import Dossier
from dragoman.publish.sayings import saying
from dragoman.record.words import ACTS


def _told(desk, **more: object):
    article = desk.article("Post", "The ferry was hit at dawn, and nobody saw by whom.", "2024-08-06")
    velk = desk.actor("Dana Velk")
    given: dict[str, object] = {"mode": "indirect", **more}
    statement = desk.say(article, velk, "The ferry was hit at dawn,", **given)
    return saying(statement, Dossier.of(desk.records()))


def test_a_plain_saying_needs_no_label(new_desk: Callable) -> None:
    assert _told(new_desk()).plain
    assert _told(new_desk()).deed == "said"


@pytest.mark.parametrize("act", ACTS)
def test_a_negated_saying_always_reads_as_not_said(new_desk: Callable, act: str) -> None:
    if act == "deny":
        return
    desk = new_desk()
    ostland = desk.actor("Ostland", "state")
    for addressees in ((), (ostland,)):
        told = _told(desk, act=act, negated=True, addressees=addressees)
        assert told.deed.startswith("did not ")
        assert not told.plain


@pytest.mark.parametrize("act", ACTS)
def test_every_act_names_the_one_addressed(new_desk: Callable, act: str) -> None:
    desk = new_desk()
    told = _told(desk, act=act, addressees=(desk.actor("Ostland", "state"),))
    assert told.deed.endswith("Ostland")


def test_a_hedged_saying_says_so_first(new_desk: Callable) -> None:
    assert _told(new_desk(), hedged=True, act="warn").deed == "reportedly warned"
    assert _told(new_desk(), hedged=True, negated=True).deed == "reportedly did not say"


def test_a_direct_quotation_has_its_marks_and_no_reporters_comma(new_desk: Callable) -> None:
    assert _told(new_desk(), mode="direct").words == "“The ferry was hit at dawn”"
    assert _told(new_desk()).words == "The ferry was hit at dawn"


def test_pieces_are_joined_by_an_ellipsis_in_brackets(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("Post", "“No,” he said. “Not now.”")
    statement = desk.say(article, desk.actor("Oren"), "No,", "Not now.", mode="direct")
    assert saying(statement, Dossier.of(desk.records())).words == "“No, […] Not now.”"


def test_a_content_that_brings_its_own_marks_gets_no_second_pair(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("Post", "“No,” he said.")
    statement = desk.say(article, desk.actor("Oren"), "“No,”", mode="direct")
    assert saying(statement, Dossier.of(desk.records())).words == "“No”"


def test_without_a_time_of_its_own_a_saying_stands_on_the_day_of_the_report(new_desk: Callable) -> None:
    told = _told(new_desk())
    assert (told.day, told.said_then) == ("reported Tuesday 6 August 2024", False)
    told = _told(new_desk(), when="2024-08-05")
    assert (told.day, told.said_then) == ("Monday 5 August 2024", True)
