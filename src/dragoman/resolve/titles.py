"""The titles around a name, and whose they are: of "US State Department Spokesperson", State Department."""

import re
from typing import Final

from dragoman.resolve.entry import Entry, Mention
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.names import is_acronym
from dragoman.resolve.roles import folded, kind_of_role, role_words

_LINKS: Final = frozenset(("of", "for", "and", "the", "in", "to", "at", "on", "&", "-", "–"))
_PART: Final = re.compile(r"[,;()]|(?<=\w)['’]s?\s|\s(?:and|to|at|for(?! \w+ affairs\b))\s")
_WORD: Final = re.compile(r"[^\s\"“”]+")
_RANK_BEGINS: Final = frozenset(("rear", "lieutenant", "lt", "maj", "major", "brig", "brigadier"))
_SENT_TO: Final = re.compile(r"\b(?:to|to the|with|against|near|between)$")
_AT_A_BODY: Final = re.compile(r" (?:[Aa]mbassador)\b(?! to\b)")
# What somebody knows of, fights or is sent about: "an expert on Varnia", "the coalition to defeat the Front"
_ABOUT: Final = re.compile(
    r"\b(?:on|about|covering|monitoring|against|(?:defeat|counter|fight|contain|isolate|criticize)(?:ing)?"
    r"|(?:envoy|representative|coordinator|negotiator|mediator) for)(?: the)?$",
    re.IGNORECASE,
)
_KNOWS_OF: Final = re.compile(
    r"(?: (?:policy|affairs|studies|country|security|nuclear|military))* "
    r"(?:expert|analyst|specialist|scholar|researcher|watcher|hand|correspondent|experts|analysts|specialists)\b"
)
_HELPED: Final = re.compile(
    r"[-–](?:based|born|backed|educated|trained|allied|aligned|funded|financed|supported|supplied|armed"
    r"|brokered|mediated|sponsored|linked|friendly|occupied|bound)\b"
)
_FIELD: Final = re.compile(r" (?:[a-z]+ )?(?:studies|history|politics|literature|culture|languages?)\b")
_PLACED_IN: Final = re.compile(r"\b(?:from|in|on|and)$")


def titles_in(text: str, start: int, end: int, mentions: list[Mention]) -> tuple[str, ...]:
    """Cut ``text[start:end]`` into titles, as written: at bodies, and between a role and a rank."""
    pieces: list[tuple[int, int]] = []
    at = start
    for mention in mentions:
        if start <= mention.start < end and not _inside_title(text, mention):
            pieces.append((at, mention.start))
            at = mention.end
    pieces.append((at, end))
    parts = [part for low, high in pieces for part in _PART.split(text[low:high])]
    return tuple(dict.fromkeys(role for part in parts for role in _roles_in(part)))


def _inside_title(text: str, mention: Mention) -> bool:
    """Say whether a doubtful name is but a word of the title: "Treasury Secretary"."""
    return mention.entry.ambiguous and folded(text[mention.start : mention.end]) in role_words().modifiers


def _roles_in(part: str) -> list[str]:
    lexicon = role_words()
    name_marks = lexicon.ranks | lexicon.honorifics | lexicon.regnal
    groups: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(part):
        low, group = folded(match[0]), groups[-1]
        last = folded(group[-1][0]) if group else ""
        belongs = (
            low in lexicon.titles | lexicon.rank_openers
            or low == "state"
            or (bool(group) and low in _LINKS)
            or (low in lexicon.kin and match[0].islower())
        )
        if not belongs:
            groups.append([])
            continue
        opens = low in _RANK_BEGINS and last not in lexicon.rank_openers
        if group and (opens or (low in name_marks and not _is_one_title(last, low))):
            groups.append([])
        groups[-1].append(match)
        if low in lexicon.honorifics:
            groups.append([])
    return [role for group in groups if (role := _role_of(part, group)) is not None]


def _is_one_title(last: str, low: str) -> bool:
    """Say whether a rank goes with the word before it: "Rear Adm.", "Crown Prince", "attorney general"."""
    lexicon = role_words()
    if last in lexicon.rank_openers or last in ("crown", "attorney", "the", "of"):
        return True
    return (last in lexicon.ranks and low in lexicon.ranks) or (last, low) == ("secretary", "general")


def _role_of(part: str, group: list[re.Match[str]]) -> str | None:
    while group and folded(group[-1][0]) in _LINKS:
        group = group[:-1]
    while group and folded(group[0][0]) in _LINKS | {"s"}:
        group = group[1:]
    if not group or folded(group[-1][0]) == "counterpart":
        return None
    words = part[group[0].start() : group[-1].end()]
    return words.rstrip("'’") if kind_of_role(words) not in (None, "modifier") else None


def owner(text: str, start: int, end: int, mentions: list[Mention], titles: tuple[str, ...]) -> Entry | None:
    """Tell whose titles stand in ``text[start:end]``: a body before a state, never where one is sent to.

    A doubtful name ("Georgia", "Washington") counts only with an office that only states have.
    """
    national = any(role in " ".join(titles).lower() for role in role_words().national)
    fit: list[Entry] = []
    for mention in mentions:
        if not start <= mention.start < end:
            continue
        before = text[start : mention.start].rstrip().lower()
        if _ABOUT.search(before) or is_only_topic_or_seat(text, mention):
            continue
        if _SENT_TO.search(before) or (fit and _PLACED_IN.search(before)):
            continue
        if text.startswith(". ", mention.end) and text[mention.end - 2 : mention.end - 1] != ".":
            continue  # the sentence before
        if mention.entry.kind == "intergovernmental" and _AT_A_BODY.match(text, mention.end):
            continue  # "U.N. Ambassador" is some state's, at the United Nations
        if national or not (mention.entry.ambiguous or mention.form == "metonym"):
            fit.append(mention.entry)
    bodies = [entry for entry in fit if entry.kind not in ("state", "outlet")]
    return bodies[0] if bodies else fit[0] if fit else None


def is_only_topic_or_seat(text: str, mention: Mention) -> bool:
    """Say whether a name tells where somebody lives, who helps them or what they know, not whose they are.

    "Varnia-based", "Ostland-backed" and "a Varnia expert" do; "a Varnian expert" and "a U.S. expert" do not.
    """
    if any(words.match(text, mention.end) for words in (_HELPED, _FIELD)):
        return True
    name = text[mention.start : mention.end]
    noun = mention.entry.kind == "state" and mention.form == "name" and not is_acronym(name.replace(".", ""))
    return noun and _KNOWS_OF.match(text, mention.end) is not None


def implied_owner(
    titles: tuple[str, ...], before: str, of: Entry | None, party: bool, known: Gazetteer
) -> Entry | None:
    """Tell the body that titles imply by themselves, as American usage has it, else `of`.

    `before` is what stands before the name; `of` whose the titles are said to be, if it is said: "U.S.
    Secretary of State" is of the State Department, the Vatican's is not. `party` says that a party and state
    follow the name: "(R-Ariz.)"; a state before it tells as much of a senator: "Ohio Sen. Ada Lund".
    """
    folded_titles = {folded(title) for title in titles}
    party = party or any(re.search(rf"\b{state}\b", before.lower()) for state in role_words().american)
    if of is None and party and folded_titles & {"sen", "senator"}:
        return known.entry("U.S. Senate")
    if of is None and party and folded_titles & {"rep", "representative"}:
        return known.entry("U.S. House of Representatives")
    for title, name in role_words().implied.items():
        body = known.entry(name)
        if body is None:
            continue
        if of is None and re.match(rf"(?:then[- ]|former |the )?{title}(?! for\b)", before.strip().lower()):
            return body
        held = {held.removeprefix("former ").removeprefix("then ") for held in folded_titles}
        if of is not None and of.name == body.part_of and title in held:
            return body
    return of
