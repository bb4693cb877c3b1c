"""From attributions to the statements of the record."""

import re
from collections.abc import Callable

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.manner import act_of, mode_of, occasion_of
from dragoman.extract.naming import is_outlet
from dragoman.extract.speakers import Cast, sources_of
from dragoman.language import ParsedArticle, Quotation
from dragoman.record import ActorId, Statement, When, statement_id
from dragoman.resolve import Gazetteer

_GENERIC = re.compile(
    r"\A(?:the\s+)?(?:\w+\s+)?(?:reporters?|journalists?|lawmakers|senators|supporters|parliament|deputies|"
    r"correspondents|mediators|investigators|officials|diplomats)\Z",
    re.I,
)
_FAR = 3  # paragraphs over which a pronoun still finds the one who spoke last

WhenOf = Callable[[Attribution], When | None]


def build_statements(
    parsed: ParsedArticle, found: tuple[Attribution, ...], gazetteer: Gazetteer, when_of: WhenOf
) -> tuple[tuple[Statement, ...], Cast]:
    """Build a statement from each attribution, and the cast of those who speak in them."""
    cast = Cast(parsed.article, gazetteer)
    cast.learn(sources_of(found))
    built: list[Statement] = []
    last: tuple[ActorId, ...] = ()
    last_paragraph = 0
    for attribution in _joined(found):
        near = last if attribution.paragraph - last_paragraph <= _FAR else ()
        speakers = near if attribution.carries_on else ()
        if attribution.source is not None and not attribution.carries_on:
            speakers = cast.identify(attribution.source, near)
        built.append(_statement(parsed, attribution, speakers, cast, gazetteer, when_of))
        if speakers and not attribution.in_title:
            last, last_paragraph = speakers, attribution.paragraph
    return _distinct(built), cast


def _joined(found: tuple[Attribution, ...]) -> list[Attribution]:
    """Join a quotation that runs over several paragraphs into one attribution."""
    joined: list[Attribution] = []
    for attribution in found:
        if attribution.continues and joined:
            before = joined[-1]
            joined[-1] = Attribution(
                (*before.contents, *attribution.contents),
                before.source,
                before.cue,
                before.act,
                before.addressee,
                before.via,
                before.negated,
                before.hedged,
                before.carries_on,
                before.continues,
                attribution.paragraph,
                before.in_title,
            )
            continue
        joined.append(attribution)
    return joined


def _statement(
    parsed: ParsedArticle,
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
    via = tuple(a for ends in attribution.via for a in cast.identify(ends))
    if anonymous and attribution.addressee and is_outlet(text[slice(*attribution.addressee)], gazetteer):
        via = (*addressees, *via)
    act = act_of(attribution, text)
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
    return [q for p in parsed.paragraphs if p.start < last and p.end > first for q in p.quotations]


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
    at = attribution.cue[0]
    for paragraph in parsed.paragraphs:
        if not paragraph.start <= at < paragraph.end:
            continue
        for sentence in paragraph.sentences:
            if sentence.start <= at < sentence.end:
                text = parsed.article.text
                pieces, begun = [], sentence.start
                for start, end in attribution.contents:
                    if start >= begun:
                        pieces.append(text[begun:start])
                    begun = max(begun, end)
                pieces.append(text[begun : sentence.end])
                return " ".join(pieces)
    return ""


def _distinct(built: list[Statement]) -> tuple[Statement, ...]:
    """Keep one statement for an id: two rules may have found the same words."""
    return tuple({statement.id: statement for statement in built}.values())
