"""Sayings inside sayings: whose words they are, and through whom they came.

"X is ready, said Stano, according to the Gazette" is what Stano said, by way of the Gazette, which itself
said nothing else. "Ard said that the king denied it" is two sayings: Ard's, and the king's by way of Ard.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.quoting import speaker_behind

# Whoever denies or condemns what another said does not thereby pass it on.
_ABOUT_OTHERS = frozenset({"deny", "condemn", "praise", "accuse"})
_CITING = re.compile(r"\b(?:citing|quoting)\s+(?P<origin>.+)$")
_REPORT_OF = re.compile(
    r"^(?:an?|the)\s+(?P<outlet>.+?)(?:’s|'s)?\s+(?:news\s+)?(?:report|account|story|article)\b"
)


def settle_relays(
    text: str, found: tuple[Attribution, ...], is_outlet: Callable[[str], bool]
) -> tuple[Attribution, ...]:
    """Give each inner saying the chain it came through, nearest first, and drop what only relays.

    `is_outlet` tells whether a name is that of a newspaper, agency or broadcaster.
    """
    found = tuple(speaker_behind(text, attribution, is_outlet) for attribution in found)
    relaying: set[int] = set()
    nested: set[int] = set()
    chains: dict[int, list[Ends]] = {}
    for number, other in (*_one_inside_another(found), *_same_contents(found)):
        source = found[other].source
        if source is None or not _stands_in(found[number], found[other]):
            continue
        links = _links(text, source)
        if is_outlet(text[slice(*links[0])]) or is_outlet(text[slice(*source)]):
            relaying.add(other)
        else:
            nested.add(number)
        known = chains.setdefault(number, [])
        known.extend(link for link in links if link not in known)
    return tuple(
        replace(attribution, via=(*attribution.via, *chains[number]), nested=number in nested)
        if number in chains
        else attribution
        for number, attribution in enumerate(found)
        if number not in relaying
    )


def _one_inside_another(found: tuple[Attribution, ...]) -> Iterator[tuple[int, int]]:
    """Pairs in which the source of the first stands in the content of the second, in one paragraph.

    Found by place: comparing all with all would cost a long article its square.
    """
    sources = sorted((a.source[0], number) for number, a in enumerate(found) if a.source is not None)
    for other, outer in enumerate(found):
        first = bisect_left(sources, (outer.contents[0][0], -1))
        for at in range(first, len(sources)):
            start, number = sources[at]
            if start >= outer.contents[-1][1]:
                break
            if number != other and found[number].paragraph == outer.paragraph:
                yield number, other


def _same_contents(found: tuple[Attribution, ...]) -> list[tuple[int, int]]:
    """Pairs of findings with the same content, both ways round: "X said on Friday, the Gazette reported"."""
    by_contents: dict[tuple[Ends, ...], list[int]] = {}
    for number, attribution in enumerate(found):
        by_contents.setdefault(attribution.contents, []).append(number)
    return [(a, b) for same in by_contents.values() for a in same for b in same if a != b]


def _stands_in(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner saying, with its source and content, is what the outer one's content tells."""
    if outer.cue is None or inner.cue is None or inner.source is None or outer.source == inner.source:
        return False
    if outer.act in _ABOUT_OTHERS:
        return False
    start, end = outer.contents[0][0], outer.contents[-1][1]
    if outer.contents == inner.contents:
        return outer.cue[0] > inner.cue[0] and outer.act == "say"
    return start <= inner.source[0] and max(inner.cue[1], inner.contents[-1][1]) <= end + 1


def _links(text: str, source: Ends) -> list[Ends]:
    """Take "an Axios report citing three people who attended" apart: Axios, then the three people."""
    words = text[slice(*source)]
    origin = _CITING.search(words)
    head_end = origin.start() if origin else len(words)
    head = words[:head_end].rstrip(" ,")
    report = _REPORT_OF.match(head)
    first = (
        (source[0] + report.start("outlet"), source[0] + report.end("outlet"))
        if report
        else (
            source[0],
            source[0] + len(head),
        )
    )
    links = [first]
    if origin:
        links.append((source[0] + origin.start("origin"), source[0] + origin.end("origin")))
    return links
