"""Finding the words that name a speaker beside a cue, without a parser.

A name phrase is found by walking away from the cue until a word that cannot belong to one. It is believed
only if it begins where a clause can begin and holds a word that can head a speaker: a pronoun, a proper
name, or a noun of `nouns.toml`. What is not believed gives no record.
"""

from collections.abc import Sequence

from dragoman.extract.cues import lexicon, nouns
from dragoman.extract.items import Item
from dragoman.extract.time_beside import TIME_WORDS, time_back

PRONOUNS = frozenset({"he", "she", "they", "it"})
BREAKS = frozenset(
    """
    that as while when after before because although though since if but whether where so or than which
    who whom whose what how why is are was were be been being has have had do does did will would could
    can may might should must not by into against amid during despite about under until unless upon
    because thus hence said says say told asked added i we you us me them him your my then there here
    also even just only he she they it this these those yet nor once like include includes including
    according
    """.split()
)
_INNER_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "to", "on", "with", "within", "near"})
_ADVERBS = frozenset(
    """
    also later then earlier meanwhile reportedly allegedly repeatedly again already recently
    nevertheless nonetheless still too instead even just however often always never once today yesterday
    tonight thursday-night all both first twice further furthermore likewise thereafter soon ever
    """.split()
)
_AUXILIARIES = frozenset(
    {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were", "been", "be"}
)
_CLAUSE_MARKS = frozenset({",", ";", ":", "-", "--", "—", "–", "...", "…", ")", "("})
_CLAUSE_WORDS = frozenset(
    """
    that which and but as while when after because although though since if whether where so or before
    than
    """.split()
)
_LEAD_INS = frozenset(
    {"and", "but", "so", "yet", "meanwhile", "still", "then", "however", "now", "also", "or"}
)


def is_adverb(item: Item) -> bool:
    """Whether a word can stand between a speaker and the cue."""
    return item.low in _ADVERBS or (item.low.endswith("ly") and len(item.low) > 4 and not item.capital)


def skip_back(items: Sequence[Item], at: int) -> tuple[int, frozenset[str]]:
    """Walk left from the cue over adverbs, auxiliaries and days; return where the speaker ends, and them.

    The index is that of the speaker's last item, or −1.
    """
    passed: set[str] = set()
    while at >= 0:
        item = items[at]
        if item.quotation is None and (
            is_adverb(item) or item.low in _AUXILIARIES or item.low in ("not", "n't")
        ):
            passed.add(item.low)
            at -= 1
            continue
        if at >= 3 and [i.low for i in items[at - 2 : at + 1]] == ["all", "the", "same"]:
            at -= 3
            continue
        start = time_back(items, at)
        if start is not None and start > 0:
            passed.add("@time")
            at = start - 1
            continue
        break
    return at, frozenset(passed)


def _nominal(item: Item) -> bool:
    """Whether an item can belong to a name phrase."""
    if item.quotation is not None:
        return False
    if (item.low in BREAKS and not item.shouts) or item.low.endswith("n't"):
        return False
    return item.is_word or item.text in (".", "&", "'", "’", "-", "‑")


def phrase_before(items: Sequence[Item], last: int, first: int = 0) -> int | None:
    """Return where the name phrase that ends at `last` begins, or None if none is believed.

    An apposition between commas ("Stano, the bloc's spokesman, said") belongs to the phrase.
    """
    if last < first:
        return None
    item = items[last]
    if item.text in (",", ")"):
        opening = (
            _matching_comma(items, last, first) if item.text == "," else _matching_bracket(items, last, first)
        )
        if opening is None or opening <= first:
            return None
        return phrase_before(items, opening - 1, first)
    if item.low in PRONOUNS:
        return last if _clause_begins(items, last, first) else None
    at = last
    while at > first and _continues_back(items, at - 1, first):
        at -= 1
    while at <= last and (items[at].low in _LEAD_INS or items[at].low in _INNER_PREPOSITIONS):
        if items[at].low in _INNER_PREPOSITIONS:
            return (
                None  # "In Washington officials said": where the preposition's phrase ends is anyone's guess
            )
        at += 1
    if at > last or not _nominal(items[at]) or not _clause_begins(items, at, first):
        return None
    if items[at].low.endswith("ing") and not items[at].capital:
        return None  # "after poring over years of reports"
    return at if last - at <= 22 else None


def _continues_back(items: Sequence[Item], at: int, first: int) -> bool:
    item = items[at]
    if item.text == ",":
        # "Sen. John Smith, R-Ariz." and "Columbus, Ohio" stay; other commas end the phrase
        return False
    if item.text == ".":
        return at > first and items[at - 1].capital and len(items[at - 1].text) == 1
    return _nominal(item)


def _matching_comma(items: Sequence[Item], last: int, first: int) -> int | None:
    """The comma that opens an apposition closed by the comma at `last`: at most 18 items, no finite verb."""
    for at in range(last - 1, max(first, last - 20) - 1, -1):
        item = items[at]
        if item.quotation is not None or item.text in (";", ":", "—", "–"):
            return None
        if item.text == "," and at > first and (items[at - 1].capital or items[at - 1].low in nouns().roles):
            return at
    return None


def _matching_bracket(items: Sequence[Item], last: int, first: int) -> int | None:
    for at in range(last - 1, max(first, last - 10) - 1, -1):
        if items[at].text == "(":
            return at
    return None


def _clause_begins(items: Sequence[Item], at: int, first: int) -> bool:
    if at == first:
        return True
    before = items[at - 1]
    if any(cue.frame in ("clause", "warn") for cue in lexicon().get(before.low, ())):
        return True  # "Brandt said Ostland denied it": a clause may begin right after a cue
    return (
        before.quotation is not None
        or before.text in _CLAUSE_MARKS
        or before.low in _CLAUSE_WORDS | _LEAD_INS
    )


def phrase_after(items: Sequence[Item], first: int, addressee: bool = False) -> int | None:
    """Return the index after the name phrase that begins at `first`, or None if none is believed.

    An apposition that a comma opens and a comma or the sentence's end closes belongs to it. For an
    `addressee` ("told Western mediators the …") the phrase ends before a word that begins a clause.
    """
    at = first
    if at >= len(items):
        return None
    if items[at].low in PRONOUNS | {"him", "her", "them", "us", "me"} and not _owns(items, at):
        return at + 1
    while at < len(items) and _continues_forward(items, at, first, addressee):
        at += 1
    while at > first and items[at - 1].low in _INNER_PREPOSITIONS | {"and", "the", "a"}:
        at -= 1
    if at == first:
        return None
    if not addressee:
        at = _apposition_after(items, at)
    return at


def _owns(items: Sequence[Item], at: int) -> bool:
    """Whether "her" belongs to a noun: "told her Emergency Cabinet", not "told her the ship had sailed"."""
    if items[at].low != "her" or at + 1 >= len(items):
        return False
    return items[at + 1].capital or items[at + 1].low in nouns().roles | nouns().bodies


def _continues_forward(items: Sequence[Item], at: int, first: int, addressee: bool) -> bool:
    item = items[at]
    if item.text == ".":
        return 0 < at < len(items) - 1 and items[at - 1].capital and len(items[at - 1].text) == 1
    if at > first and item.low == "today" and item.capital and items[at - 1].capital:
        return True  # "USA TODAY"
    if not _nominal(item) or (item.low in TIME_WORDS and at > first):
        return False
    if item.low in ("on", "to", "with", "at", "in", "from") and not _proper_follows(items, at):
        return False
    if item.low == "and":
        following = items[at + 1] if at + 1 < len(items) else None
        return following is not None and (following.capital or following.low in nouns().roles)
    if is_adverb(item):
        return False
    if addressee and at > first:
        # "told Reuters the ship …", "told reporters negotiations …": a determiner begins the content
        opens = item.low in (
            "the",
            "a",
            "an",
            "all",
            "some",
            "no",
            "any",
            "his",
            "her",
            "its",
            "their",
            "our",
        )
        return not opens or items[at - 1].low in _INNER_PREPOSITIONS | {"and", "both"}
    return True


def _proper_follows(items: Sequence[Item], at: int) -> bool:
    following = items[at + 1 : at + 3]
    if not following:
        return False
    if items[at].low == "on" and following[0].low in TIME_WORDS:
        return False
    return following[0].capital or (following[0].low == "the" and len(following) > 1)


def _apposition_after(items: Sequence[Item], at: int) -> int:
    """Extend a phrase over ", the bloc's spokesman," or ", 39," after it."""
    if at >= len(items) or items[at].text != "," or at + 1 >= len(items):
        return at
    opening = items[at + 1]
    appositive = opening.low in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "who",
        "former",
        "executive",
        "senior",
    )
    if not (appositive or opening.text.isdigit() or opening.low in nouns().roles):
        return at
    for end in range(at + 2, min(len(items), at + 20)):
        if items[end].quotation is not None:
            return at
        if items[end].text in (",", "."):
            has_role = any(item.low in nouns().roles for item in items[at + 1 : end])
            return end if has_role or opening.text.isdigit() or opening.low == "who" else at
    return at


def can_speak(items: Sequence[Item], start: int, end: int, names_seen: frozenset[str]) -> bool:
    """Whether the phrase `items[start:end]` holds a word that can head a speaker.

    A capital at the beginning of a sentence proves nothing ("Shares said"): the word must be seen with a
    capital elsewhere in the article (`names_seen`), or be followed by another one.
    """
    phrase = items[start:end]
    lexicon = nouns()
    if not phrase:
        return False
    if phrase[0].low in PRONOUNS:
        return len(phrase) == 1
    if phrase[0].low in _INNER_PREPOSITIONS:
        return False
    for offset, item in enumerate(phrase):
        if item.low in lexicon.roles or item.low in lexicon.bodies or item.low in lexicon.documents:
            return True
        if item.capital and item.low not in TIME_WORDS and item.low not in ("the", "a", "an", "one", "this"):
            initial = start + offset == 0
            if (
                not initial
                or item.text in names_seen
                or item.text.isupper()
                or (len(phrase) > 1 and phrase[1].capital)
            ):
                return True
    counted = ("one", "another", "others", "some", "many", "several", "both", "two", "three")
    return len(phrase) <= 2 and phrase[0].low in counted
