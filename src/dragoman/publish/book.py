"""Everything that a brief holds, counted, ordered and numbered once for the page and for Markdown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.publish.dossier import Dossier
from dragoman.publish.happened import Happened, happened
from dragoman.publish.ledger import Ledger, Limits, Place, ledger
from dragoman.publish.masthead import Masthead, as_known_on, masthead
from dragoman.publish.notes import Note, notes_of
from dragoman.publish.origins import Origin, origins_of
from dragoman.publish.plots import Plot, figures_plot, matrix_table, network_plot, timeline_plot
from dragoman.publish.readings import Collation, collation
from dragoman.publish.summary import Point, summary
from dragoman.record import Figure, Record, RecordId

_FIGURES_WORTH_A_PICTURE = 3
_PICTURES = 8
"""Pictures of figures in one brief; the figures of further incidents stand in words."""


@dataclass(frozen=True, slots=True)
class Book:
    """One brief. `said` counts the statements of each article; `figures` are by a line's first record."""

    dossier: Dossier
    limits: Limits
    head: Masthead
    points: tuple[Point, ...]
    told: Happened
    readings: Collation
    who: Ledger
    notes: tuple[Note, ...]
    origins: tuple[Origin, ...]
    said: Mapping[str, int]
    timeline: Plot
    network: Plot
    matrix: str
    figures: Mapping[RecordId, Plot]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place in an article that a line of the brief points at."""
        return tuple(note.place for note in self.notes)


def book(
    records: Iterable[Record],
    title: str | None,
    as_of: str | None,
    limits: Limits | None = None,
    because: Mapping[str, str] | None = None,
) -> Book:
    """Set out a brief of the records; notes are numbered in the order of its sections.

    Without `limits` they are those that fit the number of articles.
    """
    dossier = Dossier.of(records, because)
    if as_of is not None:
        dossier = as_known_on(dossier, as_of)
    limits = limits or Limits.fitting(len(dossier.articles))
    told = happened(dossier, 1, limits.happened, limits.under)
    number = 1 + sum(1 for _ in told.places)
    readings = collation(dossier, number, limits.happened)
    number += len(readings.places)
    who = ledger(dossier, limits, number)
    places = [*told.places, *readings.places, *who.shown]
    lead = _Ways(told, places)
    return Book(
        dossier=dossier,
        limits=limits,
        head=masthead(dossier, title, as_of),
        points=summary(dossier),
        told=told,
        readings=readings,
        who=who,
        notes=notes_of(places, dossier),
        origins=origins_of(dossier),
        said=Counter(str(statement.article) for statement in dossier.statements),
        timeline=timeline_plot(dossier, lead),
        network=network_plot(dossier, lead),
        matrix=matrix_table(dossier),
        figures=dict(_figures(dossier, told, lead)),
    )


class _Ways:
    """The way from a mark of a plot to the line of its record on the page, where it has one."""

    def __init__(self, told: Happened, places: Iterable[Place]) -> None:
        self._keys: dict[str, str] = {}
        for place in places:
            self._keys.setdefault(place.id, place.key)
        for part in (told.messages, told.contacts, told.incidents):
            for entry in part.entries:
                for record in entry.records:
                    if entry.places:
                        self._keys.setdefault(record, entry.places[0].key)

    def __call__(self, record: str) -> str | None:
        """Where to go for a record; None where it has no line."""
        key = self._keys.get(record)
        return f"#s-{key}" if key is not None else None


def _figures(dossier: Dossier, told: Happened, lead: _Ways) -> Iterator[tuple[RecordId, Plot]]:
    """A picture for each of the incidents with most figures, if they show more than words would."""
    given = Counter(
        figure.incident
        for figure in dossier.of_type.get("figure", ())
        if isinstance(figure, Figure) and figure.incident is not None
    )
    lines = [entry for entry in told.incidents.entries if entry.records]
    counts = {entry.records[0]: sum(given[record] for record in entry.records) for entry in lines}
    ranked = sorted(lines, key=lambda entry: (-counts[entry.records[0]], entry.records[0]))
    for entry in ranked[:_PICTURES]:
        if counts[entry.records[0]] >= _FIGURES_WORTH_A_PICTURE:
            plot = figures_plot(dossier, entry.records, lead)
            if len(plot.table.rows) >= _FIGURES_WORTH_A_PICTURE:
                yield entry.records[0], plot
