"""Finding attributions by rule: quotations first, then clear reported speech.

The trained reader (`trained`) stands beside this module: it too turns a parsed article into `Attribution`s,
and all that follows (speakers, acts, modes, times) does not know who found them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.clauses import find_clauses
from dragoman.extract.contents import content_stretches, is_too_thin, words_of
from dragoman.extract.headlines import headline_attributions, named_headline
from dragoman.extract.items import Item, items_of
from dragoman.extract.phrases import can_speak, phrase_after
from dragoman.extract.sides import Clause
from dragoman.language import ParsedArticle

_BESIDE_SAID = re.compile(
    r"(?P<before>[A-ZÀ-Þ][\w’'-]+),? (?:said|says|told|added|warned|wrote|tweeted)\b|"
    r"\b(?:said|says|added) (?:[A-ZÀ-Þ][\w’'.-]+ ){0,4}(?P<after>[A-ZÀ-Þ][\w’'-]+)"
)
_MIDDLE_CAPITAL = re.compile(r"(?<=[\w,’'”\"] )[A-ZÀ-Þ][\w’'-]+")


def find_attributions(parsed: ParsedArticle, names: frozenset[str] = frozenset()) -> tuple[Attribution, ...]:
    """Find who said what, in the order of the text.

    `names` are first words of names that are known to be names ("Varnia" at the beginning of a sentence is
    one); those that the article writes with a capital inside a sentence are added to them.
    """
    text = parsed.article.text
    names_seen = names | frozenset(_MIDDLE_CAPITAL.findall(text))
    speakers = _speakers(text, names_seen)
    found: list[Attribution] = []
    pending: Attribution | None = None  # "She said:" at the end of a sentence or paragraph
    for number, paragraph in enumerate(parsed.paragraphs):
        in_title = paragraph.kind == "title"
        for place, sentence in enumerate(paragraph.sentences):
            items = items_of(text, sentence, paragraph.quotations_between(sentence.start, sentence.end))
            if not items:
                continue
            if in_title:
                headline = headline_attributions(items) or named_headline(text, items, speakers)
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


def _speakers(text: str, names_seen: frozenset[str]) -> frozenset[str]:
    """The names right beside "said" somewhere in the text: who can stand before a colon in its headline."""
    beside = (m["before"] or m["after"] for m in _BESIDE_SAID.finditer(text))
    return frozenset(name for name in beside if name in names_seen)


def _in_sentence(text: str, items: list[Item], names_seen: frozenset[str]) -> list[Attribution]:
    clauses = find_clauses(items, names_seen)
    found: list[Attribution] = []
    source: Ends | None = None
    for index, clause in enumerate(clauses):
        if clause.subject is not None:
            source = _ends(items, *clause.subject)
        stretches = content_stretches(items, clause, clauses, index)
        contents = tuple(ends for ends in (words_of(text, items, *s) for s in stretches) if ends is not None)
        cue = _ends(items, clause.first, clause.first + len(clause.cue.words))
        if clause.cue.frame == "nothing" and not contents:
            contents = (cue,)
        if not contents and clause.side == "before" and found and clause.subject is not None:
            # "…, X said on Friday, the Gazette reported": the Gazette's content is X's
            contents = found[-1].contents
        if not contents or source is None:
            continue
        if is_too_thin(text, contents, clause) or _is_cut_off(text, contents):
            continue
        addressee = _ends(items, *clause.addressee) if clause.addressee else _urged(items, clause)
        found.append(
            Attribution(contents, source, cue, clause.cue.act, addressee, (), clause.negated, clause.hedged)
        )
    return _with_hearsay(text, items, found, names_seen)


def _is_cut_off(text: str, contents: Sequence[Ends]) -> bool:
    """Whether a content is but a word left over: "largely urged and pursued …", "said nothing to …"."""
    return text[contents[0][0] :].startswith(("and ", "or ", "nothing ", "little "))


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
    return tuple(ends for ends in (words_of(text, [item], 0, 1) for item in quoted) if ends is not None)


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
        inside = at >= 2 and "that" in (
            items[at - 1].low,
            items[at - 2].low,
        )  # "said that, according to X, …"
        if (at == 0 or inside) and end < len(items) and items[end].text == ",":
            contents = words_of(text, items, end + 1, len(items))
        else:
            contents = words_of(text, items, 0, at)
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
