"""An invented strait, told in as many articles as a test asks for: Varnia, Ostland and Kestria again."""

from dragoman.record import (
    Actor,
    Article,
    Block,
    Contact,
    Copy,
    Figure,
    Incident,
    Message,
    Place,
    Record,
    Statement,
    When,
    actor_id,
    article_id,
    statement_id,
)

VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
KESTRIA = Actor(actor_id("state", "Kestria"), "Kestria", "state", "XKE")
OREN = Actor(actor_id("person", "Pavel Oren"), "Pavel Oren", "person", "XVA", VARNIA.id)
PARTIES = (VARNIA, OSTLAND, KESTRIA, OREN)

WORDS = (
    "Varnia warned Ostland on Monday to keep its boats away from the Osk strait. "
    "Through Kestria, Ostland offered Varnia talks. "
    "A drone hit the ferry Halcyon, killing at least 12 sailors, Oren said. "
    "Oren met envoys of Ostland in Port Osk."
)


def when(edtf: str | None) -> When | None:
    return When(edtf, None, None, "relative") if edtf else None


def article(
    number: int, day: str | None, copy_of: Article | None = None, outlet: str | None = None, text: str = WORDS
) -> Article:
    name = f"https://paper-{number}.example/strait"
    return Article(
        article_id(name, str(number)), name, "0" * 64, outlet or f"Paper {number}", None, f"The strait, part {number}",
        None, None, When(day, None, None, "metadata") if day else None, "en", text, (Block(0, len(text), "body"),),
        Copy(copy_of.id, 0.9) if copy_of else None, reported=day,
    )  # fmt: skip


def span(of: Article, words: str):
    at = of.text.index(words)
    return of.span(at, at + len(words))


def warning(of: Article, day: str | None = "2024-08-05", name: str = "", **more: object) -> Message:
    given: dict[str, object] = {
        "senders": (VARNIA.id,), "recipients": (OSTLAND.id,), "intermediaries": (), "channel": "direct", "act": "warn",
        "status": "asserted", **more,
    }  # fmt: skip
    words = span(of, "warned Ostland on Monday to keep its boats away")
    return Message(
        f"msg_w{name}{of.id}", content_spans=(words,), told_by=None, when=when(day), mentions=(words,),
        reported=of.reported, **given,
    )  # fmt: skip


def offer(of: Article, day: str | None = "2024-08-06") -> Message:
    words = span(of, "Through Kestria, Ostland offered Varnia talks")
    return Message(
        f"msg_o{of.id}", (OSTLAND.id,), (VARNIA.id,), (KESTRIA.id,), "indirect", "offer", (words,), "claimed", None,
        when(day), (words,), of.reported,
    )  # fmt: skip


def attack(of: Article, day: str | None = "2024-08-04", status: str = "happened", name: str = "") -> Incident:
    return Incident(
        f"inc_{name}{of.id}", "drone_attack", (OSTLAND.id,), (VARNIA.id,), Place("Osk strait"), when(day), status,
        (span(of, "A drone hit the ferry Halcyon"),), of.reported,
    )  # fmt: skip


def meeting(of: Article, day: str | None = "2024-08-07") -> Contact:
    return Contact(
        f"con_{of.id}", "meeting", (OREN.id, OSTLAND.id), Place("Port Osk"), when(day), (), "held",
        (span(of, "Oren met envoys of Ostland"),), of.reported,
    )  # fmt: skip


def toll(
    of: Article,
    incident: Incident,
    low: float,
    high: float | None = None,
    *,
    by: str | None = None,
    about: bool = False,
) -> Figure:
    return Figure(
        f"fig_{of.id}{low}{high}", incident.id, "killed", "sailors", low, high, about, span(of, "at least 12 sailors"),
        by, of.reported,
    )  # fmt: skip


def saying(of: Article, day: str | None = None) -> Statement:
    words = (span(of, "A drone hit the ferry Halcyon"),)
    return Statement(
        statement_id(of.id, words, None, None), of.id, (OREN.id,), None, None, words, "indirect", "say", when=when(day),
        reported=of.reported,
    )  # fmt: skip


def strait(articles: int) -> list[Record]:
    """So many articles, day after day, each with a word, an offer, an attack, a meeting, a saying and a toll."""
    records: list[Record] = [*PARTIES]
    for number in range(articles):
        day = f"2024-{8 + number // 25 % 4:02d}-{1 + number % 25:02d}"
        of = article(number, day)
        hit = attack(of, day, name=str(number))
        records += [
            of,
            warning(of, day),
            offer(of, day),
            hit,
            meeting(of, day),
            saying(of, day),
            toll(of, hit, 12),
        ]
    return records
