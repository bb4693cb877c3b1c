"""Records as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one for each span.

A verdict on the record is a second body, with the purpose ``assessing``.

The selectors count in the reading text that the program made of the page, which a `TextPositionSelector`
on the page itself would not; the `TextQuoteSelector` beside it, with the words before and after, is what
finds the place in the page. Both are given, and refer to one source.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TextIO
from urllib.parse import quote as quote_url

from dragoman.publish.dossier import Dossier
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.publish.judged import NOBODY, SAID
from dragoman.publish.sayings import saying
from dragoman.publish.wording import joined
from dragoman.record import Actor, Article, Record, Span, Statement
from dragoman.store import Standing, Verdict

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = "%:/?#[]@!$&'()*+,;=~"
"""What stands in a URL as it is; a space or a quotation mark in one would be no IRI."""

_AROUND = 32
"""Characters of prefix and suffix."""


def write_annotations(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write an annotation page (JSON-LD) of every span of every record but the articles' own."""
    dossier = Dossier.of(records)
    head = {"@context": CONTEXT, "id": "urn:dragoman:annotations", "type": "AnnotationPage"}
    out.write(json.dumps(head)[:-1] + ', "items": [')
    lead = "\n"
    for record in dossier.by_id.values():
        for item in annotations(record, dossier, given.standing):
            out.write(lead + json.dumps(item, ensure_ascii=False))
            lead = ",\n"
    out.write("\n]}\n")


def annotations(record: Record, dossier: Dossier, standing: Standing = NOBODY) -> Iterator[dict[str, Any]]:
    """One annotation for each span of a record, named by the record's id and the field it fills."""
    if isinstance(record, Article):
        return
    verdict = standing.of(record)
    for path, span in spans_of(record):
        described = _body("describing", _described(record, path, dossier))
        yield {
            "id": f"urn:dragoman:{record.id}:{path}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [described, _assessed(verdict)] if verdict else described,
            "target": _target(span, dossier),
        }


def _body(purpose: str, words: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
        "value": words,
    }


def _assessed(verdict: Verdict) -> dict[str, Any]:
    body = _body("assessing", SAID[verdict.verdict] + (f": {verdict.why}" if verdict.why else ""))
    if verdict.who:
        body["creator"] = {"type": "Person", "name": verdict.who}
    return body | {"created": verdict.decided}


def spans_of(record: Record) -> Iterator[tuple[str, Span]]:
    """Every span of a record with the path of the field that holds it: ``content_spans.0``, ``when.span``."""
    for field in fields(record):
        yield from _within(field.name.rstrip("_"), getattr(record, field.name))


def _within(path: str, value: object) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _within(f"{path}.{at}", item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _within(f"{path}.{field.name.rstrip('_')}", getattr(value, field.name))


def _target(span: Span, dossier: Dossier) -> dict[str, Any]:
    article = dossier.article(span.article)
    quote = {"type": "TextQuoteSelector", "exact": span.exact}
    source = f"urn:dragoman:{span.article}"
    if article is not None:
        quote["prefix"] = article.text[max(0, span.start - _AROUND) : span.start]
        quote["suffix"] = article.text[span.end : span.end + _AROUND]
        if article.source.startswith(("http://", "https://")):
            source = quote_url(article.source, safe=_IRI)
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source, "selector": [place, quote]}


def _described(record: Record, path: str, dossier: Dossier) -> str:
    """The record in words, and what part of it these words are."""
    part = path.split(".", maxsplit=1)[0].removesuffix("_spans").removesuffix("_span").replace("_", " ")
    if isinstance(record, Statement):
        told = saying(record, dossier)
        who = joined(told.speakers) if told.speakers else "speaker not named"
        return f"{part} of a statement: {who} {told.deed}: {told.words} ({told.day})"
    if isinstance(record, Actor):
        return f"{part} of {record.name} ({record.kind.replace('_', ' ')})"
    return f"{part} of {record.type} {record.id}"
