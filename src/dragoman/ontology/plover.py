"""PLOVER's types, their quad classes and scores, and CAMEO's codes and Goldstein values.

From the PLOVER manual (draft 1.3, 5 February 2022), CAMEO2PLOVER-2021, the CAMEO manual (1.1b3, March 2012)
and the Goldstein (1992) values that GDELT gives its codes. Verbal cooperation is quad class 1, material
cooperation 2, verbal conflict 3, material conflict 4.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type: its quad class (1–4), CAMEO root, and the Goldstein value (−10 to 10) of that root."""

    name: str
    quad_class: int
    cameo: str
    goldstein: float


TYPES: dict[str, EventType] = {
    one.name: one
    for one in (
        EventType("AGREE", 1, "03", 4.0),
        EventType("CONSULT", 1, "04", 1.0),
        EventType("SUPPORT", 1, "05", 3.5),
        EventType("CONCEDE", 1, "08", 5.0),
        EventType("COOPERATE", 2, "06", 6.0),
        EventType("AID", 2, "07", 7.0),
        EventType("RETREAT", 2, "087", 7.0),
        EventType("REQUEST", 3, "10", -5.0),
        EventType("ACCUSE", 3, "11", -2.0),
        EventType("REJECT", 3, "12", -4.0),
        EventType("THREATEN", 3, "13", -6.0),
        EventType("PROTEST", 4, "14", -6.5),
        EventType("MOBILIZE", 4, "15", -7.2),
        EventType("SANCTION", 4, "16", -4.0),
        EventType("COERCE", 4, "17", -7.0),
        EventType("ASSAULT", 4, "18", -9.0),
    )
}
