"""Reading one article: from its text to its record."""

from dataclasses import replace
from typing import TypeVar

from dragoman.extract.as_printed import as_printed
from dragoman.extract.cast import Cast, used_only
from dragoman.extract.clause_ends import within_clauses
from dragoman.extract.contacts import find_contacts
from dragoman.extract.content_openings import from_their_clauses
from dragoman.extract.figures import find_figures
from dragoman.extract.finder import find_attributions
from dragoman.extract.incidents import read_incidents
from dragoman.extract.joining import joined
from dragoman.extract.messages import find_messages
from dragoman.extract.naming import is_outlet
from dragoman.extract.plain_sayings import said_in_words
from dragoman.extract.relays import settle_relays
from dragoman.extract.report_day import day_of_report
from dragoman.extract.responsibility import find_responsibilities
from dragoman.extract.said_when import SaidWhen
from dragoman.extract.scene import Scene
from dragoman.extract.statements import build_statements, people_of
from dragoman.extract.subjects import with_their_subjects
from dragoman.extract.told_by_nouns import noun_attributions
from dragoman.extract.told_in_passives import passive_attributions
from dragoman.extract.told_in_trees import tree_attributions
from dragoman.extract.trained import read_language, trained_attributions, with_a_source
from dragoman.language import parse
from dragoman.language.coreference import references_of
from dragoman.language.grammar import Grammar
from dragoman.language.model import Reader, shipped_reader
from dragoman.record import (
    Actor,
    ActorId,
    Article,
    ArticleRecord,
    Contact,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
)
from dragoman.resolve import Gazetteer, shipped
from dragoman.resolve.time_anchor import anchor_of

One = TypeVar("One", Actor, Statement, Message, Contact, Incident, Responsibility, Figure)


def read_article(
    article: Article, gazetteer: Gazetteer | None = None, reader: Reader | None = None
) -> ArticleRecord:
    """Read an article into its record: a pure function of the article, the gazetteer and the reader.

    No database, clock or network: the same answer on any machine, in any order. `gazetteer` and `reader`
    are the shipped ones unless given.
    """
    known = gazetteer if gazetteer is not None else shipped()
    trained = reader if reader is not None else shipped_reader()
    given, parsed = article, parse(article)
    article, text = parsed.article, parsed.article.text
    names = frozenset(text[m.start : m.end].split(maxsplit=1)[0] for m in known.find_all(text))
    read = read_language(parsed, trained)
    grammar = Grammar(text, read)
    ruled = with_their_subjects(grammar, with_a_source(text, find_attributions(parsed, names), read))
    by_rule = within_clauses(grammar, ruled)
    every = joined(text, by_rule, within_clauses(grammar, trained_attributions(parsed, grammar)))
    every = joined(text, every, tree_attributions(parsed, grammar))
    every = joined(text, every, noun_attributions(parsed, grammar))
    every = joined(text, every, passive_attributions(parsed, grammar))
    every = from_their_clauses(grammar, every)
    found = settle_relays(text, said_in_words(grammar, every), lambda name: is_outlet(name, known))
    anchor = anchor_of(article)
    report = day_of_report(parsed, anchor)
    said = SaidWhen(parsed, grammar, anchor, report)

    people = people_of(parsed, found, known)
    cast = Cast(article, known, people, references_of(parsed, read))
    statements = build_statements(parsed, grammar, found, people, cast, known, said.when, report)
    scene = Scene(parsed, grammar, cast, statements, known, anchor)
    return as_printed(_reported(article, cast, scene), given)


def _reported(article: Article, cast: Cast, scene: Scene) -> ArticleRecord:
    """Put together what one article gives: with the actors that its records point at, and its day."""
    told = read_incidents(scene)
    contacts = find_contacts(scene)
    reported = _day(article)
    found = ArticleRecord(
        replace(article, reported=reported),
        (),
        _on(reported, scene.statements),
        _on(reported, find_messages(scene, contacts)),
        _on(reported, contacts),
        _on(reported, told.incidents),
        _on(reported, find_responsibilities(scene, told)),
        _on(reported, find_figures(scene, told.incidents)),
    )
    used = {actor for record in found.records() for actor in _parties(record)}
    return replace(found, actors=_on(reported, used_only(cast.actors(), used)))


def _on(reported: str | None, records: tuple[One, ...]) -> tuple[One, ...]:
    """Give records their day; of two with one id, which are of the same words, the first stands."""
    first: dict[str, One] = {}
    for record in records:
        first.setdefault(record.id, record)
    return tuple(replace(record, reported=reported) for record in first.values())


def _day(article: Article) -> str | None:
    """The day from which what the article says was known: its publication, without the hour."""
    edtf = article.published.edtf if article.published is not None else None
    return edtf.partition("/")[0].partition("T")[0] if edtf is not None else None


def _parties(record: Record) -> tuple[ActorId, ...]:
    """The actors that a record points at."""
    match record:
        case Statement():
            return (*record.speakers, *record.addressees, *record.via)
        case Message():
            return (*record.senders, *record.recipients, *record.intermediaries)
        case Contact():
            return record.participants
        case Incident():
            return (*record.perpetrators, *record.victims)
        case Responsibility():
            return (record.holder,) if record.accused is None else (record.holder, record.accused)
        case _:
            return ()
