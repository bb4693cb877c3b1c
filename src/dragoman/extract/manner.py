"""How something was said: quoted or not, by which act, on which occasion."""

import re
from collections.abc import Sequence

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cues import lexicon
from dragoman.language import Quotation
from dragoman.record.words import Act, Mode, Occasion

_WORD = re.compile(r"\w+")
_OCCASIONS: tuple[tuple[Occasion, re.Pattern[str]], ...] = (
    ("press_conference", re.compile(r"\b(?:press|news)[ -](?:conference|gathering)|\bpresser\b", re.I)),
    ("briefing", re.compile(r"\b(?:press |daily |media |news )?briefings?\b", re.I)),
    ("interview", re.compile(r"\binterview(?:ed|er)?\b|\btold (?:Fox|CNN|NBC|CBS|ABC|the BBC|BBC)\b", re.I)),
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
_DENIAL = re.compile(
    r"\A(?:[“\"]?(?:no,? )?)?(?:(?:this|that|it) (?:is|was) (?:a lie|not true|untrue|false)|"
    r"we (?:categorically )?deny|"
    r"(?:he|she|it|they|we|I) (?:had|have|has) (?:nothing to do with|no (?:part|role|involvement) in))\b",
    re.I,
)
_APOLOGY = re.compile(r"\b(?:I|we) (?:deeply |sincerely )?(?:apologi[sz]e|am sorry|are sorry|regret)\b", re.I)
_TOLD_TO = re.compile(r"(?:(?:him|her|them|(?:the )?[\w’'-]+) )?(?:not )?to [a-z]+\b")
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e) (?:(?:strongly|again|now|also|hereby|therefore) )?(\w+(?: on| for)?)\b"
)


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


def act_of(attribution: Attribution, text: str) -> Act:
    """Return the act: an explicit cue decides; with a neutral cue the content does, where it is plain."""
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
    if attribution.act != "say":
        return attribution.act
    if cue.startswith(("told", "tell")) and _TOLD_TO.match(content):
        return "urge"
    if _DENIAL.search(content):
        return "deny"
    if _APOLOGY.search(content):
        return "apologise"
    performed = _FIRST_PERSON.search(content)
    if performed:
        return _performed(performed.group(1)) or "say"
    return "say"


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


def _performed(verb: str) -> Act | None:
    """The act of "we urge …", "I condemn …": saying it does it."""
    for phrase in (verb, verb.split(maxsplit=1)[0]):
        for cue in lexicon().get(phrase.split()[0], ()):
            if (
                cue.form == "base"
                and " ".join(cue.words) == phrase
                and cue.act not in ("say", "notify", "claim")
            ):
                return cue.act
    return None


def occasion_of(around: str) -> Occasion | None:
    """Return the occasion that the words around the content name ("at a press briefing on Monday")."""
    for occasion, pattern in _OCCASIONS:
        if pattern.search(around):
            return occasion
    return None
