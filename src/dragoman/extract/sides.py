"""On which side of its cue a content stands, and where it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.cues import Cue, lexicon
from dragoman.extract.items import Item
from dragoman.extract.phrases import PRONOUNS, phrase_after
from dragoman.extract.time_beside import skip_time

ADJUNCTS = frozenset(
    """
    in at during after on to from through via before outside by of about following over near for amid
    with inside as aboard ahead while when
    """.split()
)

FINITE = frozenset(
    "is are was were has have had will would can could may might must should did does do".split()
)

_STATES = frozenset("is was would will has had 's".split())
_WARNED_OF = frozenset({"of", "about", "that", "against", "to", "not"})

Side = Literal["after", "before"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One cue in a sentence, as indices of its items.

    `subject` is the half-open stretch that names the speaker, or None where the cue shares the subject of
    the one before it. `side` tells where the content stands; `begins` is where it begins on the right, or
    where it ends on the left. `breaks` is where an earlier content must end because this clause begins.
    """

    cue: Cue
    first: int
    after: int
    subject: tuple[int, int] | None
    side: Side
    begins: int
    breaks: int
    negated: bool
    hedged: bool
    addressee: tuple[int, int] | None = None


def match_cue(items: Sequence[Item], at: int) -> Cue | None:
    """Return the longest cue whose words begin at `at`; "States" is none, "SAYS" in capitals may be."""
    if items[at].capital and (not items[at].shouts or items[at].low == "states") and at > 0:
        return None
    for cue in lexicon().get(items[at].low, ()):
        words = cue.words
        if at + len(words) <= len(items) and all(items[at + n].low == word for n, word in enumerate(words)):
            return cue
    return None


def _is_name_in_marks(item: Item) -> bool:
    """Whether a quotation is the name of a programme or a work: "Meet the Press", "Face the Nation"."""
    if item.quotation is None:
        return False
    words = [word for word in item.text.strip("\"“”‘’'.,!?").split() if len(word) > 3]
    return len(item.text.split()) <= 5 and bool(words) and all(word[0].isupper() for word in words)


def sided(
    items: Sequence[Item],
    at: int,
    after: int,
    cue: Cue,
    subject: tuple[int, int] | None,
    breaks: int,
    negated: bool,
    hedged: bool,
) -> Clause | None:
    """Decide on which side of the cue the content stands; None if there is none to be sure of."""
    addressee: tuple[int, int] | None = None
    begins = skip_time(items, after)
    if cue.frame == "tell":
        end = phrase_after(items, begins, addressee=True)
        if end is None:
            return None
        addressee = (begins, end)
        begins = skip_time(items, end)
    # "A," X said after a while, "b": what is in marks before the cue is said, and goes on after it
    resumes = subject is not None and _is_open_quotation(items, subject[0])
    content = None if resumes else _content_begins(items, begins, cue)
    if content is not None and content < len(items) and items[content].low in FINITE:
        # "what Lund claimed was proof": the cue's clause lacks its subject, unless "which" brings it
        relative = subject is not None and subject[0] > 0 and items[subject[0] - 1].low in ("which", "that")
        if not relative:
            return None
    if content is not None and subject is not None and _is_remnant(items, content, subject[0]):
        content = None
    if content is not None:
        return Clause(cue, at, after, subject, "after", content, breaks, negated, hedged, addressee)
    start = subject[0] if subject is not None else at
    if subject is not None and start > 1 and items[start - 1].low == "which" and items[start - 2].text == ",":
        # "…, which officials have rejected": the content is what came before
        return Clause(cue, at, after, subject, "before", start - 2, start - 2, negated, hedged, addressee)
    if subject is not None and start > 0 and closes(items[start - 1]) and cue.frame != "nothing":
        return Clause(cue, at, after, subject, "before", start, breaks, negated, hedged, addressee)
    return None


def _is_open_quotation(items: Sequence[Item], subject: int) -> bool:
    """Whether a quotation that ends in a comma stands right before the subject."""
    quotation = items[subject - 1].quotation if subject > 0 else None
    return quotation is not None and items[subject - 1].text[:-1].rstrip("”\"’'").endswith(",")


def _is_remnant(items: Sequence[Item], content: int, subject: int) -> bool:
    """Whether what follows the cue is only a word left over: "…," Lund told cadets here."""
    before_is_quoted = subject > 0 and items[subject - 1].quotation is not None
    after_is_quoted = any(item.quotation is not None for item in items[content:])
    return before_is_quoted and not after_is_quoted and sum(i.is_word for i in items[content:]) < 3


def closes(item: Item) -> bool:
    """Whether an item separates a content from the cue after it."""
    return item.text in (",", "—", "–", "--") or item.quotation is not None


def _content_begins(items: Sequence[Item], begins: int, cue: Cue) -> int | None:
    """Where the content after a cue begins, past "that", a colon, or an adjunct ("in a statement")."""
    if begins >= len(items):
        return begins if cue.frame == "nothing" else None
    item = items[begins]
    if cue.frame == "nothing":
        return begins
    if item.quotation is not None:
        return None if _is_name_in_marks(item) else begins
    if item.text == ":":
        return begins + 1  # at the sentence's end: the next one may be what was said
    if item.low == "that":
        if begins + 1 < len(items) and items[begins + 1].text == ":":
            return begins + 2
        if begins + 1 < len(items) and items[begins + 1].low in _STATES:
            return begins  # "said that is not our policy": "that" is what is spoken of
        return begins + 1 if begins + 1 < len(items) else None
    if item.text == ",":
        following = begins + 1
        is_quoted = following < len(items) and items[following].quotation is not None
        if is_quoted:
            return following
        # "said, as he left, that …"
        return _past_parenthesis(items, begins)
    if not item.is_word:
        return None
    if cue.frame == "warn":
        return _warned(items, begins)
    if cue.frame == "dub":
        # "called the charge “baseless”": only with the words themselves
        for at in range(begins, min(len(items), begins + 14)):
            if items[at].quotation is not None and at > begins:
                return begins
            if items[at].text in (",", ";") or items[at].low in ("that", "and"):
                return None
        return None
    if cue.frame in ("object", "intent"):
        return begins
    if cue.frame == "ask":
        asks = item.low in ("if", "whether", "why", "how", "what", "who", "when", "where")
        return begins if asks or any(i.low == "to" for i in items[begins + 1 : begins + 9]) else None
    following_cue = match_cue(items, begins)
    if following_cue is not None and following_cue.form == "participle":
        return None
    if item.low in ADJUNCTS:
        return _past_adjunct(items, begins)
    return begins


def _warned(items: Sequence[Item], begins: int) -> int | None:
    """What was warned of: after "of", "that" or "against", and after whoever was warned."""
    at = begins
    if items[at].low not in _WARNED_OF:
        finite = next((n for n, i in enumerate(items[begins : begins + 8]) if i.low in FINITE), None)
        if finite is not None and all(i.low != "that" for i in items[begins : begins + finite]):
            return begins  # "warned mines were adrift"
        after = phrase_after(items, begins, addressee=True)
        named = begins  # "warned Ostland of mines", but "the harbours of Ostland" are one phrase
        while named < len(items) and (items[named].capital or items[named].low in PRONOUNS | {"him", "them"}):
            named += 1
        if begins < named < len(items) and items[named].low == "of":
            after = named
        after = skip_time(items, after) if after is not None else None
        if after is None or after >= len(items) or items[after].low not in _WARNED_OF:
            return None  # "warned the harbours hours ahead": whom, and nothing of what
        at = after
    return at + 1 if items[at].low in ("of", "about", "that") and at + 1 < len(items) else at


def _past_adjunct(items: Sequence[Item], begins: int) -> int | None:
    """The content after "in a statement (that)", "at a briefing on Monday:", or None if none follows."""
    for at in range(begins + 1, min(len(items), begins + 16)):
        item = items[at]
        if item.quotation is not None:
            return None if _is_name_in_marks(item) else at
        if item.low == "that" and items[at - 1].low not in ("at", "in", "of", "on", "after", "by"):
            if _is_relative(items, at):
                continue
            return at + 2 if at + 1 < len(items) and items[at + 1].text == ":" else at + 1
        if item.text == ":":
            return at + 1
        if item.text in (",", ";", "—", "–", "."):
            quoted = at + 1 < len(items) and items[at + 1].quotation is not None
            that = at + 1 < len(items) and items[at + 1].low == "that"
            return at + 1 if quoted else at + 2 if that else None
    return None


def _is_relative(items: Sequence[Item], at: int) -> bool:
    """Whether "that" only says which: "in an interview that aired Monday that …"."""
    following = items[at + 1 : at + 8]
    verb = bool(following) and (following[0].low in FINITE or following[0].low.endswith("ed"))
    return verb and any(item.low == "that" or item.quotation is not None for item in following[1:])


def _past_parenthesis(items: Sequence[Item], begins: int) -> int | None:
    for at in range(begins + 1, min(len(items) - 1, begins + 14)):
        if items[at].text == "," and items[at + 1].low == "that":
            return at + 2
    return None
