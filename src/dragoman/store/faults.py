"""What can be wrong with a database, each with what the reader can do about it."""

from dragoman.record import Fault


class NoSuchDatabase(Fault):
    """There is no database at the place named."""

    code = "D301"
    remedy = "name the file that `dragoman read --into` wrote, or read some articles first"


class NotADatabase(Fault):
    """The file named is something else: an article, an export, a spreadsheet."""

    code = "D302"
    remedy = "the database is the first argument, articles go to `dragoman read`; the file was left as it is"


class ForeignDatabase(Fault):
    """The file is an SQLite database, but of another program."""

    code = "D303"
    remedy = "name another file; this one was left as it is"


class NewerDatabase(Fault):
    """The database was written by a later version of Dragoman."""

    code = "D304"
    remedy = "upgrade Dragoman (pip install --upgrade dragoman); the database was left as it is"


class LockedDatabase(Fault):
    """Another program is writing to the database and did not finish while we waited."""

    code = "D305"
    remedy = "let it finish or stop it, then run the same command again: what was read is kept"


class DiskFull(Fault):
    """There is no room left for the database or the pages kept beside it."""

    code = "D306"
    remedy = "make room, then run the same command again: what was read is kept"


class ReadOnly(Fault):
    """The database, or the folder it is in, may not be written to."""

    code = "D307"
    remedy = "copy it to a folder where you may write, or change the permissions"


class NoSuchRecord(Fault):
    """No record has this id, or an id that begins so."""

    code = "D308"
    remedy = "`dragoman list` shows the ids; the first eight characters are enough where they are unambiguous"


class AmbiguousId(Fault):
    """Several records have ids that begin so."""

    code = "D309"
    remedy = "give more characters of the id"


class DamagedDatabase(Fault):
    """The database's file does not hold together."""

    code = "D310"
    remedy = "restore it from a copy, or read the articles into a new database"


class MissingReference(Fault):
    """A record names another one which the database does not have."""

    code = "D311"
    remedy = "read the article again: dragoman read --again"


class BlockMoved(Fault):
    """A block of an article reaches beyond its text, or words stand outside every block."""

    code = "D312"
    remedy = "read the article again: dragoman read --again"


class PageChanged(Fault):
    """The page kept beside the database is gone, or is not the one that was read."""

    code = "D313"
    remedy = "restore the .originals folder from a copy, or read the page again: dragoman read --again"


class UnknownPlace(Fault):
    """The place named is a URL of a kind of database that this version cannot use."""

    code = "D314"
    remedy = "name a file (SQLite, no service), or a PostgreSQL database: postgresql://user@host/name"


class DriverMissing(Fault):
    """A database of a server was named, and what speaks with it is not installed."""

    code = "D340"
    remedy = "pip install 'dragoman[postgres]'"


class NoWords(Fault):
    """A search or a filter was given nothing to look for."""

    code = "D315"
    remedy = 'give a word, several words, a "phrase in quotation marks", or a beginning with *'


class UnwritableText(Fault):
    """A text holds code points that are no characters (lone surrogates), which no database takes."""

    code = "D316"
    remedy = "mend the article's encoding and read it again"


class DiskTrouble(Fault):
    """The disk refused to read or to write."""

    code = "D317"
    remedy = "check the disk (and limits on the size of files), then run the same command again"


class AmbiguousActor(Fault):
    """Several actors have the name that was given."""

    code = "D318"
    remedy = "give the id of the one that is meant: `dragoman list actors` shows them"


class AlreadyOne(Fault):
    """Two actors that are to be merged are one already."""

    code = "D319"
    remedy = "`dragoman actors decisions` shows what was decided; nothing was changed"


class NothingToSplit(Fault):
    """What is to be split off an actor is no part of it."""

    code = "D320"
    remedy = "name articles that speak of the actor (art_…), or an actor that was merged into it"


class NoSuchDecision(Fault):
    """No decision of that number holds."""

    code = "D321"
    remedy = "`dragoman actors decisions` shows the numbers of those that hold"


class NoSuchVerdict(Fault):
    """No verdict of that number holds."""

    code = "D331"
    remedy = "`dragoman verdicts` shows the numbers of those that hold"
