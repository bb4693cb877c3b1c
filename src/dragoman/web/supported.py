"""Records with what they name and how well they are supported, as of any day."""

from collections.abc import Iterable, Sequence

from dragoman.link.accounts import account_of
from dragoman.publish.dossier import Dossier
from dragoman.record import Account, ArticleId, Record, RecordId
from dragoman.store import Filter, Store
from dragoman.store.references import spans
from dragoman.web.book import book

_KINDS = ("contact", "incident", "utterance")


def supported(
    store: Store, records: Sequence[Record], select: Filter, beside: Iterable[Record] = ()
) -> Dossier:
    """Put records together with what they name, and with an account of each that several articles can tell.

    As of a day the account is that of the articles that were there, copies counted once.
    """
    wanted = [one for one in records if one.type in _KINDS]
    several = [one for one in wanted if one.type == "utterance" or len(articles_of(one)) > 1]
    now = store.accounts(several) if select.as_of is None else ()
    held = book(store, [*records, *beside, *now])
    rest = [account(one, held) for one in wanted if one.id not in held.accounts and one.type != "utterance"]
    return Dossier.of([*held.by_id.values(), *rest])


def account(record: Record, held: Dossier) -> Account:
    """The account of a record by the articles that its words stand in."""
    told = [(id_, None) for id_ in articles_of(record)]
    return account_of(RecordId(record.id), told, held.sources, {})


def articles_of(record: Record) -> list[ArticleId]:
    """The articles that a record's words stand in."""
    return list(dict.fromkeys(span.article for span in spans(record)))
