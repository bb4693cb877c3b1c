"""The figures of an article: how many killed, wounded, deployed, launched, and who says so.

A figure is recorded where the text gives it as so; what might be, would be or is asked for is none, and nor
is what happens every year. The same figure told twice counts once, at its first place in the body.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.extract.figures_counted import Counted, counted
from dragoman.extract.figures_kinds import fits, is_person
from dragoman.extract.figures_measure import Measured, Told, measured
from dragoman.extract.figures_money import find_money
from dragoman.extract.figures_none import find_zeros
from dragoman.extract.figures_words import figure_words
from dragoman.extract.numbers import Amount
from dragoman.extract.scene import Scene
from dragoman.language import Paragraph
from dragoman.record import Figure, Incident, RecordId
from dragoman.record.ids import content_id

_LOSSES = frozenset({"killed", "wounded", "missing", "captured"})
_EVERY = frozenset({"every", "each", "per", "annually", "yearly", "daily", "annual"})
_POWER = frozenset("ability capability capacity potential power able capable right plan order means".split())
_SPANS = frozenset({"day", "week", "month", "year", "night", "hour"})
_MAYBE = frozenset({"may", "might", "could", "can", "would", "should", "must"})


def find_figures(scene: Scene, incidents: Sequence[Incident] = ()) -> tuple[Figure, ...]:
    """Find the figures of an article, in the order of the text, each tied to its incident and statement."""
    found = [told for paragraph in scene.parsed.paragraphs for told in _in_paragraph(scene, paragraph)]
    found.extend(list(_single(scene, found)))
    found.extend(find_zeros(scene))
    stands = [told for told in found if _stands(scene, told)]
    # a sum is given whether or not the sale it is for goes through
    every = sorted([*stands, *find_money(scene)], key=lambda told: told.start)
    return tuple(_figure(scene, told, incidents) for told in _once(scene, every))


def _in_paragraph(scene: Scene, paragraph: Paragraph) -> Iterator[Told]:
    """The measured numbers of a paragraph; a part ("12 of them") measures what its whole does."""
    grammar = scene.grammar
    before: Told | None = None
    for amount in scene.numbers(paragraph):
        one = counted(scene, amount)
        if one is None:
            continue
        found = measured(scene, one)
        if found is None and one.part and before is not None:
            same = one.head in grammar.sentence(before.by)
            if same and fits(scene, before.measure, one.noun):
                yield _told(scene, one, before.by, before)
            continue
        if found is not None:
            before = _told(scene, one, found.by, found)
            yield before


def _single(scene: Scene, found: list[Told]) -> Iterator[Told]:
    """ "A guard was killed and 70 were hurt": one, where the sentence counts the losses."""
    grammar = scene.grammar
    for first in dict.fromkeys(grammar.sentence(told.by)[0] for told in found if told.measure in _LOSSES):
        for noun in grammar.sentence(first):
            article = grammar.dependent(noun, "det")
            if article is None or grammar.lemma(article) != "a" or not is_person(scene, noun):
                continue
            start, end = grammar.ends(article)
            of = grammar.ends(article + 1, noun)
            one = Counted(Amount(start, end, 1, 1, False), noun, noun, of, False)
            loss = measured(scene, one)
            if loss is not None and loss.measure in _LOSSES:
                yield _told(scene, one, loss.by, loss)


def _told(scene: Scene, one: Counted, by: int, like: Told | Measured) -> Told:
    grammar = scene.grammar
    kind = grammar.lemma(one.noun) if one.noun is not None else ""
    of = scene.text[slice(*one.of)] if one.of is not None else ""
    amount = one.amount
    return Told(by, like.measure, *one.ends, of, kind, amount.low, amount.high, amount.approximate)


def _stands(scene: Scene, told: Told) -> bool:
    """Whether the text gives a figure as so: not as a threat, a plan, a guess or a yearly toll."""
    grammar = scene.grammar
    standing = scene.standing(told.by)
    if standing.habit or _is_yearly(scene, told):
        return False
    if told.high == 0:
        return standing.mood == "fact"
    if standing.negated or _is_only_thought_of(scene, told.by):
        return False
    if standing.mood == "plan":
        return told.measure == "deployed"
    if standing.mood == "possibility":
        auxiliaries = {grammar.word(a).lower() for a in grammar.dependents(told.by, "aux")}
        return "have" in auxiliaries or not auxiliaries & _MAYBE
    return standing.mood == "fact"


def _is_only_thought_of(scene: Scene, by: int) -> bool:
    """Whether it is denied or only in somebody's power: "not looking at sending", "able to kill"."""
    grammar = scene.grammar
    head, relation = grammar.head(by), grammar.relation(by)
    if head is None or not relation.startswith(("xcomp", "ccomp", "advcl", "acl", "obl", "csubj")):
        return False
    infinitive = any(grammar.lemma(mark) == "to" for mark in grammar.dependents(by, "mark"))
    if infinitive and grammar.lemma(head) in _POWER | {"have"}:
        return True
    stands_alone = relation.startswith(("ccomp", "acl:relcl"))
    return not stands_alone and grammar.upos(head) == "VERB" and scene.standing(head).negated


def _is_yearly(scene: Scene, told: Told) -> bool:
    """Whether a figure is of what happens again and again: "40 people a year", "every week"."""
    grammar = scene.grammar
    sentence = grammar.sentence(told.by)
    inside = grammar.tokens_in(told.start, told.end)
    near = range(max(sentence[0], inside[0] - 1), min(sentence[-1] + 1, inside[-1] + 8))
    words = [grammar.word(token).lower() for token in near]
    often = any(one == "a" and other in _SPANS for one, other in pairwise(words))
    return often or bool(_EVERY & set(words))


def _once(scene: Scene, found: list[Told]) -> list[Told]:
    """Drop what is told again: the same number of the same, or of people in general."""
    titles = [p for p in scene.parsed.paragraphs if p.kind != "body"]
    general = figure_words().kinds["general"] | {""}
    kept: list[Told] = []
    headed = sorted(found, key=lambda told: (any(p.start <= told.start < p.end for p in titles), told.start))
    for told in headed:
        same = (
            one
            for one in kept
            if (one.measure, one.low, one.high) == (told.measure, told.low, told.high)
            and (one.kind == told.kind or one.kind in general or told.kind in general)
        )
        if next(same, None) is None:
            kept.append(told)
    return sorted(kept, key=lambda told: told.start)


def _figure(scene: Scene, told: Told, incidents: Sequence[Incident]) -> Figure:
    statement = scene.statement_at(told.start, told.end)
    span = scene.span(told.start, told.end)
    return Figure(
        RecordId(content_id("figure", scene.article.id, told.measure, span.start, span.end)),
        _incident(scene, told, incidents),
        told.measure,
        told.of,
        told.low,
        told.high,
        told.approximate,
        span,
        statement.id if statement is not None else None,
    )


def _incident(scene: Scene, told: Told, incidents: Sequence[Incident]) -> RecordId | None:
    """The incident that a figure is of: the only one mentioned in its clause, else sentence."""
    grammar = scene.grammar
    start, end = scene.clause(told.by)
    sentence = grammar.sentence(told.by)
    whole = grammar.ends(sentence[0], sentence[-1])
    for first, last in ((start, end), whole):
        near = {
            incident.id
            for incident in incidents
            for mention in incident.mentions
            if mention.start < last and first < mention.end
        }
        if len(near) == 1:
            return near.pop()
    return None
