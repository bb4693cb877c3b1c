"""Cutting a paragraph into sentences, from outside its quotations.

``"A. B," he said. "C."`` is two sentences: the full stop inside the first quotation ends nothing, since the
report's own sentence goes on after the closing mark. A full stop, and only that, before a closing mark ends
the report's sentence too when a capital follows; after ``?"`` and ``!"`` a "said X" may still come.
"""

import re
from collections.abc import Sequence

from dragoman.language.parsed import Quotation

_ABBREVIATIONS = frozenset(
    """
    adm brig capt cmdr col cpl dr esq fr gen gov hon jr lt maj messrs mr mrs ms msgr pfc pres prof pvt
    rep reps rev rt sen sens sgt sr st supt amb cong del asst dep jan feb mar apr jun jul aug sep sept
    oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill
    ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que
    alta co corp inc ltd llc bros no nos vs etc eg ie al approx est fig vol pp ed eds dept univ ft mt
    ave blvd rd
    """.split()
)
_SENTENCE_STARTERS = frozenset(
    """
    the a an he she it they we i you this that these those in on at but and as after before when while
    if there his her its their our what who how why since although however meanwhile also earlier later
    both according
    """.split()
)
# A stop, closing marks and brackets, then white space and something that can begin a sentence; or a stop
# that bad editing glued to the next sentence ("war .Iran has", "attack.The").
_STOP = re.compile(
    r"(?P<stop>[.!?…]+)(?P<closers>[\"”’')\]»]*)(?:(?P<space>\s+)(?=[\"“‘'„«(\[]*[A-Z0-9À-Þ])|(?=[A-Z][a-z])|\Z)"
)
_WORD_BEFORE = re.compile(r"[A-Za-zÀ-ÿ.’'-]+$")
_WORD_AFTER = re.compile(r"[\"“‘'„«(\[]*([A-Za-zÀ-ÿ]+)")


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    glued = match["space"] is None and match.end() < end
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = before.group().lower() if before else ""
    if glued:
        # "attack.The" and "war .Iran" but not "U.S.Army", "Ph.D", "example.Com"
        spaced = text[match.start() - 1].isspace() if match.start() > start else False
        plain = bool(word) and "." not in word and len(word) > 2 and word.islower() and match["stop"] == "."
        return (spaced or plain) and word not in _ABBREVIATIONS
    if match["stop"] != ".":
        return match["stop"] != "…" or match.end() == end or text[match.end()].isupper()
    after = _WORD_AFTER.match(text, match.end())
    starter = after is not None and (
        after.group(1).lower() in _SENTENCE_STARTERS
        or (after.group(1).endswith("ing") and len(after.group(1)) > 5)  # "in the U.S. Blaming rebels, …"
    )
    if "." in word.strip("."):  # U.S., a.m., D.C.
        return starter or match["closers"] != "" or match.end() == end
    if len(word) == 1 and word.isalpha() and before is not None and before.group().isupper():
        return starter and word != "i"  # an initial: "John F. Kennedy"
    if word in _ABBREVIATIONS and match["closers"] == "":
        return match.end() == end or (starter and word in ("inc", "corp", "co", "ltd", "jr", "sr"))
    return True


def find_sentences(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of the paragraph `text[start:end]`, in order.

    Long paragraphs cost time in line with their length; a paragraph without a stop is one sentence.
    """
    found: list[tuple[int, int]] = []
    begun = start
    at = 0  # index of the first quotation that ends after the match
    for match in _STOP.finditer(text, start, end):
        while at < len(quotations) and quotations[at].end <= match.start():
            at += 1
        closes = match.start("stop") + len(match["stop"]) + len(match["closers"])
        if at < len(quotations) and quotations[at].start < match.start():
            ends_quotation = closes >= quotations[at].end
            if not ends_quotation:
                continue
            if match["stop"].endswith(("?", "!")) and _attribution_may_follow(text, match.end(), end):
                continue
        if not _ends_sentence(text, start, end, match):
            continue
        found.append((begun, closes))
        begun = match.end()
    if text[begun:end].strip():
        found.append((begun, end))
    return [_trimmed(text, *ends) for ends in found]


_ATTRIBUTION = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,6}(?:said|says|asked|asks|told|added|wrote|tweeted|replied|demanded|exclaimed)\b"
)


def _attribution_may_follow(text: str, at: int, end: int) -> bool:
    return _ATTRIBUTION.match(text, at, min(end, at + 120)) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
