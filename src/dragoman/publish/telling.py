"""Messages, contacts, incidents, responsibility and figures in words, for every page and list alike.

A plan, a claim or a threat must never read as a fact, so each is told with how it stands.
"""

from collections.abc import Iterable

from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.sayings import ACTS
from dragoman.publish.wording import joined, number, one_line, shown
from dragoman.record import ActorId, Contact, Figure, Incident, Message, Responsibility

Told = Message | Contact | Incident
_CONTACTS = {
    "call": "Call",
    "meeting": "Meeting",
    "visit": "Visit",
    "talks": "Talks",
    "press_conference": "Joint press conference",
}
_INCIDENTS = {
    "killing": "Killing",
    "strike": "Strike",
    "rocket_or_missile_attack": "Rocket or missile attack",
    "drone_attack": "Drone attack",
    "bombing": "Bombing",
    "clash": "Clash",
    "seizure": "Seizure",
    "deployment": "Deployment",
    "arrest": "Arrest",
    "sanction": "Sanctions",
    "protest": "Protest",
    "ceasefire": "Ceasefire",
    "other": "Incident",
}
CHANNELS = {
    "direct": "directly",
    "indirect": "indirectly",
    "public": "in public",
    "unknown": "by a channel not known",
}
"""The channels of a message in words."""
MESSAGE_STATUS = {
    "asserted": "",
    "claimed": "claimed by one side",
    "disputed": "disputed",
    "denied": "denied",
    "planned": "planned",
}
"""How a message stands; empty for one that is asserted."""
_STANCES = {
    "claims": "claims it",
    "denies": "denies it",
    "has_not_claimed": "has not claimed it",
    "accuses": "accuses {}",
    "suspects": "suspects {}",
    "investigates": "is investigating it",
}
_MEASURES = {"other": "affected"}


def day_told(record: Told) -> str:
    """When it was, in words; for want of that when it was reported."""
    when = record.when
    if when is not None and when.edtf is not None:
        return in_words(when.edtf, clock=False)
    if when is not None and when.text:
        return f"“{one_line(shown(when.text))}”, undated"
    return f"reported {in_words(record.reported, clock=False)}" if record.reported else "undated"


def what(record: Told) -> str:
    """What a record is of: the act of a message, the kind of a contact or an incident."""
    match record:
        case Message():
            return ACTS[record.act][0]
        case Contact():
            return _CONTACTS[record.kind]
        case Incident():
            return _INCIDENTS[record.kind]


def parties(record: Told, dossier: Dossier, most: int | None = None) -> str:
    """Who told whom, who met, by whom and against whom; empty where nobody is named. `most`: see `names`."""
    match record:
        case Message():
            sender = names(record.senders, dossier, most) or "somebody"
            recipient = names(record.recipients, dossier, most) or "nobody named"
            told, through = f"{sender} to {recipient}", names(record.intermediaries, dossier, most)
            return f"{told}, through {through}" if through else told
        case Contact():
            return names(record.participants, dossier, most)
        case Incident():
            by, of = names(record.perpetrators, dossier, most), names(record.victims, dossier, most)
            return "; ".join(
                part for part in (f"by {by}" if by else "", f"against {of}" if of else "") if part
            )


def names(actors: Iterable[ActorId], dossier: Dossier, most: int | None = None) -> str:
    """Actors by name, as a list; unnamed ones of several articles that are called alike are told once.

    Of more than `most` the rest are counted.
    """
    found = {name.casefold(): name for actor in actors if (name := one_line(dossier.name(actor)))}
    held = list(found.values())
    if most is not None and len(held) > most:
        held = [*held[: most - 1], f"{number(len(held) - most + 1)} others"]
    return joined(held)


def status(record: Told) -> str:
    """How a record stands; empty for what is asserted, was held, or happened."""
    if isinstance(record, Message):
        return MESSAGE_STATUS[record.status]
    return "" if record.status in ("held", "happened") else record.status


def setting(record: Told) -> str:
    """The channel of a message, the place of anything else."""
    if isinstance(record, Message):
        return CHANNELS[record.channel] if record.channel != "unknown" else ""
    return f"in {shown(record.where.name, lines=False)}" if record.where is not None else ""


def stance_told(row: Responsibility, dossier: Dossier) -> str:
    """How a party stands to an incident: "Ostland denies it"."""
    accused = one_line(dossier.name(row.accused)) if row.accused else "somebody"
    return f"{one_line(dossier.name(row.holder))} {_STANCES[row.stance].format(accused)}"


def figure_told(figure: Figure) -> str:
    """A number with its bounds: "at least 70 killed", "24 to 99 wounded", "some 40,000 displaced"."""
    low, high = number(figure.low), number(figure.high) if figure.high is not None else None
    if high is None:
        told = f"at least {low}"
    elif figure.low == figure.high:
        told = f"about {low}" if figure.approximate else low
    else:
        told = f"up to {high}" if figure.low == 0 else f"{low} to {high}"
    of = one_line(shown(figure.of))
    measure = _MEASURES.get(figure.measure, figure.measure)
    return f"{told} {measure}" + (f" ({of})" if of else "")
