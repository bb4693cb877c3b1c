"""What stands at the head of every brief: counted facts, and never a summary that nobody wrote."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dragoman.publish.dates import days_in_words, how_known, in_words
from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.wording import capitalised, joined, number, one_line, percent, shown, spelt
from dragoman.record import Account, Article, Contact, Incident, Message, Record, bounds


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title, the days in words (empty where the title tells them), the outlets, and the counts."""

    title: str
    dates: str
    sources: str
    counts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


def masthead(dossier: Dossier, title: str | None, as_of: str | None) -> Masthead:
    """Count what a dossier holds; without a title it is named so: ``Five reports, 4–6 August 2024``."""
    articles = dossier.articles
    dates = days_in_words(*dossier.days, weekday=True) if dossier.days else "no dates known"
    plain = days_in_words(*dossier.days) if dossier.days else "undated"
    name = capitalised(spelt(len(articles), "report"))
    name = f"{name}, {plain}" if articles else name
    speakers = {speaker for statement in dossier.statements for speaker in statement.speakers}
    counts = (
        (len(articles), "article", "articles"),
        (len(dossier.outlets), "outlet", "outlets"),
        (dossier.independent, "independent account", "independent accounts"),
        (len(dossier.statements), "statement", "statements"),
        (len(speakers), "speaker", "speakers"),
    )
    return Masthead(
        title=one_line(shown(title)) if title else name,
        dates=capitalised(dates) if title else "",
        sources=_sources(dossier),
        counts=tuple((number(count), one if count == 1 else many) for count, one, many in counts),
        remarks=_remarks(dossier, as_of),
    )


def _sources(dossier: Dossier) -> str:
    """The outlets by name, those with most articles first; beyond six they are counted."""
    articles = Counter(shown(article.outlet, lines=False) for article in dossier.articles if article.outlet)
    names = [one_line(name) for name, _ in sorted(articles.items(), key=lambda item: (-item[1], item[0]))]
    if len(names) > 6:
        names = [*names[:5], spelt(len(names) - 5, "other")]
    return joined(names) if names else ""


def _remarks(dossier: Dossier, as_of: str | None) -> tuple[str, ...]:
    articles = dossier.articles
    undated = sum(article.published is None or article.published.edtf is None for article in articles)
    unsigned = sum(article.outlet is None for article in articles)
    copies = dossier.copies
    told = []
    if as_of:
        told.append(f"As known on {in_words(as_of)}.")
        if undated:
            told.append(
                f"{spelt(undated, 'undated article is', 'undated articles are')} included, "
                "though it cannot be told whether they were out by then."
            )
    elif undated and undated < len(articles):
        told.append(f"{spelt(undated, 'article is', 'articles are')} undated.")
    if unsigned:
        told.append(f"The outlet of {spelt(unsigned, 'article')} is not known.")
    if copies > 0:
        reprint = "article reprints another and confirms", "articles reprint others and confirm"
        told.append(f"{spelt(copies, *reprint)} nothing.")
    return tuple(remark[0].upper() + remark[1:] for remark in told)


def as_known_on(dossier: Dossier, as_of: str) -> Dossier:
    """Leave out what was published after a day. Undated articles stay, and the masthead says so."""
    last = bounds(as_of)[1]
    late: set[str] = {
        article.id
        for article in dossier.articles
        if article.published and article.published.edtf and bounds(article.published.edtf)[0] > last
    }
    kept = (
        _without(record, late)
        for record in dossier.by_id.values()
        if record.id not in late
        and getattr(record, "article", None) not in late
        and not (record.reported is not None and bounds(record.reported)[0] > last)
    )
    return Dossier.of((record for record in kept if record is not None), dossier.because)


def _without(record: Record, late: Collection[str]) -> Record | None:
    """A record without what later articles tell of it; None where nothing is left."""
    if isinstance(record, Message | Contact | Incident):
        mentions = tuple(span for span in record.mentions if span.article not in late)
        return replace(record, mentions=mentions) if mentions else None
    if isinstance(record, Account):
        articles = tuple(article for article in record.articles if article not in late)
        return record if articles == record.articles else None
    return record


@dataclass(frozen=True, slots=True)
class Row:
    """One article in "What was read", in words."""

    article: Article
    outlet: str
    title: str
    date: str
    date_note: str
    agency: str
    account: str
    copied: str
    statements: int
    page: str


def rows(
    dossier: Dossier, statements: Mapping[str, int], most: int, quoted: Collection[str] = ()
) -> tuple[Row, ...]:
    """The articles in words, at most so many: of many first the quoted ones, then those with statements."""
    articles = dossier.articles
    if len(articles) > most:
        telling = sorted(articles, key=lambda a: (a.id not in quoted, not statements.get(a.id)))
        kept = {article.id for article in telling[:most]}
        articles = tuple(article for article in articles if article.id in kept)
    return tuple(row(article, dossier, statements.get(article.id, 0)) for article in articles)


def row(article: Article, dossier: Dossier, statements: int) -> Row:
    """One article in words, with how many statements it carries."""
    published = article.published
    dated = published is not None and published.edtf is not None
    account, copied = "Independent", ""
    if article.copy_of is not None:
        original = dossier.article(article.copy_of.article)
        source = one_line(dossier.outlet(original.id)) if original else "an article not in this brief"
        account, copied = f"Copy of {source}", f"{percent(article.copy_of.share)} of its words"
    return Row(
        article=article,
        outlet=one_line(dossier.outlet(article.id)),
        title=title_of(article),
        date=in_words(published.edtf, clock=False) if published and published.edtf else "undated",
        date_note=how_known(published) if published and dated and published.basis != "metadata" else "",
        agency=one_line(shown(article.agency)) if article.agency else "",
        account=account,
        copied=copied,
        statements=statements,
        page=_page_share(article),
    )


def _page_share(article: Article) -> str:
    """How much of the page is furniture and how much is printed again, in percent of its characters."""
    size = sum(block.end - block.start for block in article.blocks)
    told = []
    for kind, name in (("furniture", "furniture"), ("repeat", "printed again")):
        marked = sum(block.end - block.start for block in article.blocks if block.kind == kind)
        if marked:
            told.append(f"{percent(marked / size)} {name}")
    return ", ".join(told)
