"""The record: what Dragoman writes down, and the words for it. This package imports nothing of ours."""

from dragoman.record.actor import Actor, Title, actor_id
from dragoman.record.article import Article, Block, Copy, article_id
from dragoman.record.faults import BadRecord, BadTime, Fault, WordsMoved
from dragoman.record.happening import Contact, Figure, Incident, Responsibility
from dragoman.record.ids import content_id
from dragoman.record.linked import Account, Dispute, Event, Plover, Reading, Story, Utterance
from dragoman.record.place import Place
from dragoman.record.rows import RECORD_TYPES, ArticleRecord, Record, Row, from_row, to_line, to_row
from dragoman.record.saying import Message, Statement, statement_id
from dragoman.record.schema import json_schema
from dragoman.record.spans import ActorId, ArticleId, RecordId, Span, span_of
from dragoman.record.times import When, bounds, check_edtf

__all__ = [
    "RECORD_TYPES",
    "Account",
    "Actor",
    "ActorId",
    "Article",
    "ArticleId",
    "ArticleRecord",
    "BadRecord",
    "BadTime",
    "Block",
    "Contact",
    "Copy",
    "Dispute",
    "Event",
    "Fault",
    "Figure",
    "Incident",
    "Message",
    "Place",
    "Plover",
    "Reading",
    "Record",
    "RecordId",
    "Responsibility",
    "Row",
    "Span",
    "Statement",
    "Story",
    "Title",
    "Utterance",
    "When",
    "WordsMoved",
    "actor_id",
    "article_id",
    "bounds",
    "check_edtf",
    "content_id",
    "from_row",
    "json_schema",
    "span_of",
    "statement_id",
    "to_line",
    "to_row",
]
