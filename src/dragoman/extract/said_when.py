"""When something was said: the day named beside the cue, else the day of publication."""

import re
from bisect import bisect_right
from datetime import date, timedelta

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.circumstances import clauses_of_saying
from dragoman.language import ParsedArticle, Sentence
from dragoman.language.grammar import Grammar
from dragoman.record import Article, When
from dragoman.resolve import Anchor, TimeWords, find_times, resolve_time

_OPENING = re.compile(
    r"(?:At|In|On|During|Speaking (?:at|in|on|to|during))\b(?:[^\W\d]|[ ’'-]){0,60}"
    r"(?<! after)(?<! before)(?<! since)"
)
_ADVERBS = re.compile(r"\s*(?:(?:also|again|has|had|\w+ly)\s+)*")
_BESIDE = 90  # code points after the cue
_REACH = 200  # code points
_LEAD = 60  # code points: a shorter first paragraph is a label
_STEPS = 4  # in the tree, from a time to the verb of saying
_OF_AN_OCCASION = frozenset("air broadcast publish release post hold tape record speak appear".split())
_EARLIER = ("has ", "had ", "have ", "’s ", "'s ")


def anchor_of(article: Article) -> Anchor:
    """Return what time words of the article are counted from: its day of publication, if it is known."""
    edtf = article.published.edtf if article.published is not None else None
    day = date.fromisoformat(edtf[:10]) if edtf is not None and len(edtf.rstrip("~?%")) >= 10 else None
    return Anchor(published=day)


def said_when(
    parsed: ParsedArticle, grammar: Grammar, attribution: Attribution, anchor: Anchor, report: When | None
) -> When | None:
    """Return when a saying took place, or None if nothing tells.

    A day counts only if it stands outside what was said and in the cue's own clause: "said on Monday", "on
    Monday urged", "told reporters late Tuesday". For want of one a plain past or present cue means the day of
    the report (`day_of_report`); "has said" and "had said" may have been any time before.
    """
    article, text = parsed.article, parsed.article.text
    if attribution.cue is None:
        return report
    sentence = _sentence_at(parsed, attribution)
    if sentence is None:
        return None
    times = [
        words
        for words in find_times(text, *_near(sentence, attribution))
        if words.bound is None and not _is_quoted(parsed, words)
    ]
    own = [words for words in times if _is_beside(text, words, attribution, sentence.start)]
    own = own or [words for words in times if _hangs_on_the_cue(grammar, words, attribution)]
    if own:
        nearest = min(own, key=lambda words: _distance(words, attribution))
        resolved = resolve_time(nearest, anchor)
        span = article.span(nearest.start, nearest.end)
        if resolved.edtf is not None or anchor.today is None:
            return When(resolved.edtf, span.exact, span, resolved.basis)
    return None if is_perfect(text, attribution) else report


def day_of_report(parsed: ParsedArticle, anchor: Anchor) -> When | None:
    """Return the day of what a report tells without a day: that of its publication, as a rule.

    A report that is published after midnight, or dated by a feed in another time zone, leads with the weekday
    before ("said on Friday" on a Saturday), and means that day throughout, unless it names today as well.
    """
    today = anchor.today
    if today is None:
        return None
    article, text = parsed.article, parsed.article.text
    lead = next((p for p in parsed.paragraphs if p.kind == "body" and p.end - p.start > _LEAD), None)
    published = When(today.isoformat(), None, None, "publication")
    if lead is None or re.search(rf"\b(?:today|{today:%A})\b", text, re.I):
        return published
    days = [words for words in find_times(text, lead.start, lead.end) if words.weekday is not None]
    if not days:
        return published
    resolved = resolve_time(days[0], anchor)
    if resolved.edtf is None or resolved.edtf[:10] != (today - timedelta(days=1)).isoformat():
        return published
    span = article.span(days[0].start, days[0].end)
    return When(resolved.edtf[:10], span.exact, span, resolved.basis)


def is_perfect(text: str, attribution: Attribution) -> bool:
    """Whether a cue leaves open when something was said: "has said", "had warned"."""
    return attribution.cue is not None and leaves_open(text, attribution.cue)


def leaves_open(text: str, cue: Ends) -> bool:
    """Whether the words of a cue leave open when something was said."""
    start, end = cue
    before = text[max(0, start - 12) : end].lower().rpartition(" ")[0] + " "
    return any(aux in before for aux in _EARLIER)


def _near(sentence: Sentence, attribution: Attribution) -> Ends:
    """The part of a sentence where a day can stand beside the cue; some sentences have a thousand words."""
    assert attribution.cue is not None
    named = (attribution.cue, attribution.source or attribution.cue)
    start = max(sentence.start, min(ends[0] for ends in named) - _REACH)
    return start, min(sentence.end, max(ends[1] for ends in named) + _REACH)


def _sentence_at(parsed: ParsedArticle, attribution: Attribution) -> Sentence | None:
    assert attribution.cue is not None
    for number in range(attribution.paragraph, -1, -1):
        paragraph = parsed.paragraphs[number]
        if paragraph.start <= attribution.cue[0]:  # a quotation over paragraphs began further up
            return paragraph.sentence_at(attribution.cue[0])
    return None


def _hangs_on_the_cue(grammar: Grammar, words: TimeWords, attribution: Attribution) -> bool:
    """Whether time words hang in the tree on the cue or on a clause that it shares its subject with.

    Straight, or by way of the occasion: "in an interview that aired Sunday", "at a rally on Friday".
    """
    if _is_taken(words.start, attribution):
        return False
    tokens = grammar.tokens_in(words.start, words.end)
    at = next((t for t in tokens if grammar.head(t) is not None and grammar.head(t) not in tokens), None)
    clauses = clauses_of_saying(grammar, attribution)
    for _ in range(_STEPS):
        at = grammar.head(at) if at is not None else None
        if at is None or _is_taken(grammar.ends(at)[0], attribution):
            return False
        if at in clauses:
            return True
        if grammar.relation(at).startswith(("obj", "iobj", "nsubj")):
            return False  # "praised the December accord and said …"
        if grammar.upos(at) == "VERB" and grammar.lemma(at) not in _OF_AN_OCCASION:
            return False
        if grammar.case(at) in ("after", "before", "since", "despite", "following"):
            return False  # "After the raid on Sunday, Lund said …"
    return False


def _is_quoted(parsed: ParsedArticle, words: TimeWords) -> bool:
    number = bisect_right(parsed.paragraphs, words.start, key=lambda paragraph: paragraph.start) - 1
    return number >= 0 and bool(parsed.paragraphs[number].quotations_between(words.start, words.end))


def _is_taken(at: int, attribution: Attribution) -> bool:
    taken = (*attribution.contents, *(e for e in (attribution.source, attribution.addressee) if e))
    return any(start <= at < end for start, end in taken)


def _distance(words: TimeWords, attribution: Attribution) -> int:
    assert attribution.cue is not None
    start, end = attribution.cue
    return max(0, words.start - end, start - words.end)


def _is_beside(text: str, words: TimeWords, attribution: Attribution, begun: int) -> bool:
    """Whether time words belong to the cue: outside the content, and no other clause between them."""
    assert attribution.cue is not None
    taken = (*attribution.contents, *(e for e in (attribution.source, attribution.addressee) if e))
    if any(words.start < end and start < words.end for start, end in taken):
        return False
    start, end = attribution.cue
    between = text[end : words.start] if words.start >= end else text[words.end : start]
    if attribution.source and words.end <= attribution.source[0]:
        # "On Monday, Blinken said …", "At a news conference Saturday in Port Osk, the minister said …"
        between = text[words.end : attribution.source[0]]
        if not between.strip(" ,"):
            return True
        said_before = any(start < attribution.source[0] for start, _ in attribution.contents)
        return (
            not said_before
            and len(between) <= 60
            and _OPENING.fullmatch(text[begun : words.start].strip()) is not None
        )
    if words.start < end:  # "Lund on Monday said", "Lund late Monday again told"
        return _ADVERBS.fullmatch(between) is not None
    return len(between) <= _BESIDE and not any(mark in between for mark in (". ", ";", ", "))
