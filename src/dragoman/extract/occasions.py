"""One occasion, several sayings: whom they were told to, through whom they came, and on which day.

"Lund told reporters on Sunday that …" gives its listeners and its day to "he added", to the quotation that
carries on, and to what she says next, until she speaks somewhere else or the report comes back to her much
later. An interview goes on longer: whole reports are made of one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.extract.attribution import Attribution
from dragoman.extract.said_when import is_perfect
from dragoman.record import ActorId, Statement, When
from dragoman.record.words import Occasion

Who = tuple[str, ...]
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_BY_PRONOUN = 2  # paragraphs from the last saying over which "he said" is the same occasion
_BY_NAME = 1
_IN_AN_INTERVIEW = 6
_NOT_OTHERS = ("agree", "order", "offer", "decline_to_comment")  # often done elsewhere than where one speaks


@dataclass(frozen=True, slots=True)
class _Held:
    """An occasion on which somebody speaks, and the paragraph of the last saying there."""

    speakers: Who
    paragraph: int
    kind: Occasion | None
    addressees: tuple[ActorId, ...]
    via: tuple[ActorId, ...]
    when: When | None


class Occasions:
    """The occasions of one article, in the order of its sayings."""

    def __init__(self, report: When | None = None) -> None:
        """`report` is the day of whatever the article tells without a day."""
        self._report = report
        self._held: dict[Who, _Held] = {}
        self._last: Who = ()  # who spoke last, not told by another

    def settle(
        self, statement: Statement, attribution: Attribution, text: str, listening: bool, who: Who
    ) -> Statement:
        """Give a statement what it shares with others of its occasion.

        `who` names its speakers, the same however the article writes them ("Lund", "Minister Ada Lund").

        `listening` tells that whom it is addressed to hears what follows too. A cue that leaves the time open
        ("has said") may tell of any occasion: it takes nothing from one and gives nothing to one.
        """
        last = self._last
        if not attribution.nested:
            self._last = who
        perfect = is_perfect(text, attribution)
        source = text[slice(*attribution.source)].lower() if attribution.source is not None else ""
        if not statement.speakers or attribution.in_title:
            return statement
        held = self._held.get(who)
        # another's saying in between ends it: whoever comes back later may speak elsewhere
        goes_on = held is not None and _goes_on(held, attribution, source, perfect, last)
        settled = self._joined(statement, held) if held is not None and goes_on else statement
        tells = statement.addressees or statement.via or statement.occasion or self._is_dated(statement)
        listeners = settled.addressees if listening or not statement.addressees else ()
        if (tells and not perfect) or goes_on:
            self._held[who] = _Held(
                who,
                attribution.paragraph,
                settled.occasion,
                listeners,
                settled.via,
                settled.when if self._is_dated(settled) else None,
            )
        elif not (perfect or attribution.nested):
            self._held.pop(who, None)
        return settled

    def _is_dated(self, statement: Statement) -> bool:
        """Whether a day of its own is named beside a saying."""
        when = statement.when
        return when is not None and when.span is not None and when != self._report

    def _joined(self, statement: Statement, held: _Held) -> Statement:
        """The statement with what its occasion tells, unless it tells of another one."""
        if self._is_dated(statement) and held.when is not None and _day(statement.when) != _day(held.when):
            return statement
        elsewhere = statement.occasion is not None and statement.occasion != held.kind
        if elsewhere or (
            statement.addressees and held.addressees and statement.addressees != held.addressees
        ):
            return statement
        if statement.act in _NOT_OTHERS and not statement.addressees:
            return statement
        when = statement.when
        if held.when is not None and not self._is_dated(statement):
            when = held.when
        return replace(
            statement,
            addressees=statement.addressees or held.addressees,
            via=statement.via or held.via,
            occasion=statement.occasion or held.kind,
            when=when,
        )


def _goes_on(held: _Held, attribution: Attribution, source: str, perfect: bool, last: Who) -> bool:
    """Whether a saying belongs to the occasion on which its speaker was last heard."""
    if attribution.carries_on:
        return True
    if perfect or attribution.nested or attribution.via or attribution.negated:
        return False
    away = attribution.paragraph - held.paragraph
    if held.kind == "interview":
        return away <= _IN_AN_INTERVIEW
    return last == held.speakers and away <= (_BY_PRONOUN if source in _PRONOUNS else _BY_NAME)


def _day(when: When | None) -> str | None:
    return when.edtf[:10] if when is not None and when.edtf is not None else None


def with_headlines_dated(
    statements: tuple[Statement, ...], headline: Callable[[Statement], bool]
) -> tuple[Statement, ...]:
    """Date a headline by what its speaker says below: "Lund warns Ostland" on the day on which she did.

    A headline names no day. Only where all dated sayings of that speaker are of one day is it theirs; what
    else she says in the report without a day is as often said on another.
    """
    days: dict[tuple[ActorId, ...], list[When]] = {}
    for statement in statements:
        if statement.when is not None and statement.when.span is not None:
            days.setdefault(statement.speakers, []).append(statement.when)

    def dated(statement: Statement) -> Statement:
        known = days.get(statement.speakers, [])
        of_one_day = len({_day(when) for when in known}) == 1
        if not statement.speakers or not of_one_day or not headline(statement):
            return statement
        return replace(statement, when=known[0])

    return tuple(dated(statement) for statement in statements)
