"""What a classifier of acts looks at: the words on the way, what they can name, what hangs beside them."""

from collections.abc import Callable, Sequence

from dragoman.extract.standing import Standing
from dragoman.language.grammar import Grammar
from dragoman.ontology.acts import Step, by_rule, lexicon

Features = dict[str, float]
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def merged(kind: str | None) -> str:
    """A PLOVER type with the two kinds of yielding made one, as the corpus that we learn from has it."""
    return _MERGED.get(kind or "", kind or "none")


def features(
    grammar: Grammar,
    steps: Sequence[Step],
    source: int | None,
    target: int | None,
    *,
    put: Standing,
) -> Features:
    """Describe an act; weights say how far a feature is from the act itself."""
    words = lexicon()
    ruled = merged(by_rule(steps, put.negated, put.future))
    found: Features = {f"rule={ruled}": 1.5, f"rule={ruled}+{put.mood}": 1.0}

    def add(name: str, weight: float) -> None:
        found[name] = max(found.get(name, 0.0), weight)

    for number, step in enumerate(steps):
        place = "top" if number == 0 else "last" if number == len(steps) - 1 else "mid"
        add(f"{place}:{step.lemma}", 1.0)
        add(f"any:{step.lemma}", 1.0)
        for kind in step.types:
            add(f"{place}-type:{merged(kind)}", 1.0)
            add(f"any-type:{merged(kind)}", 0.7)
    if len(steps) > 1:
        add(f"pair:{steps[0].lemma}>{steps[-1].lemma}", 1.0)
    if put.negated:
        add("negated", 1.0)
    if put.future:
        add("future", 1.0)
    add(f"mood:{put.mood}", 1.0)
    if steps:
        _beside(grammar, steps[0].token, add, words.verbs, words.nouns)
    if source is not None:
        add(f"source:{grammar.lemma(source)}", 0.5)
    if target is not None:
        add(f"target:{grammar.lemma(target)}", 0.5)
    return found


def _beside(
    grammar: Grammar,
    verb: int,
    add: Callable[[str, float], None],
    verbs: dict[str, tuple[str, ...]],
    nouns: dict[str, tuple[str, ...]],
) -> None:
    """Add what hangs on the top of the way, and more weakly whatever stands below it."""
    for child in grammar.dependents(verb):
        relation = grammar.relation(child).partition(":")[0]
        lemma = grammar.lemma(child)
        if relation in ("aux", "advmod", "compound"):
            add(f"with:{lemma}", 0.7)
        elif relation in ("obj", "obl", "xcomp", "ccomp"):
            add(f"argument:{lemma}", 0.7)
            for kind in nouns.get(lemma, ()):
                add(f"argument-type:{merged(kind)}", 0.5)
    for token in grammar.subtree(verb):
        lemma, tag = grammar.lemma(token), grammar.upos(token)
        if tag in ("VERB", "NOUN"):
            add(f"below:{lemma}", 0.35)
            for kind in (verbs if tag == "VERB" else nouns).get(lemma, ()):
                add(f"below-type:{merged(kind)}", 0.35)
