"""Which way a time expression looks, as far as the words around it tell without a parse.

News puts the verb near its time: "will meet on Friday", "said on Friday". The nearest plain cue in the same
sentence decides, one after the expression counting as twice as far, since "on Friday, officials said" says
nothing of the Friday. A reader with a parse passes the tense itself (`Anchor.tense`), which wins.
"""

import re
from typing import Final, Literal

from dragoman.resolve.time_words import Lean

_FUTURE: Final = (
    # "will be paid Friday": the participle belongs to the "will"
    r"(?:will|won['’]t|shall|would|to be|to have) (?:(?:not|also|now|\w+ly) )?(?:be |have )?(?:\w+ly )?[a-z]+"
    r"|will|['’]ll|going to|plan(?:s|ned|ning)? (?:to|for|on)|scheduled|due(?! to)"
    r"|due to (?:be|begin|start|meet|hold|take|arrive|visit|open|expire|leave|vote|speak)"
    r"|expect(?:s|ed|ing)|set (?:to|for)"
    r"|slated|(?:is|are|was|were) to(?! blame)|upcoming|intend(?:s|ed)? to|hop(?:es|ed|ing) to"
    r"|expir(?:es?|ing)|ahead of|in time for"
    r"|to (?:meet|begin|start|hold|take|discuss|vote|visit|attend|decide|resume|travel"
    r"|address|open|leave|arrive|expire)|payable"
    r"|call(?:s|ing)? for|agreed to|planned|preparing to"
)
# A present that a day makes a future ("they meet Monday"); with a month it as often retells the past.
_PRESENT: Final = (
    "meets?|arrives|begins?|opens|visits|holds|votes|starts|leaves|travels|resumes?|reopens?|faces|heads|ends"
    "|concludes|convenes?|gathers?|returns|departs|flies|addresses|appears"
)
_IRREGULAR: Final = (
    "said|told|was|were|had|did|met|held|took|gave|made|came|went|began|fell|rose|shot|struck|hit|left|sent|led"
    "|won|lost|saw|spoke|wrote|broke|found|fought|flew|blew|kept|drew|grew|threw|brought|bought|sought|thought|put"
    "|ran|became|stood|drove|swore|chose|showed|has|have been|paid|sold|got"
    "|sank|shook|spread|cut|fled|swept|withdrew|laid|stole|tore|hurt|burst|lay|sat"
)
# Regular pasts by their ending; "succeed" and "hundred" only look like them.
_CUE = re.compile(
    rf"(?P<future>\b(?:{_FUTURE})\b|['’]ll\b)|(?P<present>\b(?:{_PRESENT})\b)"
    rf"|(?P<past>\b(?:{_IRREGULAR}"
    r"|(?!succeed|proceed|exceed|indeed|hundred|need|speed|agreed to)[a-z]{2,}[a-z]ed)\b)",
    re.ASCII,
)
_SURE = re.compile(r"will|won|shall|would|['’]ll", re.ASCII)
_OTHER_CLAUSE = re.compile(r";| (?:and|but|while|before|after|because) ")
_SURE_WORD = re.compile(r"\b(?:will|won['’]t|shall|would)\b|['’]ll\b", re.ASCII)
_BREAK = re.compile(
    r"[,;:\"“”—–]| (?:and|but|which|who|that|when|after|before|because|since|as|while|if|said|says|told"
    r"|was|were|had|has|have|where|killed|than) ",
    re.ASCII,
)
_NEAR: Final = 60  # code points between a past in -ed and a date that it still dates
_FAINT: Final = 40  # code points beyond which a past verb says nothing sure of the time
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z])|\n")
_REACH: Final = 160  # code points to look either way: longer than a clause of news, shorter than two
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Adm|St|U\.S|U\.N|No|[A-Z][a-z]{2})$"
)


def tense_around(
    text: str, start: int, end: int, first: int = 0, last: int | None = None, *, by_day: bool = True
) -> Literal["past", "future"] | None:
    """Tell the tense of the plain verb cue nearest to ``text[start:end]`` in its sentence, if there is one.

    `by_day` says that the expression names a day of the week, with which a present looks on.
    """
    low = max(first, start - _REACH)
    for stop in _SENTENCE_END.finditer(text, low, start):
        if not _ABBREVIATED.search(text, max(first, stop.start() - 6), stop.start()):
            low = stop.end()
    high = min(len(text) if last is None else last, end + _REACH)
    after = next(
        (stop.start() for stop in _SENTENCE_END.finditer(text, end, high) if stop.start() > end), high
    )
    best: tuple[int, Literal["past", "future"]] | None = None
    for cue in _CUE.finditer(text, low, after):
        if not by_day and (cue["present"] or (cue.start() >= end and not _SURE.match(cue[0]))):
            continue  # "in September, it announced plans to", "on Oct. 7, he said": nothing of the date
        if cue.end() <= start:
            distance = start - cue.end()
        elif cue.start() >= end:
            if _OTHER_CLAUSE.search(text, end, cue.start()):
                break  # "it sank on Friday and they will meet"
            distance = 2 * (cue.start() - end) + 6
        else:
            continue
        tense: Literal["past", "future"] = "past" if cue["past"] else "future"
        if cue["past"] and cue["past"].endswith("ed"):
            if not by_day and distance > _NEAR:
                continue  # far from a date it is as likely a participle of something else
            distance *= 2  # half of them are participles: "will redeem its preferred shares on …"
        if best is None or distance < best[0]:
            best = (distance, tense)
    if best is None or (best[1] == "past" and best[0] > _FAINT):
        return _governing(text, low, start)
    if best[1] == "past" and _governing(text, low, start) == "future":
        return "future"
    return best[1]


def _governing(text: str, low: int, start: int) -> Literal["future"] | None:
    """Tell whether a "will" rules all up to a time: "will redeem its preferred shares on Friday"."""
    clause = max((stop.end() for stop in _BREAK.finditer(text, low, start)), default=low)
    return "future" if _SURE_WORD.search(text, clause, start) else None


_FORWARD = re.compile(
    r"\b(?:by|until|till|through|before|beyond|due|(?<!became )effective|as early as|no later than)"
    r"(?: on)? $",
    re.I,
)
_ONWARD = re.compile(r"\bsince(?: the| late| early)? $", re.I)
_UNTIL = re.compile(r"\b(?:until|till)(?: the)? $", re.I)


def lean_before(text: str, start: int, first: int = 0) -> Lean | None:
    """Tell what the word before says of direction: "by Friday" looks on, "since Friday" back."""
    low = max(first, start - 16)
    if _FORWARD.search(text, low, start):
        return "future"
    return "past" if _ONWARD.search(text, low, start) else None


def bound_before(text: str, start: int, first: int = 0) -> Literal["since", "until"] | None:
    """Tell whether the expression is the beginning ("since") or the end ("until") of a longer time."""
    low = max(first, start - 12)
    if _ONWARD.search(text, low, start):
        return "since"
    return "until" if _UNTIL.search(text, low, start) else None
