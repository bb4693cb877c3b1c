"""Whether something is told as lacking proof, or as not done after all: "no evidence that Ostland shelled the
town", "stopped short of blaming Ostland", "pulled out of launching strikes".
"""

import re

from dragoman.language.grammar import Grammar

_PROOFS = frozenset("proof evidence indication sign confirmation basis".split())
_LACKS = frozenset("no not never insufficient little without lack any n't n’t nor".split())
_HELD_BACK = re.compile(
    r"(?:\bshort of|\b(?:pull|back|shy|step|turn)\w* (?:out of|away from|off from|back from|off|down from)"
    r"|\b(?:call|held|hold)\w* off(?: on)?|\b(?:reluctan\w+|unwilling|refus\w+|declin\w+|hesitat\w+) to"
    r"|\b(?:refrain\w* from|avoid\w*|abort\w*|without|instead of|rather than))\s+(?:\w+ly\s+)?\Z",
    re.I,
)
_REACH = 4  # words before the noun within which "not enough", "no clear", "lack of" stand


def is_unproven(grammar: Grammar, token: int) -> bool:
    """Whether a clause opens right after words that deny any proof of it.

    Asked of the words in their order: where such a clause hangs is what trees get wrong most.
    """
    sentence = grammar.sentence(token)
    for proof in range(token - 1, sentence.start - 1, -1):
        if grammar.lemma(proof) not in _PROOFS or grammar.upos(proof) != "NOUN":
            continue
        opens = grammar.word(proof + 1).lower() == "that" or grammar.upos(proof + 1) in ("PRON", "PROPN")
        before = range(max(sentence.start, proof - _REACH), proof)
        breaks = any(grammar.word(t) in (";", "but", "and") for t in range(proof, token))
        return opens and not breaks and any(grammar.lemma(t) in _LACKS for t in before)
    return False


def is_held_back(grammar: Grammar, token: int) -> bool:
    """Whether the words right before a verb, or before the phrase of a noun and the -ing form that carries
    it, say that it was not done after all.
    """
    first = token
    if grammar.upos(token) != "VERB":
        first = grammar.token_at(grammar.phrase(token)[0]) or token
        first -= first > 0 and grammar.read.xpos[first - 1] == "VBG"
    start = grammar.ends(grammar.sentence(token).start)[0]
    return _HELD_BACK.search(grammar.text[start : grammar.ends(first)[0]]) is not None
