"""A document as spaCy has it, for those whose tools take a `Doc`."""

from __future__ import annotations

import importlib
from typing import Any

from dragoman.language.document import Document, Stretch
from dragoman.record import Fault


class SpacyMissing(Fault):
    """A spaCy `Doc` was asked for, and spaCy is not installed."""

    code = "D221"
    remedy = "pip install 'dragoman[spacy]'; everything else in a document is there without it"


def to_spacy(document: Document) -> Any:
    """Make a `spacy.tokens.Doc`; see `Document.to_spacy`."""
    try:
        spacy = importlib.import_module("spacy")
        tokens = importlib.import_module("spacy.tokens")
    except ModuleNotFoundError as missing:
        raise SpacyMissing(f"no module named {missing.name}") from missing
    pieces = _pieces(document)
    place = {number: at for at, (_, _, number) in enumerate(pieces) if number is not None}
    columns: dict[str, list[Any]] = {
        name: [] for name in ("words", "spaces", "tags", "pos", "lemmas", "heads", "deps", "sent_starts")
    }
    begins = {sentence.start for sentence in document.sentences}
    for at, (text, space, number) in enumerate(pieces):
        word = None if number is None else document.words[number]
        row = (
            text,
            space,
            "_SP" if word is None else word.fine_tag,
            "SPACE" if word is None else word.tag,
            text if word is None else word.lemma,
            # White space hangs on the word before it; at the beginning, on the first word.
            place[word.head] if word is not None else _beside(pieces, at),
            "dep" if word is None else "ROOT" if word.head == number else word.relation,
            at == 0 or (word is not None and word.start in begins and not _leads(pieces, at)),
        )
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    doc = tokens.Doc(spacy.blank("en").vocab, **columns)

    def span(stretch: Stretch, label: str = "", number: int = 0) -> Any:
        return doc.char_span(stretch.start, stretch.end, label=label, span_id=number, alignment_mode="expand")

    doc.set_ents([span(name, name.label) for name in document.names])
    groups: dict[str, list[Any]] = {"sources": [], "cues": [], "contents": [], "quotations": []}
    for number, said in enumerate(document.attributions):
        groups["sources"] += [span(said.source, "source", number)] if said.source else []
        groups["cues"] += [span(piece, "cue", number) for piece in said.cue]
        groups["contents"] += [span(piece, "content", number) for piece in said.content]
    groups["quotations"] = [span(quotation, "quotation") for quotation in document.quotations]
    for name, spans in groups.items():
        doc.spans[name] = spans
    return doc


Piece = tuple[str, bool, int | None]
"""Its text, whether a space follows it, and the number of the word; none for white space."""


def _pieces(document: Document) -> list[Piece]:
    """The words, and what stands between them where that is not a single space."""
    pieces: list[Piece] = []
    at = 0
    for number, word in enumerate(document.words):
        _gap(pieces, document.text[at : word.start])
        pieces.append((word.text, False, number))
        at = word.end
    _gap(pieces, document.text[at:])
    return pieces


def _gap(pieces: list[Piece], gap: str) -> None:
    if gap.startswith(" ") and pieces:
        text, _, number = pieces[-1]
        pieces[-1] = (text, True, number)
        gap = gap[1:]
    if gap:
        pieces.append((gap, False, None))


def _beside(pieces: list[Piece], at: int) -> int:
    return at - 1 if at else min(1, len(pieces) - 1)


def _leads(pieces: list[Piece], at: int) -> bool:
    """Whether white space at the beginning of the text has begun this word's sentence already."""
    return at == 1 and pieces[0][2] is None
