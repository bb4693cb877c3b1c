"""The closed vocabularies of the record. Each name is a field of RECORD.md or one of its values."""

from collections.abc import Collection
from typing import Literal, get_args

from dragoman.record.faults import BadRecord

BlockKind = Literal["title", "deck", "byline", "caption", "body", "furniture", "repeat"]
ActorKind = Literal[
    "state",
    "government_body",
    "armed_group",
    "intergovernmental",
    "organisation",
    "person",
    "group",
    "outlet",
    "anonymous",
]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say",
    "urge",
    "request",
    "demand",
    "warn",
    "threaten",
    "promise",
    "offer",
    "notify",
    "claim",
    "deny",
    "accuse",
    "condemn",
    "praise",
    "apologise",
    "agree",
    "refuse",
    "order",
    "ask",
    "decline_to_comment",
]
Occasion = Literal[
    "briefing", "press_conference", "interview", "call", "meeting", "post", "written_statement"
]
Channel = Literal["direct", "indirect", "public", "unknown"]
MessageStatus = Literal["asserted", "claimed", "disputed", "denied", "planned"]
ContactKind = Literal["call", "meeting", "visit", "talks", "press_conference"]
ContactStatus = Literal["held", "planned", "cancelled", "denied"]
IncidentKind = Literal[
    "killing",
    "strike",
    "rocket_or_missile_attack",
    "drone_attack",
    "bombing",
    "clash",
    "seizure",
    "deployment",
    "arrest",
    "sanction",
    "protest",
    "ceasefire",
    "other",
]
IncidentStatus = Literal["happened", "planned", "threatened", "hypothetical"]
Stance = Literal["claims", "denies", "has_not_claimed", "accuses", "suspects", "investigates"]
Measure = Literal[
    "killed",
    "wounded",
    "missing",
    "captured",
    "displaced",
    "deployed",
    "launched",
    "intercepted",
    "other",
]
DisputeKind = Literal["denial", "figures", "responsibility", "time", "place"]
Basis = Literal["stated", "relative", "linked", "publication", "metadata", "dateline", "weekday"]

ACTS: tuple[Act, ...] = get_args(Act)
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


def must_be_one_of(value: str | None, allowed: object, what: str) -> None:
    """Raise `BadRecord` unless `value` is one of the `Literal` type `allowed`, or None."""
    choices: Collection[str] = get_args(allowed)
    if value is not None and value not in choices:
        raise BadRecord(f"{what} is {value!r}, not one of {', '.join(choices)}")
