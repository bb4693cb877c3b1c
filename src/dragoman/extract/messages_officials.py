"""Which actors are parties: those who act for somebody, and not those who only tell or listen.

Reporters, outlets, crowds and people without an office are none: what is told them is a statement.
"""

import re

from dragoman.extract.naming import head_of, is_outlet
from dragoman.extract.scene import Scene
from dragoman.record import Actor, ActorId
from dragoman.record.words import ActorKind

ALWAYS: frozenset[ActorKind] = frozenset({"state", "government_body", "armed_group", "intergovernmental"})
OFFICIALS = frozenset(
    """
    official diplomat minister negotiator envoy ambassador leader leadership commander general adviser advisor
    spokesman spokeswoman spokesperson lawmaker senator congressman deputy ally president government authority
    authorities military army delegation delegate mediator representative militant rebel fighter insurgent
    king prince chief secretary admiral premier chancellor governor counterpart administration regime embassy
    ministry mission parliament faction militia party bloc team emir sultan legislator commissioner inspector
    kidnapper hijacker captor
    """.split()
)
"""Heads of phrases for unnamed people who act for somebody."""
GROUPS = frozenset(
    "allies partners sides parties countries states nations governments powers neighbors neighbours factions "
    "capitals community".split()
)
_MEMBERS = frozenset({"member", "members"})
_NO_OFFICE = re.compile(
    r"\b(?:analysts?|experts?|professor|researcher|scholar|fellow|author|editor|correspondent|columnist|anchor|"
    r"reporter|journalist|host|former|ex|activist|lawyer|attorney|critic|historian|strategist|founder|witness)\b",
    re.I,
)
_PRESS = re.compile(
    r"\b(?:host|anchor|moderator|correspondent|columnist|reporter|journalist|editor|author)\b", re.I
)
_OFFICE = re.compile(
    r"\b(?:Sens?\.|Reps?\.|senator|congress\w+|president|minister|premier|secretary|ambassador|envoy|general|king|"
    r"prince|governor|mayor|chancellor|admiral|spokes\w+)",
    re.I,
)
_AUDIENCE = re.compile(
    r"\b(?:Conference|Forum|Summit|Convention|Institute|University|College|Club|School|Council on|"
    r"Association|Society|Foundation|Chamber|Academy)\b"
)
_MEDIA = re.compile(r"\b(?:news|press|media|television|radio|TV|reporters?|journalists?)\b", re.I)


def is_opinion(source: str) -> bool:
    """Whether the words that name a speaker make him an expert, or somebody out of office."""
    return bool(_NO_OFFICE.search(source))


def speaks_for_others(actor: Actor) -> bool:
    """Whether what an actor says in public binds somebody: an office held now, no expert's opinion."""
    if actor.kind == "anonymous" and actor.country is None:
        return False
    return not _NO_OFFICE.search(" ".join((actor.name, *(title.text for title in actor.titles))))


def counts(scene: Scene, actor: ActorId, *, official: bool) -> bool:
    """Whether an actor is a party, and not somebody who only tells things or is told them.

    `official` says of a person whether he holds an office.
    """
    found = scene.cast.actor(actor)
    if found.kind in ("state", "armed_group"):
        return True
    if any(mention.entry.kind == "outlet" for mention in scene.gazetteer.find_all(found.name)):
        return False  # "Fox News his government", an addressee run into what it was told
    if _MEDIA.search(found.name):
        return False
    match found.kind:
        case "government_body":
            return True
        case "intergovernmental":
            return not _AUDIENCE.search(found.name)
        case "person":
            of_outlet = found.part_of is not None and scene.cast.kind(found.part_of) == "outlet"
            press = any(_PRESS.search(title.text) for title in found.titles)
            holds = any(_OFFICE.search(title.text) for title in found.titles)
            opinion = any(_NO_OFFICE.search(title.text) for title in found.titles)
            # "Senator Lund, appearing on CNV" is not of the channel
            return official and not press and (holds or not (of_outlet or opinion))
        case "anonymous":
            head = head_of(found.name)
            # "several members of Congress" are; "members of the public" are not
            of_body = head in _MEMBERS and found.part_of is not None
            return of_body or head in OFFICIALS or head.removesuffix("s") in OFFICIALS
        case "group":
            return found.country is not None or head_of(found.name) in GROUPS
        case "organisation":
            known = scene.gazetteer.find(found.name) is not None
            known = known or (found.country is not None and head_of(found.name) in OFFICIALS)
            known = known and not _AUDIENCE.search(found.name)
            return known and not is_outlet(found.name, scene.gazetteer)
        case _:
            return False
