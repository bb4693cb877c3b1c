"""Who speaks where a verb of saying stands between two nouns.

"The agency, OPA, said the student, Jan Holm, left": from left to right that is "said the student" as well as
"the agency said". The tree tells which noun is the subject.
"""

from collections.abc import Iterable

from dragoman.extract.attribution import Attribution
from dragoman.language.grammar import Grammar


def with_their_subjects(grammar: Grammar, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Drop what the rules read as "said X" where the tree has every subject before the verb."""
    return tuple(attribution for attribution in found if not _is_turned_round(grammar, attribution))


def _is_turned_round(grammar: Grammar, said: Attribution) -> bool:
    if said.cue is None or said.source is None or said.source[0] < said.cue[1]:
        return False
    verb = next((t for t in grammar.tokens_in(*said.cue) if grammar.upos(t) == "VERB"), None)
    subjects = grammar.dependents(verb, "nsubj") if verb is not None else []
    return verb is not None and bool(subjects) and all(subject < verb for subject in subjects)
