"""What keeps two reports from being of one thing, and what their days and places say for it."""

from dragoman.link.days import days_apart
from dragoman.link.seen import Seen

NARROW = 7
"""Days; a time that is longer ("this year") tells two things of one kind not apart."""


def cannot_be_one(one: Seen, other: Seen, slack: int) -> bool:
    """Whether two records cannot be of one thing: other kinds, one a plan, days or countries that differ."""
    if one.family != other.family or one.asserted != other.asserted:
        return True
    if one.article == other.article:
        return True
    if elsewhere(one, other):
        return True
    if one.days is None or other.days is None:
        return False
    both = one.days.told and other.days.told
    return days_apart(one.days, other.days) > (slack if both else 0)


def elsewhere(one: Seen, other: Seen) -> bool:
    """Whether two records are placed in different countries."""
    return one.country is not None and other.country is not None and one.country != other.country


def told_apart(one: Seen, other: Seen) -> bool:
    """Whether both texts give the day, and the days are more than one apart."""
    if one.days is None or other.days is None or not (one.days.told and other.days.told):
        return False
    return days_apart(one.days, other.days) > 1


def told_same_day(one: Seen, other: Seen) -> bool:
    """Whether both texts give the day, and it is the same one."""
    if one.days is None or other.days is None or not (one.days.told and other.days.told):
        return False
    return one.days.first == one.days.last and (one.days.first, one.days.last) == (
        other.days.first,
        other.days.last,
    )


def closely_timed(one: Seen) -> bool:
    """Whether its days are known closely enough to tell it from another thing of its kind."""
    return one.days is not None and one.days.last - one.days.first <= NARROW


def known(one: Seen, other: Seen) -> bool:
    """Whether both are timed closely enough to tell two things of one kind apart."""
    return closely_timed(one) and closely_timed(other)


def day_in_words(one: Seen, other: Seen) -> str:
    """What the days of two records say for their being one."""
    return "same day" if told_same_day(one, other) else "days that agree"
