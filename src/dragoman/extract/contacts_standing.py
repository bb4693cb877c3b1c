"""Whether a contact was held, is planned, was called off or is denied; None where it is none of these.

Talks that are only wished for, threatened, imagined or refused are no contacts.
"""

from dragoman.extract.contacts_words import contact_words
from dragoman.extract.scene import Scene
from dragoman.extract.unbent import unbent
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.record.times import bounds
from dragoman.record.words import ContactStatus

_DENYING = frozenset({"deny"})
_WHILE = frozenset({"during", "at", "after", "following", "in"})
_SETTING_OUT = frozenset({"leave", "summon", "invite", "go", "come", "set"})
_WISHING = frozenset(
    "want seek try like hope wish beg need invite ask urge refuse decline offer attempt fail ability chance "
    "opportunity desire willingness readiness effort time implore press encourage compel allow pressure "
    "force advise persuade require".split()
)
_WEIGHING = frozenset("consider mull weigh contemplate suggest favor favour oppose discuss avoid".split())
AMOUNTS = frozenset(
    "day week hour month round series number session set string flurry year couple lot".split()
)
"""Words that measure contacts: "a round of talks" is talks."""
_RECENT = frozenset({"recent", "latest", "previous", "earlier"})
_IN_THE_WAY = frozenset("obstacle path way barrier road hurdle impediment alternative".split())
_TERMS = frozenset("condition precondition prerequisite requirement term basis chance prospect".split())
_ENTERING = frozenset("engage enter participate join take return go come attend".split())
_PLANNED = frozenset(
    "planned upcoming forthcoming scheduled next future imminent coming proposed expected".split()
)
_OFF = frozenset("cancelled canceled postponed aborted scrapped shelved called-off".split())


def is_sure(scene: Scene, token: int, status: ContactStatus, when: When | None) -> bool:
    """Whether the words themselves say that it was held, is planned, or is off.

    "The summit" says neither: it is held only for want of better, and what other places of the article say
    goes before.
    """
    if status != "held":
        return True
    grammar, standing = scene.grammar, scene.standing(token)
    if grammar.upos(token) == "VERB":
        auxiliaries = {grammar.word(child).lower() for child in grammar.dependents(token, "aux")}
        return standing.past or bool(auxiliaries & {"has", "have", "had", "having", "been"})
    published = scene.article.published
    if when is not None and when.edtf is not None and published is not None and published.edtf is not None:
        return bounds(when.edtf)[1] <= bounds(published.edtf)[1]
    head, relation = grammar.head(token), grammar.relation(token)
    if head is None or grammar.upos(head) != "VERB":
        return False
    carried = relation.startswith("obj") and grammar.lemma(head) in contact_words().carrying["held"]
    beside = relation.startswith("obl") and grammar.case(token) in _WHILE
    return (standing.past and (carried or beside)) or (
        beside and grammar.case(token) in ("after", "following") and scene.standing(head).past
    )


def status_of(scene: Scene, token: int, when: When | None) -> ContactStatus | None:
    """How the text puts a contact that a verb or a noun tells of."""
    grammar = scene.grammar
    standing = scene.standing(token)
    head = grammar.head(token)
    if grammar.upos(token) == "VERB" and _is_mere_wish(grammar, token):
        return None
    if grammar.upos(token) == "NOUN" and any(
        _is_mere_wish(grammar, verb) for verb in _infinitives(grammar, token)
    ):
        return None  # "sought to use him to set up a meeting"
    subject = head if head is not None and grammar.relation(token).startswith("nsubj") else token
    asked = (token, subject)  # "doubts whether they met", "whether the talks would take place"
    if any(
        grammar.lemma(mark) == "whether" for at in asked for mark in grammar.dependents(at, "mark", "advmod")
    ):
        return None
    if head is not None and _is_weighed(grammar, token, head):
        return None
    if _is_denied(grammar, token):
        return "denied"
    is_noun = grammar.upos(token) == "NOUN"
    if is_noun and head is not None and grammar.case(token) == "to" and grammar.lemma(head) in _IN_THE_WAY:
        return None  # "clears an obstacle to talks"
    if is_noun and head is not None and grammar.case(token) == "for":
        owned = grammar.head(head) if grammar.lemma(head) in ("have", "set") else None
        if grammar.lemma(head if owned is None else owned) in _TERMS:
            return None  # "preconditions for talks", "the preconditions that Ostland has for talks"
    if is_noun and _is_off_by_now(scene, token):
        return "cancelled"
    adjectives = {grammar.word(child).lower() for child in grammar.dependents(token, "amod")}
    if is_noun and (_is_called_off(grammar, token) or adjectives & _OFF):
        return "cancelled" if adjectives & _OFF or head is None or _is_done(scene, head) else "planned"
    if grammar.relation(token).startswith("csubj") or _is_subject(grammar, token):
        return None  # "talking to Ostland is a waste of time"
    told = not is_noun and standing.past and not standing.future
    if is_noun and any(grammar.lemma(child) == "such" for child in grammar.dependents(token)):
        return None  # "such a meeting would be hard to agree to"
    if is_noun and grammar.dependents(token, "cop") and grammar.dependents(token, "aux"):
        helpers = {grammar.lemma(aux) for aux in grammar.dependents(token, "aux")}
        if helpers & {"will", "would", "'ll", "’ll"}:
            return None if standing.negated else "planned"  # "it will be the first meeting between them"
    measured = _measured(grammar, token) if is_noun else token
    if measured != token:
        measure = grammar.head(measured)
        if grammar.case(measured) in ("after", "following") and measure is not None:
            if grammar.upos(measure) == "NOUN" or scene.standing(measure).past:
                return "held"  # "a truce is to begin on Sunday, in a deal after 16 hours of talks"
        elif _is_ahead(grammar, measured):
            return "planned"
    if is_noun and adjectives & _RECENT:
        return None if standing.negated else "held"
    if _lies_ahead(scene, when) and not standing.negated and not told:
        return "planned"
    beside = grammar.relation(token).startswith("obl") and grammar.case(token) in _WHILE
    if is_noun and beside and head is not None and grammar.upos(head) == "VERB":
        # "agreed during a call to send a ship": the call was, whatever is to come of it
        above = scene.standing(head)
        return "held" if above.past and not above.future else _open(scene, head)
    if is_noun and grammar.case(token) in _WHILE and grammar.relation(token).startswith("nmod"):
        # "will offer cuts at talks": the parse has hung the talks on the cuts
        verb = next((one for one in grammar.ancestors(token) if grammar.upos(one) == "VERB"), None)
        if verb is not None and scene.standing(verb).future:
            return "planned"
    if standing.habit or standing.negated or standing.mood in ("threat", "question", "wish", "possibility"):
        return None
    if is_noun:
        revived = head is not None and grammar.lemma(head) in contact_words().carrying["planned"]
        if (revived and grammar.relation(token).startswith("obj")) or adjectives & _PLANNED:
            return "planned"
    if standing.mood == "condition":
        definite = {grammar.lemma(child) for child in grammar.dependents(token, "det")} & {"the"}
        return "planned" if definite and is_noun else None
    if standing.mood == "plan" or standing.future or _is_ahead(grammar, token) or _is_yet(grammar, token):
        return "planned"
    if not is_noun and _is_setting_out(grammar, token):
        return "planned"
    if not is_noun and _is_infinitive(grammar, token):
        # "Lund was to meet Brandt", "Lund to meet Brandt" over a report; what else is "to" be done is open
        is_to = {grammar.lemma(child) for child in grammar.dependents(token, "aux", "cop")} == {"be"}
        return "planned" if is_to or head is None else None
    return "held" if not is_noun or not _is_any(scene, token) else None


def _is_subject(grammar: Grammar, verb: int) -> bool:
    """Whether a sentence begins with an -ing form that is its subject, wherever the parse hangs it."""
    sentence = grammar.sentence(verb)
    if grammar.read.xpos[verb] != "VBG" or verb not in sentence[:2] or grammar.dependents(verb, "aux"):
        return False
    between = range(verb + 1, sentence[-1])
    helper = next((token for token in between if grammar.upos(token) == "AUX"), None)
    return helper is not None and not any(grammar.word(token) == "," for token in range(verb, helper))


def _infinitives(grammar: Grammar, noun: int) -> list[int]:
    """The infinitives that a noun hangs below, as their object: "to hold talks", "to engage in talks"."""
    found: list[int] = []
    relation, head = grammar.relation(noun), grammar.head(noun)
    entered = head is not None and relation.startswith("obl") and grammar.lemma(head) in _ENTERING
    if not relation.startswith("obj") and not (entered and grammar.case(noun) in ("in", "into", "to", "at")):
        return found
    for verb in grammar.ancestors(noun):
        if grammar.upos(verb) != "VERB" or not _is_infinitive(grammar, verb):
            break
        found.append(verb)
    return found


def _is_weighed(grammar: Grammar, verb: int, head: int) -> bool:
    """Whether a meeting is only thought about, or would have been: "considered hosting" somebody."""
    if grammar.read.xpos[verb] == "VBG" and grammar.relation(verb).startswith(("xcomp", "obj")):
        return grammar.lemma(head) in _WEIGHING
    if grammar.lemma(head) == "time" and grammar.relation(verb).startswith("acl"):
        return any(grammar.lemma(aux) == "would" for aux in grammar.dependents(head, "aux"))
    return False


def _measured(grammar: Grammar, noun: int) -> int:
    """What stands for a noun in its sentence: "a new round of talks", "16 hours of talks"."""
    head = grammar.head(noun)
    amount = head is not None and grammar.relation(noun).startswith("nmod") and grammar.case(noun) == "of"
    return head if head is not None and amount and grammar.lemma(head) in AMOUNTS else noun


def _is_off_by_now(scene: Scene, noun: int) -> bool:
    """Whether a clause after a noun calls it off: "a summit in Kest on Monday, which has been cancelled"."""
    grammar, words = scene.grammar, contact_words()
    for clause in range(noun + 1, grammar.sentence(noun)[-1] + 1):
        if grammar.upos(clause) == "NOUN" and grammar.lemma(clause) in words.nouns:
            return False
        passive = grammar.dependents(clause, "nsubj:pass")
        if (
            grammar.lemma(clause) in words.carrying["cancelled"]
            and grammar.relation(clause) in ("acl:relcl", "advcl")
            and any(grammar.lemma(child) in ("which", "that") for child in passive)
        ):
            return _is_done(scene, clause)
    return False


def _is_yet(grammar: Grammar, verb: int) -> bool:
    """Whether a present tense tells of what is to come: "when he meets the king later today"."""
    marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod") if mark < verb}
    bare = grammar.read.xpos[verb] in ("VBZ", "VBP") and not grammar.dependents(verb, "aux")
    return bare and bool(marks & {"when", "before", "until", "once"})


def _is_done(scene: Scene, verb: int) -> bool:
    """Whether a contact is off, and not only threatened or said to come off: "threatened to cancel it"."""
    put = scene.standing(verb)
    return put.mood in ("fact", "plan") and not put.negated


def _is_any(scene: Scene, noun: int) -> bool:
    """Whether "a summit" is one that may be: its verb says what may or will be so."""
    grammar = scene.grammar
    if not any(grammar.lemma(child) in ("a", "an") for child in grammar.dependents(noun, "det")):
        return False
    verb = next((above for above in grammar.ancestors(noun) if grammar.upos(above) == "VERB"), None)
    return verb is not None and scene.standing(verb).mood in ("possibility", "condition", "wish", "question")


def _is_setting_out(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is on the way: "Lund is heading to Ostland", "is flying to Port Osk"."""
    auxiliaries = {grammar.word(child).lower() for child in grammar.dependents(verb, "aux")}
    going = contact_words().going["go"]
    return (
        grammar.word(verb).endswith("ing")  # whatever the tagger takes it for
        and bool(auxiliaries & {"is", "are", "'s", "’s"})
        and unbent(grammar.lemma(verb), going) in going
    )


def _is_infinitive(grammar: Grammar, verb: int) -> bool:
    auxiliaries = {grammar.lemma(child) for child in grammar.dependents(verb, "aux")}
    marks = {grammar.lemma(child) for child in grammar.dependents(verb, "mark")}
    return "to" in marks and grammar.read.xpos[verb] == "VB" and "have" not in auxiliaries


def _open(scene: Scene, verb: int) -> ContactStatus | None:
    """What a contact is beside which something happens or may: "will raise it at the summit"."""
    standing = scene.standing(verb)
    if standing.future or standing.mood == "plan":
        return "planned"
    return "held" if standing.mood == "fact" and not standing.negated else None


def _is_called_off(grammar: Grammar, noun: int) -> bool:
    """Whether a verb calls it off: as its object, its passive subject, or what somebody pulls out of."""
    head, relation = grammar.head(noun), grammar.relation(noun)
    if head is None or grammar.upos(head) != "VERB":
        return False
    off = contact_words().carrying["cancelled"]
    lemma, particle = grammar.lemma(head), grammar.particle(head)
    adverbs = {grammar.lemma(child) for child in grammar.dependents(head, "advmod", "compound:prt")}
    name = next((f"{lemma} {adverb}" for adverb in adverbs if f"{lemma} {adverb}" in off), lemma)
    name = f"{lemma} {particle}" if particle else name
    if name not in off:
        case = grammar.case(noun).split(" ")
        name = next((f"{lemma} {word}" for word in case if f"{lemma} {word}" in off), name)
    if name not in off:
        return False
    leaves = relation.startswith("obl") and grammar.case(noun) in ("from", "out of", "out", "of", "away from")
    bare = relation.startswith("obl") and grammar.case(noun) in ("", "off")  # "called off the summit"
    return relation.startswith(("obj", "nsubj:pass")) or leaves or bare


def _is_denied(grammar: Grammar, token: int) -> bool:
    """Whether somebody denies it: "denied meeting Lund", "denied that he had met Lund"."""
    current = token
    for _ in range(3):
        head, relation = grammar.head(current), grammar.relation(current)
        if head is None:
            return False
        if grammar.lemma(head) in _DENYING and relation.partition(":")[0] in ("xcomp", "ccomp", "obj", "obl"):
            return True
        if relation.partition(":")[0] not in ("xcomp", "ccomp", "obj", "nmod"):
            return False
        current = head
    return False


def _is_mere_wish(grammar: Grammar, verb: int) -> bool:
    """Whether an infinitive says only what is wanted or tried: "sought to meet", "ready to talk"."""
    marks = {grammar.lemma(child) for child in grammar.dependents(verb, "mark")}
    head, relation = grammar.head(verb), grammar.relation(verb)
    if "to" not in marks or head is None or not relation.startswith(("xcomp", "ccomp", "csubj", "acl")):
        return False
    if {"have", "has", "having"} & {grammar.lemma(child) for child in grammar.dependents(verb, "aux")}:
        return False  # "is said to have met"
    return grammar.upos(head) == "ADJ" or grammar.lemma(head) in _WISHING


def _is_ahead(grammar: Grammar, noun: int) -> bool:
    """Whether it is yet to come: "ahead of talks", "preparations for a summit"."""
    if grammar.upos(noun) != "NOUN":
        return False
    case = grammar.case(noun)
    start = grammar.phrase(noun)[0]
    # "said before a meeting with the king": the article has it before it was
    if (
        case in ("ahead of", "before", "pending")
        or grammar.text[max(0, start - 9) : start].strip() == "ahead of"
    ):
        return True
    head = grammar.head(noun)
    going = contact_words().going
    setting_out = going["go"] | going["send"] | going["visit"] | _SETTING_OUT
    about = (
        {grammar.lemma(child) for child in grammar.dependents(head, "nsubj")} if head is not None else set()
    )
    if case == "for" and about & {"plan", "preparation", "arrangement", "date", "agenda"}:
        return True  # "plans were laid out for a visit"
    if head is not None and case == "for" and grammar.lemma(head) in setting_out:
        return True
    awaited = ("preparation", "plan", "agenda", "date", "prepare", "hope", "await", "schedule", "push", "bid")
    return head is not None and grammar.lemma(head) in awaited and case in ("for", "")


def _lies_ahead(scene: Scene, when: When | None) -> bool:
    """Whether a time lies after the day of the article."""
    published = scene.article.published
    if when is None or when.edtf is None or published is None or published.edtf is None:
        return False
    return bounds(when.edtf)[0] > bounds(published.edtf)[1]
