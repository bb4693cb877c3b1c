"""Records as the database keeps them: JSON without what is empty or can be told from elsewhere.

A news agency's wire is about a thousand characters, and its records written out as an export has them
several times that. So a field that is null, false or an empty list is left out; `id`, `type`, `reported`
and an article's `text` have columns of their own; and a span is ``[start, "exact"]``, with the article's id
as a third only where it is not the article that gave the record (`end` follows from the words, and the words
are kept so that `verify` can hold them against the text). A block is ``[start, end, kind]``.

The words for which a record is searched (what was said, else what mentions it) have a column too, one piece
after the other; their spans are ``[start, length]`` and take their words from there.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, cast, get_args, get_origin, get_type_hints

from dragoman.record import RECORD_TYPES, ArticleId, BadRecord, Block, Record, Span

KEPT_APART = frozenset({"id", "reported", "source", "text"})

SEARCHED = ("content_spans", "mentions", "span")
"""Fields with the words for which a record is searched; the first that holds any."""

BETWEEN = " … "
"""Stands between the pieces of a record's words."""

_MISSHAPEN = (TypeError, ValueError, KeyError, IndexError, AttributeError)

Reader = Callable[[Any, ArticleId], Any]


def pack(record: Record, owner: ArticleId, reported: str | None) -> tuple[str, str]:
    """Write a record that `owner` gives: its fields, and the words for which it is searched.

    `reported` is the day of the article, which is that of its records; it is written only where it is not.
    """
    packed = pack_fields(record, owner, KEPT_APART)
    if packed.get("article") == owner:
        del packed["article"]
    if record.reported != reported:
        packed["reported"] = record.reported
    pieces = []
    for span in _searched(packed):
        pieces.append(span[1])
        span[1] = len(span[1])
    return dump(packed), BETWEEN.join(pieces)


def _searched(packed: dict[str, Any]) -> list[list[Any]]:
    """Return the packed spans of the words for which a record is searched."""
    name = next((name for name in SEARCHED if name in packed), None)
    if name is None:
        return []
    held: list[Any] = packed[name]
    return held if isinstance(held[0], list) else [held]


def pack_fields(value: Any, owner: ArticleId, but: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a dataclass that are not empty, by their names, ready for JSON."""
    packed = {}
    kind: Any = type(value)
    for name in _names(kind):
        field = getattr(value, name)
        if field is None or field is False or field == () or name in but:
            continue
        packed[name] = _pack(field, owner)
    return packed


def _pack(value: Any, owner: ArticleId) -> Any:
    if isinstance(value, Span):
        told = [value.start, value.exact]
        return told if value.article == owner else [*told, value.article]
    if isinstance(value, Block):
        return [value.start, value.end, value.kind]
    if isinstance(value, tuple):
        return [_pack(item, owner) for item in value]
    if is_dataclass(value):
        return pack_fields(value, owner)
    return value


def unpack(kind: str, owner: ArticleId, packed: str, words: str, **apart: Any) -> Record:
    """Build the record of type `kind` again; `apart` are the fields that have columns of their own.

    Raises `BadRecord` if the fields are not those of the type.
    """
    try:
        told = json.loads(packed)
        if kind == "statement":
            told.setdefault("article", owner)
        at = 0
        for span in _searched(told):
            length = span[1]
            span[1] = words[at : at + length]
            at += length + len(BETWEEN)
    except _MISSHAPEN as error:
        raise BadRecord(f"the words of a {kind} of {owner} cannot be read: {error}") from error
    return cast(Record, unpack_as(RECORD_TYPES[kind], owner, told, **apart))


def unpack_as(kind: Any, owner: ArticleId, packed: dict[str, Any], **apart: Any) -> Any:
    """Build one dataclass from its packed fields; a field that is absent is empty."""
    given = dict(apart)
    try:
        for name, empty, read in _readers(kind):
            if name in packed:
                given[name] = read(packed[name], owner)
            elif name not in given:
                given[name] = empty
        return kind(**given)
    except _MISSHAPEN as error:
        raise BadRecord(f"a {kind.__name__.lower()} of {owner} cannot be read: {error}") from error


def dump(packed: Any) -> str:
    """Write as compact JSON."""
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _readers(kind: Any) -> tuple[tuple[str, Any, Reader], ...]:
    hints = get_type_hints(kind)
    return tuple((name, _empty(hints[name]), _reader(hints[name])) for name in _names(kind))


def _empty(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ()
    return False if hint is bool else None


def _reader(hint: Any) -> Reader:
    """Return how a value of this type is read back; the types are those of the record and no others."""
    origin = get_origin(hint)
    if origin is tuple:
        item = _reader(get_args(hint)[0])
        return lambda value, owner: tuple(item(one, owner) for one in value)
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return _reader(inner)
    if hint is Span:
        return _read_span
    if hint is Block:
        return lambda value, owner: Block(*value)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value, owner: unpack_as(hint, owner, value)
    if origin is Literal or isinstance(hint, NewType) or hint in (str, int, float, bool):
        return lambda value, owner: value
    raise TypeError(f"the record has a field of type {hint!r}, which the store cannot read back")


def _read_span(value: Any, owner: ArticleId) -> Span:
    start, exact = value[0], value[1]
    return Span(value[2] if len(value) > 2 else owner, start, start + len(exact), exact)
