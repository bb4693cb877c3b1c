"""Which tellings of an article tell of the same incident.

An article tells of one attack as "rockets hit the base", "the attack", "Monday's strike". What joins them is
that nothing tells them apart (other victims, another day, another place) and something brings them together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import VIOLENT, Told
from dragoman.extract.incidents_words import incident_words
from dragoman.extract.scene import Scene

_DAY = len("2000-01-01")
_SPECIFIC = frozenset({"rocket_or_missile_attack", "drone_attack", "bombing"})
_LASTING = frozenset(
    {"ceasefire", "sanction", "protest", "clash", "other blockade", "other disappearance", "other coup"}
)
_GASES = frozenset({"gas", "sarin", "nerve", "poison", "poisonous"})
_ANYBODY = frozenset(
    "people person civilian soldier man woman child troops member personnel worker fighter".split()
)
"""Victims that say little of which incident is meant."""
_NEXT = 40  # tokens within which a toll is that of what was just told
_NEW = frozenset({"new", "another", "additional", "further", "fresh", "second", "similar", "more"})


@dataclass
class Happening:
    """One incident while its tellings are gathered."""

    scene: Scene
    parties: Parties
    tellings: list[Told] = field(default_factory=list)

    def add(self, tellings: Sequence[Told]) -> None:
        """Take more tellings; what was known of the parties is asked anew."""
        self.tellings.extend(tellings)
        for key in ("agents", "victims", "proper", "doers", "heads", "places", "marks", "days", "family"):
            self.__dict__.pop(key, None)

    @cached_property
    def family(self) -> str:
        """What kinds of incident it can be one with."""
        kinds = {told.kind for told in self.tellings}
        if kinds & VIOLENT or any(told.harm for told in self.tellings):
            return "violence"
        first = self.tellings[0]
        return f"other {first.like}" if first.kind == "other" else first.kind

    @property
    def phrases(self) -> frozenset[str]:
        """The words of its event nouns, where they are more than the noun alone."""
        text = self.scene.text
        found = (text[told.start : told.end].lower() for told in self.tellings if told.noun)
        return frozenset(words for words in found if " " in words)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its tellings."""
        return frozenset(told.kind for told in self.tellings)

    @property
    def status(self) -> str:
        """Happened if anything in it did; else as first put."""
        return (
            "happened"
            if any(told.status == "happened" and not told.denied for told in self.tellings if told.alone)
            else self.tellings[0].status
        )

    @cached_property
    def agents(self) -> frozenset[str]:
        """Who does it, by name; whose troops go, where troops go."""
        moved = self.family == "deployment"
        found = [t for told in self.tellings for t in (*told.agents, *(told.patients if moved else ()))]
        return self.parties.names(found)

    @cached_property
    def victims(self) -> frozenset[str]:
        """To whom it is done: the names among them."""
        if self.family == "deployment":
            return frozenset()
        return self.parties.names(t for told in self.tellings for t in told.patients)

    @cached_property
    def proper(self) -> frozenset[str]:
        """The names in what those it is done to are called."""
        called = self._names(t for told in self.tellings for t in told.patients)
        return called | {name for name in self.victims if name.islower()}

    @cached_property
    def doers(self) -> frozenset[str]:
        """The names in what those who do it are called."""
        return self._names(t for told in self.tellings for t in told.agents)

    def _names(self, tokens: Iterable[int]) -> frozenset[str]:
        grammar, find = self.scene.grammar, self.scene.gazetteer.match
        parts = (t for token in tokens for t in grammar.tokens_in(*grammar.phrase(token)))
        words = (grammar.word(t) for t in parts if grammar.upos(t) == "PROPN")
        return frozenset(word.lower() for word in words if (e := find(word)) is None or e.form != "demonym")

    @cached_property
    def heads(self) -> frozenset[str]:
        """The nouns of those it is done to."""
        grammar = self.scene.grammar
        return frozenset(
            grammar.lemma(t)
            for told in self.tellings
            for t in told.patients
            if grammar.upos(t) in ("NOUN", "PROPN")
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of places that its tellings are put at, and of places it is done to."""
        grammar = self.scene.grammar
        found = [t for told in self.tellings for t in told.places]
        found += [t for told in self.tellings for t in told.patients if self.parties.name(t) == "LOC"]
        return frozenset(grammar.word(t).lower() for t in found)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The weapons that its event nouns name ("rocket", "chemical")."""
        weapons = incident_words().attack_by
        found = frozenset(mark for told in self.tellings for mark in told.marks if mark in weapons)
        return found - _GASES | {"chemical"} if found & _GASES else found

    @cached_property
    def days(self) -> frozenset[str]:
        """The days of its tellings, where they tell one."""
        found = (self.scene.when(told.token) for told in self.tellings)
        told = frozenset(
            when.edtf for when in found if when is not None and when.edtf and when.basis != "publication"
        )
        exact = frozenset(edtf for edtf in told if "/" not in edtf and len(edtf) == _DAY)
        return exact or told  # on Thursday, "the second attack this week": not any day of the week

    @property
    def pointing(self) -> bool:
        """Whether it is only pointed back at: "the attack"."""
        back = [told for told in self.tellings if told.definite]
        return len(back) == len(self.tellings) or any(
            told.noun and not (told.patients or told.places) for told in back
        )

    @property
    def nameless(self) -> bool:
        """Whether nothing in it tells it apart."""
        return not (self.agents or self.victims or self.places or self.days)


def gather(scene: Scene, parties: Parties, groups: Sequence[Sequence[Told]]) -> list[Happening]:
    """Gather groups of tellings into incidents, in the order of the text."""
    gathered: list[Happening] = []
    for group in groups:
        new = Happening(scene, parties, list(group))
        best, most = None, 0.0
        for known in reversed(gathered):
            worth = _likeness(known, new)
            if worth > most:
                best, most = known, worth
        if best is not None:
            best.add(group)
        elif any(told.alone for told in group):
            gathered.append(new)
    return gathered


def _likeness(known: Happening, new: Happening) -> float:
    """How much speaks for two being one; 0 where something speaks against it, or too little for it."""
    if known.family != new.family or not _kinds_agree(known, new):
        return 0.0
    told_alike = bool({told.like for told in known.tellings} & {told.like for told in new.tellings})
    persons = {name for name in known.victims & new.victims if name.islower()}
    harm = all(any(told.harm or told.kind == "killing" for told in one.tellings) for one in (known, new))
    if persons and (told_alike or harm):
        return 10.0  # one is killed once
    if not _put_alike(known, new, told_alike):
        return 0.0
    if known.proper & new.doers or known.doers & new.proper:
        return 0.0  # the Front's attack is not the killing of a leader of the Front
    if _apart(known.agents, new.agents) or _apart(known.places, new.places):
        return 0.0
    if known.days and new.days and not _overlap(known.days, new.days):
        return 0.0
    if _apart(known.victims, new.victims) and not known.heads & new.heads:
        return 0.0
    distance = new.tellings[0].token - known.tellings[-1].token
    worth = 1.0 if told_alike else 0.0
    worth += 1.5 if known.marks & new.marks else 0.0
    if persons:
        worth += 2
    elif known.heads & new.heads:
        worth += 1.5 if known.heads & new.heads - _ANYBODY or known.victims & new.victims else 0.5
    elif known.heads and new.heads and not new.pointing and bool(known.victims) == bool(new.victims):
        worth -= 0 if _tells_the_toll(known, new) else 1
    worth += 1.0 if known.agents & new.agents else 0.0
    worth += 1.5 if known.places & new.places else 0.0
    worth += 1.5 if _overlap(known.days, new.days) else 0.0
    worth += _pointing_back(known, new) if new.pointing else 0.0
    if new.pointing and known.status != "happened" and new.status == "happened":
        worth -= 1.0  # "the attack" is rather one that was made than one that was ordered
    if new.family in _LASTING and not any(told.marks & _NEW for told in new.tellings):
        worth += 1.5
    if not new.pointing and known.phrases & new.phrases:
        worth += 1.5  # the same words, as under each of several pictures
    if _tells_the_toll(known, new) and distance < _NEXT:
        worth += 1.0
    if new.nameless and distance < 80 and not new.pointing:
        worth += 2.0 if all(told.harm for told in new.tellings) else 1.0
    if told_alike and new.nameless and not new.heads and distance < 80 and not new.pointing:
        worth += 1.0  # "he was arrested", again
    if worth < (2 if new.pointing else 2.5):
        return 0.0
    return worth + max(0.0, 1 - distance / 5000)


def _tells_the_toll(known: Happening, new: Happening) -> bool:
    """Whether one tells what was hit and the other who was killed: "a raid hit a convoy. Six were killed"."""
    things = [t for told in known.tellings for t in told.patients]
    people = any(known.parties.sorts(t) & {"people", "person"} for t in things)
    struck = any(told.kind in VIOLENT and not told.harm for told in known.tellings)
    return struck and bool(things) and not people and all(told.harm for told in new.tellings)


def _pointing_back(known: Happening, new: Happening) -> float:
    """How much "the attack" speaks for one that was told: less where it says what would be news of it."""
    clash = any(told.noun and told.kind == "clash" for told in new.tellings)
    if clash and "clash" not in known.kinds:
        return 0.0  # "the clashes" were no airstrike
    if known.kinds == {"killing"} and {name for name in known.victims if name.islower()}:
        strike = any(told.noun and told.kind == "strike" for told in new.tellings)
        if strike and not new.victims & known.victims:
            return 0.0  # "the air strikes" are not the murder of one man
    grammar = new.scene.grammar
    owners = [t for told in new.tellings if told.noun for t in grammar.dependents(told.token, "nmod:poss")]
    if any(grammar.lemma(t) == "year" for t in owners):
        return 0.0  # "last year's attack"
    elsewhere = bool(new.places) and not new.places & known.places and any(t.plural for t in new.tellings)
    another_day = bool(new.days) and not _overlap(known.days, new.days)
    return 0.5 if _is_described(known, new) or elsewhere or another_day else 2.0


def _is_described(known: Happening, new: Happening) -> bool:
    """Whether "the" only goes with what tells it apart, which is news: "the killing of the envoy", "the
    attacks that killed 132".
    """
    alike = bool({told.like for told in known.tellings} & {told.like for told in new.tellings})
    others = bool(known.heads - _ANYBODY) and not known.heads & new.heads
    if new.proper and not new.proper & known.proper and (known.proper or others or not alike):
        return True
    return any(
        told.harm and told.patients and new.scene.grammar.relation(told.token).startswith("acl")
        for told in new.tellings
    ) and not (known.heads & new.heads or known.marks & new.marks)


def _put_alike(known: Happening, new: Happening, told_alike: bool) -> bool:
    """Whether how two are put lets them be one: what happened is not what is threatened."""
    one, other = known.status == "happened", new.status == "happened"
    if one == other or any(told.denied for told in (*known.tellings, *new.tellings)):
        return True
    if new.pointing:
        deed = any(not told.noun and told.status == "happened" for told in new.tellings)
        if deed and not one:
            return False
        return one or not (new.agents or new.victims or new.places or new.heads - known.heads)
    return known.family == "deployment" and told_alike and bool(known.agents & new.agents)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of days can be of one event: a month holds its days, an interval what lies in it."""
    return any(a <= d and c <= b for a, b in map(_range, one) for c, d in map(_range, other))


def _range(edtf: str) -> tuple[str, str]:
    first, _, last = edtf.replace("~", "").partition("/")
    return first, ("9999" if last == ".." else last or first) + "~"


def _kinds_agree(known: Happening, new: Happening) -> bool:
    """Whether no two weapons are told: a drone attack is no rocket attack."""
    one, other = known.kinds & _SPECIFIC, new.kinds & _SPECIFIC
    return not one or not other or bool(one & other)
