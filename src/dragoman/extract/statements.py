"""From attributions to the statements of the record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cast import Cast, Speakers
from dragoman.extract.circumstances import circumstances
from dragoman.extract.hearers import Hearers, hearers
from dragoman.extract.history import History
from dragoman.extract.manner import act_of, mode_of, occasion_of
from dragoman.extract.occasions import Occasions, with_headlines_dated
from dragoman.extract.people import People
from dragoman.extract.voice import Voice
from dragoman.language import ParsedArticle, Quotation
from dragoman.language.grammar import Grammar
from dragoman.record import ActorId, Statement, When, statement_id
from dragoman.resolve import Gazetteer

_NEARBY = 400  # code points from the cue in which an occasion is named

WhenOf = Callable[[Attribution], When | None]


def people_of(parsed: ParsedArticle, found: tuple[Attribution, ...], gazetteer: Gazetteer) -> People:
    """Learn the people whom the article names, from its sources first."""
    people = People(parsed.article.text, gazetteer)
    people.learn(sources_of(found), ((p.start, p.end) for p in parsed.paragraphs if p.kind != "title"))
    return people


def build_statements(
    parsed: ParsedArticle,
    grammar: Grammar,
    found: tuple[Attribution, ...],
    people: People,
    cast: Cast,
    gazetteer: Gazetteer,
    when_of: WhenOf,
    report: When | None = None,
) -> tuple[Statement, ...]:
    """Build a statement from each attribution; the actors whom the statements point at enter the cast."""
    history = History(parsed, people, cast)
    occasions = Occasions(report)
    text = parsed.article.text
    built: list[Statement] = []
    named: dict[Ends, Speakers] = {}
    for attribution in _joined(found):
        last = history.last(attribution)
        speakers = _same_speaker(attribution, named) or last if attribution.carries_on else ()
        if attribution.source is not None and not attribution.carries_on:
            speakers = cast.identify(attribution.source, last, history.he(attribution))
            above = _antecedent(grammar, attribution.source) if not speakers else None
            if above is not None:
                speakers = cast.identify(above, last)
            named[attribution.source] = speakers
        around = circumstances(grammar, attribution)
        heard = hearers(text, attribution, around, speakers, cast, gazetteer)
        voice = Voice(text, attribution, parsed.paragraphs[attribution.paragraph], speakers, cast, gazetteer)
        statement = _statement(parsed, grammar, attribution, voice, heard, when_of(attribution))
        who = tuple(_surname(cast, speaker) for speaker in speakers)
        built.append(occasions.settle(statement, attribution, text, heard.listening, who))
        history.add(attribution, speakers, attribution.nested)
    in_headline = _in_headline(parsed)
    told = [said for said in _without_echoes(built) if said.speakers or not in_headline(said)]
    return with_headlines_dated(_distinct(told), in_headline)


def _antecedent(grammar: Grammar, source: Ends) -> Ends | None:
    """What a relative pronoun stands for: "King Holm, the prince's father, [who] denied it"."""
    pronoun = grammar.token_at(source[0])
    if pronoun is None or grammar.text[slice(*source)].lower() not in ("who", "which", "that"):
        return None
    clause = grammar.head(pronoun)
    noun = grammar.head(clause) if clause is not None else None
    if clause is None or noun is None or not grammar.relation(clause).startswith("acl"):
        return None
    while grammar.relation(noun) == "appos" and grammar.head(noun) is not None:
        noun = grammar.head(noun) or noun
    return grammar.phrase(noun)


def _same_speaker(attribution: Attribution, named: Mapping[Ends, Speakers]) -> Speakers:
    """Who spoke the quotation that this one goes on from, whoever else the sentence between them quotes."""
    return named.get(attribution.source, ()) if attribution.source is not None else ()


def _surname(cast: Cast, speaker: ActorId) -> str:
    """What a speaker is called throughout an article: a person's last name, anybody else's id."""
    actor = cast.actor(speaker)
    last = actor.name.rpartition(" ")[2].lower().removeprefix("al-")
    return last if actor.kind == "person" else speaker


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
    grammar: Grammar,
    attribution: Attribution,
    voice: Voice,
    heard: Hearers,
    when: When | None,
) -> Statement:
    article, text = parsed.article, parsed.article.text
    contents = tuple(article.span(*ends) for ends in attribution.contents)
    source = article.span(*attribution.source) if attribution.source and not attribution.carries_on else None
    cue = article.span(*attribution.cue) if attribution.cue else None
    anonymous = any(voice.cast.kind(speaker) == "anonymous" for speaker in voice.speakers)
    act = act_of(attribution, grammar, voice)
    return Statement(
        statement_id(article.id, contents, cue, source),
        article.id,
        voice.speakers,
        source,
        cue,
        contents,
        mode_of(attribution.contents, _quotations(parsed, attribution), text),
        act,
        heard.addressees,
        heard.via,
        anonymous,
        attribution.hedged,
        attribution.negated and act != "deny",
        occasion_of(_around(parsed, attribution)) or ("interview" if heard.interviewed else None),
        when,
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


def _in_headline(parsed: ParsedArticle) -> Callable[[Statement], bool]:
    titles = [(p.start, p.end) for p in parsed.paragraphs if p.kind == "title"]
    return lambda statement: any(a <= statement.content_spans[0].start < b for a, b in titles)


def _without_echoes(built: list[Statement]) -> list[Statement]:
    """Leave out what a speaker says of his own saying within his quotation: "“Ostland condemns the raid,”
    Ostland's ministry said" is one statement if Ostland is taken for the speaker of both. Whom "he" means in
    somebody's own words is not himself, and is left open.
    """
    quoted = [said for said in built if said.mode == "direct" and said.speakers]
    kept: list[Statement] = []
    for one in built:
        if not any(_echoes(one, said) for said in quoted):
            kept.append(one)
        elif one.source_span is not None and one.source_span.exact.lower() in ("he", "she", "they"):
            kept.append(replace(one, speakers=(), anonymous=False))
    return kept


def _echoes(one: Statement, said: Statement) -> bool:
    if one is said or one.source_span is None or one.cue_span is None or one.speakers != said.speakers:
        return False
    spans = (one.source_span, one.cue_span, *one.content_spans)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return any(whole.start <= start and end <= whole.end for whole in said.content_spans)


def _distinct(built: list[Statement]) -> tuple[Statement, ...]:
    """Keep one statement for an id: two rules may have found the same words."""
    return tuple({statement.id: statement for statement in built}.values())
