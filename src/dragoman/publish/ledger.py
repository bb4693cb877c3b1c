"""Who said what, as every brief sets it out: speakers in order, their lines in order of time, numbered.

What a page can hold is limited here, once, for the page and the terminal alike, and what is left out is
counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.publish.dossier import Dossier, is_copy
from dragoman.publish.sayings import Saying, saying
from dragoman.publish.wording import joined, one_line, shown
from dragoman.record import ArticleId, RecordId, Span, Statement

UNNAMED_SPEAKER = "Speaker not named"
_WORDS_TO_KNOW_AGAIN = 5
"""Shorter words in two articles may be two sayings: "We will not" is said twice in a day."""


LONG = 24
"""Articles beyond which a brief is long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a brief shows: lines in all, lines a speaker, rows of articles, articles in full.

    `happened` bounds messages, contacts, incidents, disputes and sayings with several readings, each for
    itself, `under` what stands below an incident. Of more than there is room for, what most articles bear
    out independently is shown. A brief of more articles than `long` folds them away.
    """

    lines: int = 600
    lines_each: int = 24
    rows: int = 150
    articles: int = 400
    characters: int = 5_000_000
    long: int = LONG
    happened: int = 60
    under: int = 12

    @classmethod
    def fitting(cls, articles: int) -> "Limits":
        """The limits of a brief of so many articles: of many, the best borne out few, so that it is read."""
        return cls() if articles <= LONG else cls(lines=240, lines_each=8, happened=30, under=8)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in print: record, article, words, note number, credit, whether that is a copy.

    `key` names the place on the page: a record that several articles tell of has a place in each.
    """

    id: RecordId
    article: ArticleId
    spans: tuple[Span, ...]
    note: int
    outlet: str
    copy: bool
    key: str


@dataclass(frozen=True, slots=True)
class Line:
    """One saying, and every place that has it in the same words on the same day, or as a copy later.

    Identical words are set once so that copies do not swell the page; each place keeps its own footnote.
    """

    saying: Saying
    places: tuple[Place, ...]
    day_is_new: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker's part: the name, what is known of them, their lines, and how many are not shown."""

    name: str
    titles: tuple[str, ...]
    country: str | None
    of: str | None
    anonymous: bool
    outlet: str | None
    lines: tuple[Line, ...]
    statements: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All speakers in order, the number of speakers and statements there is no room for."""

    speakers: tuple[Speaker, ...]
    speakers_left_out: int
    statements_left_out: int

    @property
    def shown(self) -> tuple[Place, ...]:
        """Every statement set on the page, with its footnote number."""
        return tuple(place for who in self.speakers for line in who.lines for place in line.places)


def ledger(dossier: Dossier, limits: Limits, note: int = 1) -> Ledger:
    """Set out who said what: those who said most first, the unnamed after the named; notes from `note`.

    Joint speakers stand under their names together. Of a speaker with more lines than there is room for those
    best borne out are shown, of equals the latest, and the rest are counted.
    """
    said: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in dossier.statements:
        said[tuple(sorted(statement.speakers))].append(statement)
    order = sorted(said, key=lambda who: (_rank(who, dossier), -len(said[who]), _name(who, dossier), who))
    speakers: list[Speaker] = []
    room = limits.lines
    for who in order:
        if room <= 0:
            break
        kept = _best_borne(said[who], min(limits.lines_each, room), dossier)
        lines = _lines(kept, dossier, note)
        note += len(kept)
        room -= len(kept)
        speakers.append(_speaker(who, lines, len(said[who]), dossier))
    shown_statements = sum(who.statements - who.left_out for who in speakers)
    return Ledger(tuple(speakers), len(order) - len(speakers), len(dossier.statements) - shown_statements)


def _best_borne(statements: list[Statement], most: int, dossier: Dossier) -> list[Statement]:
    """So many of a speaker's statements, in their order: those most articles have, of equals the latest."""
    if len(statements) <= most:
        return statements

    def weight(at: int) -> tuple[int, bool, int]:
        statement = statements[at]
        account = dossier.accounts.get(statement.utterance or statement.id)
        dated = dossier.time_of(statement)[0] is not None
        return -(account.independent if account else 1), not dated, -at

    return [statements[at] for at in sorted(sorted(range(len(statements)), key=weight)[:most])]


def _rank(who: tuple[str, ...], dossier: Dossier) -> int:
    if not who:
        return 2
    actors = [dossier.actor(speaker) for speaker in who]
    return 1 if all(actor is not None and actor.kind == "anonymous" for actor in actors) else 0


def _name(who: tuple[str, ...], dossier: Dossier) -> str:
    return joined(one_line(dossier.name(speaker)) for speaker in who) if who else UNNAMED_SPEAKER


def _speaker(who: tuple[str, ...], lines: tuple[Line, ...], statements: int, dossier: Dossier) -> Speaker:
    actor = dossier.actor(who[0]) if len(who) == 1 else None
    anonymous = _rank(who, dossier) == 1
    parts = list(dossier.parties(actor))[1:] if actor else []
    country = dossier.country(actor) if actor else None
    whole = one_line(shown(parts[0].name)) if parts else None
    kept = sum(len(line.places) for line in lines)
    return Speaker(
        name=_name(who, dossier),
        titles=_titles(actor.titles) if actor else (),
        country=country if country != _name(who, dossier) else None,
        of=whole if whole != country else None,
        anonymous=anonymous,
        outlet=lines[0].places[0].outlet if anonymous else None,
        lines=lines,
        statements=statements,
        left_out=statements - kept,
    )


def _titles(titles: Iterable[object]) -> tuple[str, ...]:
    """The titles as found, each once whatever its capitals, in order of first use; three say enough."""
    found: dict[str, str] = {}
    for title in titles:
        text = one_line(shown(getattr(title, "text", "")))
        found.setdefault(text.casefold(), text)
    return tuple(found.values())[:3]


def _lines(statements: list[Statement], dossier: Dossier, note: int) -> tuple[Line, ...]:
    places: dict[tuple[object, ...], list[Place]] = {}
    sayings: dict[tuple[object, ...], Saying] = {}
    in_copies: dict[tuple[object, ...], tuple[object, ...]] = {}
    for statement in statements:
        told = saying(statement, dossier)
        article = dossier.article(statement.article)
        place = place_of(statement.id, statement.content_spans, note, dossier)
        note += 1
        bare = _bare(told.words)
        key: tuple[object, ...] = (told.day, told.deed, told.via, told.setting, bare)
        if len(bare.split()) < _WORDS_TO_KNOW_AGAIN:
            key = (*key, statement.id)
        elif article is not None:
            reprint = (dossier.origin(article), told.deed, bare)
            earlier = in_copies.setdefault(reprint, key)
            if _reprinted(told, place, sayings.get(earlier), places.get(earlier, [])):
                key = earlier
        places.setdefault(key, []).append(place)
        sayings.setdefault(key, told)
    lines: list[Line] = []
    day = ""
    for found_key, found in places.items():
        told = sayings[found_key]
        lines.append(Line(told, tuple(found), told.day != day))
        day = told.day
    return tuple(lines)


def _reprinted(told: Saying, place: Place, earlier: Saying | None, places: list[Place]) -> bool:
    """Whether a saying is one already set, in another article of the same origin.

    A reprint of a later day, or of none, tells of the same saying, unless each gives its own day for it.
    """
    if earlier is None or any(other.article == place.article for other in places):
        return False
    return told.day == earlier.day or not (told.said_then and earlier.said_then)


def _bare(words: str) -> str:
    """The words without case and quotation marks, to tell that two outlets print the same."""
    return "".join(c for c in words.casefold() if c.isalnum() or c.isspace())


def place_of(
    record: RecordId, spans: tuple[Span, ...], note: int, dossier: Dossier, key: str | None = None
) -> Place:
    """Where a record's words stand: all of them are in the article of the first."""
    article = spans[0].article
    copy = is_copy(dossier.article(article))
    return Place(record, article, spans, note, dossier.credit(article), copy, key or record)


def shown_by_article(places: Iterable[Place]) -> Mapping[str, tuple[Place, ...]]:
    """The places on the page of each article, in order of its text."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.article].append(place)
    return {
        article: tuple(sorted(places, key=lambda place: place.spans[0].start))
        for article, places in found.items()
    }
