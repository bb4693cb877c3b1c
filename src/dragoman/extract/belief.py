"""Which of the trained reader's findings to believe.

It learned from annotations of attribution at large, in which attitudes and evidence count ("hoped", "found").
The record wants what was said. What fooled it besides: headings, questions put to somebody, sayings that are
only to come, and clauses taken for a source.
"""

import re
from collections.abc import Sequence

import numpy as np

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cues import Cue, lexicon, nouns, words_of_saying
from dragoman.extract.phrases import PRONOUNS
from dragoman.language import Paragraph
from dragoman.language.model import ReadText

_WORD = re.compile(r"\w+")
SURE = 0.55
"""From here on a noun phrase or an intention is believed to have been said as well."""
# Who claims or denies responsibility is another record; "asked not to be named" tells of nothing said.
_NOTHING_SAID = re.compile(r"(?:(?:no |any )?responsibility\b|not (?!only)|comment\b)", re.I)
_TO_COME = re.compile(
    r"\b(?:will|would|may|might|could|should|must|shall|can|[’']ll|going to)\s+(?:\w+ly\s+)?\Z", re.I
)
_BEFORE = 60  # code points before a cue or a source in which its "will" or "if" stands
_MODAL_CUE = re.compile(
    r"\b(?:will|would|may|might|could|should|must|shall|have to|has to)\s+(?!not\b|n[’']t)", re.I
)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|until|once|in case)\s+(?:the\s+|an?\s+)?\Z", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|already\s+|now\s+)?\Z", re.I)
_REDUCED = re.compile(r"(?:said|reported|believed|alleged|claimed|rumou?red)\s+to\s+(?:be|have)\b", re.I)
_PASSIVE_CUE = re.compile(
    r"(?:was|were|been|is|are|has been|have been)\s+"
    r"(?:told|asked|urged|warned|ordered|said|accused|blamed|condemned|criticized|criticised|denounced|praised|"
    r"hailed|rejected|dismissed|informed|notified|instructed|reminded|assured|advised|encouraged)\b",
    re.I,
)
_GOES_ON = frozenset(
    {"continued", "continues", "went on", "began", "joked", "mused", "reasoned", "concluded"}
)
_NOBODY = re.compile(
    r"(?:(?:i|we|you|me|us|it|that|this|which|what|there)\Z|"
    r"(?:each|either|neither|nobody|no one|everyone|anyone)\b)",
    re.I,
)


def was_said(
    text: str, paragraphs: Sequence[Paragraph], made: Attribution, read: ReadText, score: float
) -> bool:
    """Whether a content is what can be said: a clause, a quotation, or the object of a verb that takes one.

    What fooled the reader: headings inside a report, names alone, and intentions ("plans to attend").
    """
    start, end = made.contents[0]
    known = known_cue(text, made.cue) if made.cue is not None else None
    takes_object = known is not None and known.frame in ("object", "intent", "nothing")
    paragraph = paragraphs[made.paragraph]
    if _NOTHING_SAID.match(text, start) or (made.cue is not None and _asked_of(text, paragraph, made.cue)):
        return False
    if made.cue is not None and not (
        _says(made.cue, read) or _mostly_quoted(text, paragraph, made) or _goes_on_speaking(text, made)
    ):
        return False
    if made.source is not None and _NOBODY.match(text[slice(*made.source)]):
        return False
    quoted = bool(paragraph.quotations_between(start, start + 1))
    if known is not None and known.frame == "dub" and quoted:
        return False  # "the man whom Varnia calls “the pirate king” keeps …": a name, no saying
    if made.cue is not None and _did_not_happen(text, paragraph, made):
        return False
    if made.source is not None and not _can_have_said(text[slice(*made.source)]):
        return False
    if not takes_object and not quoted and len(_WORD.findall(text, start, end)) < 3:
        return False
    if made.source is not None and has_finite_verb(text, made.source, read):
        return False
    if _is_heading(text, paragraph) and paragraph.kind == "body":
        return False
    if paragraph.is_quoted(start, end) or takes_object:
        return True
    if text[start : start + 3].lower() == "to ":
        return score >= SURE and made.act != "agree"
    if score >= SURE and len(_WORD.findall(text, start, end)) > 2:
        return True
    first = int(np.searchsorted(read.starts, start))
    last = int(np.searchsorted(read.starts, made.contents[-1][1]))
    return any(tag in ("VERB", "AUX") for tag in read.upos[first:last])


def _says(cue: Ends, read: ReadText) -> bool:
    """Whether a word of the cue is one by which something is said, or "according to"."""
    first, last = np.searchsorted(read.starts, cue)
    return any(read.lemmas[at].lower() in words_of_saying() for at in range(int(first), int(last)))


def _goes_on_speaking(text: str, made: Attribution) -> bool:
    """Whether a word that says nothing by itself stands behind what was said: "…, Lund continued."."""
    assert made.cue is not None
    before = made.contents[0][0] < made.contents[-1][1] <= made.cue[0]
    return before and text[slice(*made.cue)].lower() in _GOES_ON


def _mostly_quoted(text: str, paragraph: Paragraph, made: Attribution) -> bool:
    words = [w.start() for a, b in made.contents for w in _WORD.finditer(text, a, b)]
    inside = sum(bool(paragraph.quotations_between(at, at + 1)) for at in words)
    return len(words) >= 4 and inside * 2 > len(words)


def _can_have_said(source: str) -> bool:
    """Whether a source is somebody: a name, a pronoun, a role, a body; no "fresh evidence", no "history"."""
    lexicon = nouns()
    words = _WORD.findall(source)
    low = [word.lower() for word in words]
    speaks = (
        lexicon.roles
        | lexicon.bodies
        | lexicon.documents
        | PRONOUNS
        | {"who", "some", "others", "many", "both"}
    )
    return any(word in speaks for word in low) or any(word[0].isupper() for word in words[1:] or words)


def _asked_of(text: str, paragraph: Paragraph, cue: Ends) -> bool:
    """Whether a question was put to the one whom the reader takes for its source: "Asked whether he …"."""
    if text[slice(*cue)].lower().split()[0] not in ("asked", "pressed", "questioned", "quizzed"):
        return False
    before = text[max(paragraph.start, cue[0] - 12) : cue[0]].split()
    return text[cue[0]].isupper() or (
        bool(before) and before[-1].lower() in ("was", "were", "when", "being", "if")
    )


def _did_not_happen(text: str, paragraph: Paragraph, made: Attribution) -> bool:
    """Whether the saying is to come, is only supposed, or was done to the one named as its source."""
    assert made.cue is not None
    sentence = paragraph.sentence_at(made.cue[0])
    begun = sentence.start if sentence is not None else paragraph.start
    start = max(begun, made.cue[0] - _BEFORE)
    before = text[start : made.cue[0]]
    cue = text[slice(*made.cue)]
    if _MODAL_CUE.search(cue):
        return True
    if _TO_COME.search(before + cue.rpartition(" ")[0] + " ") or _REDUCED.match(text, made.cue[0]):
        return True
    if made.source is not None and _SUPPOSED.search(
        text[max(begun, made.source[0] - _BEFORE) : made.source[0]]
    ):
        return True
    passive = _PASSIVE.search(before) is not None and not cue.endswith("ing")  # "have been insisting"
    passive = passive or _PASSIVE_CUE.match(cue) is not None
    return passive and made.source is not None and made.source[1] <= made.cue[0]


def has_finite_verb(text: str, source: Ends, read: ReadText) -> bool:
    """Whether a source swallowed a clause ("Solvik rang Port Osk"); a relative clause may stand after it."""
    first = int(np.searchsorted(read.starts, source[0]))
    last = int(np.searchsorted(read.starts, source[1]))
    for at in range(first, last):
        word = text[read.starts[at] : read.ends[at]].lower()
        if word in (",", "who", "which", "that", "whose", "(", "–", "—"):
            return False
        if read.xpos[at] in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    words = text[paragraph.start : paragraph.end].rstrip("”’\"' ")
    return len(words.split()) <= 8 and not words.endswith((".", "?", "!", ",", ":", ";"))


def known_cue(text: str, cue: Ends) -> Cue | None:
    """The entry of the lexicon for a cue, by its longest phrase; None for a cue of the long tail."""
    words = text[slice(*cue)].lower().split()
    best: Cue | None = None
    for at, word in enumerate(words):
        for entry in lexicon().get(word, ()):
            if tuple(words[at : at + len(entry.words)]) == entry.words and (
                best is None or len(entry.words) > len(best.words)
            ):
                best = entry
    return best
