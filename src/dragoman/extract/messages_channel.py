"""By which way a message went: straight, through others, before everybody, or unknown."""

from dragoman.extract.messages_lexicon import lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.record import ActorId
from dragoman.record.words import Channel

_SETTINGS = frozenset({"in", "during", "at", "by", "on", "over", "via"})
_PAPER = frozenset({"letter", "note", "cable", "telegram", "memo"})


def carriers(parties: Parties, verb: int, noun: int | None = None) -> tuple[tuple[ActorId, ...], bool]:
    """Who carried a message, and whether anybody did, named or not ("through intermediaries")."""
    grammar = parties.scene.grammar
    words = lexicon()
    found: list[ActorId] = []
    through = False
    for head in (verb, *([noun] if noun is not None else [])):
        for child in grammar.dependents(head, "obl", "nmod", "advcl"):
            case = grammar.case(child)
            between = grammar.lemma(child) in words.bearers or any(
                grammar.lemma(part) in words.bearers for part in grammar.dependents(child, "nmod", "compound")
            )
            if case in words.through and grammar.relation(child) != "advcl":
                named = tuple(a for token in grammar.together(child) for a in parties.at(token))
                owners = parties.owner(child)
                if named or owners or between or "channel" in grammar.lemma(child):
                    through = True
                    found.extend(named or owners)
            elif grammar.lemma(child) == "use" and grammar.relation(child) == "advcl":
                thing = grammar.dependent(child, "obj")
                if thing is not None and (parties.at(thing) or parties.owner(thing)):
                    through = True
                    found.extend(parties.at(thing) or parties.owner(thing))
    return tuple(dict.fromkeys(found)), through


def channel_of(parties: Parties, verb: int, usual: Channel) -> Channel:
    """The channel that the words around a verb name; the verb's usual one if they name none."""
    grammar = parties.scene.grammar
    words = lexicon()
    near = {
        grammar.lemma(child)
        for child in grammar.dependents(verb, "obl", "obj")
        if grammar.case(child) in _SETTINGS or grammar.lemma(child) in _PAPER
    }
    near |= {
        grammar.lemma(child)
        for clause in grammar.dependents(verb, "advcl")
        for child in grammar.dependents(clause, "obl", "obj")
        if clause < verb
    }
    if near & words.public:
        return "public"
    if near & words.direct:
        return "direct"
    return usual
