from collections.abc import Callable
from hashlib import sha256

import pytest

from dragoman.record import (
    Actor,
    Article,
    ArticleRecord,
    Block,
    Contact,
    Figure,
    Incident,
    Message,
    Place,
    Responsibility,
    Statement,
    Title,
    When,
    actor_id,
    article_id,
    content_id,
    span_of,
    statement_id,
)
from dragoman.store import Store

VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA", aliases=("Republic of Varnia",))
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
MINISTRY = Actor(
    actor_id("government_body", "Foreign Ministry of Varnia"),
    "Foreign Ministry of Varnia",
    "government_body",
    None,
    VARNIA.id,
)

TEXT = """Varnia warns Ostland over ferry

PORT OSK, Aug 5 (Northwire) - Varnia told Ostland on Monday to keep away from the ferry.

"We will answer every shot," Foreign Minister Mira Ilvés said in Port Osk. "The sea is ours."

Seven sailors were wounded on Sunday when a patrol boat was fired on. Ostland denied it.
"""


def read_news(
    text: str = TEXT,
    source: str = "https://osk-herald.example/ferry",
    published: str | None = "2024-08-05",
    outlet: str | None = "Osk Herald",
    extra: str = "",
) -> ArticleRecord:
    """An invented article with a record of every type that one article can give.

    `extra` is added to the text, so that articles can differ in their bytes and not in what they give.
    """
    text += extra
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    id_ = article_id(source, digest)

    def words(wanted: str):
        start = text.index(wanted)
        return span_of(id_, text, start, start + len(wanted))

    article = Article(
        id=id_,
        source=source,
        sha256=digest,
        outlet=outlet,
        agency="Northwire",
        title="Varnia warns Ostland over ferry",
        byline=None,
        dateline="Port Osk",
        published=When(published, "Aug 5", words("Aug 5"), "dateline") if published else None,
        language="en",
        text=text,
        blocks=(Block(0, 31, "title"), Block(33, len(text.rstrip()), "body")),
        reported=published,
    )
    minister = Actor(
        actor_id("person", "Mira Ilvés"),
        "Mira Ilvés",
        "person",
        "XVA",
        MINISTRY.id,
        titles=(Title("Foreign Minister", words("Foreign Minister")),),
        reported=published,
    )
    content = (words("We will answer every shot,"), words("The sea is ours."))
    cue, name = words("said"), words("Mira Ilvés")
    said = Statement(
        id=statement_id(id_, content, cue, name),
        article=id_,
        speakers=(minister.id,),
        source_span=name,
        cue_span=cue,
        content_spans=content,
        mode="direct",
        act="warn",
        addressees=(OSTLAND.id,),
        where=Place("Port Osk", "XVA", None, None),
        reported=published,
    )
    sunday = When("2024-08-04", "Sunday", words("Sunday"), "relative")
    keep_away = words("keep away from the ferry")
    message = Message(
        id=content_id("message", said.id),
        senders=(VARNIA.id,),
        recipients=(OSTLAND.id,),
        intermediaries=(),
        channel="public",
        act="demand",
        content_spans=(keep_away,),
        status="asserted",
        told_by=said.id,
        when=When("2024-08-05", "Monday", words("Monday"), "relative"),
        mentions=(words("Varnia told Ostland on Monday to keep away from the ferry"),),
        reported=published,
    )
    contact = Contact(
        id=content_id("contact", id_, "talk"),
        kind="talks",
        participants=(VARNIA.id, OSTLAND.id),
        where=None,
        when=None,
        topics=(words("the ferry"),),
        status="held",
        mentions=(words("Varnia told Ostland"),),
        reported=published,
    )
    incident = Incident(
        id=content_id("incident", id_, "shots"),
        kind="strike",
        perpetrators=(),
        victims=(),
        where=None,
        when=sunday,
        status="happened",
        mentions=(words("a patrol boat was fired on"),),
        reported=published,
    )
    denial = Responsibility(
        id=content_id("responsibility", id_),
        incident=incident.id,
        holder=OSTLAND.id,
        stance="denies",
        accused=None,
        span=words("Ostland denied it"),
        statement=None,
        reported=published,
    )
    wounded = Figure(
        id=content_id("figure", id_),
        incident=incident.id,
        measure="wounded",
        of="sailors",
        low=7.0,
        high=7.0,
        approximate=False,
        span=words("Seven sailors"),
        statement=None,
        reported=published,
    )
    return ArticleRecord(
        article,
        (VARNIA, OSTLAND, MINISTRY, minister),
        (said,),
        (message,),
        (contact,),
        (incident,),
        (denial,),
        (wounded,),
    )


@pytest.fixture
def news() -> Callable[..., ArticleRecord]:
    return read_news


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "crisis.db", create=True) as opened:
        yield opened
