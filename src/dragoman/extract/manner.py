"""How something was said: quoted or not, by which act, on which occasion."""

import re
from collections.abc import Sequence

from dragoman.extract.act_of_content import act_of_content, act_of_name
from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.predications import Speaking
from dragoman.language import Quotation
from dragoman.language.grammar import Grammar
from dragoman.record.words import Act, Mode, Occasion

_WORD = re.compile(r"\w+")
_OCCASIONS: tuple[tuple[Occasion, re.Pattern[str]], ...] = (
    ("press_conference", re.compile(r"\b(?:press|news)[ -](?:conference|gathering)|\bpresser\b", re.I)),
    ("briefing", re.compile(r"\b(?:press |daily |media |news )?briefings?\b", re.I)),
    ("interview", re.compile(r"\binterview(?:ed|er)?\b", re.I)),
    (
        "post",
        re.compile(
            r"\b(?:tweet(?:ed|s)?|on (?:X|Twitter|Facebook|Telegram|Instagram|social media)|posted)\b"
        ),
    ),
    (
        "call",
        re.compile(r"\b(?:phone|telephone|video) (?:call|conversation)\b|\bby (?:phone|telephone)\b", re.I),
    ),
    (
        "written_statement",
        re.compile(r"\b(?:statement|communiqu[eé]|letter|press release|op-ed|editorial)\b", re.I),
    ),
    ("meeting", re.compile(r"\bmeeting with\b|\btold (?:a|the) meeting\b", re.I)),
)
_REVENGE = re.compile(
    r"\b(?:reveng|aveng|retaliat|punish|destroy|crush|strike back|attack|annihilat|severe|harsh|painful)",
    re.I,
)
_TELLS = re.compile(r"\b(?:told|tells?|telling)\b")
_TOLD_TO = re.compile(r"(?:(?:him|her|them|(?:the )?[\w’'-]+) )?(?:not )?to [a-z]+\b")
# "Reject" and "dismiss" deny what is alleged, and refuse what is asked.
_ASKED = frozenset(
    """
    demand offer proposal call request threat ultimatum plan condition appeal invitation idea pressure deal
    truce ceasefire cease-fire attempt interference resolution intervention negotiation sanction timetable
    """.split()
)
_NAMES = ("call", "describ", "dub", "label", "brand", "characteri", "express")
_REJECTS = ("reject", "dismiss", "refus")
# Cues that claim, but say no more of the act than "said" where the content is a threat or an accusation.
_WEAK = frozenset({"claim"})


def mode_of(contents: Sequence[Ends], quotations: Sequence[Quotation], text: str) -> Mode:
    """Direct if every word of the content stands in quotation marks, indirect if none does, else mixed."""
    inside = outside = 0
    for start, end in contents:
        for word in _WORD.finditer(text, start, end):
            if any(q.start <= word.start() < q.end for q in quotations):
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def act_of(
    attribution: Attribution,
    grammar: Grammar,
    voice: Speaking,
) -> Act:
    """Return the act: an explicit cue decides; with a neutral cue the content does, where it is plain.

    `voice` tells whether words of the content name the speaker.
    """
    text = grammar.text
    content = " ".join(text[a:b] for a, b in attribution.contents)
    cue = text[slice(*attribution.cue)].lower() if attribution.cue else ""
    if attribution.act == "promise" and _REVENGE.search(content) and not cue.startswith(("promis", "pledg")):
        return "threaten"
    if (
        attribution.act == "ask"
        and re.search(r"\bto\b", content)
        and "?" not in content
        and _asks_to(content)
    ):
        return "request"
    if attribution.act == "deny" and any(word in cue for word in _REJECTS):
        return "refuse" if _is_asked(grammar, attribution.contents[0]) else "deny"
    if attribution.act != "say" and attribution.act not in _WEAK:
        return attribution.act
    if _TELLS.search(cue) and _TOLD_TO.match(content):
        return "urge"
    if cue.startswith(_NAMES):
        return act_of_name(grammar, attribution.contents)
    found = act_of_content(grammar, attribution.contents, voice)
    if found == "promise" and "announc" in cue:
        return "say"  # what is announced is decided already
    return found or ("claim" if "insist" in cue else attribution.act)


def _is_asked(grammar: Grammar, ends: Ends) -> bool:
    """Whether what is rejected was asked for: the noun that heads it is a demand, an offer, a threat."""
    tokens = grammar.tokens_in(*ends)
    heads = [at for at in tokens if grammar.head(at) is None or grammar.head(at) not in tokens]
    return any(grammar.lemma(at) in _ASKED for at in heads if grammar.upos(at) == "NOUN")


def _asks_to(content: str) -> bool:
    return content.split(maxsplit=1)[0].lower() not in (
        "if",
        "whether",
        "why",
        "how",
        "what",
        "who",
        "when",
        "where",
    )


def occasion_of(around: str) -> Occasion | None:
    """Return the occasion that the words around the content name ("at a press briefing on Monday")."""
    for occasion, pattern in _OCCASIONS:
        if pattern.search(around):
            return occasion
    return None
