"""The tables, as SQLAlchemy Core describes them. Migrations make them; a test holds the two together.

What an article gives is kept with it, packed (`gives`, see `packing` and `columns`); the row of a record has
only what is filtered or sorted by, and its place there. Days are ``YYYY-MM-DD``, the bounds of an EDTF time.
Records belong to the article that gave them and go with it; an actor is given by many articles, so what
each of them says of it is kept apart (`actor` holds each distinct description once) and put together on
reading.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
    true,
)

from dragoman.store.columns import ROLES, TYPES, Day, Id, Packed, Short

tables = MetaData()

article = Table(
    "article",
    tables,
    Column("n", Integer, primary_key=True),
    Column("id", Id, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("url", Text, comment="where versions of one article are told by; null where it has no URL"),
    Column("superseded_by", Integer, ForeignKey("article.n"), comment="the later version of the same URL"),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("reported", Text),
    Column("from_day", Day, comment="the first day of its publication; null where it is not known"),
    Column("to_day", Day),
    Column("page", Text, comment="SHA-256 of the HTML page kept beside the database"),
    Column("copy_of", Id, comment="id of the article that it reprints"),
    Column("copy_share", Float),
    Column("archived", Text, comment="the web archive that holds it, and the id of its record there"),
    Column("paragraphs", LargeBinary, comment="digests of its paragraphs, 8 bytes each, big-endian"),
    Column("day", Integer, nullable=False, server_default="9999999", comment="from_day as `days` counts"),
    Column("dated", Boolean, nullable=False, server_default=false(), comment="whether by other articles"),
    Column("text", Packed("words"), nullable=False, server_default=text("''")),
    Column("fields", Packed("fields"), nullable=False, server_default=text("''")),
    Column("gives", Packed("fields"), nullable=False, server_default=text("''"), comment="its records"),
    Index("article_url", "url"),
    Index("article_listed", "day"),
)

record = Table(
    "record",
    tables,
    Column("n", Integer, primary_key=True),
    Column("article_n", Integer, ForeignKey("article.n"), nullable=False),
    Column("position", Integer, nullable=False, comment="its line in what the article gives"),
    Column("type", Short(TYPES), nullable=False),
    Column("id", Id, nullable=False, unique=True),
    Column("from_day", Day, comment="the first day of its own time; null where that is not known"),
    Column("to_day", Day),
    Column("statement", Id, comment="id of the statement that it was told in"),
    Column("act", Text, comment="of statements and messages"),
    Column("day", Integer, nullable=False, server_default="9999999", comment="from_day, else the article's"),
    Column("shown", Boolean, nullable=False, server_default=true(), comment="false if in a joined one"),
    Index("record_article", "article_n"),
    Index("record_listed", "type", "shown", "day"),
)

actor = Table(
    "actor",
    tables,
    Column("n", Integer, primary_key=True),
    Column("id", Id, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("part_of", Id),
    Column("fields", Text, nullable=False, comment="but for those that have columns"),
    Index("actor_id", "id"),
    Index("actor_part_of", "part_of"),
)

actor_name = Table(
    "actor_name",
    tables,
    Column("actor_n", Integer, ForeignKey("actor.n"), primary_key=True),
    Column("folded", Text, primary_key=True, comment="name or alias, see `naming.fold`"),
    Index("actor_name_folded", "folded"),
    sqlite_with_rowid=False,
)

given_actor = Table(
    "given_actor",
    tables,
    Column("article_n", Integer, ForeignKey("article.n"), primary_key=True),
    Column("actor_n", Integer, ForeignKey("actor.n"), primary_key=True),
    Column("fields", Text, nullable=False, comment="what only this article says: titles with their spans"),
    Index("given_actor_actor", "actor_n"),
    sqlite_with_rowid=False,
)

party = Table(
    "party",
    tables,
    Column("record_n", Integer, ForeignKey("record.n"), primary_key=True),
    Column("role", Short(ROLES), primary_key=True),
    Column("actor", Id, primary_key=True),
    Index("party_actor", "actor"),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    tables,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False, comment="merge or split"),
    Column("actor", Id, nullable=False, comment="id of the actor decided on, as articles give it"),
    Column("article", Id, comment="id of the article whose actor is another; null for a merge"),
    Column("into", Id, nullable=False, comment="id of the actor that it is taken for"),
    Column("shown", Id, nullable=False, comment="who that is in the end, by the other merges that hold"),
    Column("name", Text, comment="what the other was called (merge) or shall be called (split)"),
    Column("who", Text),
    Column("why", Text),
    Column("decided", Text, nullable=False, comment="when, ISO 8601 with zone"),
    Column("ended", Text, comment="when it was undone or replaced; null while it holds"),
    Index("decision_actor", "actor"),
)

linked = Table(
    "linked",
    tables,
    Column("n", Integer, primary_key=True),
    Column("type", Text, nullable=False, comment="contact, incident, utterance, dispute or story"),
    Column("id", Id, nullable=False, unique=True),
    Column("day", Integer, nullable=False, comment="its first day, see `days`"),
    Column("fields", Text, nullable=False, comment="what does not follow from its members, JSON"),
    Index("linked_listed", "type", "day"),
)

member = Table(
    "member",
    tables,
    Column("linked_n", Integer, ForeignKey("linked.n"), primary_key=True),
    Column("record_n", Integer, ForeignKey("record.n"), primary_key=True),
    Index("member_record", "record_n"),
    sqlite_with_rowid=False,
)

story_article = Table(
    "story_article",
    tables,
    Column("linked_n", Integer, ForeignKey("linked.n"), primary_key=True),
    Column("article_n", Integer, ForeignKey("article.n"), primary_key=True),
    Index("story_article_article", "article_n"),
    sqlite_with_rowid=False,
)

unlinked = Table(
    "unlinked",
    tables,
    Column("article_n", Integer, ForeignKey("article.n"), primary_key=True, comment="still to be linked"),
)

touched = Table(
    "touched",
    tables,
    Column("kind", Text, primary_key=True, comment="type of record"),
    Column("what", Text, primary_key=True, comment="a day (d:), a record (n:) or a key (k:) to link again"),
    sqlite_with_rowid=False,
)

alike = Table(
    "alike",
    tables,
    Column("kind", Short(TYPES), primary_key=True, comment="of record; the numbers are those of its table"),
    Column("left_n", Integer, primary_key=True, comment="the first of the two in time"),
    Column("right_n", Integer, primary_key=True),
    Column("how", Text, primary_key=True, comment="near in time (t), undated (u), or the key that joins"),
    Column("value", Integer, nullable=False),
    Index("alike_right", "kind", "right_n"),
    sqlite_with_rowid=False,
)

telling = Table(
    "telling",
    tables,
    Column("key", Text, primary_key=True, comment="what tells of an incident whenever it is told"),
    Column("record_n", Integer, ForeignKey("record.n"), primary_key=True),
    Index("telling_record", "record_n"),
    sqlite_with_rowid=False,
)

fingerprint = Table(
    "fingerprint",
    tables,
    Column("article_n", Integer, ForeignKey("article.n"), primary_key=True),
    Column("day", Integer, nullable=False, comment="as `days` counts"),
    Column("credited", Boolean, nullable=False, comment="whether it credits an agency"),
    Column("time", Text, nullable=False, comment="of day; empty where it is not known"),
    Column("length", Integer, nullable=False, comment="code points of the text"),
    Column("words", Integer, nullable=False, comment="words of the body"),
    Column("kept", LargeBinary, nullable=False, comment="a sample of its runs, 4 bytes each, little-endian"),
)

compared = Table(
    "compared",
    tables,
    Column("later_n", Integer, primary_key=True),
    Column("earlier_n", Integer, primary_key=True),
    Column("formulas", LargeBinary, nullable=False, comment="digest of those in the later; empty for none"),
    Column("share", Float, comment="of the later one's words; null where it is no copy"),
    Index("compared_earlier", "earlier_n"),
    sqlite_with_rowid=False,
)

parting = Table(
    "parting",
    tables,
    Column("n", Integer, primary_key=True),
    Column("one", Id, nullable=False, comment="id of a contact, an incident or a statement"),
    Column("other", Id, nullable=False, comment="id of one that is not of the same thing"),
    Column("who", Text),
    Column("why", Text),
    Column("decided", Text, nullable=False, comment="when, ISO 8601 with zone"),
    Column("ended", Text, comment="when it was undone; null while it holds"),
)

verdict = Table(
    "verdict",
    tables,
    Column("n", Integer, primary_key=True),
    Column("record", Id, nullable=False, comment="id of the record that was judged"),
    Column("type", Text, nullable=False),
    Column("verdict", Text, nullable=False, comment="uphold, reject or unsure"),
    Column("who", Text),
    Column("why", Text),
    Column("decided", Text, nullable=False, comment="when, ISO 8601 with zone"),
    Column("ended", Text, comment="when it was undone or replaced; null while it holds"),
    Column("replaced_by", Integer, comment="the later verdict; null where it was undone, or holds"),
    Column("article", Id, comment="id of the article that gave the record; null where several did"),
    Column("words", Text, nullable=False, comment="the words of the record, as it was judged"),
    Column("anchors", Text, nullable=False, comment="where they stand: [start, words] each, JSON"),
    Column("fields", Text, nullable=False, comment="what the record said when it was judged, JSON"),
    Column("found", Id, comment="id of the record that bears it now; null where there is none"),
    Column("changed", Boolean, nullable=False, comment="whether that record says other than it did"),
    Index("verdict_record", "record"),
    Index("verdict_found", "found"),
    Index("verdict_article", "article"),
)

page = Table(
    "page",
    tables,
    Column("digest", Text, primary_key=True, comment="SHA-256 of the page"),
    Column("content", LargeBinary, nullable=False, comment="gzipped; only where no folder keeps it"),
)

watched = Table(
    "watched",
    tables,
    Column("url", Text, primary_key=True),
    Column("feed", Text, comment="the feed that announced it; null for a feed"),
    Column("first_seen", Float, nullable=False, comment="seconds since 1970, as `due` and `looked`"),
    Column("due", Float, comment="when it is looked at next; null for never"),
    Column("title", Text),
    Column("published", Text),
    Column("outlet", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text, comment="SHA-256 of the bytes last seen"),
    Column("looked", Float),
    Column("failures", Integer, nullable=False, comment="how often in a row it could not be had"),
    Column("trouble", Text, comment="why it could not be had"),
    Index("watched_due", "due"),
)
