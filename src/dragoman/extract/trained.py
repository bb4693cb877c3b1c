"""What the trained reader finds, as attributions.

It finds what no rule has a pattern for: cues of the long tail, sayings inside sayings, sources far from their
cue. How its findings join those of the rules is told in `joining`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.belief import has_finite_verb, known_cue, was_said
from dragoman.extract.cues import Cue, acts_of_the_tail
from dragoman.extract.items import items_of
from dragoman.extract.phrases import phrase_after
from dragoman.extract.time_beside import skip_time, without_when
from dragoman.extract.took_place import took_place
from dragoman.language import Paragraph, ParsedArticle, Quotation
from dragoman.language.grammar import Grammar
from dragoman.language.model import Attribution as Found
from dragoman.language.model import Reader, ReadText
from dragoman.record.words import Act

LEAST_SCORE = 0.3
"""The reader's confidence from which its finding is recorded; below, more than one in four is wrong."""
_WORD = re.compile(r"\w+")
_EDGE = " \t\u00a0\n,;:–—-"
_OPENING = re.compile(
    r"(?:that(?!\s+(?:is|was|would|will|has|had)\b|[’']s)|as saying|to say|of|about)\s+", re.I
)
_APPOSITION = re.compile(r",\s+(?P<name>(?:the\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,4}),")
_NEGATION = re.compile(
    r"(?:\b(?:not|never|without|stopped short of|refused to|declined to)|n[’']t)\s*(?:\w+\s+)?\Z", re.I
)
_NEGATED = re.compile(r"(?:\b(?:not|never)|n[’']t)\s+(?:\w+\s+)?\w+\Z", re.I)  # "wouldn't say" as one cue
_HEDGE = re.compile(r"\b(?:reportedly|allegedly|apparently|supposedly)\b", re.I)


def read_language(parsed: ParsedArticle, reader: Reader) -> ReadText:
    """Read tags, names and attributions of the paragraphs that carry records."""
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in parsed.paragraphs]
    return reader.read(parsed.article.text, paragraphs)


def with_a_source(text: str, found: Sequence[Attribution], read: ReadText) -> tuple[Attribution, ...]:
    """Drop what the rules took for a source though it is a clause ("the talks came the day the Senate")."""
    return tuple(a for a in found if a.source is None or not has_finite_verb(text, a.source, read))


def trained_attributions(parsed: ParsedArticle, grammar: Grammar) -> tuple[Attribution, ...]:
    """Take who said what from what the trained reader read, in the order of the text; sources named only."""
    text, read = parsed.article.text, grammar.read
    attributions: list[Attribution] = []
    for found in read.attributions:
        if found.source is None or found.score < LEAST_SCORE or not found.content or not found.cue:
            continue
        at = _paragraph_at(parsed.paragraphs, found.cue[0][0])
        if at is None:
            continue
        attributions.extend(
            made
            for made in _made(text, parsed.paragraphs[at], at, found)
            if was_said(text, parsed.paragraphs, made, read, found.score) and _was_done(grammar, made)
        )
    return tuple(attributions)


def _was_done(grammar: Grammar, made: Attribution) -> bool:
    """Whether the verb of the cue tells of a saying that took place, as the tree has it."""
    if made.cue is None:
        return True
    verbs = [token for token in grammar.tokens_in(*made.cue) if grammar.upos(token) == "VERB"]
    return not verbs or took_place(grammar, verbs[-1])


def _paragraph_at(paragraphs: Sequence[Paragraph], at: int) -> int | None:
    number = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    return number if number >= 0 and at < paragraphs[number].end else None


def _made(text: str, paragraph: Paragraph, number: int, found: Found) -> list[Attribution]:
    """Make attributions of one finding: one for each sentence its content stands in.

    Quotations on both sides of "he said" that are sentences of their own are sayings of their own.
    """
    assert found.source is not None
    source = _trimmed(text, *without_when(text, found.source))
    named = _APPOSITION.match(text, source[1]) if source is not None else None
    if source is not None and named is not None and named.end("name") <= found.cue[0][0]:
        source = (source[0], named.end("name"))  # "the Front's sister movement, the Saltmen, …"
    cue = (found.cue[0][0], found.cue[-1][1] if _is_short(found.cue) else found.cue[0][1])
    by_sentence: dict[int, list[Ends]] = {}
    for start, end in found.content:
        if not paragraph.start <= start < paragraph.end and (
            paragraph.kind == "title" or not text[:start].rstrip(" \t").endswith(("“", '"', "‘", "'"))
        ):
            continue  # what stands in another paragraph is a quotation, or nobody's words
        content = _content(text, start, end, paragraph.quotations_between(start, end))
        if content is not None:
            by_sentence.setdefault(_sentence_of(paragraph, content[0]), []).append(content)
    for contents in by_sentence.values():
        contents[:] = _without_gaps(contents, (source, cue))
    if source is None or not by_sentence:
        return []
    known = known_cue(text, cue)
    own = _sentence_of(paragraph, cue[0])
    in_title = paragraph.kind == "title"
    before = text[max(paragraph.start, cue[0] - 24) : cue[0]]
    made: list[Attribution] = []
    for _, contents in sorted(by_sentence.items(), key=lambda one: (one[0] != own, one[0])):
        first = not made
        if not first and not all(_is_quoted(paragraph, ends) for ends in contents):
            continue  # what carries on into another sentence is a quotation, or no more of it
        made.append(
            Attribution(
                tuple(contents),
                source,
                cue if first else None,
                _act(text, cue, known),
                _addressee(text, paragraph, cue, known) if first else None,
                (),
                bool(_NEGATION.search(before) or _NEGATED.search(text[slice(*cue)])),
                bool(_HEDGE.search(before)),
                carries_on=not first,
                paragraph=number,
                in_title=in_title,
            )
        )
    return made


def _without_gaps(contents: list[Ends], between: Sequence[Ends | None]) -> list[Ends]:
    """Close the gaps that the reader left in a content where neither source nor cue stands in them."""
    whole: list[Ends] = []
    for start, end in sorted(contents):
        if whole and not any(e and whole[-1][1] <= e[0] and e[1] <= start for e in between):
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def _act(text: str, cue: Ends, known: Cue | None) -> Act:
    if known is not None and known.act != "say":
        return known.act
    tail = acts_of_the_tail()
    return next((tail[word] for word in text[slice(*cue)].lower().split() if word in tail), "say")


def _is_short(cue: Sequence[Ends]) -> bool:
    return cue[-1][1] - cue[0][0] <= 40


def _is_quoted(paragraph: Paragraph, ends: Ends) -> bool:
    return paragraph.is_quoted(*ends)


def _sentence_of(paragraph: Paragraph, at: int) -> int:
    return paragraph.sentence_number(at) or 0


def _trimmed(text: str, start: int, end: int) -> Ends | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if end > start else None


def _content(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Ends | None:
    """A content as the record wants it: without "that", and without its marks where it is all quoted."""
    opening = _OPENING.match(text, start, end)
    ends = _trimmed(text, opening.end() if opening else start, end)
    if ends is None or len(_WORD.findall(text, *ends)) < 2:
        return None
    for quotation in quotations:
        outside = {w.start() for w in _WORD.finditer(text, *ends)} - {
            w.start() for w in _WORD.finditer(text, quotation.inner_start, quotation.inner_end)
        }
        if not outside:
            first = max(ends[0], quotation.inner_start)
            last = min(ends[1], quotation.inner_end)
            if first == quotation.inner_start:
                last = quotation.inner_end  # a quotation begun is quoted to its end
            return _trimmed(text, first, last)
    return ends


def _addressee(text: str, paragraph: Paragraph, cue: Ends, known: Cue | None) -> Ends | None:
    """Whom the words after "told" or "asked" name."""
    if known is None or known.frame != "tell":
        return None
    sentence = paragraph.sentence_at(cue[0])
    if sentence is None:
        return None
    items = items_of(text, sentence, paragraph.quotations_between(sentence.start, sentence.end))
    after = next((n for n, item in enumerate(items) if item.start >= cue[1]), None)
    if after is None:
        return None
    begins = skip_time(items, after)
    end = phrase_after(items, begins, addressee=True)
    return (items[begins].start, items[end - 1].end) if end is not None and end > begins else None
