"""What a verb has beside it where it tells of a message, and which words are the message.

"Called on Varnia to leave" is one, "called on his mother" none; "asked Varnia for help" is one, "asked Varnia
whether" a question.
"""

from dragoman.extract.attribution import Ends
from dragoman.extract.messages_lexicon import Telling, lexicon
from dragoman.extract.scene import Scene
from dragoman.extract.unbent import unbent
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate
from dragoman.record import Statement
from dragoman.resolve.time_lexicon import WEEKDAYS

_MATTERS = frozenset({"for", "of", "about", "on", "over", "to", "against", "regarding", "concerning", "from"})
_CONVEYING = frozenset({"convey", "communicate", "express", "relay", "transmit", "explain"})
_ASKING = frozenset("whether if what who why how when where which".split())
_NO_MATTER = frozenset("comment question interview".split())
_SPELLS = frozenset({"hour", "day", "week", "month", "deadline"})
_NO_OFFER = frozenset(
    "praise condolence congratulation sympathy glimpse hope proof evidence insight view detail assessment "
    "chance thought prayer comment clue lesson reason example way look opportunity".split()
)


def verb_name(scene: Scene, verb: int) -> str:
    """The verb as the word list has it: with a particle ("pass on"), or with "clear"."""
    grammar = scene.grammar
    lemma, particle = grammar.lemma(verb), grammar.particle(verb)
    if particle and f"{lemma} {particle}" in lexicon().verbs:
        return f"{lemma} {particle}"
    if lemma == "make" and any(
        grammar.lemma(c) in ("clear", "plain")
        for c in grammar.dependents(verb, "xcomp", "obj", "advmod", "ccomp")
    ):
        return "make clear"
    if lemma == "give" and _gives_time(grammar, verb):
        return "give time"
    if lemma == "call" and _has_infinitive(grammar, verb) and not _calls_on(grammar, verb):
        return "call for"
    if lemma == "let" and any(grammar.lemma(c) == "know" for c in grammar.dependents(verb, "xcomp", "ccomp")):
        return "let know"
    return unbent(lemma, lexicon().verbs)


def _has_infinitive(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is called to do something, wherever the parse hangs it: "called for them to leave"."""
    return grammar.dependent(verb, "xcomp") is not None or any(
        {"for", "to"} <= {grammar.lemma(mark) for mark in grammar.dependents(clause, "mark", "case")}
        for clause in grammar.dependents(verb, "advcl", "ccomp")
    )


def _gives_time(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is given a time by which to act: "gave Varnia 48 hours to leave"."""
    until = any(grammar.case(child) == "until" for child in grammar.dependents(verb, "obl"))
    things = {grammar.lemma(child).removesuffix("s") for child in grammar.dependents(verb, "obj", "obl")}
    return until or bool(things & _SPELLS)


def _calls_on(grammar: Grammar, verb: int) -> bool:
    """Whether "called" has its "on", or calls somebody something."""
    cases = {
        grammar.case(child)
        for child in grammar.dependents(verb, "obl")
        if grammar.lemma(child) not in WEEKDAYS  # "on Monday called for talks"
    }
    wanted = "for" in cases or grammar.word(min(verb + 1, len(grammar) - 1)).lower() == "for"
    return not wanted or bool(cases & {"on", "upon", ""}) or bool(grammar.dependents(verb, "obj"))


def is_matter(scene: Scene, said: Predicate, frame: Telling, own: Statement | None) -> bool:
    """Whether beside the verb stands what it takes to be a message: a clause, or a matter."""
    grammar = scene.grammar
    things = {grammar.lemma(token) for token in said.patients}
    matters = {grammar.lemma(token) for token in said.after("for", "to")}
    if things & _NO_MATTER or matters & _NO_MATTER:
        return False
    if frame.things:
        return bool(things & frame.things)
    if frame.act == "offer" and things & _NO_OFFER:
        return False
    if grammar.lemma(said.verb) == "call" and frame.to != ("for",) and not _is_called_on(said):
        return False
    if frame.act == "threaten" and own is None and said.complement is not None:
        return grammar.read.xpos[said.verb] not in ("VBP", "VBZ")  # "threatens to spread" is a danger
    if frame.act == "threaten" and own is None:
        # "missiles that threaten Varnia" say nothing; "threatening an attack on Varnia" does
        bodily = grammar.read.xpos[said.verb] in ("VBP", "VBZ", "VBG") and not said.after("with")
        return not (bodily and any(grammar.upos(token) == "PROPN" for token in said.patients))
    if frame.act in ("request", "say") and _asks(scene, said, own):
        return False
    if frame.act == "urge" and _is_questioned(scene, said):
        return False
    if frame.beside == "any" or own is not None:
        return True
    clause = said.complement is not None or bool(purpose_of(scene, said.verb))
    if frame.beside == "clause" or clause:
        return clause
    if grammar.lemma(said.verb) in _CONVEYING and said.patients:
        return True  # "conveyed its position to Varnia"
    return any(
        case in _MATTERS and token not in said.recipients
        for case, token in said.obliques
        if case not in frame.to
    )


def _asks(scene: Scene, said: Predicate, own: Statement | None) -> bool:
    """Whether the verb brings in a question: that is asked, and lets nobody know anything."""
    grammar = scene.grammar
    clause = said.complement
    if grammar.lemma(said.verb) != "ask":
        return False
    clauses = grammar.dependents(said.verb, "ccomp", "xcomp", "advcl")
    if any(grammar.word(grammar.subtree(c)[0]).lower() in _ASKING for c in clauses if c > said.verb):
        return True
    that = said.complement is not None and any(
        grammar.lemma(mark) in ("that", "to") for mark in grammar.dependents(said.complement, "mark")
    )
    if own is not None and own.act == "ask" and not that:
        return True
    if any(case in ("about", "on") for case, _ in said.obliques):
        return True
    if clause is None:
        return False
    first = grammar.subtree(clause)[0]
    return grammar.word(first).lower() in _ASKING


def _is_called_on(said: Predicate) -> bool:
    """Whether "on" brings in whom somebody calls on, and not what a hearing is on ("called for … on")."""
    if said.patients and not said.lemma.endswith((" on", " upon")):
        return False  # "called it a big step on Tuesday"
    called = [token for case, token in said.obliques if case in ("on", "upon", "")]
    wanted = [token for case, token in said.obliques if case == "for"]
    return not wanted or not called or min(called) < min(wanted)


def _is_questioned(scene: Scene, said: Predicate) -> bool:
    """Whether somebody is pressed for an answer: "pressed the minister on what he would do"."""
    grammar = scene.grammar
    after = range(said.verb + 1, min(said.verb + 10, grammar.sentence(said.verb)[-1]))
    # "pressed him about what it might do", wherever the parse hangs the question
    if any(
        grammar.lemma(at) in ("about", "on", "over") and grammar.word(at + 1).lower() in _ASKING
        for at in after
    ):
        return True
    return any(
        grammar.word(grammar.subtree(clause)[0]).lower() in _ASKING
        or grammar.word(min(grammar.subtree(clause)[0] + 1, len(grammar) - 1)).lower() in _ASKING
        for clause in grammar.dependents(said.verb, "ccomp", "advcl")
        if clause > said.verb
        and grammar.lemma(grammar.subtree(clause)[0]) in _ASKING | {"on", "about", "over"}
    )


def purpose_of(scene: Scene, verb: int) -> int | None:
    """The infinitive that a parser may hang on a verb as its purpose: "called on Varnia to leave"."""
    grammar = scene.grammar
    for clause in grammar.dependents(verb, "advcl", "xcomp", "ccomp", "parataxis"):
        if any(grammar.lemma(mark) == "to" for mark in grammar.dependents(clause, "mark")):
            return clause
    return None


def contents_of(scene: Scene, said: Predicate, own: Statement | None) -> tuple[Ends, ...]:
    """What was let know: the content of the statement, or the words after the verb."""
    grammar = scene.grammar
    if own is not None:
        return tuple((span.start, span.end) for span in own.content_spans)
    clause = said.complement if said.complement is not None else purpose_of(scene, said.verb)
    if clause is not None and grammar.lemma(clause) in ("clear", "plain"):
        clause = grammar.dependent(clause, "ccomp") or grammar.dependent(said.verb, "ccomp")
    if clause is not None:
        return (trimmed(scene.text, scene.clause(clause)),)
    heads = (
        [t for t in said.patients if t > said.verb and t not in said.recipients]
        if said.lemma not in ("warn", "tell")
        else []
    )
    heads += [
        t
        for case, t in said.obliques
        if case in ("of", "about", "for", "on", "over", "against") and t > said.verb
    ]
    named = [t for t in heads if grammar.upos(t) != "PROPN"]
    if named:
        below = grammar.subtree(named[0])
        return (trimmed(scene.text, grammar.ends(below[0], below[-1])),)
    return ()


def mention_of(scene: Scene, verb: int) -> Ends:
    """The words that tell of a message: the clause of the verb, as far as its sentence goes."""
    return trimmed(scene.text, scene.clause(verb))


def trimmed(text: str, ends: Ends) -> Ends:
    """A stretch without white space and loose marks at its edges."""
    start, end = ends
    while start < end and text[start] in " \n\t,;.:“”\"'’‘-–—":
        start += 1
    while end > start and text[end - 1] in " \n\t,;.:“”\"'‘-–—":
        end -= 1
    return start, end
