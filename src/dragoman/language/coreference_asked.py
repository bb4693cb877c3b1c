"""One pronoun as the ranker asks about it: what is worked out once, for all its candidates."""

from __future__ import annotations

from typing import Final

from dragoman.language.coreference_mentions import Mention, Words

SUBJECTS: Final = frozenset(("nsubj", "nsubj:pass", "csubj", "nsubj:outer"))
CLAUSAL: Final = frozenset(("ccomp", "xcomp", "parataxis", "advcl", "acl", "acl:relcl", "csubj"))
SAYING: Final = frozenset(
    """say tell add note explain state announce insist warn claim write reply argue declare deny urge
    accuse call ask believe think know hope want admit acknowledge confirm""".split()
)
_TELLING: Final = frozenset(("say", "tell", "add", "write", "tweet", "state", "ask", "reply"))
_ROLES: Final = {
    **dict.fromkeys(SUBJECTS, 0),
    **dict.fromkeys(("obj", "iobj"), 1),
    **dict.fromkeys(("obl", "obl:agent", "obl:unmarked"), 2),
    "nmod:poss": 3,
    "nmod": 4,
    "appos": 5,
    "conj": 6,
}
_OTHER: Final = 7
_NAMED_BY: Final = frozenset(("appos", "flat", "nmod:desc", "compound", "nmod", "nmod:poss"))
_DEEPEST: Final = 40  # steps up a tree


def role_of(words: Words, token: int) -> int:
    """The role of a phrase in its clause, 0 subject to 7 other; what is joined to another has its role."""
    relation = words.relations[token]
    for _ in range(4):
        if relation != "conj" or words.heads[token] == token:
            break
        token = words.heads[token]
        relation = words.relations[token]
        if words.upos[token] in ("VERB", "AUX"):
            return _ROLES["conj"]
    return _ROLES.get(relation, _OTHER)


def spoke_at(words: Words, mention: Mention) -> bool:
    """Whether a mention is the subject of a verb of saying, outside quotations."""
    head = mention.head
    if words.relations[head] not in SUBJECTS or words.quotation[head] >= 0:
        return False
    return words.lemmas[words.heads[head]] in SAYING


class Asked:
    """A pronoun in its tree. Tokens are numbers; `owner` is the noun that "his" belongs to, or -1."""

    def __init__(self, words: Words, pronoun: Mention) -> None:
        self.words, self.token = words, pronoun.head
        token = self.token
        self.form = pronoun.label
        self.reflexive = words.low[token].endswith(("self", "selves"))
        self.relation = words.relations[token]
        self.role = role_of(words, token)
        self.sentence = words.sentence[token]
        self.quotation = words.quotation[token]
        self.owner = words.heads[token] if self.relation == "nmod:poss" else -1
        self.path: list[int] = []
        at = token
        while words.heads[at] != at and len(self.path) < _DEEPEST:
            at = words.heads[at]
            self.path.append(at)
        self.above = frozenset(self.path)
        governor = words.heads[token]
        self.governor = words.heads[governor] if self.relation == "conj" else governor
        self.clause = self.governor if self.owner < 0 else self._clause_of(self.owner)
        self.says = self.role == 0 and words.lemmas[self.governor] in SAYING
        self.opens = words.opens[self.sentence] == token
        self.told = self._told()
        self.bars = self.quotation >= 0 or bool(self.told)  # whether any mention can bar its entity

    def _told(self) -> frozenset[int]:
        """The quotations that the pronoun's own saying brings: "…," he said."""
        if not self.says or self.quotation >= 0:
            return frozenset()
        words, first = self.words, self.words.opens[self.sentence]
        here = words.quotation[max(0, first - 2) : words.opens[self.sentence + 1]]
        return frozenset(here) - {-1}

    def cannot_mean(self, mention: Mention) -> bool:
        """Whether a mention bars its entity: nobody is "he" in what he says, nor named in it."""
        words, head = self.words, mention.head
        if words.quotation[head] >= 0:
            return words.quotation[head] in self.told
        if self.quotation < 0 or words.sentence[head] != self.sentence or mention.kind == "pair":
            return False
        return words.relations[head] in SUBJECTS and words.lemmas[words.heads[head]] in _TELLING

    def _clause_of(self, token: int) -> int:
        words, at = self.words, token
        for _ in range(12):
            if words.upos[at] in ("VERB", "AUX") or words.heads[at] == at:
                break
            if at != token and any(words.relations[c] in SUBJECTS for c in words.children[at]):
                break
            at = words.heads[at]
        return at

    def path_to(self, head: int) -> tuple[int, int]:
        """How many steps of the tree lead from the pronoun to a token; how many leave a clause."""
        words = self.words
        reached, top = {head: 0}, head
        for far in range(1, 12):
            if words.heads[top] == top:
                break
            top = words.heads[top]
            reached[top] = far
        steps, clauses, at = 0, 0, self.token
        while at not in reached and steps < 14 and words.heads[at] != at:
            verb = words.upos[at] in ("VERB", "AUX")
            clauses += words.relations[at] in CLAUSAL or (words.relations[at] == "conj" and verb)
            at = words.heads[at]
            steps += 1
        return steps + reached.get(at, 12), clauses

    def is_joined_to(self, verb: int) -> bool:
        """Whether the pronoun's clause is joined to a verb's: "Lund rose and said she would …"."""
        words, below = self.words, self.clause
        while words.relations[below] in ("conj", "xcomp") and words.heads[below] != below:
            below = words.heads[below]
            if below == verb:
                return True
        return False

    def owns(self, head: int) -> bool:
        """Whether a token names what the pronoun owns: "his father John", "her sister's husband Tom"."""
        words, at = self.words, head
        for _ in range(4):
            if at == self.owner or words.relations[at] not in _NAMED_BY:
                break
            at = words.heads[at]
        return at == self.owner
