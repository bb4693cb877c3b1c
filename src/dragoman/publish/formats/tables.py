"""The tables: one for each type of record, with the columns it has.

A table holds what a spreadsheet or a data frame can use: names beside ids, times as first and last day,
words beside where they stand. Every record is one line; several values in a cell are a list.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.formats.columns import (
    Book,
    Column,
    evidence,
    first_day,
    judged,
    last_day,
    parties,
    party,
    place,
    plain,
    time,
)
from dragoman.publish.sayings import words
from dragoman.record import Article
from dragoman.store import Standing

_ID = plain("id", "text", "the record's id")
_REPORTED = plain("reported", "text", "when it was reported: the article's date (EDTF)")
_SPEAKERS = parties("speakers", "speaker_ids", "whose words they are")
_WHEN = time("when", "when it was")


def _days(name: str, field: str, told: str) -> tuple[Column, ...]:
    return (
        plain(name, "text", f"{told} (EDTF)", field),
        Column(
            f"{name}_first", "day", "the first day it can mean", lambda r, b: first_day(getattr(r, field))
        ),
        Column(f"{name}_last", "day", "the last day it can mean", lambda r, b: last_day(getattr(r, field))),
    )


def _of_article(name: str, told: str, drawn: Callable[[Article], str | None]) -> Column:
    """A column of a statement that says something of its article."""
    return Column(
        name, "text", told, lambda r, b: drawn(found) if (found := b.dossier.article(r.article)) else None
    )


def _of_speakers(name: str, told: str) -> Column:
    """A column with a field of the speakers, each value once."""

    def drawn(record: Any, book: Book) -> list[str]:
        found = (book.dossier.actor(one) for one in record.speakers)
        values = (getattr(one, name) for one in found if one is not None)
        return list(dict.fromkeys(value for value in values if value))

    return Column({"kind": "speaker_kinds", "country": "countries"}[name], "texts", told, drawn)


TABLES: Mapping[str, tuple[Column, ...]] = {
    "article": (
        _ID,
        plain("outlet", "text", "who published it"),
        plain("agency", "text", "the wire service it credits"),
        plain("title", "text", "its title"),
        plain("byline", "text", "who wrote it"),
        plain("dateline", "text", "where it was filed"),
        *time("published", "when it was published"),
        plain("source", "text", "its URL, else the row id, else the path as given"),
        plain("sha256", "text", "of the bytes read"),
        plain("language", "text", "ISO 639-1"),
        Column(
            "copy_of",
            "text",
            "the article it reprints",
            lambda r, b: r.copy_of.article if r.copy_of else None,
        ),
        Column(
            "copy_share",
            "number",
            "the share of its words there",
            lambda r, b: r.copy_of.share if r.copy_of else None,
        ),
        plain("story", "text", "the story it belongs to"),
        plain("text", "text", "its text; all offsets count in it"),
    ),
    "actor": (
        _ID,
        plain("name", "text", "its name"),
        plain("kind", "text", "what it is"),
        plain("country", "text", "ISO 3166-1 alpha-3"),
        *party("part_of", "what it is part of"),
        Column(
            "titles",
            "texts",
            "titles and roles as found",
            lambda r, b: list(dict.fromkeys(t.text for t in r.titles)),
        ),
        plain("aliases", "texts", "other names"),
        plain("wikidata", "text", "its item there"),
    ),
    "statement": (
        _ID,
        _SPEAKERS[0],
        _of_speakers("kind", "what the speakers are"),
        _of_speakers("country", "their countries"),
        plain("act", "text", "what was done with the words"),
        plain("mode", "text", "`direct`, `indirect`, `mixed`"),
        plain("negated", "flag", "whether it was not said"),
        plain("hedged", "flag", "whether the article keeps its distance"),
        plain("anonymous", "flag", "whether the speaker is unnamed"),
        Column("content", "text", "what was said, on one line", lambda r, b: words(r)),
        *parties("addressees", "addressee_ids", "to whom"),
        *parties("via", "via_ids", "through whom it came, nearest first"),
        plain("occasion", "text", "at what"),
        *place(),
        *_WHEN,
        _of_article("outlet", "who printed it", lambda a: a.outlet),
        _of_article("agency", "the wire service credited", lambda a: a.agency),
        _of_article("article_title", "the article's title", title_of),
        _of_article(
            "copy_of",
            "the article that this one reprints",
            lambda a: a.copy_of.article if a.copy_of else None,
        ),
        _of_article("source", "the article's source", lambda a: a.source),
        plain("article", "text", "the article's id"),
        Column(
            "start", "whole", "where the content begins (code points)", lambda r, b: r.content_spans[0].start
        ),
        Column("end", "whole", "where it ends", lambda r, b: r.content_spans[-1].end),
        _SPEAKERS[1],
        plain("utterance", "text", "the utterance it is a report of"),
    ),
    "message": (
        _ID,
        *parties("senders", "sender_ids", "from whom"),
        *parties("recipients", "recipient_ids", "to whom"),
        *parties("intermediaries", "intermediary_ids", "through whom"),
        plain("channel", "text", "how"),
        plain("act", "text", "what was done with the words"),
        plain("status", "text", "how far it is a fact"),
        Column("content", "texts", "what was let known", lambda r, b: [s.exact for s in r.content_spans]),
        plain("told_by", "text", "the statement it was told in"),
        *_WHEN,
    ),
    "contact": (
        _ID,
        plain("kind", "text", "call, meeting, visit, talks, press conference"),
        *parties("participants", "participant_ids", "who"),
        plain("status", "text", "held, planned, cancelled, denied"),
        Column("topics", "texts", "about what", lambda r, b: [s.exact for s in r.topics]),
        *place(),
        *_WHEN,
    ),
    "incident": (
        _ID,
        plain("kind", "text", "what happened"),
        *parties("perpetrators", "perpetrator_ids", "who did it"),
        *parties("victims", "victim_ids", "to whom"),
        plain("status", "text", "happened, planned, threatened, hypothetical"),
        *place(),
        *_WHEN,
    ),
    "responsibility": (
        _ID,
        plain("incident", "text", "the incident"),
        *party("holder", "who takes the stance"),
        plain("stance", "text", "which"),
        *party("accused", "who is accused"),
        plain("statement", "text", "the statement it was told in"),
    ),
    "figure": (
        _ID,
        plain("incident", "text", "the incident it belongs to"),
        plain("measure", "text", "what is counted"),
        plain("of", "text", "who or what, as written"),
        plain("low", "number", "the least it can be"),
        plain("high", "number", "the most; empty where open"),
        plain("approximate", "flag", "whether it is about that"),
        plain("statement", "text", "the statement it was given in"),
    ),
    "utterance": (
        _ID,
        *_SPEAKERS,
        plain("statements", "texts", "the statements that report it"),
        Column("readings", "texts", "each wording, exactly", lambda r, b: [one.exact for one in r.readings]),
        *_WHEN,
    ),
    "dispute": (
        _ID,
        plain("kind", "text", "over what"),
        plain("summary", "text", "in words"),
        plain("records", "texts", "the records that cannot all be so"),
    ),
    "account": (
        _ID,
        plain("record", "text", "the record it is of"),
        plain("articles", "texts", "the articles that have it"),
        plain("independent", "whole", "how many did not copy"),
        plain("origins", "texts", "where they have it from"),
    ),
    "story": (
        _ID,
        plain("title", "text", "its title"),
        plain("articles", "texts", "its articles"),
        *_days("from", "from_", "its first day"),
        *_days("to", "to", "its last day"),
    ),
    "event": (
        _ID,
        plain("record", "text", "the record that is coded"),
        Column("plover", "text", "PLOVER type", lambda r, b: r.plover.type),
        Column("plover_mode", "text", "PLOVER mode", lambda r, b: r.plover.mode),
        Column("plover_contexts", "texts", "PLOVER contexts", lambda r, b: list(r.plover.contexts)),
        plain("cameo", "text", "CAMEO code"),
        plain("source", "text", "CAMEO code of who acts"),
        plain("target", "text", "CAMEO code of whom it is done to"),
        plain("goldstein", "number", "−10 to 10"),
        plain("quad_class", "whole", "1 to 4"),
        *_WHEN,
    ),
}
"""The columns of each type of record, in their order."""

WITH_WORDS = ("actor", "statement", "message", "contact", "incident", "responsibility", "figure")
"""Types that stand on words of their own; the others stand on records."""


def columns(kind: str) -> tuple[Column, ...]:
    """All columns of a type of record: its own, its words, the day of report, the verdict."""
    return (*TABLES[kind], *(evidence() if kind in WITH_WORDS else ()), _REPORTED, *judged())


def rows(kind: str, dossier: Dossier, standing: Standing) -> Iterator[list[Any]]:
    """Draw the lines of one table, in the order of the records; statements in order of time."""
    book = Book(dossier, standing)
    held = dossier.statements if kind == "statement" else dossier.of_type.get(kind, ())
    drawn = [column.drawn for column in columns(kind)]
    for record in held:
        yield [draw(record, book) for draw in drawn]
