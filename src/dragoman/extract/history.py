"""Who spoke before, and whom "he" can mean now.

A pronoun is whoever the report was speaking of: the person whom the sentence itself or a sentence since the
last saying begins with, else the last single person who spoke, no more than a few paragraphs back.
"""

import re
from bisect import bisect_left, bisect_right

from dragoman.extract.attribution import Attribution
from dragoman.extract.cast import Cast, Speakers
from dragoman.extract.people import People
from dragoman.language import Paragraph, ParsedArticle, Sentence
from dragoman.record import ActorId

_NEAR = 3  # paragraphs over which a pronoun still finds its person
# "In an interview on Friday, Foreign Minister Ada Lund struck another tone."
_FRONTED = re.compile(
    r"(?:In|On|At|During|After|Before|Earlier|Later|Meanwhile)\b[^,.;:“”\"]{0,100}, (?=[A-ZÀ-Þ])"
)
_SUBJECT = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.’'&-]*|of|for|the|al|bin|van|de)[ \u00a0]+){0,9}"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ \u00a0][A-ZÀ-Þ][\w’'-]+)*"
)


def _between(paragraph: Paragraph, since: int, at: int) -> tuple[Sentence, ...]:
    """The last few sentences of a paragraph that begin after one place and before another."""
    first = bisect_right(paragraph.sentences, since, key=lambda sentence: sentence.start)
    last = bisect_left(paragraph.sentences, at, key=lambda sentence: sentence.start)
    return paragraph.sentences[max(first, last - 12) : last]


class History:
    """The sayings of an article so far, as pronouns look back on them."""

    def __init__(self, parsed: ParsedArticle, people: People, cast: Cast) -> None:
        self._parsed = parsed
        self._people = people
        self._cast = cast
        self._spoke: list[tuple[int, int, Speakers]] = []  # paragraph, place of the cue, who
        self._pronouns: dict[ActorId, str] = {}  # "he" or "she", as the article has called them

    def add(self, attribution: Attribution, speakers: Speakers, nested: bool) -> None:
        """Note who spoke. A saying told inside another's is not where the report goes on from."""
        pronoun = self._pronoun(attribution)
        if pronoun is not None and len(speakers) == 1:
            self._pronouns.setdefault(speakers[0], pronoun)
        if speakers and not attribution.in_title and not nested:
            at = attribution.cue[0] if attribution.cue else attribution.contents[0][0]
            self._spoke.append((attribution.paragraph, at, speakers))

    def last(self, attribution: Attribution) -> Speakers:
        """Who spoke last, if that is near enough."""
        if not self._spoke or attribution.paragraph - self._spoke[-1][0] > _NEAR:
            return ()
        return self._spoke[-1][2]

    def he(self, attribution: Attribution) -> Speakers:
        """Whom "he" or "she" means where this attribution stands; empty if that cannot be told."""
        pronoun = self._pronoun(attribution)
        since = self._spoke[-1][1] if self._spoke else 0
        subject = self._subject(attribution, since)
        if subject and self._can_be(subject, pronoun):
            return subject
        for paragraph, _, speakers in reversed(self._spoke):
            if attribution.paragraph - paragraph > _NEAR:
                break
            if self._cast.is_one_person(speakers) and self._can_be(speakers, pronoun):
                return speakers
        return ()

    def _pronoun(self, attribution: Attribution) -> str | None:
        if attribution.source is None:
            return None
        word = self._parsed.article.text[slice(*attribution.source)].lower()
        return word if word in ("he", "she") else None

    def _can_be(self, speakers: Speakers, pronoun: str | None) -> bool:
        """Whether the article has not called this person by the other pronoun or honorific."""
        known = self._pronouns.get(speakers[0]) or self._cast.pronoun_of(speakers[0])
        return pronoun is None or known is None or known == pronoun

    def _subject(self, attribution: Attribution, since: int) -> Speakers:
        """The person with whom the latest sentence since the last saying begins, outside what was said."""
        at = attribution.source[0] if attribution.source else attribution.contents[0][0]
        text = self._parsed.article.text
        begins = [
            sentence.start
            for paragraph in self._parsed.paragraphs[
                max(0, attribution.paragraph - 1) : attribution.paragraph + 1
            ]
            for sentence in _between(paragraph, since, at)
        ]
        for start in reversed(begins):
            if any(first <= start < end for first, end in attribution.contents):
                continue
            fronted = _FRONTED.match(text, start, at)
            match = _SUBJECT.match(text, fronted.end() if fronted else start)
            if match is None:
                continue
            person = self._people.called(match.group().rpartition(" ")[2]) or self._people.called(
                match.group()
            )
            if person is not None:
                return (self._cast.enter_person(person),)
        return ()
