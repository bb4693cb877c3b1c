"""Whose voice a content is in: whether "it", "Varnia" or "his country" in it is the one who speaks.

"We" in quotation marks is the speaker and "it" is not; in reported words "it" is a speaker that is a body or
a state, "he" one that is a person. An official speaks for the country: what the foreign minister says Varnia
will do is said for Varnia.
"""

from dataclasses import dataclass

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cast import Cast
from dragoman.extract.naming import stripped
from dragoman.language import Paragraph
from dragoman.record import ActorId
from dragoman.resolve import Gazetteer

_ONE = frozenset({"he", "she", "his", "her"})
_MANY = frozenset({"they", "their"})
_FOR_NO_COUNTRY = frozenset({"outlet", "organisation", "group", "intergovernmental"})
_HERE = frozenset({"government", "administration", "cabinet"})  # "the government", of the official who speaks
_BODY = frozenset({"it", "its"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of one attribution, as its content can mention him, her or it."""

    text: str
    attribution: Attribution
    paragraph: Paragraph
    speakers: tuple[ActorId, ...]
    cast: Cast
    gazetteer: Gazetteer

    def quoted(self, at: int) -> bool:
        """Whether the content stands in quotation marks at this place."""
        return bool(self.paragraph.quotations_between(at, at + 1))

    def speaks(self, ends: Ends) -> bool:
        """Whether these words of the content name the speaker, or the country spoken for."""
        words = stripped(self.text[slice(*ends)])
        pronoun = words.partition(" ")[0].lower()
        if pronoun in _ONE | _MANY | _BODY:
            return not self.quoted(ends[0]) and self._is_called(pronoun)
        if words.lower() in _HERE and self._countries():
            return True
        named = self.gazetteer.match(words)
        if named is not None and named.entry.country is not None and named.entry.kind != "outlet":
            return named.entry.country in self._countries()
        last = words.rpartition(" ")[2]
        return any(self.cast.actor(speaker).name.rpartition(" ")[2] == last for speaker in self.speakers)

    def _is_called(self, pronoun: str) -> bool:
        source = self.attribution.source
        said = self.text[slice(*source)].lower() if source is not None else ""
        if said in ("he", "she", "it", "they"):
            return pronoun in (_ONE if said in _ONE else _MANY if said == "they" else _BODY)
        if not self.speakers:
            return False
        person = self.cast.is_one_person(self.speakers)
        kinds = {self.cast.kind(speaker) for speaker in self.speakers}
        several = len(self.speakers) > 1 or (not person and bool(kinds & {"anonymous", "group"}))
        if pronoun in _ONE:
            return person
        if pronoun in _MANY:
            return several or not person
        return not person and not several

    def _countries(self) -> set[str]:
        if any(self.cast.kind(speaker) in _FOR_NO_COUNTRY for speaker in self.speakers):
            return set()
        found = {self.cast.actor(speaker).country for speaker in self.speakers}
        if self.attribution.source is not None and not self.attribution.carries_on:
            mentions = self.gazetteer.find_all(self.text, *self.attribution.source)
            found |= {mention.entry.country for mention in mentions}
        return {country for country in found if country is not None}
