"""How sure it is that a message was sent: asserted, claimed, planned, denied; or no message at all.

What the article itself tells is asserted, and so is a message that the quoted words perform ("we call on
Varnia"). What somebody tells of a message is claimed, even by its sender: whether the words arrived is his
word only. What would, may or should be said is no message.
"""

from itertools import pairwise

from dragoman.extract.messages_lexicon import lexicon
from dragoman.extract.scene import Scene
from dragoman.record import Statement
from dragoman.record.words import Act, MessageStatus

_PERFORMERS = frozenset({"i", "we"})
_POLITE = frozenset(
    "thank congratulate apologise apologize assure reassure urge ask warn remind call".split()
)
_NOW = frozenset({"be", "do", "would", "’re", "'re", "'m", "’m"})
_NO_PLAN = frozenset({"refuse", "decline", "fail", "stop", "avoid"})
_OPEN = frozenset({"of", "from", "without", "against", "for"})
_BLAMES = frozenset("accuse suspect blame criticize criticise blast condemn praise thank fault slam".split())
_HOPES = frozenset(
    "hope wish want fear believe think doubt expect suspect suppose likely unlikely possible probable "
    "chance".split()
)
_WEIGHED = frozenset({"consider", "weigh", "mull", "contemplate", "suggest", "recommend", "discuss"})
_INTENT = frozenset("plan intend schedule expect aim decide set due go".split())


def status_of(
    scene: Scene, verb: int, told_in: Statement | None, act: Act | None = None
) -> MessageStatus | None:
    """The status of a message that a verb tells of; None if there is no message.

    `act` is given where saying the verb may send the message ("we urge"); "we told them" never does.
    """
    put = scene.standing(verb)
    if told_in is not None and act is not None and _is_offered_politely(scene, verb):
        return "asserted"
    if is_general(scene, verb):
        return None
    if put.habit or _is_asked_for(scene, verb) or _is_hoped(scene, verb) or _is_thought_of(scene, verb):
        return None
    if put.mood == "fact" and not put.negated and _is_intended(scene, verb):
        return "planned"
    polite = told_in is not None and act not in (None, "say", "notify") and "would" in _helpers(scene, verb)
    if put.mood == "plan" and polite and performs(scene, verb):
        return "asserted"  # "we would call on Varnia to open the port": politely, and now
    if put.mood == "plan":
        planned = put.future or _is_intended(scene, verb)
        return (
            "planned" if planned and not put.negated and not put.hedged and not _would(scene, verb) else None
        )
    if put.mood != "fact":
        return None
    if put.negated:
        return "denied" if _did_not(scene, verb) else None
    if put.hedged:
        return "claimed"
    if told_in is None or (act not in (None, "say", "notify") and performs(scene, verb)):
        return "asserted"
    return "claimed"


def is_general(scene: Scene, verb: int) -> bool:
    """Whether it is what happens ever and again: "when Varnia threatens to strike, they misread it"."""
    grammar = scene.grammar
    marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod") if mark < verb}
    if "whether" in marks:
        return True  # "it is unclear whether Kestria warned Varnia"
    present = grammar.read.xpos[verb] in ("VBZ", "VBP") and not grammar.dependents(verb, "aux")
    return present and bool(marks & {"when", "whenever", "if"})


def performs(scene: Scene, verb: int) -> bool:
    """Whether saying the verb sends the message: "we call on Varnia to leave", in quotation marks or not."""
    grammar = scene.grammar
    subject = grammar.dependent(verb, "nsubj")
    if subject is None and grammar.relation(verb) == "conj" and grammar.head(verb) is not None:
        subject = grammar.dependent(int(grammar.head(verb) or 0), "nsubj")
    if subject is None or grammar.word(subject).lower() not in _PERFORMERS:
        return False
    now = grammar.read.xpos[verb] in ("VBP", "VB", "VBG")
    return now and _helpers(scene, verb) <= _NOW


def _is_offered_politely(scene: Scene, verb: int) -> bool:
    """Whether somebody does by words what he says he wants to do: "I want to thank the king"."""
    grammar = scene.grammar
    head = grammar.head(verb)
    if (
        head is None
        or grammar.relation(verb) != "xcomp"
        or grammar.lemma(head) not in ("want", "wish", "like")
    ):
        return False
    said = scene.predicate(head)
    return grammar.lemma(verb) in _POLITE and any(
        grammar.word(token).lower() in _PERFORMERS for token in said.agents
    )


def _helpers(scene: Scene, verb: int) -> frozenset[str]:
    return frozenset(scene.grammar.lemma(aux) for aux in scene.grammar.dependents(verb, "aux"))


def _is_asked_for(scene: Scene, verb: int) -> bool:
    """Whether a message is only asked of somebody: "told the envoy to ask the king"."""
    grammar = scene.grammar
    head = grammar.head(verb)
    if head is None or grammar.relation(verb) not in ("xcomp", "advcl", "ccomp"):
        return False
    infinitive = any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark"))
    return infinitive and any(
        frame.beside != "any" or "object" in frame.to
        for frame in lexicon().verbs.get(grammar.lemma(head), ())
    )


def _is_hoped(scene: Scene, verb: int) -> bool:
    """Whether a message is only hoped for, feared or thought of: "hopes the move will press Varnia"."""
    grammar = scene.grammar
    far = 7 if scene.standing(verb).future and scene.statement_of(verb) is None else 4
    above = [verb, *grammar.ancestors(verb)][:far]
    return any(
        grammar.relation(low).startswith(("ccomp", "csubj", "acl")) and grammar.lemma(high) in _HOPES
        for low, high in pairwise(above)
    )


def _is_thought_of(scene: Scene, verb: int) -> bool:
    """Whether a message is only something one might do: "wary of pressing Varnia", "without warning them"."""
    grammar = scene.grammar
    head = grammar.head(verb)
    marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "case")}
    if {"for", "to"} <= marks:
        return True  # "it was unrealistic for Varnia to call on them"
    if "to" in marks and head is not None and grammar.lemma(head) in ("have", "need"):
        return scene.standing(head).negated  # "never had to warn Varnia"
    if head is None or grammar.read.xpos[verb] != "VBG" or grammar.dependents(verb, "aux"):
        return False
    if grammar.lemma(head) in _WEIGHED and grammar.relation(verb) in ("xcomp", "ccomp", "obj"):
        return True  # "considered asking the council"
    return bool(marks & _OPEN) and grammar.lemma(head) not in _BLAMES


def _did_not(scene: Scene, verb: int) -> bool:
    """Whether it is said of a past time that no message was sent ("did not warn", "has not replied")."""
    grammar = scene.grammar
    helpers = {grammar.word(aux).lower() for aux in grammar.dependents(verb, "aux")}
    head = grammar.head(verb)
    if head is not None and grammar.relation(verb) == "xcomp" and grammar.lemma(head) in _NO_PLAN:
        return False
    return bool(helpers & {"did", "had", "has", "have", "'ve", "’ve", "never"}) or scene.standing(verb).past


def _would(scene: Scene, verb: int) -> bool:
    """Whether the plan is one of "would" outside what somebody says: "a move that would warn Varnia"."""
    return "would" in _helpers(scene, verb) and scene.statement_of(verb) is None


def _is_intended(scene: Scene, verb: int) -> bool:
    grammar = scene.grammar
    head = grammar.head(verb)
    if head is None or grammar.relation(verb) != "xcomp":
        return False
    return grammar.lemma(head).removesuffix("s") in _INTENT
