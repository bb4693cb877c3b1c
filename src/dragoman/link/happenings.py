"""Contacts and incidents that several records tell of: which records are of one, and why."""

from collections.abc import Iterable, Mapping

from dragoman.link.comparing import groups_of
from dragoman.link.contacts import Contacts
from dragoman.link.incidents import Incidents
from dragoman.record import Actor, Contact, Incident, RecordId

Joined = tuple[tuple[Incident, ...], ...]
Parted = frozenset[frozenset[str]]
"""Pairs of ids that a reader has found not to be of one thing; their groups come apart."""


def same_contacts(
    contacts: Iterable[Contact], actors: Mapping[str, Actor]
) -> tuple[tuple[Contact, ...], ...]:
    """Group contacts that are one: the same two parties at least, of one kind, on the same day."""
    return explained_contacts(contacts, actors)[0]


def explained_contacts(
    contacts: Iterable[Contact], actors: Mapping[str, Actor], parted: Parted = frozenset()
) -> tuple[tuple[tuple[Contact, ...], ...], Mapping[RecordId, str]]:
    """The groups of `same_contacts`, and by the id of a group's first record why they are one."""
    held = {contact.id: contact for contact in contacts}
    compared = Contacts(held.values(), actors, parted)
    groups = tuple(tuple(held[RecordId(key)] for key in group) for group in groups_of(compared))
    return groups, {RecordId(key): why for key, why in compared.because.items()}


def same_incidents(incidents: Iterable[Incident], actors: Mapping[str, Actor]) -> Joined:
    """Group incidents that are one: by victims, place and the telling words of their mentions."""
    return explained_incidents(incidents, actors)[0]


def explained_incidents(
    incidents: Iterable[Incident], actors: Mapping[str, Actor], parted: Parted = frozenset()
) -> tuple[Joined, Mapping[RecordId, str]]:
    """The groups of `same_incidents`, and by the id of a group's first record why they are one."""
    held = {incident.id: incident for incident in incidents}
    compared = Incidents(held.values(), actors, parted)
    groups = tuple(tuple(held[RecordId(key)] for key in group) for group in groups_of(compared))
    return groups, {RecordId(key): why for key, why in compared.because.items()}
