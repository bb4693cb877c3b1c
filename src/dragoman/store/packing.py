"""Records as the database keeps them: JSON without what is empty or can be told from elsewhere.

A news agency's wire is about a thousand characters, and its records written out as an export has them
several times that. So a field that is null, false or an empty list is left out; `id`, `type`, `reported`
and an article's `text` have columns of their own; and a span is ``[start, length]``, its words being those
that its article has there. Only where the words are others (those of another article, or of a text that a
caller made up) do they stand in it: ``[start, "exact"]``, with the id of that article as a third. A block is
``[start, end, kind]``.

What an article gives is kept with it as one text, `Gives`: a checksum of the article's text, by which
`verify` tells that the words are still those that were read, and a line for each record.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, cast, get_args, get_origin, get_type_hints

from dragoman.record import RECORD_TYPES, ArticleId, BadRecord, Block, Record, Span

KEPT_APART = frozenset({"id", "reported", "source", "text"})

SEARCHED = ("content_spans", "mentions", "span")
"""Fields with the words for which a record is searched; the first that holds any."""

BETWEEN = " … "
"""Stands between the pieces of a record's words."""

_MISSHAPEN = (TypeError, ValueError, KeyError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True)
class Owner:
    """The article that gives a record: its id, and its text, from which spans take their words.

    Without a text (`None`) spans are written with their words.
    """

    id: ArticleId
    text: str | None = None


Reader = Callable[[Any, Owner], Any]


def pack(record: Record, owner: Owner, reported: str | None) -> dict[str, Any]:
    """Return the fields of a record that `owner` gives, ready for JSON.

    `reported` is the day of the article, which is that of its records; it is written only where it is not.
    """
    packed = pack_fields(record, owner, KEPT_APART)
    if packed.get("article") == owner.id:
        del packed["article"]
    if record.reported != reported:
        packed["reported"] = record.reported
    return packed


def gives(text: str, packed: Sequence[dict[str, Any]]) -> str:
    """Write what an article with this text gives: see `Gives` above."""
    return "\n".join([checksum(text), *(dump(one) for one in packed)])


def checksum(text: str) -> str:
    """By which it is told whether a text is still the one that was read."""
    return f"{zlib.crc32(text.encode()):08x}"


@lru_cache(maxsize=512)
def lines_of(given: str) -> tuple[str, ...]:
    """The checksum, and the records: the line of a record is that of its position."""
    return tuple(given.split("\n"))


def words_searched(record: Record) -> str:
    """The words for which a record is searched, one piece after the other."""
    for name in SEARCHED:
        held = getattr(record, name, None)
        if held:
            return BETWEEN.join(span.exact for span in (held if isinstance(held, tuple) else (held,)))
    return ""


def words_kept(given: str, position: int, text: str) -> str:
    """The same, of what is kept of the record at a position."""
    told = json.loads(lines_of(given)[position])
    held: list[Any] = next((told[name] for name in SEARCHED if name in told), [])
    spans = held if held and isinstance(held[0], list) else [held] if held else []
    return BETWEEN.join(_words(span, text) for span in spans)


def _words(span: Sequence[Any], text: str) -> str:
    words = span[1]
    return words if isinstance(words, str) else text[span[0] : span[0] + words]


def pack_fields(value: Any, owner: Owner, but: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a dataclass that are not empty, by their names, ready for JSON."""
    packed = {}
    kind: Any = type(value)
    for name in _names(kind):
        field = getattr(value, name)
        if field is None or field is False or field == () or name in but:
            continue
        packed[name] = _pack(field, owner)
    return packed


def _pack(value: Any, owner: Owner) -> Any:
    if isinstance(value, Span):
        if value.article != owner.id:
            return [value.start, value.exact, value.article]
        if owner.text is not None and owner.text[value.start : value.end] == value.exact:
            return [value.start, len(value.exact)]
        return [value.start, value.exact]
    if isinstance(value, Block):
        return [value.start, value.end, value.kind]
    if isinstance(value, tuple):
        return [_pack(item, owner) for item in value]
    if is_dataclass(value):
        return pack_fields(value, owner)
    return value


def unpack(kind: str, owner: Owner, packed: str, /, **apart: Any) -> Record:
    """Build the record of type `kind` again; `apart` are the fields that have columns of their own.

    Raises `BadRecord` if the fields are not those of the type.
    """
    try:
        told = json.loads(packed)
    except ValueError as error:
        raise BadRecord(f"a {kind} of {owner.id} cannot be read: {error}") from error
    if kind == "statement":
        apart["article"] = owner.id
    return cast(Record, unpack_as(RECORD_TYPES[kind], owner, told, **apart))


def unpack_as(kind: Any, owner: Owner, packed: dict[str, Any], /, **apart: Any) -> Any:
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
        raise BadRecord(f"a {kind.__name__.lower()} of {owner.id} cannot be read: {error}") from error


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


def _read_span(value: Any, owner: Owner) -> Span:
    start, exact = value[0], value[1]
    if not isinstance(exact, str):
        exact = cast(str, owner.text)[start : start + exact]
    return Span(value[2] if len(value) > 2 else owner.id, start, start + len(exact), exact)
