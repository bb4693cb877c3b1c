"""CAMEO's codes of actors: a country by ISO 3166-1 alpha-3, then the role by the kind of actor.

The codebook (CAMEO 1.1b3, chapter 3) writes a state as its country code, and adds GOV, MIL, REB, MED, CVL;
intergovernmental bodies begin with IGO.
"""

from dragoman.record import Actor

_ROLES = {
    "state": "",
    "government_body": "GOV",
    "armed_group": "REB",
    "organisation": "NGO",
    "outlet": "MED",
    "group": "CVL",
}


def actor_code(actor: Actor) -> str | None:
    """The CAMEO code of an actor; None for one of whom neither country nor kind gives a code.

    A person has the code of the country that the titles give, as an official of it: "USAGOV".
    """
    if actor.kind == "intergovernmental":
        return "IGO"
    if actor.country is None:
        return "REB" if actor.kind == "armed_group" else None
    if actor.kind in ("person", "anonymous"):
        return f"{actor.country}GOV" if actor.titles or actor.part_of else actor.country
    return actor.country + _ROLES.get(actor.kind, "")
