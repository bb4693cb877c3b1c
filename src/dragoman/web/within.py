"""Who counts for whom: a state's bodies and officials for the state, a body's for the body."""

from dragoman.publish.dossier import Dossier
from dragoman.record import Actor
from dragoman.store.selecting import OF_A_COUNTRY


def within(actor: str, whole: Actor, dossier: Dossier) -> bool:
    """Whether an actor is another or speaks for it, as a filter by its name has it."""
    found = dossier.actor(actor)
    if found is None:
        return actor == whole.id
    if any(part.id == whole.id for part in dossier.parties(found)):
        return True
    state = whole.kind == "state" and whole.country is not None
    return state and found.country == whole.country and found.kind in OF_A_COUNTRY
