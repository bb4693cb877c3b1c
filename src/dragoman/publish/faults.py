"""What can go wrong when a record is published."""

from dragoman.record import Fault


class NoSuchFormat(Fault):
    """An export was asked for in a format that there is not."""

    code = "D501"
    remedy = "name one of the formats that dragoman export --help lists"


class NoSuchKind(Fault):
    """A listing was asked for of a kind of record that there is not."""

    code = "D502"
    remedy = "name one of the kinds that dragoman list --help lists"
