"""Where a reported content ends because the report goes on with what the speaker did besides.

"Denied killing him but gave no account", "said there were no mines, and continue to urge restraint", "are
saying there is little doubt, laying the ground for war": the second verb hangs on the cue in the tree and is
no part of what was said.
"""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.told_in_trees import verbs_of_saying
from dragoman.language.grammar import Grammar

_NEAR = 60  # code points after the cue in which a second half has its verb
_FEWEST = 1  # words that must remain


def within_clauses(grammar: Grammar, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Cut unquoted contents after their cue where a verb joined to the cue begins; and where the cue stands
    between two halves ("the strait is open, Lund said, but the mines are old"), add the second.
    """
    return tuple(_resumed(grammar, _cut(grammar, attribution)) for attribution in found)


def _resumed(grammar: Grammar, attribution: Attribution) -> Attribution:
    if attribution.cue is None or len(attribution.contents) != 1:
        return attribution
    if not any(grammar.upos(token) == "VERB" for token in grammar.tokens_in(*attribution.cue)[-1:]):
        return attribution  # "…, according to Lund, and …": that goes on with the report
    content = attribution.contents[0]
    after = max(attribution.cue[1], attribution.source[1] if attribution.source else 0)
    if content[1] > attribution.cue[0] or grammar.text[content[1] : content[1] + 1] not in (",", ""):
        return attribution
    said = grammar.tokens_in(*content)
    for token in grammar.tokens_in(after, after + _NEAR):
        if grammar.relation(token) != "conj" or not _goes_on(grammar, token, said, attribution.cue):
            continue
        whole = grammar.subtree(token)
        begins, last = whole[0], grammar.sentence(token)[-1]
        if any(mark in grammar.text[slice(*grammar.ends(token, last))] for mark in '“”"'):
            last = whole[-1]
        while begins < token and grammar.upos(begins) == "PUNCT":
            begins += 1
        while last > begins and grammar.upos(last) == "PUNCT":
            last -= 1
        ends = grammar.ends(begins, last)
        if ends[0] >= after and grammar.word(begins).lower() in ("but", "and", "or", "yet"):
            return replace(attribution, contents=(content, ends))
    return attribution


def _goes_on(grammar: Grammar, token: int, said: range, cue: Ends) -> bool:
    """Whether a clause after the cue is joined to the content; one joined to the cue itself is the report's,
    unless it too speaks of what would or should be.
    """
    head = grammar.head(token)
    if head in said:
        return True
    supposed = grammar.read.xpos[token] == "MD" or any(
        grammar.read.xpos[aux] == "MD" for aux in grammar.dependents(token, "aux")
    )
    return head in grammar.tokens_in(*cue) and supposed and bool(grammar.dependents(token, "nsubj"))


def _cut(grammar: Grammar, attribution: Attribution) -> Attribution:
    if attribution.cue is None or len(attribution.contents) != 1:
        return attribution
    start, end = attribution.contents[0]
    if start < attribution.cue[1]:
        return attribution
    joined = _joined_to(grammar, attribution.cue, (start, end))
    if joined is None:
        return attribution
    last = joined - 1
    while last >= 0 and grammar.upos(last) in ("PUNCT", "CCONJ"):
        last -= 1
    shorter = grammar.ends(last)[1]
    if len(grammar.tokens_in(start, shorter)) < _FEWEST or shorter <= start:
        return attribution
    return replace(attribution, contents=((start, shorter),))


def _tells_or_does(grammar: Grammar, cue: int, joined: int) -> bool:
    """Whether a joined verb is the speaker's and no second verb of the content.

    After "said that it had seen the note and believed none of it" either may be meant, so there it must be a
    verb of saying itself; "denied killing him but gave no account" is plain.
    """
    finite = any(grammar.dependents(c, "nsubj", "expl") for c in grammar.dependents(cue, "ccomp"))
    goes_on = [joined, *grammar.dependents(joined, "xcomp")]
    beside = grammar.relation(joined) == "advcl"
    return beside or not finite or any(grammar.lemma(verb) in verbs_of_saying() for verb in goes_on)


def _has_done(grammar: Grammar, verb: int) -> bool:
    """Whether a participle is finite through its auxiliary: "and have denounced"."""
    return any(grammar.read.xpos[aux] in ("VBZ", "VBP", "VBD") for aux in grammar.dependents(verb, "aux"))


def _joined_to(grammar: Grammar, cue: Ends, content: Ends) -> int | None:
    """The first token of a finite verb's clause in the content that is joined to the cue, if there is one."""
    text = grammar.text
    for verb in grammar.tokens_in(*cue):
        for child in grammar.dependents(verb, "conj", "advcl"):
            begins = grammar.subtree(child)[0]
            at = grammar.ends(begins)[0]
            if not _tells_or_does(grammar, verb, child):
                continue
            beside = grammar.relation(child) == "advcl"
            wanted = ("VBG",) if beside else ("VBD", "VBZ", "VBP", "VB")
            if (
                grammar.upos(child) != "VERB"
                or not (grammar.read.xpos[child] in wanted or (not beside and _has_done(grammar, child)))
                or not content[0] < at < content[1]
            ):
                continue
            if any(mark in text[content[0] : at] for mark in '“"') != any(
                mark in text[content[0] : at] for mark in '”"'
            ):
                continue  # inside a quotation
            if beside and text[:at].rstrip().endswith(","):
                return begins
            if not beside and grammar.word(begins).lower() in ("and", "but", "or", "yet", ","):
                return begins
    return None
