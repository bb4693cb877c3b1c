"""Contacts told by verbs: met, spoke with, telephoned, hosted, negotiated with, visited, flew to."""

from collections.abc import Iterator

from dragoman.extract.contacts_lists import Sides
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_told import Touch, apart, touch
from dragoman.extract.contacts_words import ContactVerb, contact_words
from dragoman.extract.unbent import unbent
from dragoman.language.predicates import Predicate, verb_name
from dragoman.record import ActorId
from dragoman.record.words import ContactKind

_LISTENERS = frozenset(
    {"council", "assembly", "parliament", "congress", "nation", "crowd", "conference", "forum"}
)
_ENVOYS = frozenset(
    "envoy envoys delegation delegations minister ministers team mission diplomat diplomats negotiator "
    "negotiators mediators officials inspectors leader president premier secretary".split()
)
_MATTERS = frozenset(
    "demand target criterion criteria condition need deadline goal requirement standard obligation challenge "
    "threat resistance test commitment expectation opposition fate death end quota cost bill".split()
)
_CONTESTS = frozenset(
    "final semifinal semi-final quarterfinal quarter-final cup match playoff league".split()
)
_GOALS = frozenset({"to", "in", "for", "into"})
_BY_TELEPHONE = frozenset({"phone", "telephone", "video"})


def told_by_verbs(company: Company) -> Iterator[Touch]:
    """Find the contacts that verbs tell of, in the order of the text."""
    words, grammar = contact_words(), company.scene.grammar
    going = frozenset().union(*words.going.values())
    on_the_telephone = any(grammar.lemma(token) in _BY_TELEPHONE for token in range(len(grammar)))
    for verb in company.scene.verbs:
        lemma = verb_name(grammar, verb)
        if lemma == "sit" and "down" in _adverbs(company, verb):
            lemma = "sit down"
        lemma = unbent(lemma, words.verbs)
        frame = words.verbs.get(lemma)
        if frame is not None:
            if _is_purpose_of_journey(company, verb):
                continue
            found = _in_touch(company, company.scene.predicate(verb), frame, lemma)
        elif unbent(lemma, going) in going:
            found = _journey(company, company.scene.predicate(verb), unbent(lemma, going))
        else:  # most verbs: their parties are asked for only where there is a telephone
            found = _by_telephone(company, company.scene.predicate(verb)) if on_the_telephone else None
        if found is not None:
            yield from apart(company, found, _called_in_turn(company, verb, found.kind))


def _called_in_turn(company: Company, verb: int, kind: ContactKind) -> Sides:
    """Whom somebody called or met one after another: "spoke with Lund and Brandt", "met separately with"."""
    said = company.scene.predicate(verb)
    partners = company.all((*said.patients, *said.after("with", "to")))
    people = all(company.scene.cast.kind(actor) == "person" for actor in partners)
    separate = "separately" in _adverbs(company, verb)
    abroad = len(company.countries(partners)) == len(partners)
    return partners if people and (separate or (kind == "call" and abroad)) else ()


def _by_telephone(company: Company, said: Predicate) -> Touch | None:
    """ "Lund spent an hour on the phone with Brandt": whatever the verb."""
    grammar = company.scene.grammar
    partners = said.after("with") or tuple(
        partner
        for _, token in said.obliques
        if grammar.lemma(token) in _BY_TELEPHONE
        for partner in grammar.dependents(token, "nmod")
        if grammar.case(partner) == "with"
    )
    if not partners or not _on_the_telephone(company, said):
        return None
    sides = (*company.all(said.agents), *company.all(partners))
    if not company.all(partners) or not company.is_contact(sides):
        return None
    parts = (*said.agents, *partners)
    return touch(company, said.verb, "call", company.distinct(sides), parts, said.verb)


def _on_the_telephone(company: Company, said: Predicate) -> bool:
    return any(
        company.scene.grammar.lemma(token) in _BY_TELEPHONE and preposition in ("on", "by", "over")
        for preposition, token in said.obliques
    )


def _adverbs(company: Company, verb: int) -> frozenset[str]:
    grammar = company.scene.grammar
    return frozenset(grammar.lemma(child) for child in grammar.dependents(verb, "advmod", "compound:prt"))


def _in_touch(company: Company, said: Predicate, frame: ContactVerb, lemma: str) -> Touch | None:
    """ "Lund met Brandt", "Lund spoke with Brandt by phone", "the ministers met", "was received by Lund"."""
    grammar = company.scene.grammar
    if frame.needs and not any(grammar.lemma(token) in frame.needs for token in said.patients):
        return None
    if any(grammar.lemma(token) in _CONTESTS for _, token in said.obliques):
        return None  # "meets Varnia in the final"
    if lemma in ("greet", "welcome") and (said.after("with") or "back" in _adverbs(company, said.verb)):
        return None  # "greeted him with jeers", "agreed to welcome inspectors back"
    others = list(said.patients) if frame.takes_object else []
    if lemma in ("call", "phone", "ring") and not _is_a_telephone_call(company, said):
        return None
    for preposition, token in said.obliques:
        next_to = grammar.word(max(0, grammar.subtree(token)[0] - 1)).lower() == "next"
        audience = preposition == "to" and (next_to or _listens(company, token))
        if preposition in frame.prepositions and not audience:
            others.append(token)
    agents = company.all(said.agents) or _tweeter(company, said)
    beside = company.people.right_before(said.verb)
    if not said.passive and (not said.agents or grammar.read.xpos[said.verb] == "VBG"):
        agents = beside or agents  # "including Lund talking with Brandt"
    partners = company.all(others)
    kind = frame.kind
    if any(grammar.lemma(token) in _BY_TELEPHONE for _, token in said.obliques):
        kind = "call"
    if partners and not agents:
        return None  # who met them is not known
    if others and not partners:
        met = frame.mutual and frame.takes_object and not said.after("with")
        if not met or len(company.distinct(agents)) < 2 or grammar.lemma(others[0]) in _MATTERS:
            return None  # met demands, spoke to reporters
    if not others and not frame.mutual:
        return None
    pair = any(company.pair(token) for token in said.agents)
    if (
        not others
        and lemma in ("speak", "talk")
        and kind == frame.kind
        and not pair
        and not _on_the_telephone(company, said)
    ):
        return (
            None  # "Lund and Brandt spoke" may be two speeches, "they talk of war" none of one with another
        )
    if kind == "call" and lemma == "speak":
        if any(grammar.lemma(token) in ("conference", "briefing") for _, token in said.obliques):
            kind = "press_conference"
        elif _face_to_face(company, said):
            kind = "meeting"
    sides: tuple[ActorId, ...] = (*agents, *partners)
    if not partners:
        several = company.people.named_before(said.verb) if frame.mutual and len(said.agents) < 3 else ()
        sides = several if len(several) > len(agents) else agents
        if not sides and not said.agents:
            return None
        if lemma in ("consult", "confer") and not said.agents:
            return None
        if frame.needs and len(company.distinct(sides)) < 2:
            return None
        if lemma == "discuss" and len(company.countries(sides)) < 2:
            return None  # "the ministers discussed the ferry"
        if len(company.distinct(sides)) < 2:
            return _among_themselves(company, said, frame, sides)
    if not company.is_contact(sides):
        return None
    kinds = {company.scene.cast.kind(actor) for actor in partners}
    if lemma in ("greet", "welcome") and not kinds & {"person", "anonymous"}:
        return None  # "Varnia welcomed Ostland's reforms", "would welcome parliament showing support"
    if lemma == "summon" and company.countries(agents) & company.countries(partners):
        return None  # one's own envoy called home
    found = touch(company, said.verb, kind, company.distinct(sides), (*said.agents, *others), said.verb)
    # "will continue to consult Ostland", "talks to her from time to time" tell of no one meeting
    dated = found is not None and found.when is not None and found.when.edtf is not None
    vague = found is not None and lemma == "consult" and found.status == "planned" and not dated
    present = grammar.read.xpos[said.verb] in ("VBZ", "VBP") and not grammar.dependents(said.verb, "aux")
    vague = vague or (present and lemma in ("talk", "speak", "consult", "confer") and not dated)
    return None if vague else found


def _listens(company: Company, token: int) -> bool:
    """Whether somebody is only spoken to: an assembly, a crowd, an audience of leaders."""
    grammar = company.scene.grammar
    several = grammar.read.xpos[token] in ("NNS", "NNPS")
    return several or grammar.lemma(token) in _LISTENERS


def _face_to_face(company: Company, said: Predicate) -> bool:
    """Whether "spoke with" is no call: in a place, in person, behind closed doors."""
    grammar = company.scene.grammar
    return any(
        grammar.lemma(token) in ("person", "door", "face", "sideline")
        or (case in ("in", "at") and grammar.upos(token) == "PROPN" and company.scene.where(said.verb))
        for case, token in said.obliques
    )


def _tweeter(company: Company, said: Predicate) -> Sides:
    """The speaker, where a direct quotation leaves "I" out: "Just spoke with the queen"."""
    statement = company.scene.statement_of(said.verb)
    bare = company.scene.grammar.head(said.verb) is None or company.scene.grammar.relation(said.verb) in (
        "ccomp",
        "parataxis",
    )
    past = company.scene.grammar.read.xpos[said.verb] == "VBD"
    return statement.speakers if statement and bare and past and statement.mode == "direct" else ()


def _among_themselves(company: Company, said: Predicate, frame: ContactVerb, sides: Sides) -> Touch | None:
    """ "The two ministers met": of whom was told before; "the Security Council met": by itself."""
    if any(company.pair(token) for token in said.agents):
        return touch(company, said.verb, frame.kind, (), said.agents, said.verb, whole=False)
    owned = any(company.scene.grammar.dependents(token, "nmod:poss") for token in said.agents)
    alone = len(sides) == 1 and company.is_plural(sides[0]) and (owned or company.is_official(sides[0]))
    if not alone or company.is_kin(sides[0]) or frame.kind != "meeting" or said.passive:
        return None
    return touch(company, said.verb, frame.kind, sides, said.agents, said.verb)


def _is_a_telephone_call(company: Company, said: Predicate) -> bool:
    """Whether "call" means the telephone: "called Lund on Sunday", not "called Lund a liar"."""
    grammar = company.scene.grammar
    if said.complement is not None or said.passive or "call" not in said.lemma or grammar.particle(said.verb):
        return said.lemma != "call"
    after = [child for child in grammar.dependents(said.verb) if child > said.verb]
    if any(grammar.relation(child).startswith(("xcomp", "ccomp", "iobj")) for child in after):
        return False
    if len(grammar.dependents(said.verb, "obj")) != 1 or len(said.patients) != 1:
        return False
    patient = said.patients[0]
    named = company.at(patient)
    by_people = {company.scene.cast.kind(actor) for actor in company.all(said.agents)} <= {
        "person",
        "anonymous",
    }
    person = len(named) == 1 and company.scene.cast.kind(named[0]) in ("person", "anonymous")
    following = company.scene.grammar.phrase(patient)[1]
    tail = company.scene.text[following : following + 3].strip()
    return person and by_people and not tail.startswith(('"', "“", "a ", "the", "'", "‘"))


def _journey(company: Company, said: Predicate, lemma: str) -> Touch | None:
    """ "Lund visited Ostland", "Lund flew to Port Osk", "sent Lund to Ostland": who goes, and the host."""
    words, grammar = contact_words().going, company.scene.grammar
    goals = [token for case, token in said.obliques if case in _GOALS]
    if lemma in words["visit"]:
        travellers, goals = said.agents, list(said.patients)
    elif lemma in words["send"]:
        travellers, goals = said.patients, [token for case, token in said.obliques if case == "to"]
        if not goals:
            goals = [
                child
                for patient in said.patients
                for child in grammar.dependents(patient, "nmod")
                if grammar.case(child) == "to"
            ]
    else:
        travellers = said.agents
        if lemma in ("head", "depart", "return"):
            goals = [token for case, token in said.obliques if case in ("to", "for")]
    visitors = tuple(actor for actor in company.all(travellers) if travels(company, actor))
    visitors = tuple(actor for actor in visitors if company.is_official(actor))
    if not visitors:
        return None
    hosts = host_states(company, goals, visitors)
    if not hosts:
        return None
    met = _to_meet(company, said.verb, hosts)
    sides = company.distinct((*visitors, *company.all(met), *hosts))
    if not company.is_contact(sides):
        return None
    return touch(company, said.verb, "visit", sides, (*travellers, *goals, *met), said.verb)


def _to_meet(company: Company, verb: int, hosts: Sides) -> tuple[int, ...]:
    """Those of the host whom the journey is to meet: "flew to Port Osk to meet Varnian officials"."""
    at_home = company.countries(hosts)
    for clause in company.scene.grammar.dependents(verb, "advcl", "xcomp"):
        if company.scene.grammar.lemma(clause) in contact_words().verbs:
            said = company.scene.predicate(clause)
            met = (*said.patients, *said.after("with"))
            if company.all(met) and company.countries(company.all(met)) <= at_home:
                return met
    return ()


def _is_purpose_of_journey(company: Company, verb: int) -> bool:
    """Whether a meeting is what a journey told of is for, and so one contact with it."""
    head = company.scene.grammar.head(verb)
    if head is None or company.scene.grammar.upos(head) != "VERB":
        return False
    lemma = company.scene.grammar.lemma(head)
    if not any(lemma in verbs for verbs in contact_words().going.values()):
        return False
    journey = _journey(company, company.scene.predicate(head), lemma)
    said = company.scene.predicate(verb)
    met = company.all((*said.patients, *said.after("with")))
    return journey is not None and bool(met) and set(met) <= set(journey.sides)


def travels(company: Company, actor: ActorId) -> bool:
    """Whether an actor is somebody who goes on visits: a person or a delegation with an office."""
    kind = company.scene.cast.kind(actor)
    if kind == "person":
        return company.holds_office(actor)
    words = company.scene.cast.actor(actor).name.lower().split()
    return kind in ("anonymous", "organisation", "government_body") and bool(_ENVOYS & set(words))


def host_states(company: Company, goals: list[int] | tuple[int, ...], visitors: Sides) -> Sides:
    """The states visited: those that the goals name, or that the places lie in; never the visitor's own."""
    at_home = company.countries(visitors)
    found: list[ActorId] = []
    for goal in goals:
        named = [
            a for a in company.scene.who(goal) if company.scene.cast.kind(a) in ("state", "intergovernmental")
        ]
        found.extend(a for a in named if company.country(a) not in at_home)
    return tuple(dict.fromkeys(found))
