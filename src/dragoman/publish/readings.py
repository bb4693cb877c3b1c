"""One saying in several wordings, collated as a critical edition does: what each adds and leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dragoman.publish.dates import in_words, when_in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.ledger import Place, place_of
from dragoman.publish.telling import names
from dragoman.publish.wording import counted, one_line, shown
from dragoman.record import Reading, RecordId, Statement, Utterance, bounds

Kept = Literal["same", "added", "cut"]
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a reading: as in the first one, not in it, or cut from it."""

    words: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Wording:
    """One reading against the first, and where it is printed."""

    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Collated:
    """One saying: who said it and when, its wordings (the fullest first), and how well it is borne out."""

    id: RecordId
    speakers: str
    day: str
    wordings: tuple[Wording, ...]
    borne: str


@dataclass(frozen=True, slots=True)
class Collation:
    """The sayings that articles word differently, how many have no room, and how many all print alike."""

    sayings: tuple[Collated, ...]
    left_out: int
    alike: int

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place set here."""
        return tuple(
            place for saying in self.sayings for wording in saying.wordings for place in wording.places
        )


def collation(dossier: Dossier, note: int, most: int) -> Collation:
    """Collate the sayings that several articles have; notes are numbered from `note`.

    Of more than `most` those with most wordings are shown, all in order of time.
    """
    found = [record for record in dossier.of_type.get("utterance", ()) if isinstance(record, Utterance)]
    varied = [one for one in found if len(_readings(one)) > 1]
    kept = sorted(varied, key=lambda one: (-len(_readings(one)), -len(one.statements), one.id))[:most]
    sayings = []
    for utterance in sorted(kept, key=_order):
        wordings = []
        readings = _readings(utterance)
        for reading in readings:
            places = []
            for key in reading.statements:
                statement = dossier.by_id.get(key)
                if isinstance(statement, Statement):
                    of = f"{utterance.id}_{key}"
                    places.append(place_of(statement.id, statement.content_spans, note, dossier, of))
                    note += 1
            wordings.append(Wording(against(readings[0].exact, reading.exact), tuple(places)))
        sayings.append(_collated(utterance, tuple(wordings), dossier))
    return Collation(tuple(sayings), len(varied) - len(sayings), len(found) - len(varied))


def _readings(utterance: Utterance) -> tuple[Reading, ...]:
    """The readings, the fullest first."""
    return tuple(sorted(utterance.readings, key=lambda r: (-len(r.exact), -len(r.statements), r.exact)))


def _order(utterance: Utterance) -> tuple[str, str]:
    edtf = (utterance.when.edtf if utterance.when else None) or utterance.reported
    return bounds(edtf)[0] if edtf else "~", utterance.id


def _collated(utterance: Utterance, wordings: tuple[Wording, ...], dossier: Dossier) -> Collated:
    account = dossier.accounts.get(utterance.id)
    day = when_in_words(utterance.when, clock=False) if utterance.when else None
    if day is None and utterance.reported:
        day = f"reported {in_words(utterance.reported, clock=False)}"
    borne = ""
    if account is not None:
        articles = counted(len(account.articles), "article")
        borne = f"{articles}, {counted(account.independent, 'independent account')}"
    speakers = names(utterance.speakers, dossier) or "Speaker not named"
    return Collated(utterance.id, speakers, day or "undated", wordings, borne)


def against(base: str, other: str) -> tuple[Piece, ...]:
    """Set a wording against a base, word by word; capitals, marks and quotation signs make no difference."""
    was, now = _words(base), _words(other)
    if base == other:
        return (Piece(one_line(shown(other)), "same"),)
    matcher = SequenceMatcher(None, [w.bare for w in was], [w.bare for w in now], autojunk=False)
    pieces: list[Piece] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            pieces.append(Piece(_joined(was[start:end]), "cut"))
        if kind in ("insert", "replace"):
            pieces.append(Piece(_joined(now[first:last]), "added"))
        if kind == "equal":
            pieces.append(Piece(_joined(now[first:last]), "same"))
    return tuple(piece for piece in pieces if piece.words)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    bare: str


def _words(text: str) -> list[_Token]:
    """The words with the marks that cling to them; marks alone go with the word before."""
    tokens: list[_Token] = []
    for text_word in one_line(shown(text)).split(" "):
        bare = " ".join(found.casefold().replace("’", "'") for found in _WORD.findall(text_word))
        if not bare and tokens:
            tokens[-1] = _Token(f"{tokens[-1].text} {text_word}", tokens[-1].bare)
        elif text_word:
            tokens.append(_Token(text_word, bare))
    return tokens


def _joined(tokens: Sequence[_Token]) -> str:
    return " ".join(token.text for token in tokens)
