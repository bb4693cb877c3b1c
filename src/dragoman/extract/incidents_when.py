"""When an incident was: the time its tellings give, or about the day of the article that brings the news.

An article names the day of an attack once and comes back to the attack many times; every telling is asked,
and the most exact of the times that agree is the incident's.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dragoman.extract.incidents_same import Happening
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import Told, is_simple_past
from dragoman.extract.last_seen import last_seen
from dragoman.extract.report_day import day_of_report
from dragoman.extract.scene import Scene
from dragoman.extract.time_beside import WEEKDAYS
from dragoman.extract.time_place import lexicon
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.record.words import IncidentStatus
from dragoman.resolve.times import agree, days_long

_MADE: Final = frozenset("ceasefire sanction".split())
"""What is there as soon as it is agreed or announced."""
_MAKING: Final = frozenset(
    "accept agree announce approve authorize authorise broker declare give impose order reach sign".split()
)
_TERMS: Final = frozenset(
    "accord agreement authority deal offer order package plan power proposal resolution round".split()
)
_STEPS: Final = 7  # in the tree, from a truce to the verb that makes it


def when_of(scene: Scene, happening: Happening, status: IncidentStatus, daily: bool) -> When | None:
    """When an incident was, as its gathered tellings give it (see `when_of_incident`)."""
    return when_of_incident(scene, happening.parties, happening.tellings, status, daily)


def when_of_incident(
    scene: Scene, parties: Parties, tellings: Sequence[Told], status: IncidentStatus, daily: bool
) -> When | None:
    """The most exact time that its tellings give; else about the article's day, for news of that day.

    "Have fired hundreds of rockets" and "the killing of Lund" say nothing of the day, nor does "Lund was
    killed" in an article of a week later; "gunmen killed a guard" does at the head of a report, and in one
    that is `daily` (see `tells_of_today`).
    """
    alike = [told for told in tellings if told.status == status]  # not "will begin", of what has begun
    told_times = _times(scene, alike) or _times(scene, tellings)
    told_times = told_times or [when for told in tellings if (when := _made(scene, told)) is not None]
    dated = [when for when in told_times if when.edtf]
    if dated:
        return _most_exact(dated)
    if told_times:
        return told_times[0]
    seen = _when_seen(scene, parties, tellings)
    if seen is not None:
        return seen
    if status != "happened" or scene.anchor.today is None:
        return None
    if not any(_is_news(scene, parties, told, daily) for told in tellings):
        return None
    report = day_of_report(scene.parsed, scene.anchor)
    day = report.edtf if report is not None and report.edtf else scene.anchor.today.isoformat()
    return When(f"{day}~", None, None, "publication")


def _times(scene: Scene, tellings: Sequence[Told]) -> list[When]:
    return [when for told in tellings if (when := scene.when(told.token)) is not None]


def tells_of_today(scene: Scene, happenings: Sequence[Happening]) -> bool:
    """Whether an article dates something that happened to its own day or the one before."""
    today = scene.anchor.today
    if today is None:
        return False
    near = {(today - timedelta(days=n)).isoformat() for n in (0, 1)}
    return any(day[:10] in near and "/" not in day for one in happenings for day in one.days if _is_day(day))


def _most_exact(dated: Sequence[When]) -> When:
    """The shortest of the times that agree with the first one told; of two days, the first."""
    first = dated[0].edtf or ""
    agreeing = [when for when in dated if agree(first, when.edtf or "")]
    return min(agreeing, key=_vagueness)


def _vagueness(when: When) -> tuple[bool, bool, int]:
    """What of several times is given up first: the article's day, what is about, what is longer."""
    edtf = when.edtf or ""
    return when.basis == "publication", "~" in edtf, days_long(edtf)


def _when_seen(scene: Scene, parties: Parties, tellings: Sequence[Told]) -> When | None:
    """The day on which a victim who vanished was last seen, as near as that is to the deed."""
    deadly = any(told.kind in ("killing", "seizure") for told in tellings)
    if not deadly and not any(told.like == "disappearance" for told in tellings):
        return None
    victims = {name for told in tellings for name in parties.names(told.patients) if name.islower()}
    if len(victims) > 1 or (deadly and not victims):
        return None
    when = last_seen(scene, next(iter(victims), ""))
    if when is None or when.edtf is None or not deadly or "~" in when.edtf or "/" in when.edtf:
        return when
    return When(f"{when.edtf}~", when.text, when.span, when.basis)


def _made(scene: Scene, told: Told) -> When | None:
    """When a truce or a sanction was agreed or announced: "accepted a proposal on Sunday for a truce".

    Up from it, every word has to be of making it: "announced on Monday that he would sign an order that
    imposes sanctions". What is only offered or weighed has no such day.
    """
    if not told.noun or told.kind not in _MADE:
        return None
    grammar, token = scene.grammar, told.token
    for _ in range(_STEPS):
        above, relation = grammar.head(token), grammar.relation(token)
        if above is None:
            return None
        making = grammar.upos(above) == "VERB" and grammar.lemma(above) in _MAKING
        if grammar.upos(token) == "VERB":
            if not (making and relation == "ccomp") and grammar.lemma(above) not in _TERMS:
                return None
        elif making:
            led = grammar.case(token) in ("to", "for", "on") or grammar.word(token).lower() in WEEKDAYS
            if not (led or relation.startswith(("obj", "nsubj:pass"))):
                return None
        elif not relation.startswith(("nmod", "compound", "appos", "obl")) or not _is_term(grammar, above):
            return None
        if making and scene.standing(above).mood == "fact" and (when := scene.when(above)) is not None:
            return when
        token = above
    return None


def _is_term(grammar: Grammar, noun: int) -> bool:
    """Whether a noun is of what is agreed on; a day beside it may have caught what hangs on it."""
    return grammar.lemma(noun) in _TERMS or grammar.word(noun).lower() in WEEKDAYS


def _is_day(edtf: str) -> bool:
    try:
        date.fromisoformat(edtf[:10])
    except ValueError:
        return False
    return True


def _is_news(scene: Scene, parties: Parties, told: Told, daily: bool) -> bool:
    """Whether a telling brings something new: in a main clause or as a saying, and of nobody named."""
    grammar = scene.grammar
    if told.noun or told.status != "happened" or not _is_plain_past(grammar, told.token):
        return False
    if any(parties.name(token) == "PER" for token in told.patients) or scene.tells_another_day(told.token):
        return False  # who is named was in the news before
    verb = told.token
    while (head := _told_beside(grammar, verb) or _above(grammar, verb)) is not None:
        verb = head
    relation = grammar.relation(verb)
    if relation == "root" and _is_lead(scene, told.token):
        return True
    return daily and relation in ("root", "ccomp", "parataxis")


def _is_plain_past(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells a single past event, beside another too: "struck was Osk, where a bomb fell"."""
    if is_simple_past(grammar, verb):
        return True
    above = _told_beside(grammar, verb)
    return above is not None and grammar.read.xpos[verb] == "VBD" and is_simple_past(grammar, above)


def _told_beside(grammar: Grammar, verb: int) -> int | None:
    """The verb of harm that a relative clause adds to: "wounded by a rocket that landed in Osk"."""
    noun = grammar.head(verb)
    if grammar.relation(verb) != "acl:relcl" or noun is None:
        return None
    above = grammar.head(noun)
    if above is None or not grammar.relation(noun).startswith(("nsubj", "obj", "obl:agent")):
        return None
    return above if grammar.lemma(above) in lexicon().deadly else None


def _above(grammar: Grammar, verb: int) -> int | None:
    """The verb that another adds to: "hit the port and fled", "broke the truce by hitting the port"."""
    relation = grammar.relation(verb)
    marks = {grammar.word(mark).lower() for mark in grammar.dependents(verb, "mark")}
    beside = relation == "advcl" and grammar.read.xpos[verb] == "VBG" and marks <= {"by"}
    return grammar.head(verb) if relation == "conj" or beside else None


def _is_lead(scene: Scene, token: int) -> bool:
    """Whether a token stands in the first sentence of the body."""
    first = next((t for t in range(len(scene.grammar)) if scene.paragraph_of(t).kind == "body"), None)
    return first is not None and token in scene.grammar.sentence(first)
