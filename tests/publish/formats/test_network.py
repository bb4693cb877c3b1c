import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from dragoman.publish.formats.columns import shown_by
from dragoman.publish.formats.given import Given
from dragoman.publish.formats.network import network
from dragoman.record import Article, Contact, Message, Statement

GEXF = "{http://www.gexf.net/1.2draft}"


def edges_of(graph) -> dict[str, dict]:
    return {told["record"]: told for _, _, told in graph.edges(data=True)}


def read(name: str, text: str):
    held = io.BytesIO(text.encode())
    return nx.read_graphml(held, force_multigraph=True) if name == "graphml" else nx.read_gexf(held)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_network_reads_back_with_its_parties_and_words(whole, written, name) -> None:
    graph = read(name, written(whole, name))
    by_id = {one.id: one for one in whole}
    texts = {one.id: one.text for one in whole if isinstance(one, Article)}
    told = network(whole)
    assert graph.number_of_edges() == told.number_of_edges() > 7
    assert set(graph.nodes) == set(told.nodes)
    assert {graph.nodes[one]["label"] for one in graph.nodes} == {by_id[one].name for one in told.nodes}
    for record, edge in edges_of(graph).items():
        evidence = json.loads(edge["evidence"])
        assert [span["exact"] for span in evidence] == [span.exact for span in shown_by(by_id[record])]
        assert all(texts[s["article"]][s["start"] : s["end"]] == s["exact"] for s in evidence)


def test_an_edge_goes_from_who_speaks_to_who_is_spoken_to(whole) -> None:
    graph = network(whole)
    names = {one.id: one.name for one in whole if one.type == "actor"}
    pairs = {
        (names[one], names[other], told["label"], told["record_type"])
        for one, other, told in graph.edges(data=True)
    }
    assert ("Dana Velk", "Varnia", "warn", "message") in pairs
    assert ("Dana Velk", "Varnia", "warn", "statement") in pairs
    assert {("Kestria", "Ostland", "offer", "message"), ("Kestria", "Varnia", "offer", "message")} <= pairs
    assert ("Pavel Oren", "Kestria", "call", "contact") in pairs
    edge = next(told for _, _, told in graph.edges(data=True) if told["record_type"] == "message")
    assert (edge["channel"], edge["status"], edge["via"]) == ("indirect", "asserted", "Kestria")


def test_every_addressed_record_and_no_other_is_an_edge(whole) -> None:
    expected = {
        one.id
        for one in whole
        if (isinstance(one, Message) and one.senders and one.recipients)
        or (isinstance(one, Statement) and one.speakers and one.addressees)
        or (isinstance(one, Contact) and len(one.participants) > 1)
    }
    assert set(edges_of(network(whole))) == expected


def test_gexf_is_dynamic_with_the_days_of_each_edge(whole, written) -> None:
    root = ElementTree.fromstring(written(whole, "gexf"))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == (
        "dynamic",
        "date",
        "directed",
    )
    (call,) = [edge for edge in root.iter(f"{GEXF}edge") if edge.get("label") == "call"]
    assert (call.get("start"), call.get("end")) == ("2024-08-05", "2024-08-06")
    undated = [edge for edge in root.iter(f"{GEXF}edge") if edge.get("label") == "offer"]
    assert all(edge.get("start") is None for edge in undated)
    ids = [edge.get("id") for edge in root.iter(f"{GEXF}edge")]
    assert len(ids) == len(set(ids))


def test_what_was_not_said_or_only_reportedly_is_told_on_the_edge(new_desk) -> None:
    desk = new_desk()
    article = desk.article(
        "Post", "Velk did not warn Varnia of war. Velk reportedly urged Varnia to wait.", "2024-08-06"
    )
    velk, varnia = desk.actor("Velk"), desk.actor("Varnia", "state", "XVA")
    desk.say(article, velk, "of war", addressees=(varnia,), act="warn", negated=True)
    desk.say(article, velk, "to wait", addressees=(varnia,), act="urge", hedged=True)
    standings = {told["label"]: told["status"] for _, _, told in network(desk.records()).edges(data=True)}
    assert standings == {"warn": "not_said", "urge": "hedged"}


def test_a_verdict_is_told_on_its_edge(whole, judge) -> None:
    message = next(one for one in whole if isinstance(one, Message))
    edges = edges_of(network(whole, Given(judge(message))))
    assert [id_ for id_, told in edges.items() if told.get("verdict")] == [message.id]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_words_that_xml_cannot_hold_do_not_break_the_file(new_desk, written, name) -> None:
    desk = new_desk()
    article = desk.article("Post & <Sons>", 'Velk told Varnia \x01 "<script>" \ud800 and more.', "2024-08-06")
    velk, varnia = desk.actor("Velk \x02"), desk.actor("Varnia", "state", "XVA")
    desk.say(article, velk, '\x01 "<script>" \ud800 and more.', addressees=(varnia,))
    (edge,) = edges_of(read(name, written(desk.records(), name))).values()
    assert edge["words"] == '� "<script>" � and more.'


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_no_records_make_an_empty_network(written, name) -> None:
    assert read(name, written([], name)).number_of_nodes() == 0
