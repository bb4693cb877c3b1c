"""When something was said: the day named beside the cue, else the day of publication."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.circumstances import clauses_of_saying
from dragoman.extract.event_time import event_time
from dragoman.language import ParsedArticle, Sentence
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.resolve import Anchor, TimeWords, find_times, resolve_time
from dragoman.resolve.timeline import tell_times
from dragoman.resolve.times import days_long

_OPENING = re.compile(
    r"(?:At|In|On|During|Speaking (?:at|in|on|to|during))\b(?:[^\W\d]|[ ’'-]){0,60}"
    r"(?<! after)(?<! before)(?<! since)"
)
_ADVERBS = re.compile(r"\s*(?:(?:also|again|has|had|\w+ly)\s+)*")
_BESIDE = 90  # code points after the cue
_REACH = 200  # code points
_OCCASIONS = frozenset("interview conversation speech call address testimony briefing".split())
_WITHIN = ("in", "during", "at", "on")
_STEPS = 4  # in the tree, from a time to the verb of saying
_OF_AN_OCCASION = frozenset("air broadcast publish release post hold tape record speak appear".split())
_EARLIER = ("has ", "had ", "have ", "’s ", "'s ")


class SaidWhen:
    """When the sayings of one article took place."""

    def __init__(self, parsed: ParsedArticle, grammar: Grammar, anchor: Anchor, report: When | None) -> None:
        """`report` is the day of what the article tells without a day (`day_of_report`)."""
        self._parsed = parsed
        self._grammar = grammar
        self._anchor = anchor
        self._report = report
        text = parsed.article.text
        self._timeline = tell_times(text, [(p.start, p.end) for p in parsed.paragraphs], anchor)

    def when(self, attribution: Attribution) -> When | None:
        """Return when a saying took place, or None if nothing tells.

        A day counts only if it stands outside what was said and in the cue's own clause: "said on Monday",
        "on Monday urged", "told reporters late Tuesday"; what was said in an interview was said on its day,
        wherever the report names that. For want of one a plain past or present cue means the day of the
        report; "has said" and "had said" may have been any time before.
        """
        if attribution.cue is None:
            return self._report
        sentence = _sentence_at(self._parsed, attribution)
        if sentence is None:
            return None
        perfect = is_perfect(self._parsed.article.text, attribution)
        told = self._beside(attribution, sentence)
        if told is None and not perfect:
            told = self._by_the_tree(attribution)
        told = told or self._on_an_occasion(attribution)
        if told is not None:
            return told
        return None if perfect else self._report

    def _beside(self, attribution: Attribution, sentence: Sentence) -> When | None:
        """The time named nearest to the cue, in its own clause."""
        article, text = self._parsed.article, self._parsed.article.text
        times = [
            words
            for words in find_times(text, *_near(sentence, attribution))
            if words.bound is None and not _is_quoted(self._parsed, words)
        ]
        own = [words for words in times if _is_beside(text, words, attribution, sentence.start)]
        own = own or [words for words in times if _hangs_on_the_cue(self._grammar, words, attribution)]
        if not own:
            return None
        nearest = min(own, key=lambda words: _distance(words, attribution))
        resolved = resolve_time(nearest, self._anchor)
        if resolved.edtf is None and self._anchor.today is not None:
            return None
        span = article.span(nearest.start, nearest.end)
        return When(resolved.edtf, span.exact, span, resolved.basis)

    def _by_the_tree(self, attribution: Attribution) -> When | None:
        """The time that the cue has as an event: "in a talk on Monday, when she told the envoy that …"."""
        assert attribution.cue is not None
        tokens = self._grammar.tokens_in(*attribution.cue)
        cue = next((t for t in tokens if self._grammar.upos(t) == "VERB"), None)
        when = self._event(cue) if cue is not None else None
        if when is None or when.span is None or ".." in (when.edtf or ""):
            return None
        return None if _is_taken(when.span.start, attribution) else when

    def _on_an_occasion(self, attribution: Attribution) -> When | None:
        """The day of the occasion on which something was said: "the interview was held on Monday"."""
        clauses = clauses_of_saying(self._grammar, attribution) if self._occasions else ()
        for token, day in self._occasions.items():
            within = self._grammar.case(token) in _WITHIN
            if within and _verb_over(self._grammar, token) in clauses:
                return day
        return None

    @cached_property
    def _occasions(self) -> Mapping[int, When]:
        """The tokens that name an interview, a speech, a call, with its day if the article tells of one."""
        grammar = self._grammar
        named: dict[str, list[int]] = {}
        for token in range(len(grammar)):
            if grammar.read.xpos[token] == "NN" and grammar.lemma(token) in _OCCASIONS:
                named.setdefault(grammar.lemma(token), []).append(token)
        found: dict[int, When] = {}
        for tokens in named.values():
            told = (self._event(token) for token in tokens)
            days = [when for when in told if when is not None and when.span is not None and _is_day(when)]
            if len({when.edtf for when in days}) == 1:
                found.update((token, days[0]) for token in tokens)
        return found

    def _event(self, token: int) -> When | None:
        """The time of an event, if it is dated by words."""
        when = event_time(self._parsed.article, self._grammar.read, token, self._timeline, self._anchor)
        return when if when is not None and when.edtf is not None else None


def _is_day(when: When) -> bool:
    return when.edtf is not None and days_long(when.edtf.removesuffix("/..")) == 0


def _verb_over(grammar: Grammar, token: int) -> int | None:
    """The verb that a noun hangs on."""
    return next((above for above in grammar.ancestors(token) if grammar.upos(above) == "VERB"), None)


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
