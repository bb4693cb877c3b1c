"""Whom a saying reached: the actors it was addressed to, and those it came through."""

import re
from dataclasses import dataclass

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cast import Cast
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.naming import is_outlet
from dragoman.record import ActorId
from dragoman.resolve import Gazetteer

_GENERIC = re.compile(
    r"\A(?:the\s+|a\s+)?(?:(?:reporters?|journalists?|correspondents)\b.*|(?:\w+\s+)?(?:lawmakers|senators|"
    r"supporters|parliament|deputies|mediators|investigators|officials|diplomats)|"
    r"(?:news|press)\s+conference|briefing|rally|audience|crowd)\Z",
    re.I | re.S,
)
_WHERE = re.compile(r"\s+(?:in|at|on|outside|aboard|after|before|during|trave\w+|from|here)\b.*", re.S)
_LAST_NAME = re.compile(  # "the Varnian newspaper Gazette", "its host Ada Lund"
    r"\b(?:newspaper|daily|weekly|channel|station|network|agency|magazine|broadcaster|radio|television|host|"
    r"anchor|presenter|reporter|correspondent) (?P<name>[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+)*)\Z"
)
# Acts directed at somebody, who need not hear what is said next.
_DIRECTED = frozenset({"urge", "order", "request", "demand", "warn", "ask", "accuse", "threaten"})


@dataclass(frozen=True, slots=True)
class Hearers:
    """`addressees` of one saying; `listening` if they hear what follows on the occasion too; `via` the
    outlets or people it came through, nearest first; `interviewed` if it was told or broadcast by an outlet.
    """

    addressees: tuple[ActorId, ...]
    listening: bool
    via: tuple[ActorId, ...]
    interviewed: bool = False


def hearers(
    text: str,
    attribution: Attribution,
    around: Circumstances,
    speakers: tuple[ActorId, ...],
    cast: Cast,
    gazetteer: Gazetteer,
) -> Hearers:
    """Say who was told, and through whom it came.

    What an unnamed source told an outlet came through that outlet: "an official told the Gazette".
    """
    told = attribution.addressee
    directed = attribution.act in _DIRECTED
    phrases = [
        *([(told, not directed)] if told is not None else []),
        *((ends, True) for ends in around.listeners),
        *((ends, False) for ends in around.targets),
    ]
    named = ((ends, listening, _addressed(text, ends, speakers, cast)) for ends, listening in phrases)
    heard = next((one for one in named if one[2]), None)
    via = tuple(a for ends in attribution.via for a in cast.identify(ends) if a not in speakers)
    media = _media(text, around.media, speakers, cast, gazetteer)
    via = via or media
    if heard is None:
        return Hearers((), False, via, bool(media))
    ends, listening, addressees = heard
    outlet = listening and is_outlet(text[slice(*ends)], gazetteer)
    unnamed = any(cast.kind(a) == "anonymous" for a in speakers)
    if unnamed and outlet:
        via = (*addressees, *(a for a in via if a not in addressees))
    return Hearers(addressees, listening, via, outlet and not unnamed)


def _addressed(text: str, ends: Ends, speakers: tuple[ActorId, ...], cast: Cast) -> tuple[ActorId, ...]:
    words = text[slice(*ends)]
    if _GENERIC.match(words):
        return (cast.group(_WHERE.sub("", re.sub(r"\A(?:the|a)\s+", "", words, flags=re.I))),)
    name = _LAST_NAME.search(words)
    found = cast.identify((ends[0] + name.start("name"), ends[1])) if name is not None else ()
    found = found or cast.identify(ends)
    return tuple(actor for actor in found if actor not in speakers)


def _media(
    text: str, phrases: tuple[Ends, ...], speakers: tuple[ActorId, ...], cast: Cast, gazetteer: Gazetteer
) -> tuple[ActorId, ...]:
    """The first outlet among phrases that may name what a saying came through."""
    for ends in phrases:
        if is_outlet(text[slice(*ends)], gazetteer):
            found = tuple(actor for actor in cast.identify(ends) if actor not in speakers)
            if found:
                return found
    return ()
