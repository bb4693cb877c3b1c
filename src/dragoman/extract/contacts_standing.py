"""Whether a contact was held, is planned, was called off or is denied; None where it is none of these.

Talks that are only wished for, threatened, imagined or refused are no contacts.
"""

from dragoman.extract.contacts_words import contact_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.record.times import bounds
from dragoman.record.words import ContactStatus

_DENYING = frozenset({"deny"})
_PLANNED = frozenset(
    "planned upcoming forthcoming scheduled next future imminent coming proposed expected".split()
)
_OFF = frozenset("cancelled canceled postponed aborted scrapped shelved called-off".split())


def status_of(scene: Scene, token: int, when: When | None) -> ContactStatus | None:
    """How the text puts a contact that a verb or a noun tells of."""
    grammar = scene.grammar
    standing = scene.standing(token)
    if standing.habit or standing.mood in ("threat", "question"):
        return None
    if _is_denied(grammar, token):
        return "denied"
    if grammar.upos(token) == "NOUN":
        called = _called_off(grammar, token)
        if called is not None:
            return called
        head = grammar.head(token)
        revived = head is not None and grammar.lemma(head) in contact_words().carrying["planned"]
        if revived and grammar.relation(token).startswith("obj") and not standing.negated:
            return "planned"
        adjectives = {grammar.word(child).lower() for child in grammar.dependents(token, "amod")}
        if adjectives & _OFF:
            return "cancelled"
        if adjectives & _PLANNED and not standing.negated:
            return "planned"
    if standing.negated or standing.mood in ("wish", "possibility"):
        return None
    if standing.mood == "condition":
        definite = {grammar.lemma(child) for child in grammar.dependents(token, "det")} & {"the"}
        return "planned" if definite and grammar.upos(token) == "NOUN" else None
    if standing.mood == "plan" or standing.future or _lies_ahead(scene, when) or _is_ahead(grammar, token):
        return "planned"
    return "held"


def _called_off(grammar: Grammar, noun: int) -> ContactStatus | None:
    """What a verb of calling off makes of its object, its passive subject, or what it pulls out of."""
    head, relation = grammar.head(noun), grammar.relation(noun)
    if head is None or grammar.upos(head) != "VERB":
        return None
    off = contact_words().carrying["cancelled"]
    lemma, particle = grammar.lemma(head), grammar.particle(head)
    adverbs = {grammar.lemma(child) for child in grammar.dependents(head, "advmod", "compound:prt")}
    name = next((f"{lemma} {adverb}" for adverb in adverbs if f"{lemma} {adverb}" in off), lemma)
    name = f"{lemma} {particle}" if particle else name
    if name not in off:
        case = grammar.case(noun).split(" ")
        name = next((f"{lemma} {word}" for word in case if f"{lemma} {word}" in off), name)
    if name not in off:
        return None
    leaves = relation.startswith("obl") and grammar.case(noun) in ("from", "out of", "out", "of", "away from")
    return "cancelled" if relation.startswith(("obj", "nsubj:pass")) or leaves else None


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


def _is_ahead(grammar: Grammar, noun: int) -> bool:
    """Whether it is yet to come: "ahead of talks", "preparations for a summit"."""
    if grammar.upos(noun) != "NOUN":
        return False
    case = grammar.case(noun)
    if case in ("ahead of", "pending"):
        return True
    head = grammar.head(noun)
    awaited = ("preparation", "plan", "agenda", "date", "prepare", "hope", "await", "schedule", "push", "bid")
    return head is not None and grammar.lemma(head) in awaited and case in ("for", "")


def _lies_ahead(scene: Scene, when: When | None) -> bool:
    """Whether a time lies after the day of the article."""
    published = scene.article.published
    if when is None or when.edtf is None or published is None or published.edtf is None:
        return False
    return bounds(when.edtf)[0] > bounds(published.edtf)[1]
