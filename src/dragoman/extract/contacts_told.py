"""One place of an article that tells of a contact, before places that tell of the same one are joined."""

from dataclasses import dataclass, replace

from dragoman.extract.contacts_lists import Sides
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_standing import is_sure, status_of
from dragoman.extract.scene import Scene
from dragoman.record import Place, Span, When
from dragoman.record.words import ContactKind, ContactStatus

_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_TO_DISCUSS = frozenset("discuss address review negotiate consider explore resolve settle debate".split())
_NO_TOPIC = frozenset("phone telephone sideline sidelines basis side visit trip hill tour".split())
_TIMES = frozenset(
    "january february march april may june july august september october november december "
    "day days week weeks weekend month months hour hours year years monday tuesday wednesday thursday "
    "friday saturday sunday".split()
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Touch:
    """A verb or a noun (`token`) that tells of a contact.

    Where it is not `whole` the words only point back ("the talks", "the two met"), with the sides they name
    at most: such a place adds a mention to a contact told before, or nothing. It is `sure` where its own
    words say that the contact was held, is planned, or is off. One place may tell of several ("calls with
    Lund and Brandt"): `number` counts them.
    """

    token: int
    whole: bool
    sure: bool
    kind: ContactKind
    sides: Sides
    status: ContactStatus
    when: When | None
    where: Place | None
    topics: tuple[Span, ...]
    mention: Span
    number: int = 0


def touch(
    company: Company,
    token: int,
    kind: ContactKind,
    sides: Sides,
    parts: tuple[int, ...],
    clause: int,
    whole: bool = True,
) -> Touch | None:
    """Put together what a place tells; None where it is no contact that was, is or will be.

    `parts` are the tokens that name the sides, `clause` the verb whose time and place are the contact's.
    """
    scene = company.scene
    when = scene.when(token) or (scene.when(clause) if clause != token else None)
    status = status_of(scene, token, when)
    if status is None:
        return None
    where = scene.where(token) or (scene.where(clause) if clause != token else None)
    topics = _topics(scene, token, clause)
    sure = is_sure(scene, token, status, when)
    return Touch(token, whole, sure, kind, sides, status, when, where, topics, _mention(scene, token, parts))


def apart(company: Company, told: Touch, partners: Sides) -> tuple[Touch, ...]:
    """One contact for each partner, where one side had several: "held meetings with Lund and Brandt"."""
    own = tuple(actor for actor in told.sides if actor not in partners)
    met = tuple(actor for actor in told.sides if actor in partners)
    if not told.whole or len(own) != 1 or len(met) < 2:
        return (told,)
    return tuple(
        replace(told, sides=(own[0], other), number=number)
        for number, other in enumerate(met)
        if company.is_contact((own[0], other))
    )


def _topics(scene: Scene, token: int, clause: int) -> tuple[Span, ...]:
    """What it is about: "talks on fishing rights", "met to discuss the ferry"."""
    grammar = scene.grammar
    found: list[tuple[int, int]] = []
    for head in dict.fromkeys((token, clause)):
        for child in grammar.dependents(head, "nmod", "obl"):
            topical = grammar.case(child) in _ABOUT and grammar.lemma(child) not in _NO_TOPIC
            if topical and not _is_a_time(scene, child):
                found.append(grammar.phrase(child))
        for below in grammar.dependents(head, "xcomp", "advcl", "acl"):
            if grammar.lemma(below) in _TO_DISCUSS:
                found.extend(grammar.phrase(child) for child in grammar.dependents(below, "obj"))
        if grammar.lemma(head) == "discuss":
            found.extend(grammar.phrase(child) for child in grammar.dependents(head, "obj"))
    spans = []
    for first, end in dict.fromkeys(found):
        words = scene.text[first:end]
        case = next((mark for mark in _ABOUT if words.lower().startswith(mark + " ")), "")
        start = first + (len(case) + 1 if case else 0)
        if start < end and end - start < _LONGEST:
            spans.append(scene.span(start, end))
    return tuple(sorted(spans, key=lambda span: span.start))


def _is_a_time(scene: Scene, token: int) -> bool:
    """Whether "on" or "over" brings a day: "on 4 June", "over two days"."""
    grammar = scene.grammar
    start, end = grammar.phrase(token)
    words = scene.text[start:end].lower().split()
    return grammar.upos(token) == "NUM" or bool(set(words) & _TIMES)


def _mention(scene: Scene, token: int, parts: tuple[int, ...]) -> Span:
    """The words that tell of it: from the first to the last of the sides and the verb or noun."""
    grammar = scene.grammar
    sentence = grammar.sentence(token)
    phrases = [grammar.phrase(part) for part in parts if part in sentence]
    own = grammar.ends(token) if grammar.upos(token) == "VERB" else _noun_ends(scene, token)
    start = min([own[0], *(phrase[0] for phrase in phrases)])
    end = max([own[1], *(phrase[1] for phrase in phrases)])
    paragraph = scene.paragraph_of(token)
    if end - start > _LONGEST // 2 or start < paragraph.start or end > paragraph.end:
        start, end = own
    return scene.span(start, end)


def _noun_ends(scene: Scene, noun: int) -> tuple[int, int]:
    start, (_, end) = scene.grammar.phrase(noun)[0], scene.grammar.ends(noun)
    return (start, end) if end - start <= _LONGEST else scene.grammar.ends(noun)
