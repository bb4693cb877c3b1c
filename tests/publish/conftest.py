"""An invented crisis for the tests of what people read: Varnia, Ostland and Kestria, and their press."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from dragoman.record import (
    Actor,
    ActorId,
    Article,
    Block,
    Copy,
    Record,
    Span,
    Statement,
    Title,
    When,
    actor_id,
    article_id,
    statement_id,
)


@dataclass
class Desk:
    """Builds records around invented articles; a mark such as ``# furniture`` names a line's block."""

    actors: dict[str, Actor] = field(default_factory=dict)
    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def article(
        self,
        outlet: str | None,
        text: str,
        published: str | None = None,
        *,
        basis: str = "metadata",
        agency: str | None = None,
        copy_of: Copy | None = None,
        source: str | None = None,
    ) -> Article:
        lines, blocks, at = [], [], 0
        for raw in text.strip("\n").split("\n"):
            found = re.fullmatch(r"(.*?)(?:  # (\w+))?", raw, re.DOTALL)
            assert found is not None
            line, kind = found[1], found[2] or "body"
            if line:
                blocks.append(Block(at, at + len(line), kind))
            lines.append(line)
            at += len(line) + 1
        whole = "\n".join(lines)
        title = next((whole[b.start : b.end] for b in blocks if b.kind == "title"), None)
        byline = next((whole[b.start : b.end] for b in blocks if b.kind == "byline"), None)
        name = (
            source
            or f"https://{(outlet or 'unknown').lower().replace(' ', '-')}.example/{len(self.articles)}"
        )
        when = When(published, None, None, basis) if published else None
        article = Article(
            article_id(name, str(len(self.articles))),
            name,
            "0" * 64,
            outlet,
            agency,
            title,
            byline,
            None,
            when,
            "en",
            whole,
            tuple(blocks),
            copy_of,
            reported=published,
        )
        self.articles.append(article)
        return article

    def actor(self, name: str, kind: str = "person", country: str | None = None, **more: object) -> ActorId:
        within = str(more.pop("within", "")) or None
        found = Actor(actor_id(kind, name, within), name, kind, country, **more)
        self.actors[found.id] = found
        return found.id

    def title(self, article: Article, words: str) -> Title:
        return Title(words, self.span(article, words))

    def span(self, article: Article, words: str) -> Span:
        start = article.text.index(words)
        return article.span(start, start + len(words))

    def say(
        self, article: Article, speakers: ActorId | tuple[ActorId, ...], *pieces: str, **more: object
    ) -> Statement:
        content = tuple(self.span(article, piece) for piece in pieces)
        when = more.pop("when", None)
        who = (speakers,) if isinstance(speakers, str) else speakers
        given: dict[str, object] = {"mode": "indirect", "act": "say", "reported": article.reported, **more}
        statement = Statement(
            statement_id(article.id, content, None, None),
            article.id,
            who,
            None,
            None,
            content,
            when=When(when, None, None, "relative") if isinstance(when, str) else when,
            **given,
        )
        self.statements.append(statement)
        return statement

    def records(self) -> list[Record]:
        return [*self.articles, *self.actors.values(), *self.statements]


def build_crisis() -> Desk:
    """The Osk strait crisis: a ferry fired on, a claim and its denial, a copy, an appeal, an unnamed source."""
    desk = Desk()
    varnia = desk.actor("Varnia", "state", "XVA")
    ostland = desk.actor("Ostland", "state", "XOS")
    kestria = desk.actor("Kestria", "state", "XKE")
    post = desk.article(
        "Kestria Post",
        """
Varnia’s navy fired first, Ostland’s minister tells envoys  # title
Ferry with 212 aboard limps into Port Osk after four hours adrift  # deck
By Ilse Torvald and Marek Dunn  # byline

PORT OSK, Aug 6 (Meridian News Agency) – Ostland’s foreign minister, Dana Velk, told envoys on Tuesday that Varnia’s navy had fired first on the ferry Halcyon.

“We have the radar tracks, and we will show them to anyone who asks,” Velk said. “Not one of our boats was within nine miles of that ferry.”

She warned Varnia that any second shot “would be answered in kind”, and urged Kestria to keep the strait open.

The ferry Halcyon at Port Osk on Tuesday. Photograph: M. Dunn/Kestria Post  # caption

Velk stopped short of saying that Ostland would close its ports.

“It was dark, and it was quick,” said a Kestrian harbour official who was not allowed to speak to the press. “Nobody can say who fired.”

Sign up for our morning letter  # furniture
Most read: The ten best harbours of the north  # furniture
""",
        "2024-08-06",
        agency="Meridian News Agency",
        basis="dateline",
    )
    courier = desk.article(
        "Ostland Courier",
        """
Navy fired first, says Velk  # title

PORT OSK, Aug 6 (Meridian News Agency) – Ostland’s foreign minister, Dana Velk, told envoys on Tuesday that Varnia’s navy had fired first on the ferry Halcyon.

“We have the radar tracks, and we will show them to anyone who asks,” Velk said.
""",
        "2024-08-06",
        agency="Meridian News Agency",
        basis="weekday",
        copy_of=Copy(post.id, 0.94),
    )
    herald = desk.article(
        "The Varnia Herald",
        """
Admiralty rejects ‘fairy tale’ of the strait  # title

Varnia denied on Wednesday that its navy had fired on the ferry, and accused Ostland of staging the attack. Defence Minister Pavel Oren, reportedly on a call with his counterpart in Kestria, promised an inquiry “within the week”.

“There was no order, there was no shot, there is no story,” Oren told Northern Radio. “If Ostland has tracks, let it lay them on the table tonight, and not next month, and not in a drawer.”

“There was no order, there was no shot, there is no story,” Oren told Northern Radio.  # repeat

Asked whether the fleet had been at sea, he declined to comment.
""",
        "2024-08-07",
    )
    harbour = desk.article(
        None,
        """
The talks nobody will confirm

Kestria has offered both sides a table, two people familiar with the matter told Northern Radio.

Prime Minister Ana-Sofía Benavides-Okonkwo de la Torre y Montealegre said on Monday: “I have spoken to both. I will not say what was said. I will say that they are both still speaking.”
""",
        None,
        source="saved/talks.txt",
    )
    dana = desk.actor(
        "Dana Velk",
        "person",
        "XOS",
        titles=(desk.title(post, "foreign minister"), desk.title(courier, "foreign minister")),
    )
    oren = desk.actor("Pavel Oren", "person", "XVA", titles=(desk.title(herald, "Defence Minister"),))
    premier = desk.actor(
        "Ana-Sofía Benavides-Okonkwo de la Torre y Montealegre",
        "person",
        "XKE",
        titles=(desk.title(harbour, "Prime Minister"),),
    )
    envoys = desk.actor("envoys", "group")
    official = desk.actor("a Kestrian harbour official", "anonymous", "XKE", within=post.id)
    two = desk.actor("two people familiar with the matter", "anonymous", within=harbour.id)
    radio = desk.actor("Northern Radio", "outlet")
    for article in (post, courier):
        desk.say(
            article,
            dana,
            "Varnia’s navy had fired first on the ferry Halcyon",
            addressees=(envoys,),
            when="2024-08-06",
        )
        desk.say(
            article,
            dana,
            "We have the radar tracks, and we will show them to anyone who asks,",
            mode="direct",
            when="2024-08-06",
        )
    desk.say(post, dana, "Not one of our boats was within nine miles of that ferry.", mode="direct")
    desk.say(
        post,
        dana,
        "any second shot “would be answered in kind”",
        mode="mixed",
        act="warn",
        addressees=(varnia,),
        when="2024-08-06",
    )
    desk.say(post, dana, "to keep the strait open", act="urge", addressees=(kestria,), when="2024-08-06")
    desk.say(post, dana, "Ostland would close its ports", negated=True, when="2024-08-06")
    desk.say(
        post,
        official,
        "It was dark, and it was quick,",
        "Nobody can say who fired.",
        mode="direct",
        anonymous=True,
    )
    desk.say(herald, varnia, "its navy had fired on the ferry", act="deny", when="2024-08-07")
    desk.say(herald, varnia, "Ostland of staging the attack", act="accuse", when="2024-08-07")
    desk.say(
        herald,
        oren,
        "an inquiry “within the week”",
        mode="mixed",
        act="promise",
        hedged=True,
        occasion="call",
    )
    desk.say(
        herald,
        oren,
        "There was no order, there was no shot, there is no story,",
        "If Ostland has tracks, let it lay them on the table tonight, and not next month, and not in a drawer.",
        mode="direct",
        via=(radio,),
        occasion="interview",
        when="2024-08-05/2024-08-06",
    )
    desk.say(herald, oren, "whether the fleet had been at sea", act="decline_to_comment")
    desk.say(harbour, two, "Kestria has offered both sides a table", anonymous=True, via=(radio,))
    desk.say(
        harbour,
        premier,
        "I have spoken to both. I will not say what was said. I will say that they are both still speaking.",
        mode="direct",
        when=When(None, "Monday", desk.span(harbour, "Monday"), None),
    )
    desk.say(harbour, (ostland, varnia), "both sides")
    return desk


@pytest.fixture
def crisis() -> Desk:
    return build_crisis()


@pytest.fixture
def new_desk() -> Callable[[], Desk]:
    return Desk
