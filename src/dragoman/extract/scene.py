"""What an extractor needs to know of an article beyond its words: who, when, where, how put, who says so.

Built once per article, after its statements; messages, contacts, incidents, responsibility and figures all
ask here, so that one question has one answer.
"""

from bisect import bisect_right
from functools import cached_property

from dragoman.extract.cast import Cast
from dragoman.extract.event_place import event_place
from dragoman.extract.event_time import event_time, tells_another_day
from dragoman.extract.numbers import Amount, find_numbers
from dragoman.extract.standing import Standing, standing
from dragoman.language import Paragraph, ParsedArticle
from dragoman.language.grammar import Ends, Grammar
from dragoman.language.predicates import Predicate, predicate
from dragoman.record import ActorId, Article, Place, Span, Statement, When
from dragoman.resolve import Anchor, Entry, Gazetteer
from dragoman.resolve.places_named import PlacesNamed
from dragoman.resolve.timeline import Timeline, tell_times

_SPEAKER_HIMSELF = frozenset({"i", "me", "we", "us", "myself", "ourselves"})
_PRONOUNS = frozenset("he him she her it they them himself herself itself themselves".split())


class Scene:
    """One article, read as far as its statements. Tokens are numbers of `grammar`."""

    def __init__(
        self,
        parsed: ParsedArticle,
        grammar: Grammar,
        cast: Cast,
        statements: tuple[Statement, ...],
        gazetteer: Gazetteer,
        anchor: Anchor,
    ) -> None:
        self.parsed = parsed
        self.article: Article = parsed.article
        self.text: str = parsed.article.text
        self.grammar = grammar
        self.cast = cast
        self.statements = statements
        self.gazetteer = gazetteer
        self.anchor = anchor
        self._predicates: dict[int, Predicate] = {}
        self._standings: dict[int, Standing] = {}
        self._numbers: dict[int, tuple[Amount, ...]] = {}

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The verbs of the article that head clauses, in the order of the text."""
        return tuple(
            token
            for token in range(len(self.grammar))
            if self.grammar.upos(token) == "VERB" and not self.grammar.relation(token).startswith("aux")
        )

    def predicate(self, verb: int) -> Predicate:
        """The parties of a verb."""
        if verb not in self._predicates:
            self._predicates[verb] = predicate(self.grammar, verb)
        return self._predicates[verb]

    def standing(self, token: int) -> Standing:
        """How the text puts what a verb or an event noun tells of."""
        if token not in self._standings:
            self._standings[token] = standing(self.grammar, token)
        return self._standings[token]

    def numbers(self, paragraph: Paragraph) -> tuple[Amount, ...]:
        """The numbers of a paragraph, in the order of the text."""
        if paragraph.start not in self._numbers:
            self._numbers[paragraph.start] = find_numbers(self.text, paragraph.start, paragraph.end)
        return self._numbers[paragraph.start]

    def words(self, token: int) -> str:
        """The noun phrase of a token, as written."""
        return self.text[slice(*self.grammar.phrase(token))]

    def span(self, start: int, end: int) -> Span:
        """A span of the article's text."""
        return self.article.span(start, end)

    def who(self, token: int) -> tuple[ActorId, ...]:
        """Whom the noun phrase of a token stands for; empty if that cannot be told.

        "We" inside what somebody says is the speaker. The phrase alone is asked: open a list ("Varnia and
        Ostland") with `Grammar.together` first.
        """
        ends = self.grammar.phrase(token)
        low = self.grammar.word(token).lower()
        if low in _SPEAKER_HIMSELF:
            statement = self.statement_at(*ends)
            return statement.speakers if statement is not None else ()
        if low in _PRONOUNS:
            return self._antecedent(token)
        people = self._state_by_its_people(ends)
        if people:
            return people
        for name in self.grammar.dependents(token, "appos"):  # "the foreign minister of Varnia, Ada Lund"
            named = (
                self.cast.identify(self.grammar.phrase(name)) if self.grammar.upos(name) == "PROPN" else ()
            )
            if named:
                return named
        return self.cast.identify(ends)

    def enter(self, entry: Entry) -> ActorId:
        """Enter an actor of the gazetteer, whom no noun phrase of its own names: the state of "Varnian"."""
        return self.cast._enter_entry(entry)

    def _state_by_its_people(self, ends: Ends) -> tuple[ActorId, ...]:
        """The state that "the Varnians" stands for; without "the" they are its people."""
        words = self.text[slice(*ends)]
        if words[:4].lower() != "the ":
            return ()
        named = self.gazetteer.match(words[4:])
        if named is None or named.form != "demonym" or named.entry.kind != "state":
            return ()
        return (self.enter(named.entry),)

    def whoever(self, tokens: tuple[int, ...]) -> tuple[ActorId, ...]:
        """Whom several noun phrases stand for, each actor once."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self.who(token)))

    def _antecedent(self, token: int) -> tuple[ActorId, ...]:
        """Whom a pronoun means: the speaker, as the subject of what is told as said, else its antecedent."""
        return self._speaker_meant(token) or self.cast.surely(self.grammar.ends(token))

    def _speaker_meant(self, token: int) -> tuple[ActorId, ...]:
        """The speaker of "Lund said she would call" and "the army said it had struck", if a pronoun is it."""
        statement = self.statement_at(*self.grammar.ends(token))
        low = self.grammar.word(token).lower()
        if statement is None or low not in ("he", "she", "it", "they") or statement.mode == "direct":
            return ()
        if len(statement.speakers) != 1 or self.cast.kind(statement.speakers[0]) == "group":
            return ()
        if low == "it" and self.cast.kind(statement.speakers[0]) == "anonymous":
            return ()  # "it killed 20, activists said"
        person = self.cast.is_one_person(statement.speakers)
        subject = self.grammar.relation(token).startswith(("nsubj", "expl"))
        return statement.speakers if subject and person == (low in ("he", "she")) else ()

    @cached_property
    def _by_start(self) -> list[tuple[int, int, Statement]]:
        return sorted(
            ((span.start, span.end, s) for s in self.statements for span in s.content_spans),
            key=lambda piece: (piece[0], -piece[1]),
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [piece[0] for piece in self._by_start]

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The innermost statement in whose content a stretch stands."""
        number = bisect_right(self._starts, start)
        found: tuple[int, int, Statement] | None = None
        for piece in reversed(self._by_start[max(0, number - 40) : number]):
            if found is not None and piece[:2] != found[:2]:
                break
            # of two with the same words, whoever said them comes before whoever rejected them
            if piece[0] <= start and end <= piece[1]:
                found = piece
        return found[2] if found is not None else None

    def statement_of(self, token: int) -> Statement | None:
        """The innermost statement in whose content a token stands."""
        return self.statement_at(*self.grammar.ends(token))

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.parsed.paragraphs]

    def paragraph_of(self, token: int) -> Paragraph:
        """The paragraph that a token stands in."""
        number = bisect_right(self._paragraph_starts, self.grammar.ends(token)[0]) - 1
        return self.parsed.paragraphs[max(0, number)]

    def clause(self, verb: int) -> Ends:
        """The words of a verb's clause with all that hangs on it, in code points."""
        below = self.grammar.subtree(verb)
        return self.grammar.ends(below[0], below[-1])

    def when(self, token: int) -> When | None:
        """When what a verb or an event noun tells of took place; None if nothing tells."""
        return event_time(self.article, self.grammar.read, token, self._timeline, self.anchor)

    def tells_another_day(self, token: int) -> bool:
        """Whether a sentence tells of a time that the article's day is no part of; False if it is unknown."""
        today = self.anchor.today
        return today is not None and tells_another_day(self.grammar.read, token, self._timeline, today)

    def where(self, token: int) -> Place | None:
        """Where what a verb or an event noun tells of took place; None if nothing tells."""
        return event_place(self.grammar, token, self._places)

    @cached_property
    def _timeline(self) -> Timeline:
        return tell_times(self.text, [(p.start, p.end) for p in self.parsed.paragraphs], self.anchor)

    @cached_property
    def _places(self) -> PlacesNamed:
        return PlacesNamed(self.grammar, self.gazetteer, dateline=self.article.dateline)
