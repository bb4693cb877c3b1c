import pytest

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.language.predicates import Predicate, predicate


def read(text: str) -> Grammar:
    return Grammar(text, shipped_reader().read(text, [(0, len(text))]))


def parties(text: str, lemma: str) -> tuple[list[str], list[str]]:
    grammar = read(text)
    found = only(grammar, lemma)
    return named(grammar, found.agents), named(grammar, found.patients)


def only(grammar: Grammar, lemma: str) -> Predicate:
    verbs = [t for t in range(len(grammar)) if grammar.upos(t) == "VERB" and grammar.lemma(t) == lemma]
    assert len(verbs) == 1
    return predicate(grammar, verbs[0])


def named(grammar: Grammar, tokens: tuple[int, ...]) -> list[str]:
    return [
        grammar.text[slice(*grammar.phrase(token))].removeprefix("The ").removeprefix("the ")
        for token in tokens
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the port on Monday.",
        "The port was attacked by the army on Monday.",
        "The army, which attacked the port, withdrew.",
        "The army wanted to attack the port.",
        "The army landed and attacked the port.",
    ],
)
def test_agent_and_patient_are_found_whatever_the_shape_of_the_sentence(text: str) -> None:
    assert parties(text, "attack") == (["army"], ["port"])


def test_a_list_of_agents_is_opened() -> None:
    agents, _ = parties("Varnia, Ostland and Kestria signed the treaty.", "sign")
    assert agents == ["Varnia", "Ostland", "Kestria"]


def test_whom_somebody_is_urged_to_act_is_the_one_who_acts() -> None:
    agents, patients = parties("The minister urged the rebels to release the hostages.", "release")
    assert (agents, patients) == (["rebels"], ["hostages"])


def test_a_phrasal_verb_has_its_particle() -> None:
    grammar = read("The navy shot down two drones.")
    assert only(grammar, "shoot").lemma == "shoot down"


def test_a_participle_says_what_was_done_to_its_noun() -> None:
    agents, patients = parties("The base hit by rockets lies near the border.", "hit")
    assert (agents, patients) == (["rockets"], ["base"])


def test_an_oblique_keeps_its_preposition() -> None:
    grammar = read("The envoy sent a letter to the king through Kestria.")
    found = only(grammar, "send")
    assert named(grammar, found.after("to")) == ["king"]
    assert named(grammar, found.after("through")) == ["Kestria"]


@pytest.mark.parametrize(
    "text",
    [
        "Varnia accused Ostland of firing at the ferry.",
        "Varnia condemned Ostland for firing at the ferry.",
        "Ostland was accused of firing at the ferry.",
    ],
)
def test_whoever_is_accused_of_a_deed_is_the_one_who_does_it(text: str) -> None:
    assert parties(text, "fire")[0] == ["Ostland"]


def test_a_title_and_its_name_after_one_preposition_are_one_party() -> None:
    grammar = read("Lund met with Kestrian King Osric and the crown prince in Varna on Tuesday.")
    king, prince = named(grammar, only(grammar, "meet").after("with"))
    assert king.endswith("Osric") and prince.startswith("crown prince")


def test_who_is_the_name_before_it_wherever_the_clause_hangs() -> None:
    grammar = read(
        "The trip was confirmed by Ada Lund, who met in Varna with Kestrian Secretary of State Jan Brandt, "
        "a paper reported."
    )
    found = only(grammar, "meet")
    assert named(grammar, found.agents) == ["Ada Lund"]
    (party,) = named(grammar, found.after("with"))
    assert party.endswith("Jan Brandt")


def test_a_name_after_its_verb_is_no_second_subject() -> None:
    asked = only(grammar := read("Kestria asked Arlond to tell Varnia that the talks were off."), "ask")
    assert named(grammar, asked.agents) == ["Kestria"]


def test_it_before_a_verb_with_an_object_is_a_subject() -> None:
    text = "Ostland claimed it had given early notice of the raid to the harbour towns."
    given = only(grammar := read(text), "give")
    assert named(grammar, given.agents) == ["it"]


def test_a_name_after_the_verb_is_no_second_subject() -> None:
    text = (
        "Kestrian Foreign Minister Maren Solvik telephoned her Varnian counterpart, Dorin Halvek, on Monday."
    )
    grammar = read(text)
    (verb,) = [t for t in range(len(grammar)) if grammar.word(t) == "telephoned"]
    agents = predicate(grammar, verb).agents
    assert agents and all(token < verb for token in agents)


def test_whoever_is_sent_does_what_the_errand_says() -> None:
    assert parties("Varnia sent an envoy to Kest to meet the king.", "meet")[0] == ["an envoy"]


def test_who_claims_in_a_relative_clause_is_the_name_before_it() -> None:
    agents, _ = parties("It drew threats of revenge by Ostland on Varnia, which has not claimed it.", "claim")
    assert agents == ["Varnia"]


def test_whoever_is_urged_is_the_object_wherever_the_parse_hangs_him() -> None:
    assert parties("Ada Lund urged Jan Brandt to act.", "urge") == (["Ada Lund"], ["Jan Brandt"])


def test_who_stands_before_a_gerund_does_it() -> None:
    agents, _ = parties("The note follows Lund taking the blame for it.", "take")
    assert agents == ["Lund"]


def test_a_gerund_that_is_spoken_of_is_nobodys_deed() -> None:
    agents, _ = parties("Lund said retaking the port was a feat.", "retake")
    assert agents == []
