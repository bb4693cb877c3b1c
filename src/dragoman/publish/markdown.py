"""The brief in Markdown: for a wiki, a repository, an e-mail; its pictures as tables, its notes as footnotes.

Other people's words are escaped, so that none of them makes a heading, a link or a tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.publish.book import Book, book
from dragoman.publish.happened import Entry, Part
from dragoman.publish.ledger import Limits, Place
from dragoman.publish.masthead import rows
from dragoman.publish.plots import Plot, Table
from dragoman.publish.readings import Piece
from dragoman.publish.wording import capitalised, counted, number, one_line, shortened, shown
from dragoman.record import Record

_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&^])")
_WORDS_AT_MOST = 700


def brief_markdown(
    records: Iterable[Record],
    *,
    title: str | None = None,
    as_of: str | None = None,
    limits: Limits | None = None,
    because: Mapping[str, str] | None = None,
) -> str:
    """Write the brief of the records as Markdown, footnotes as ``[^1]``; the options are `brief_html`'s."""
    held = book(records, title, as_of, limits, because)
    blocks = (
        *_head(held),
        *_happened(held),
        *_readings(held),
        *_who(held),
        *_read(held, held.limits),
        *_notes(held),
    )
    return "\n\n".join(filter(None, blocks)) + "\n"


def plain(words: str) -> str:
    """Words as Markdown that shows them, letter for letter."""
    return _ACTS.sub(r"\\\1", one_line(shown(words)))


def _head(held: Book) -> Iterator[str]:
    head = held.head
    yield f"# {plain(head.title)}"
    yield "  \n".join(filter(None, (plain(head.dates), plain(head.sources))))
    yield " · ".join(f"{count} {label}" for count, label in head.counts)
    yield plain(" ".join(head.remarks))
    yield "## In short"
    if not held.points:
        yield "No article is in this record."
    yield "\n".join(f"- **{plain(point.about)}**: {plain(point.words)}" for point in held.points)
    yield "## When it happened, and when it was said"
    yield from _plot(held.timeline)


def _plot(plot: Plot) -> Iterator[str]:
    yield plain(plot.description)
    yield _table(plot.table)
    yield plain(plot.more)


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    lines = [_row(table.heads), _row("---" for _ in table.heads)]
    lines += [_row(plain(cell.words) for cell in row) for row in table.rows]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _happened(held: Book) -> Iterator[str]:
    told = held.told
    yield "## Who told whom"
    yield from _plot(held.network)
    yield from _part(told.messages, "message")
    yield "## Who met whom"
    if not told.contacts.entries:
        yield "No meeting, call or visit was found in what was read."
    yield from _part(told.contacts, "contact")
    yield "## What happened"
    if not told.incidents.entries:
        yield "No incident was found in what was read."
    yield from _part(told.incidents, "incident")
    yield "## What is disputed"
    if not told.disputes.entries:
        yield "Nothing was found that cannot all be so."
    yield from _disputes(told.disputes)


def _part(part: Part, kind: str) -> Iterator[str]:
    yield "\n".join(line for entry in part.entries for line in _entry(entry))
    yield _more(part.left_out, f"more {kind}", f"{kind}s")


def _entry(entry: Entry) -> Iterator[str]:
    head = f"**{plain(capitalised(entry.what))}**"
    if entry.parties:
        head += f" {plain(entry.parties)}"
    if entry.status:
        head += f" *({entry.status})*"
    told = [f"{plain(capitalised(entry.day))}: {head}"]
    if entry.words:
        told.append(f"“{plain(shortened(entry.words, _WORDS_AT_MOST))}”")
    if entry.setting:
        told.append(f"({plain(entry.setting)})")
    yield f"- {' '.join(told)} {_marks(entry.places)}".rstrip()
    for line in entry.under:
        by = f", says {plain(line.by)}" if line.by else ""
        yield f"  - {plain(capitalised(line.words))}{by} {_marks(line.places)}".rstrip()
    if entry.more:
        where = "`dragoman list responsibilities`, `dragoman list figures`"
        yield f"  - and {number(entry.more)} more: {where}"


def _disputes(part: Part) -> Iterator[str]:
    for entry in part.entries:
        yield f"### {entry.what}: {plain(entry.parties)}"
        yield "\n".join(
            f"- {plain(capitalised(line.claim))}{f', says {plain(line.by)}' if line.by else ''}: "
            f"“{plain(shortened(line.words, _WORDS_AT_MOST))}” {_marks(line.places)}"
            for line in entry.under
        )
    yield _more(part.left_out, "earlier dispute", "disputes")


def _marks(places: Sequence[Place]) -> str:
    """Who has it, each with its footnote."""
    return "; ".join(
        f"{plain(capitalised(place.outlet))}{' (copy)' if place.copy else ''}[^{place.note}]"
        for place in places
    )


def _readings(held: Book) -> Iterator[str]:
    yield "## One saying, several wordings"
    if not held.readings.sayings:
        yield "No saying was found that articles word differently."
    else:
        yield (
            "The fullest wording stands first; against it, **bold** words are only in the other, "
            "~~struck~~ words are left out there."
        )
    for saying in held.readings.sayings:
        borne = f" ({saying.borne})" if saying.borne else ""
        yield f"### {plain(capitalised(saying.speakers))}, {plain(saying.day)}{borne}"
        yield "\n".join(
            f"- {' '.join(map(_piece, wording.pieces))} {_marks(wording.places)}"
            for wording in saying.wordings
        )
    yield _more(held.readings.left_out, "more saying", "utterances")
    if held.readings.alike:
        alike = counted(held.readings.alike, "saying is", "sayings are")
        yield f"{alike} printed by several articles in the same words."


def _piece(piece: Piece) -> str:
    words = plain(piece.words)
    return {"same": words, "added": f"**{words}**", "cut": f"~~{words}~~"}[piece.kept]


def _who(held: Book) -> Iterator[str]:
    yield "## Who said what"
    if not held.who.speakers:
        yield "No statement was found in what was read."
    for who in held.who.speakers:
        yield f"### {plain(capitalised(who.name))}"
        source = f"unnamed source in {who.outlet}" if who.anonymous and who.outlet else ""
        facts = [", ".join(who.titles), source, who.of, who.country, counted(who.statements, "statement")]
        yield plain(" · ".join(fact for fact in facts if fact))
        lines = []
        for line in who.lines:
            told = line.saying
            deed = "" if told.plain else f"**{plain(capitalised(told.deed))}** "
            through = f"through {told.via}" if told.via else ""
            circumstance = ", ".join(filter(None, (told.setting, through)))
            around = f" ({plain(circumstance)})" if circumstance else ""
            words = plain(shortened(told.words, _WORDS_AT_MOST))
            lines.append(f"- {plain(capitalised(told.day))}: {deed}{words}{around} {_marks(line.places)}")
        yield "\n".join(lines)
        yield _more(who.left_out, "more statement", "statements")
    if held.who.speakers_left_out:
        yield _more(held.who.speakers_left_out, "more speaker", "statements")


def _read(held: Book, limits: Limits) -> Iterator[str]:
    yield "## What was read"
    if not held.dossier.articles:
        yield "No article is in this record."
        return
    found = rows(held.dossier, held.said, limits.rows, {place.article for place in held.places})
    lines = [_row(("Outlet", "Article", "Published", "Account", "Statements")), _row(["---"] * 5)]
    for row in found:
        account = ", ".join(filter(None, (row.account, row.copied)))
        account += f"; credits {row.agency}" if row.agency else ""
        cells = (capitalised(row.outlet), row.title, row.date, account, number(row.statements))
        lines.append(_row(map(plain, cells)))
    yield "\n".join(lines)
    yield _more(len(held.dossier.articles) - len(found), "more article", "articles")
    if held.origins:
        yield "### Who has it from whom"
        yield "\n".join(
            line
            for origin in held.origins
            for line in (
                f"- **{plain(origin.name)}**: {counted(len(origin.articles), 'article')}, one account",
                *(
                    f"  - {plain(capitalised(one.outlet))}, *{plain(one.title)}*: {plain(one.how)}"
                    for one in origin.articles[:12]
                ),
                *(
                    [f"  - and {number(len(origin.articles) - 12)} more: `dragoman list articles`"]
                    if len(origin.articles) > 12
                    else []
                ),
            )
        )


def _notes(held: Book) -> Iterator[str]:
    if not held.notes:
        return
    yield "## Notes"
    yield "For each number the article, the characters of its text from first to last, and the exact words."
    lines = []
    for note in held.notes:
        link = f" <{note.link}>" if note.link else ""
        told = f"{plain(capitalised(note.outlet))}, {note.day}, {note.where}: “{plain(note.words)}”{link}"
        lines.append(f"[^{note.place.note}]: {told}")
    yield "\n".join(lines)


def _more(count: int, one: str, kind: str) -> str:
    if not count:
        return ""
    return f"{counted(count, one)} {'is' if count == 1 else 'are'} not shown here: `dragoman list {kind}`"
