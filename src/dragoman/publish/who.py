"""One actor in a terminal: who it is, its titles with their days, and every mention."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from dragoman.publish.dates import in_words, shorter, when_in_words
from dragoman.publish.dossier import Lookup
from dragoman.publish.show import known
from dragoman.publish.terminal import ACCENT
from dragoman.publish.wording import capitalised, one_line, shown
from dragoman.record import Actor, Article, Record, Span

_ROLES = {
    "speakers": "speaks", "addressees": "is spoken to", "via": "relays it", "senders": "sends",
    "recipients": "is sent", "intermediaries": "carries it", "participants": "takes part",
    "perpetrators": "does it", "victims": "suffers it", "holder": "takes the stand", "accused": "is accused",
}  # fmt: skip
_WORDS = ("content_spans", "mentions", "span")


def who(actor: Actor, mentions: Iterable[Record], lookup: Lookup, console: Console) -> None:
    """Print the titles that articles give an actor, with their first and last day, then every mention.

    `mentions` are the records it takes part in, in the order to print them.
    """
    titles = list(_titles(actor, lookup))
    if titles:
        console.print()
        console.print(Text("Titles", f"bold {ACCENT}"))
        for line in titles:
            console.print(Text(f"  {line}"), soft_wrap=True)
    some = False
    for record in mentions:
        if not some:
            console.print()
            console.print(Text("Mentions", f"bold {ACCENT}"))
        some = True
        console.print(_mention(actor, record, lookup), soft_wrap=True)


def _titles(actor: Actor, lookup: Lookup) -> Iterator[str]:
    """Each title once, however it is capitalised, with the days and outlets of the articles that give it."""
    given: dict[str, list[tuple[str, Article | None]]] = {}
    for title in actor.titles:
        article = known(lookup, title.span.article)
        one = (title.text, article if isinstance(article, Article) else None)
        given.setdefault(" ".join(title.text.casefold().split()), []).append(one)
    for found in given.values():
        articles = [article for _, article in found if article is not None]
        days = sorted(article.reported for article in articles if article.reported)
        when = " – ".join(
            dict.fromkeys(shorter(in_words(day, weekday=False)) for day in days[:1] + days[-1:])
        )
        outlets = dict.fromkeys(one_line(shown(article.outlet)) for article in articles if article.outlet)
        told = (one_line(shown(found[0][0])), when or "undated", ", ".join(outlets))
        yield " · ".join(filter(None, told))


def _mention(actor: Actor, record: Record, lookup: Lookup) -> Text:
    roles = [_ROLES[name] for name in _ROLES if actor.id in _ids(getattr(record, name, None))]
    spans = [span for name in _WORDS for span in _spans(getattr(record, name, None))]
    article = known(lookup, spans[0].article) if spans else None
    day = when_in_words(getattr(record, "when", None), weekday=False, clock=False)
    if not day:
        day = in_words(record.reported, weekday=False) if record.reported else "undated"
    words = " … ".join(dict.fromkeys(one_line(shown(span.exact)) for span in spans))
    outlet = one_line(shown(article.outlet)) if isinstance(article, Article) and article.outlet else ""
    head = " · ".join(filter(None, (shorter(day), outlet, f"{record.type}: {', '.join(roles)}")))
    return Text.assemble("  ", capitalised(head), "  ", (words, "italic"), "  ", (record.id, "dim"))


def _ids(held: object) -> tuple[object, ...]:
    return held if isinstance(held, tuple) else (held,)


def _spans(held: object) -> tuple[Span, ...]:
    return tuple(one for one in _ids(held) if isinstance(one, Span))
