"""What can be wrong with an actors file."""

from typing import ClassVar

from dragoman.record.faults import Fault


class BadActorsFile(Fault):
    """An actors file cannot be read, or an entry in it says something that no actor can be."""

    code: ClassVar[str] = "D201"
    remedy: ClassVar[str] = 'mend the entry; the form is [[actor]] with name, kind, and e.g. country = "XVA"'


class ActorTwice(Fault):
    """One actors file has two entries of one name."""

    code: ClassVar[str] = "D202"
    remedy: ClassVar[str] = "join the two entries, or give one of them another name"


class NoSuchBody(Fault):
    """An entry is part of something that no entry names."""

    code: ClassVar[str] = "D203"
    remedy: ClassVar[str] = "part_of is the canonical name of another entry: add that entry, or mend the name"
