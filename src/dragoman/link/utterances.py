"""Utterances: one saying as several articles report it, trimmed, translated twice, or set in other words.

Two statements are one saying when a speaker can be the same, the days fit, and either nearly all words of the
shorter stand in the longer in the same order, or a long run of telling words stands in both ("he does not
believe there is any imminent threat from Ostland" beside the quotation). A cover of .88 is nearly always the
same saying, one of .60 to .67 without a run only half the time (measured before building, see the design):
there the meaning must be the same too, see `link.paraphrases`.

Groups form around the fullest wording: a fragment that two different sayings share joins the one it fits
better, and never makes them one. Who spoke is often told in other words ("Lund", "the minister", nobody): the
same long words in quotation marks are then one saying if no other person is named for them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.link import paraphrases
from dragoman.link.collation import collate, content_of
from dragoman.link.comparing import Values, groups_of
from dragoman.link.days import Days, days_apart, days_of, record_day
from dragoman.link.near import Item, Rule
from dragoman.link.parties import Parties
from dragoman.link.words import weight, words_of
from dragoman.record import Actor, Statement, Utterance

COVER = 0.88
"""Share of the shorter's words that must stand in the longer."""

IN_ORDER = 0.75
"""Share of the shorter's words that must stand there in the same order."""

RUN = 8
"""Words in a row that two sayings of one speaker share by no chance, if they weigh `RUN_WEIGHT`."""

RUN_WEIGHT = 10.0

SURE_RUN = 10
"""Words in a row that show a saying to be one although its speaker is told in other words."""

FEWEST = 6
"""Words below which a saying is too short to be known again: "We will not" is said twice in a day."""

DAYS = 3
"""Days between the reports of one saying, at most; a day on which it was said must agree."""

_OWN_WORDS = 14.0  # weight of a short report of a saying by which it is known
_TOGETHER = 4  # words in a row that bring two sayings together to be compared
_COMPARED = 12  # groups that a saying is compared with, those that share most such runs
_WEEK = 7  # days

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared."""

    statement: Statement
    words: tuple[str, ...]
    counts: Counter[str]
    grams: frozenset[Gram]
    days: Days | None


class Sayings:
    """Statements ready to be compared."""

    rule = Rule(window=10, neighbours=40, most=12, undated=3)
    joins = 1

    def __init__(
        self,
        statements: Iterable[Statement],
        actors: Mapping[str, Actor],
        parted: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._parties = Parties(actors)
        self._parted = parted
        self._said: dict[str, _Said] = {}
        self.items: dict[str, Item] = {}
        self.add(statements)

    def add(self, records: Iterable[Statement]) -> None:
        """Take in more statements."""
        for one in (_said(record) for record in records if record.id not in self.items):
            id_ = one.statement.id
            told = len(one.words) >= FEWEST and not one.statement.negated
            self._said[id_] = one
            self.items[id_] = Item(id_, record_day(one.statement), one.grams if told else frozenset())

    def value(self, one: str, other: str) -> int:
        """1 if two statements can be one saying."""
        return int(self._fit(self._said[one], self._said[other]) > 0)

    def groups(self, members: Sequence[str], values: Values) -> Iterator[tuple[str, ...]]:
        """Gather what fits the fullest wording, then what fits the fullest of the rest."""
        said = sorted(
            (self._said[id_] for id_ in members), key=lambda one: (-len(one.words), one.statement.id)
        )
        heads: dict[Gram, list[int]] = defaultdict(list)
        groups: list[list[_Said]] = []
        for one in said:
            best = self._best_group(one, heads, groups)
            if best is not None:
                groups[best].append(one)
                continue
            for gram in one.grams:
                heads[gram].append(len(groups))
            groups.append([one])
        for group in groups:
            yield tuple(one.statement.id for one in group)

    def _best_group(
        self, one: _Said, heads: Mapping[Gram, list[int]], groups: Sequence[list[_Said]]
    ) -> int | None:
        """The group whose fullest wording fits a saying best; None where none fits well enough."""
        seen: Counter[int] = Counter()
        for gram in one.grams:
            seen.update(heads.get(gram, ()))
        near = [n for n in seen if not any(self._are_parted(one, other) for other in groups[n][1:])]
        likeliest = sorted(near, key=lambda number: (-seen[number], number))[:_COMPARED]
        fits = [(self._fit(one, groups[number][0]), -number) for number in likeliest]
        best = max(fits, default=(0.0, 0))
        return -best[1] if best[0] > 0 else None

    def _are_parted(self, one: _Said, other: _Said) -> bool:
        return frozenset((one.statement.id, other.statement.id)) in self._parted

    def _fit(self, one: _Said, other: _Said) -> float:
        if not _days_fit(one, other) or self._are_parted(one, other):
            return 0.0
        longer, shorter = sorted((one, other), key=lambda said: (-len(said.words), said.statement.id))
        return _fit(shorter, longer, self._parties)


def find_utterances(
    statements: Iterable[Statement],
    actors: Mapping[str, Actor],
    parted: frozenset[frozenset[str]] = frozenset(),
) -> tuple[Utterance, ...]:
    """Group statements of two or more articles into utterances, in the order of their ids.

    What comes out does not depend on the order of the statements. `parted` has pairs of their ids that are
    not one saying.
    """
    held: dict[str, Statement] = {one.id: one for one in statements}
    groups = groups_of(Sayings(held.values(), actors, parted))
    return utterances_of([[held[id_] for id_ in group] for group in groups])


def utterances_of(groups: Iterable[Sequence[Statement]]) -> tuple[Utterance, ...]:
    """The utterances that groups of statements are, those of several articles, in the order of their ids."""
    found = [collate(group) for group in groups if len({one.article for one in group}) > 1]
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def _said(statement: Statement) -> _Said:
    words = tuple(words_of(content_of(statement)))
    runs = range(len(words) - _TOGETHER + 1)
    return _Said(
        statement,
        words,
        Counter(words),
        frozenset(words[at : at + _TOGETHER] for at in runs),
        _days_said(statement),
    )


def _days_said(statement: Statement) -> Days | None:
    """The days on which it may have been said; more than a week tells less than the day of report."""
    days = days_of(statement.when, statement.reported)
    wide = days is not None and days.last - days.first > _WEEK
    return days_of(None, statement.reported) if wide else days


def _days_fit(one: _Said, head: _Said) -> bool:
    if one.days is None or head.days is None:
        return True
    exact = one.days.told and head.days.told
    return days_apart(one.days, head.days) <= (0 if exact else DAYS)


def _fit(one: _Said, head: _Said, parties: Parties) -> float:
    """How well two statements fit as one saying: above 1 by cover, else by their longest run; 0 if not."""
    shared = sum((one.counts & head.counts).values())
    size = min(len(one.words), len(head.words))
    matcher = SequenceMatcher(None, one.words, head.words, autojunk=False)
    longest = matcher.find_longest_match()
    run = one.words[longest.a : longest.a + longest.size]
    if not _speaker_fits(one.statement, head.statement, len(run) if len(run) >= SURE_RUN else 0, parties):
        return 0.0
    shorter = min(one, head, key=lambda said: (len(said.words), said.statement.id))
    if _says_little(shorter):
        return 0.0
    if shared >= COVER * size and _in_order(matcher) >= IN_ORDER * size:
        return 1 + shared / size
    if len(run) >= RUN and sum(map(weight, run)) >= RUN_WEIGHT:
        return shared / size
    return _in_other_words(one, head, parties)


def _in_other_words(one: _Said, head: _Said, parties: Parties) -> float:
    """How well two statements fit as one saying in other words: less than by any run; 0 if not."""
    cover = paraphrases.cover_by_weight(one.counts, head.counts)
    if cover < paraphrases.COVER or not _said_together(one, head):
        return 0.0
    some, others = one.statement, head.statement
    if (some.act == "deny") != (others.act == "deny") or not parties.may_be_one(
        some.speakers, others.speakers
    ):
        return 0.0
    if not all(parties.names_person(told.speakers) for told in (some, others)):
        return 0.0
    near = paraphrases.nearness(content_of(some), content_of(others))
    return cover / 2 if near >= paraphrases.NEAR else 0.0


def _said_together(one: _Said, head: _Said) -> bool:
    """Whether two were said on one day or the next, and reported so; unknown days tell nothing."""
    reported = [days_of(None, said.statement.reported) for said in (one, head)]
    if one.days is None or head.days is None or reported[0] is None or reported[1] is None:
        return False
    return (
        days_apart(one.days, head.days) <= paraphrases.DAYS
        and days_apart(reported[0], reported[1]) <= paraphrases.DAYS_REPORTED
    )


def _says_little(said: _Said) -> bool:
    """Whether words that are nobody's own ("that it had killed 1,400 people") are too few to tell."""
    few = len(said.words) < RUN and said.statement.mode == "indirect"
    return few and sum(map(weight, said.words)) < _OWN_WORDS


def _in_order(matcher: "SequenceMatcher[str]") -> int:
    return sum(block.size for block in matcher.get_matching_blocks())


def _speaker_fits(one: Statement, head: Statement, run: int, parties: Parties) -> bool:
    """Whether the words can be one party's; the same long words need only not be two people's."""
    if parties.may_be_one(one.speakers, head.speakers):
        return True
    if not run or "indirect" in (one.mode, head.mode):
        return False
    return not (parties.names_person(one.speakers) and parties.names_person(head.speakers))
