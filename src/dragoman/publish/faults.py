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


class MissingExtra(Fault):
    """A format needs a library that is not installed."""

    code = "D503"
    remedy = "pip install 'dragoman[tables]'"


class ManyFiles(Fault):
    """An export of several tables was to go into one file or to stdout."""

    code = "D504"
    remedy = "name one table with --kind, or a folder or a .zip file with -o"
