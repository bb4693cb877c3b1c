"""From attributions to the statements of the record."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cast import Cast
from dragoman.extract.history import History, Occasions
from dragoman.extract.manner import act_of, mode_of, occasion_of
from dragoman.extract.naming import is_outlet
from dragoman.extract.people import People
from dragoman.extract.voice import Voice
from dragoman.language import ParsedArticle, Quotation
from dragoman.language.model import ReadText
from dragoman.record import ActorId, Statement, When, statement_id
from dragoman.resolve import Gazetteer

_GENERIC = re.compile(
    r"\A(?:the\s+)?(?:(?:reporters?|journalists?|correspondents)\b.*|(?:\w+\s+)?(?:lawmakers|senators|supporters|"
    r"parliament|deputies|mediators|investigators|officials|diplomats))\Z",
    re.I | re.S,
)

_NEARBY = 400  # code points from the cue in which an occasion is named

WhenOf = Callable[[Attribution], When | None]


def people_of(parsed: ParsedArticle, found: tuple[Attribution, ...], gazetteer: Gazetteer) -> People:
    """Learn the people whom the article names, from its sources first."""
    people = People(parsed.article.text, gazetteer)
    people.learn(sources_of(found), ((p.start, p.end) for p in parsed.paragraphs if p.kind != "title"))
    return people


def build_statements(
    parsed: ParsedArticle,
    read: ReadText,
    found: tuple[Attribution, ...],
    people: People,
    cast: Cast,
    gazetteer: Gazetteer,
    when_of: WhenOf,
) -> tuple[Statement, ...]:
    """Build a statement from each attribution; the actors whom the statements point at enter the cast."""
    history = History(parsed, people, cast)
    occasions = Occasions()
    built: list[Statement] = []
    for attribution in _joined(found):
        last = history.last(attribution)
        speakers = last if attribution.carries_on else ()
        if attribution.source is not None and not attribution.carries_on:
            speakers = cast.identify(attribution.source, last, history.he(attribution))
        statement = _statement(parsed, read, attribution, speakers, cast, gazetteer, when_of)
        statement = occasions.dated(statement, attribution, parsed.article.text)
        built.append(statement)
        history.add(attribution, speakers, attribution.nested)
    return _distinct(built)


def sources_of(found: Iterable[Attribution]) -> list[Ends]:
    """The phrases of attributions that may hold names: sources, addressees, relays."""
    phrases: list[Ends] = []
    for attribution in found:
        phrases.extend(
            e for e in (attribution.source, attribution.addressee, *attribution.via) if e is not None
        )
    return phrases


def _joined(found: tuple[Attribution, ...]) -> list[Attribution]:
    """Join a quotation that runs over several paragraphs into one attribution."""
    joined: list[Attribution] = []
    for attribution in found:
        last = (
            next((n for n in range(len(joined) - 1, -1, -1) if not joined[n].nested), None)
            if attribution.continues
            else None
        )
        if last is not None:
            before = joined[last]
            joined[last] = replace(
                before,
                contents=(*before.contents, *attribution.contents),
                paragraph=attribution.paragraph,
            )
            continue
        joined.append(attribution)
    return joined


def _statement(
    parsed: ParsedArticle,
    read: ReadText,
    attribution: Attribution,
    speakers: tuple[ActorId, ...],
    cast: Cast,
    gazetteer: Gazetteer,
    when_of: WhenOf,
) -> Statement:
    article, text = parsed.article, parsed.article.text
    contents = tuple(article.span(*ends) for ends in attribution.contents)
    source = article.span(*attribution.source) if attribution.source and not attribution.carries_on else None
    cue = article.span(*attribution.cue) if attribution.cue else None
    addressees = _addressees(text, attribution.addressee, cast)
    anonymous = any(cast.kind(a) == "anonymous" for a in speakers)
    via = tuple(a for ends in attribution.via for a in cast.identify(ends) if a not in speakers)
    if anonymous and attribution.addressee and is_outlet(text[slice(*attribution.addressee)], gazetteer):
        via = (*addressees, *via)
    voice = Voice(text, attribution, parsed.paragraphs[attribution.paragraph], speakers, cast, gazetteer)
    act = act_of(attribution, text, read, voice)
    return Statement(
        statement_id(article.id, contents, cue, source),
        article.id,
        speakers,
        source,
        cue,
        contents,
        mode_of(attribution.contents, _quotations(parsed, attribution), text),
        act,
        addressees,
        via,
        anonymous,
        attribution.hedged,
        attribution.negated and act != "deny",
        occasion_of(_around(parsed, attribution)),
        when_of(attribution),
    )


def _quotations(parsed: ParsedArticle, attribution: Attribution) -> list[Quotation]:
    first, last = attribution.contents[0][0], attribution.contents[-1][1]
    found: list[Quotation] = []
    for number in range(attribution.paragraph, -1, -1):
        paragraph = parsed.paragraphs[number]
        found.extend(paragraph.quotations_between(first, last))
        if paragraph.start <= first:
            break
    return found


def _addressees(text: str, ends: Ends | None, cast: Cast) -> tuple[ActorId, ...]:
    if ends is None:
        return ()
    words = text[slice(*ends)]
    if _GENERIC.match(words):
        return (cast.group(re.sub(r"\Athe\s+", "", words, flags=re.I)),)
    return cast.identify(ends)


def _around(parsed: ParsedArticle, attribution: Attribution) -> str:
    """The words of the sentence outside the content: where an occasion or a day is named."""
    if attribution.cue is None:
        return ""
    sentence = next(
        (
            parsed.paragraphs[number].sentence_at(attribution.cue[0])
            for number in range(attribution.paragraph, -1, -1)
            if parsed.paragraphs[number].start <= attribution.cue[0]
        ),
        None,
    )
    if sentence is None:
        return ""
    text = parsed.article.text
    pieces, begun = [], max(sentence.start, attribution.cue[0] - _NEARBY)
    ends = min(sentence.end, attribution.cue[1] + _NEARBY)
    for start, end in attribution.contents:
        if start >= begun:
            pieces.append(text[begun:start])
        begun = max(begun, end)
    pieces.append(text[begun:ends])
    return " ".join(pieces)


def _distinct(built: list[Statement]) -> tuple[Statement, ...]:
    """Keep one statement for an id: two rules may have found the same words."""
    return tuple({statement.id: statement for statement in built}.values())
