"""Whether something is told as lacking proof: "there is no evidence that Ostland shelled the town"."""

from dragoman.language.grammar import Grammar

_PROOFS = frozenset("proof evidence indication sign confirmation basis".split())
_LACKS = frozenset("no not never insufficient little without lack any n't n’t nor".split())
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
