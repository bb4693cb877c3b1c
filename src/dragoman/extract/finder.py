"""Finding attributions by rule: quotations first, then clear reported speech.

The trained reader takes this module's place: it too turns a parsed article into `Attribution`s, and all
that follows (speakers, acts, modes, times) stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.clauses import find_clauses
from dragoman.extract.headlines import headline_attributions
from dragoman.extract.items import Item, items_of
from dragoman.extract.phrases import PRONOUNS, can_speak, phrase_after, skip_time
from dragoman.extract.sides import ADJUNCTS, FINITE, Clause
from dragoman.language import ParsedArticle

_MIDDLE_CAPITAL = re.compile(r"(?<=[\w,’'”\"] )[A-ZÀ-Þ][\w’'-]+")
_EDGES = " \t\u00a0,;:.—–-"
_JOINS = frozenset({"and", "but", "while", "though", "although", "even"})
_OPENERS_OF_HALVES = frozenset(
    """
    while if although though when as because despite since after before given unless whether in on for
    """.split()
)


def find_attributions(parsed: ParsedArticle, names: frozenset[str] = frozenset()) -> tuple[Attribution, ...]:
    """Find who said what, in the order of the text.

    `names` are first words of names that are known to be names ("Varnia" at the beginning of a sentence is
    one); those that the article writes with a capital inside a sentence are added to them.
    """
    text = parsed.article.text
    names_seen = names | frozenset(_MIDDLE_CAPITAL.findall(text))
    found: list[Attribution] = []
    pending: Attribution | None = None  # "She said:" at the end of a sentence or paragraph
    for number, paragraph in enumerate(parsed.paragraphs):
        in_title = paragraph.kind == "title"
        for place, sentence in enumerate(paragraph.sentences):
            items = items_of(text, sentence, paragraph.quotations)
            if not items:
                continue
            if in_title:
                headline = headline_attributions(items)
                if headline:
                    found.extend(a.at(number, True) for a in headline)
                    continue
            in_sentence = _in_sentence(text, items, names_seen)
            if pending is not None and _only_quoted(items):
                contents = _quoted_words(text, items)
                if contents:
                    found.append(replace(pending, contents=contents).at(number, in_title))
                    pending = None
                    continue
            pending = _introduces(items, names_seen)
            if in_sentence:
                found.extend(a.at(number, in_title) for a in in_sentence)
                continue
            carried = _carried(text, items, found, number, place)
            if carried is not None:
                found.append(carried.at(number, in_title))
    return tuple(found)


def _in_sentence(text: str, items: list[Item], names_seen: frozenset[str]) -> list[Attribution]:
    clauses = find_clauses(items, names_seen)
    found: list[Attribution] = []
    source: Ends | None = None
    for index, clause in enumerate(clauses):
        if clause.subject is not None:
            source = _ends(items, *clause.subject)
        stretches = _contents(items, clause, clauses, index)
        contents = tuple(ends for ends in (_words(text, items, *s) for s in stretches) if ends is not None)
        cue = _ends(items, clause.first, clause.first + len(clause.cue.words))
        if clause.cue.frame == "nothing" and not contents:
            contents = (cue,)
        if not contents and clause.side == "before" and found and clause.subject is not None:
            # "…, X said on Friday, the Gazette reported": the Gazette's content is X's
            contents = found[-1].contents
        if not contents or source is None:
            continue
        if _too_thin(text, contents, clause):
            continue
        addressee = _ends(items, *clause.addressee) if clause.addressee else _urged(items, clause)
        found.append(
            Attribution(contents, source, cue, clause.cue.act, addressee, (), clause.negated, clause.hedged)
        )
    return _with_hearsay(text, items, found, names_seen)


def _introduces(items: Sequence[Item], names_seen: frozenset[str]) -> Attribution | None:
    """Read a sentence that ends in a colon after a cue; what was said comes in the next one."""
    if items[-1].text != ":":
        return None
    for clause in find_clauses(items, names_seen):
        if clause.side == "after" and clause.begins >= len(items) and clause.subject is not None:
            source = _ends(items, *clause.subject)
            cue = _ends(items, clause.first, clause.first + len(clause.cue.words))
            return Attribution((), source, cue, clause.cue.act, None, (), clause.negated, clause.hedged)
    return None


def _only_quoted(items: Sequence[Item]) -> bool:
    return items[0].quotation is not None and not any(item.is_word for item in items)


def _quoted_words(text: str, items: Sequence[Item]) -> tuple[Ends, ...]:
    quoted = [item for item in items if item.quotation is not None]
    return tuple(ends for ends in (_words(text, [item], 0, 1) for item in quoted) if ends is not None)


def _urged(items: Sequence[Item], clause: Clause) -> Ends | None:
    """Whom a plea is addressed to: the party between "urged" and "to"."""
    if clause.cue.act not in ("urge", "order", "request", "ask", "warn") or clause.side != "after":
        return None
    if clause.cue.words[-1] == "for":  # "called for troops to leave" calls on nobody
        return None
    end = phrase_after(items, clause.begins, addressee=True)
    if end is None or end >= len(items) or items[end].low not in ("to", "not"):
        return None
    return _ends(items, clause.begins, end)


def _ends(items: Sequence[Item], first: int, after: int) -> Ends:
    return items[first].start, items[after - 1].end


def _contents(
    items: Sequence[Item], clause: Clause, clauses: Sequence[Clause], index: int
) -> list[tuple[int, int]]:
    """The stretches of items that the clause gives as content."""
    later = clauses[index + 1 :]
    if clause.side == "after":
        stop = _stop(items, clause.begins, later)
        if clause.cue.frame == "object" or _takes_a_thing(items, clause):
            stop = _object_stop(items, clause.begins, stop)
        return [(clause.begins, stop)]
    begin = 0
    for other in clauses[:index]:
        if other.side == "before":
            begin = max(begin, skip_time(items, other.after))
        elif items[clause.begins + 1].low == "which":
            begin = other.begins
            break
    for at in range(clause.begins - 2, begin, -1):
        if items[at].text == ":" and items[at + 1].quotation is not None:
            begin = at + 1  # "His view was plain: "…," he said"
            break
    if _is_adverbial(items[begin : clause.begins]):
        return []
    stretches = [(begin, clause.begins)]
    resumed = _resumption(items, clause.after, later)
    if resumed < len(items) and items[resumed].text == ",":
        nxt = resumed + 1
        if nxt < len(items) and (items[nxt].quotation is not None or _is_half(items, begin, clause.begins)):
            blocked = any(c.breaks <= nxt <= c.first for c in later)
            if not blocked:
                stretches.append((nxt, _stop(items, nxt, later)))
    return stretches


def _is_adverbial(stretch: Sequence[Item]) -> bool:
    """Whether the words before ", X said" say only when or how: "In his letter,", "Invoking it,"."""
    if not stretch or any(item.quotation is not None and len(item.text.split()) > 4 for item in stretch):
        return False
    first = stretch[0].low
    opens = first in ADJUNCTS or (first.endswith("ing") and len(first) > 4) or first in ("according", "asked")
    return opens and not any(item.low in FINITE for item in stretch)


def _resumption(items: Sequence[Item], after: int, later: Sequence[Clause]) -> int:
    """Where a quotation goes on after "X said on the quay,": the comma before it, or simply `after`."""
    limit = min([c.first for c in later] + [len(items) - 1, after + 14])
    for at in range(after, limit):
        if items[at].text == "," and items[at + 1].quotation is not None:
            return at
    return after


def _is_half(items: Sequence[Item], begin: int, end: int) -> bool:
    """Whether the words before ", X said," cannot stand alone: "While it lasts, X said, …"."""
    opener = next((item for item in items[begin:end] if item.is_word or item.quotation), None)
    if opener is not None and opener.quotation is None and sum(i.is_word for i in items[begin:end]) <= 4:
        return True  # "The larger danger, X said, is …"
    if opener is None or any(item.text == "," for item in items[begin : end - 1]):
        return False
    if opener.quotation is not None and len(opener.text.split()) > 4:
        return False
    word = opener.text.strip("\"“‘'").partition(" ")[0].lower() if opener.quotation else opener.low
    return word in _OPENERS_OF_HALVES


def _stop(items: Sequence[Item], begins: int, later: Sequence[Clause]) -> int:
    """Where a content that begins at `begins` must end."""
    stop = len(items)
    for clause in later:
        if clause.breaks <= begins:
            continue
        shares = clause.subject is None
        before = items[clause.breaks]
        leads_in = before.text in (",", ";", "—", "–", "--") or before.low in _JOINS
        nested = clause.subject is not None and clause.side == "after" and not leads_in
        if nested:
            continue
        if shares or clause.side == "before" or leads_in:
            stop = min(stop, clause.breaks)
    for at in range(begins, stop - 1):
        if items[at].text == ";":
            return at
        if items[at].low == "according" and items[at + 1].low == "to":
            return at - 1 if at > begins and items[at - 1].text == "," else at
    return stop


def _takes_a_thing(items: Sequence[Item], clause: Clause) -> bool:
    """Whether "announced" or "promised" has a noun after it: "announced talks, and twice …"."""
    if clause.cue.words[0] not in ("announced", "announces", "promised", "pledged", "proposed", "offered"):
        return False
    stretch: list[str] = []
    for item in items[clause.begins : clause.begins + 8]:
        if item.text == ",":
            break
        stretch.append(item.low)
    return bool(stretch) and stretch[0] not in PRONOUNS and not FINITE.intersection(stretch)


def _object_stop(items: Sequence[Item], begins: int, stop: int) -> int:
    """Where the object of "urged", "blamed", "condemned" ends: before an aside that is the report's own."""
    first = items[begins].quotation
    if first is not None and first.inner_end - first.inner_start > 24 and begins + 1 < stop:
        return begins + 1
    for at in range(begins + 1, stop - 1):
        following = items[at + 1]
        aside = following.low in ("a", "an") and any(
            i.low in ("that", "which") for i in items[at + 2 : at + 6]
        )
        if items[at].text == "," and (
            aside
            or following.low in ("who", "which", "but", "while", "as", "and")
            or (following.low.endswith("ing") and len(following.low) > 5 and not following.capital)
        ):
            return at
    return stop


def _words(text: str, items: Sequence[Item], first: int, after: int) -> Ends | None:
    """The code points of a stretch; a lone quotation without its marks, no loose marks at the edges."""
    while first < after and not (
        items[first].is_word or items[first].quotation or items[first].text in "([$#@"
    ):
        first += 1
    while after > first and items[after - 1].quotation is None and items[after - 1].text in ",;:.—–-!?":
        after -= 1
    if first >= after:
        return None
    quotation = items[first].quotation
    if after - first == 1 and quotation is not None:
        inner = text[quotation.inner_start : quotation.inner_end].rstrip(",")
        return quotation.inner_start, quotation.inner_start + len(inner.rstrip())
    return items[first].start, items[after - 1].end


def _too_thin(text: str, contents: tuple[Ends, ...], clause: Clause) -> bool:
    """Whether the content is too little to have been said: "said so", "said Monday", "denied it"."""
    words = sum(len(text[a:b].split()) for a, b in contents)
    if clause.cue.frame == "nothing":
        return False
    first = text[contents[0][0] : contents[0][1]].lower()
    if clause.cue.frame in ("clause", "tell") and words < 3 and first[:1] not in '“"':
        is_quoted = any(text[a - 1 : a] in ("“", '"', "‘", "'") for a, _ in contents if a > 0)
        return not is_quoted
    if clause.cue.frame == "object" and first.startswith(
        ("it in ", "it on ", "it at ", "it as ", "it again")
    ):
        return True
    return first.startswith("responsibility") or (words < 2 and first in ("so", "it", "this", "that", "them"))


def _with_hearsay(
    text: str, items: list[Item], found: list[Attribution], names_seen: frozenset[str]
) -> list[Attribution]:
    """Add the sayings that "…, according to X" gives to X."""
    for at in range(len(items) - 2):
        if items[at].low != "according" or items[at + 1].low != "to":
            continue
        end = phrase_after(items, at + 2)
        if end is None or not can_speak(items, at + 2, end, names_seen):
            continue
        source, cue = _ends(items, at + 2, end), _ends(items, at, at + 2)
        if at == 0 and end < len(items) and items[end].text == ",":
            contents = _words(text, items, end + 1, len(items))
        else:
            contents = _words(text, items, 0, at)
        if contents is None or len(text[contents[0] : contents[1]].split()) < 3:
            continue
        if re.match(r"[A-Z][a-z]+ing\b(?! (?:is|was|has|had|will|would))", text[contents[0] : contents[1]]):
            continue  # "Blaming rebels, according to …": a clause that lost its subject says nothing
        found.append(Attribution((contents,), source, cue))
    return found


def _carried(
    text: str, items: Sequence[Item], found: Sequence[Attribution], number: int, place: int
) -> Attribution | None:
    """Read a sentence that is nothing but a quotation: the speaker before it goes on.

    In the same paragraph after a quotation or a reported saying; in a paragraph of its own only after a
    paragraph that ended in that speaker's words.
    """
    if not _only_quoted(items) or not found:
        return None
    quoted = [item for item in items if item.quotation is not None]
    last = found[-1]
    same_paragraph = last.paragraph == number and place > 0
    next_paragraph = last.paragraph == number - 1 and place == 0
    if not (same_paragraph or next_paragraph) or last.in_title:
        return None
    if same_paragraph and _words_between(text, last, quoted[0].start) > 40:
        return None
    contents = _quoted_words(text, items)
    if sum(len(text[a:b].split()) for a, b in contents) < 3:
        return None
    continues = next_paragraph and _left_open(text, last)
    if next_paragraph and not continues and text[last.contents[-1][1] : quoted[0].start].count("\n") > 3:
        return None
    return Attribution(contents, last.source, None, carries_on=True, continues=continues)


def _words_between(text: str, last: Attribution, start: int) -> int:
    end = max(last.contents[-1][1], last.cue[1] if last.cue else 0)
    return len(text[end:start].split())


def _left_open(text: str, last: Attribution) -> bool:
    """Whether the last content ends its paragraph without a closing mark."""
    after = text[last.contents[-1][1] :]
    return after.lstrip(" \t").startswith("\n")
