"""Incidents: what happened, is planned, threatened or only imagined, each once however often it is told."""

from dataclasses import dataclass, replace
from typing import cast

from dragoman.extract.evidence import is_held_back, is_unproven
from dragoman.extract.incidents_links import joined_in_sentences
from dragoman.extract.incidents_nouns import told_by_noun
from dragoman.extract.incidents_nouns_put import is_brought_about
from dragoman.extract.incidents_same import Happening, gather
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import Told
from dragoman.extract.incidents_verbs import told_by_verb
from dragoman.extract.incidents_when import tells_of_today, when_of
from dragoman.extract.incidents_words import incident_words
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Incident, RecordId
from dragoman.record.ids import content_id
from dragoman.record.words import IncidentKind, IncidentStatus

_ALLEGED = frozenset(
    "alleged suspected presumed supposed purported possible apparent reported unidentified".split()
)
_CHARGING = frozenset("accuse suspect blame charge allege believe deny think".split())
_ANYONE = frozenset({"you", "one", "anyone", "anybody", "somebody", "someone"})
_BRINGS_ABOUT = frozenset(
    "agree announce declare broker reach sign break erupt flare rage begin collapse".split()
)
_NO_ARMS = frozenset(
    "chemical gas sarin nerve poison poisonous cyber computer electronic hacker ransomware".split()
)
_GENERATION = 30  # years
_ORDER: tuple[IncidentKind, ...] = (
    "rocket_or_missile_attack",
    "drone_attack",
    "bombing",
    "strike",
    "clash",
    "killing",
)


@dataclass(frozen=True, slots=True)
class ToldIncidents:
    """The incidents of an article, and by which words each is told: `by_token` in the order of the text."""

    incidents: tuple[Incident, ...]
    by_token: dict[int, tuple[Told, Incident]]


def find_incidents(scene: Scene) -> tuple[Incident, ...]:
    """Find the incidents of an article, in the order of their first mention.

    Mentions lie in body text; a headline alone makes no incident. What is negated or told as a habit is none.
    """
    return read_incidents(scene).incidents


def read_incidents(scene: Scene) -> ToldIncidents:
    """Find the incidents of an article with the words that tell of each."""
    found = happenings(scene)
    daily = tells_of_today(scene, found)
    pairs = [(happening, _record(scene, happening, daily)) for happening in found]
    tellings = sorted(
        ((told.token, told, incident) for happening, incident in pairs for told in happening.tellings),
        key=lambda telling: telling[0],
    )
    return ToldIncidents(
        tuple(incident for _, incident in pairs),
        {token: (told, incident) for token, told, incident in tellings},
    )


def happenings(scene: Scene) -> list[Happening]:
    """The incidents of an article with their tellings, before they are written down.

    Reports of sport and of films have none: they are full of attacks and shots.
    """
    parties = Parties(scene)
    if parties.theme in ("sport", "show"):
        return []
    tellings = _tellings(scene, parties)
    gathered = gather(scene, parties, joined_in_sentences(scene, tellings))
    return [one for one in gathered if not _is_history(scene, one) and not _is_bare(scene, one)]


def _is_bare(scene: Scene, happening: Happening) -> bool:
    """Whether it is told once, and nothing says who, to whom, where or when: "in the event of an attack"."""
    if len(happening.tellings) > 1:
        return False
    told = happening.tellings[0]
    anybody = bool(happening.parties.actors((*told.agents, *told.patients)))
    told_apart = anybody or told.agents or told.patients or told.places
    head = scene.grammar.head(told.token)
    brought = (
        head is not None
        and told.noun
        and (scene.grammar.lemma(head) in _BRINGS_ABOUT or is_brought_about(scene.grammar, told.token))
    )
    return not (told_apart or brought or scene.when(told.token) or scene.where(told.token))


def _is_history(scene: Scene, happening: Happening) -> bool:
    """Whether all days given lie more than a generation before the article's."""
    today = scene.anchor.today
    years = [int(day[:4]) for day in happening.days if day[:4].isdigit()]
    return today is not None and bool(years) and all(year < today.year - _GENERATION for year in years)


def _tellings(scene: Scene, parties: Parties) -> list[Told]:
    grammar = scene.grammar
    found: list[Told] = []
    for token in range(len(grammar)):
        upos = grammar.upos(token)
        if upos == "VERB":
            told = told_by_verb(scene, parties, token)
        elif upos in ("NOUN", "PROPN"):
            told = told_by_noun(scene, parties, token)
        else:
            continue
        if told is None or scene.paragraph_of(token).kind != "body":
            continue
        if is_unproven(grammar, token):
            told = replace(told, denied=True, status="hypothetical")
        if told.status in ("happened", "planned") and is_held_back(grammar, token):
            told = replace(told, status="hypothetical", denied=False)
        found.append(told)
    return found


def _record(scene: Scene, happening: Happening, daily: bool) -> Incident:
    tellings = happening.tellings
    mentions = tuple(scene.span(told.start, told.end) for told in tellings)
    kind = _kind(happening)
    status: IncidentStatus = "happened" if happening.status == "happened" else tellings[0].status
    suffered = _victims(happening)
    perpetrators = tuple(
        actor for actor in _perpetrators(scene, happening) if not _is_side_of(scene, actor, suffered)
    )
    if kind == "deployment":  # who is moved suffers nothing
        perpetrators, suffered = perpetrators or _whose_forces(scene, happening, suffered), ()
    victims = tuple(actor for actor in suffered if actor not in perpetrators)
    where = next((place for told in tellings if (place := scene.where(told.token)) is not None), None)
    when = when_of(scene, happening, status, daily)
    ends = [part for span in mentions[:1] for part in (span.start, span.end)]
    number = content_id("incident", scene.article.id, kind, *ends)
    return Incident(RecordId(number), kind, perpetrators, victims, where, when, status, mentions)


def _kind(happening: Happening) -> IncidentKind:
    """The kind that its tellings give together: the weapon first, then the deed."""
    weapons = incident_words().attack_by
    telling = [
        told
        for told in happening.tellings
        if not (told.noun and told.definite) or told.marks & weapons.keys()
    ]
    if all(told.harm and told.kind == "other" for told in telling):
        telling = happening.tellings  # "16 were wounded in the clashes"
    kinds = {told.kind for told in telling}  # "the strike" may mean any attack
    harm = any(told.harm and told.kind == "killing" for told in happening.tellings)
    for kind in _ORDER:
        if kind in kinds:
            return kind
    if harm:
        return "killing"
    if "attack" in kinds:
        states = happening.parties.any_of(
            tuple(t for told in happening.tellings for t in told.agents),
            frozenset({"state", "military_state", "aircraft"}),
        )
        marks = frozenset().union(*(told.marks for told in happening.tellings))
        return "strike" if states and not marks & _NO_ARMS else "other"
    named = (told.kind for told in happening.tellings if told.kind != "attack")
    return cast(IncidentKind, next(named, "other"))


def _perpetrators(scene: Scene, happening: Happening) -> tuple[ActorId, ...]:
    """Who did it, as far as the article itself says so, or they themselves."""
    found: dict[ActorId, None] = {}
    for told in happening.tellings:
        actors = happening.parties.actors(tuple(t for t in told.agents if _is_somebody(scene, t)))
        statement = scene.statement_of(told.token)
        if told.like == "war":
            continue  # "the Varnian civil war" is no side's deed
        carrier = scene.grammar.head(told.token) if told.noun and told.asserted else None
        if _is_charged_above(scene, told.token if carrier is None else carrier):
            continue
        if told.status == "hypothetical" and _may_have(scene, told.token if carrier is None else carrier):
            continue
        if (not told.noun or told.asserted) and statement is not None and told.status == "happened":
            actors = tuple(actor for actor in actors if actor in statement.speakers)
        found.update(dict.fromkeys(actors))
    return tuple(found)


def _may_have(scene: Scene, verb: int) -> bool:
    """Whether it is only possible that they did it: "may have been laid by the rebels"."""
    standing = scene.standing(verb)
    return standing.mood == "possibility" and standing.past


def _whose_forces(scene: Scene, happening: Happening, moved: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    """Whose forces are moved where nobody is said to move them: "the pullout of Varnian troops"."""
    if any(told.agents for told in happening.tellings):
        return ()
    return tuple(actor for actor in moved if scene.cast.kind(actor) in ("state", "armed_group"))


def _is_side_of(scene: Scene, actor: ActorId, victims: tuple[ActorId, ...]) -> bool:
    """Whether a victim is one of a group's own: "the Front leader's killing" is not the Front's deed."""
    if scene.cast.kind(actor) not in ("armed_group", "organisation"):
        return False
    return any(scene.cast.actor(victim).part_of == actor for victim in victims)


def _is_charged_above(scene: Scene, verb: int) -> bool:
    """Whether somebody is only accused of it: "accused Ostland of shelling the town"."""
    head = scene.grammar.head(verb)
    return head is not None and scene.grammar.lemma(head) in _CHARGING


def _is_somebody(scene: Scene, token: int) -> bool:
    """Whether a party is named as doing it: neither "you" in general nor somebody only said to be that."""
    if scene.grammar.upos(token) == "NUM":
        return False  # "three hit the roof"
    return scene.grammar.word(token).lower() not in _ANYONE and not _is_alleged(scene, token)


def _is_alleged(scene: Scene, token: int) -> bool:
    """Whether a party is only said to be that: "alleged rebels", "suspected members of the Front"."""
    beside = scene.grammar.dependents(token, "amod", "advmod")
    return any(scene.grammar.word(t).lower() in _ALLEGED for t in beside)


def _victims(happening: Happening) -> tuple[ActorId, ...]:
    """To whom it is done. Of two of one surname, whoever is only called by it is the one named in full."""
    scene = happening.scene
    found: dict[ActorId, bool] = {}
    for told in happening.tellings:
        for token in told.patients:
            full = " " in scene.words(token).removesuffix("'s").removesuffix("’s").strip()
            for actor in happening.parties.actors((token,)):
                found[actor] = found.get(actor, False) or full
    surnames = [_surname(scene, actor) for actor, full in found.items() if full]
    return tuple(
        actor for actor, full in found.items() if full or surnames.count(_surname(scene, actor)) == 0
    )


def _surname(scene: Scene, actor: ActorId) -> str:
    """The last name of a person; for any other its id, which is nobody else's."""
    one = scene.cast.actor(actor)
    return one.name.split()[-1] if one.kind == "person" else actor
