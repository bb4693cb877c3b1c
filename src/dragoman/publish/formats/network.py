"""Who told whom and who met, as a network: GraphML, and GEXF with times.

Actors are nodes. Every message, contact and addressed statement is an edge of its own for each pair of
parties, from who speaks to who is spoken to; of a contact from one party to the other, `mutual`. An edge has
the days its time can mean (else those of the report), and the words it stands on. What names no second party
is no edge. The formats are those of http://graphml.graphdrawing.org and https://gexf.net (1.2), as networkx
writes them.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Any, TextIO

from dragoman.publish.dossier import Dossier
from dragoman.publish.formats.columns import Book, first_day, last_day, shown_by
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.record import ActorId, Contact, Message, Record, Statement

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Joined = Message | Contact | Statement


def write_graphml(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write the network as GraphML."""
    import networkx  # noqa: PLC0415 - a fifth of a second, which no other verb needs

    held = io.BytesIO()
    networkx.write_graphml_xml(network(records, given), held)
    out.write(held.getvalue().decode())


def write_gexf(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write the network as dynamic GEXF: an edge is there from the first to the last day it can mean."""
    import networkx  # noqa: PLC0415

    graph = network(records, given)
    graph.graph["mode"] = "dynamic"
    held = io.BytesIO()
    networkx.write_gexf(graph, held)
    out.write(held.getvalue().decode())


def network(records: Iterable[Record], given: Given = NOTHING) -> Any:
    """Return the network as a `networkx.MultiDiGraph`; edges are keyed by record and pair."""
    import networkx  # noqa: PLC0415

    dossier = records if isinstance(records, Dossier) else Dossier.of(records)
    book = Book(dossier, given.standing)
    graph = networkx.MultiDiGraph()
    for record in dossier.by_id.values():
        if not isinstance(record, Message | Contact | Statement):
            continue
        told = _told(record, book)
        for number, (one, other) in enumerate(_pairs(record)):
            for actor in (one, other):
                if actor not in graph:
                    graph.add_node(actor, **_of_actor(actor, book))
            id_ = f"{record.id}:{number}"
            graph.add_edge(one, other, key=id_, id=id_, **told)
    return graph


def _pairs(record: Joined) -> Iterator[tuple[ActorId, ActorId]]:
    pairs: Iterable[tuple[ActorId, ActorId]]
    match record:
        case Message():
            pairs = product(record.senders, record.recipients)
        case Contact():
            pairs = combinations(record.participants, 2)
        case Statement():
            pairs = product(record.speakers, record.addressees)
    return (pair for pair in pairs if pair[0] != pair[1])


def _told(record: Joined, book: Book) -> dict[str, Any]:
    """What an edge says; what is not known is left out, as both formats have no empty value."""
    spans = shown_by(record)
    articles = [book.dossier.article(span.article) for span in spans]
    when = record.when.edtf if record.when and record.when.edtf else record.reported
    told: dict[str, Any] = {
        "label": record.kind if isinstance(record, Contact) else record.act,
        "record": record.id,
        "record_type": record.type,
        "mutual": isinstance(record, Contact),
        "time": when,
        "time_basis": record.when.basis if record.when and record.when.edtf else "publication",
        "start": first_day(when),
        "end": last_day(when),
        "reported": record.reported,
        "words": " […] ".join(span.exact for span in spans),
        "evidence": json.dumps(
            [{"article": s.article, "start": s.start, "end": s.end, "exact": s.exact} for s in spans],
            ensure_ascii=False,
        ),
        "outlets": "; ".join(dict.fromkeys(a.outlet for a in articles if a and a.outlet)),
        "sources": "; ".join(dict.fromkeys(a.source for a in articles if a)),
        **_standing(record, book),
    }
    held = book.standing.of(record)
    if held is not None:
        told["verdict"] = held.verdict
    return {name: _xml(value) for name, value in told.items() if value is not None and value != ""}


def _standing(record: Joined, book: Book) -> dict[str, Any]:
    """How far an edge is a fact, and through what and whom it went."""
    match record:
        case Message():
            via = "; ".join(book.names(record.intermediaries))
            return {"act": record.act, "channel": record.channel, "status": record.status, "via": via}
        case Contact():
            return {"kind": record.kind, "status": record.status}
        case Statement():
            status = "not_said" if record.negated else "hedged" if record.hedged else "said"
            via = "; ".join(book.names(record.via))
            return {"act": record.act, "mode": record.mode, "status": status, "via": via}


def _of_actor(actor: ActorId, book: Book) -> dict[str, Any]:
    found = book.dossier.actor(actor)
    if found is None:
        return {"label": actor}
    told = {
        "label": found.name,
        "kind": found.kind,
        "country": found.country,
        "part_of": book.name(found.part_of),
        "titles": "; ".join(dict.fromkeys(title.text for title in found.titles)),
    }
    return {name: _xml(value) for name, value in told.items() if value}


def _xml(value: Any) -> Any:
    """A value without the characters that XML cannot hold."""
    return _NOT_XML.sub("�", value) if isinstance(value, str) else value
