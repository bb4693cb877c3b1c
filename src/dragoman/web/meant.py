"""Who is meant by a name in an address."""

from dragoman.record import Actor
from dragoman.store import Store


def meant(store: Store, words: str) -> tuple[Actor, tuple[Actor, ...]]:
    """The actor of a name or an id, and the others of that name; raises `NoSuchRecord`.

    A state comes before a body, a body before a person: "Varnia" is the state, and not the paper called so.
    """
    found = [] if words.startswith("act_") else store.called(words)
    if not found:
        return store.actor(words), ()
    return found[0], tuple(found[1:])
