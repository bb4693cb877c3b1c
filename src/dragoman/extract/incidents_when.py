"""When an incident was: the time its tellings give, or about the day of the article that brings the news."""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.extract.incidents_same import Happening
from dragoman.extract.incidents_told import Told, is_simple_past
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.record.words import IncidentStatus


def when_of(scene: Scene, happening: Happening, status: IncidentStatus, daily: bool) -> When | None:
    """The most exact time that its tellings give; else about the article's day, for news of that day.

    "Have fired hundreds of rockets" and "the killing of Lund" say nothing of the day, nor does "Lund was
    killed" in an article of a week later; "gunmen killed a guard" does at the head of a report, and in one
    that is `daily` (see `tells_of_today`).
    """
    told_times = [when for told in happening.tellings if (when := scene.when(told.token)) is not None]
    dated = [when for when in told_times if when.edtf]
    if told_times:
        return min(dated, key=lambda when: "/" in (when.edtf or "")) if dated else told_times[0]
    if status != "happened" or scene.anchor.today is None:
        return None
    if not any(_is_news(scene, happening, told, daily) for told in happening.tellings):
        return None
    return When(f"{scene.anchor.today.isoformat()}~", None, None, "publication")


def tells_of_today(scene: Scene, happenings: Sequence[Happening]) -> bool:
    """Whether an article dates something that happened to its own day or the one before."""
    today = scene.anchor.today
    if today is None:
        return False
    near = {(today - timedelta(days=n)).isoformat() for n in (0, 1)}
    return any(day[:10] in near and "/" not in day for one in happenings for day in one.days if _is_day(day))


def _is_day(edtf: str) -> bool:
    try:
        date.fromisoformat(edtf[:10])
    except ValueError:
        return False
    return True


def _is_news(scene: Scene, happening: Happening, told: Told, daily: bool) -> bool:
    """Whether a telling brings something new: in a main clause or as a saying, and of nobody named."""
    grammar = scene.grammar
    if told.noun or told.status != "happened" or not is_simple_past(grammar, told.token):
        return False
    if any(happening.parties.name(token) == "PER" for token in told.patients):
        return False  # who is named was in the news before
    verb = told.token
    while _goes_on(grammar, verb) and (head := grammar.head(verb)) is not None:
        verb = head
    relation = grammar.relation(verb)
    if relation == "root" and _is_lead(scene, told.token):
        return True
    return daily and relation in ("root", "ccomp", "parataxis")


def _goes_on(grammar: Grammar, verb: int) -> bool:
    """Whether a verb adds to the one above: "hit the port and fled", "hit the port, killing two"."""
    relation = grammar.relation(verb)
    beside = relation == "advcl" and grammar.read.xpos[verb] == "VBG"
    return relation == "conj" or (beside and not grammar.dependents(verb, "mark"))


def _is_lead(scene: Scene, token: int) -> bool:
    """Whether a token stands in the first sentence of the body."""
    first = next((t for t in range(len(scene.grammar)) if scene.paragraph_of(t).kind == "body"), None)
    return first is not None and token in scene.grammar.sentence(first)
