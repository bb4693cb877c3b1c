"""Messages in small invented news: every way of telling them, and what is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract import read_article
from dragoman.record import Article, ArticleRecord, Block, When, article_id
from dragoman.resolve import Gazetteer

ACTORS = "".join(
    f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "{code}"\ndemonyms = [{demonyms}]\n'
    f'metonyms = ["{capital}"]\nsource = "invented"\n'
    for name, code, demonyms, capital in (
        ("Varnia", "XVA", '"Varnian", "Varnians"', "Port Osk"),
        ("Ostland", "XOS", '"Ostlander", "Ostlanders"', "Ostburg"),
        ("Kestria", "XKE", '"Kestrian", "Kestrians"', "Tolmar"),
        ("Arlond", "XAR", '"Arlondish", "Arlondish"', "Fenwick"),
    )
)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("actors") / "actors.toml"
    path.write_text(ACTORS, encoding="utf-8")
    return Gazetteer.load(path)


Told = Callable[[str], list[tuple[str, str, str, str, str]]]


def read(states: Gazetteer, text: str, title: str | None = None) -> ArticleRecord:
    whole = f"{title}\n\n{text}" if title else text
    blocks = [Block(len(whole) - len(text), len(whole), "body")]
    if title:
        blocks.insert(0, Block(0, len(title), "title"))
    published = When("2031-04-09", None, None, "metadata")
    article = Article(
        article_id("", whole),
        "test",
        "0" * 64,
        None,
        None,
        title,
        None,
        None,
        published,
        "en",
        whole,
        tuple(blocks),
    )
    record = read_article(article, states)
    for message in record.messages:
        for span in (*message.mentions, *message.content_spans):
            span.check(whole)
    return record


def names(record: ArticleRecord, actors: tuple[str, ...]) -> str:
    known = {actor.id: actor.name for actor in record.actors}
    return " + ".join(known[actor] for actor in actors)


@pytest.fixture(scope="module")
def told(states: Gazetteer) -> Told:
    def tell(text: str) -> list[tuple[str, str, str, str, str]]:
        record = read(states, text)
        return [
            (names(record, m.senders), names(record, m.recipients), m.act, m.channel, m.status)
            for m in record.messages
        ]

    return tell


@pytest.mark.parametrize(
    ("text", "sender", "recipient", "act", "channel", "status"),
    [
        ("Kestria warned Varnia on Tuesday not to enter the strait.", "Kestria", "Varnia", "warn", "public", "asserted"),
        ("Varnia was warned by Kestria not to enter the strait.", "Kestria", "Varnia", "warn", "public", "asserted"),
        ("Arlond called on Varnia and Kestria to halt the shelling.", "Arlond", "Varnia + Kestria", "urge", "public", "asserted"),
        ("Arlond urged both sides to halt the shelling.", "Arlond", "both sides", "urge", "public", "asserted"),
        ("Arlond pressed Varnia to reopen the port.", "Arlond", "Varnia", "urge", "unknown", "asserted"),
        ("Arlond appealed to Kestria to free the crew.", "Arlond", "Kestria", "urge", "public", "asserted"),
        ("Kestria demanded that Varnia release the crew.", "Kestria", "Varnia", "demand", "public", "asserted"),
        ("Kestria demanded guarantees from Varnia before any talks.", "Kestria", "Varnia", "demand", "public", "asserted"),
        ("Arlond called for Varnia to halt the shelling.", "Arlond", "Varnia", "urge", "public", "asserted"),
        ("Kestria summoned the Varnian ambassador to protest.", "Kestria", "Varnian ambassador", "condemn", "direct", "asserted"),
        ("Ostland gave Varnia 48 hours to leave the port.", "Ostland", "Varnia", "demand", "unknown", "asserted"),
        ("Kestria asked Arlond to mediate.", "Kestria", "Arlond", "request", "unknown", "asserted"),
        ("Kestria asked that Arlond send observers.", "Kestria", "Arlond", "request", "unknown", "asserted"),
        ("Varnia informed Arlond of the drill.", "Varnia", "Arlond", "notify", "direct", "asserted"),
        ("Varnia told Arlond that the talks had failed.", "Varnia", "Arlond", "say", "direct", "asserted"),
        ("Varnia assured Arlond that the port was safe.", "Varnia", "Arlond", "promise", "direct", "asserted"),
        ("Varnia offered Kestria a truce.", "Varnia", "Kestria", "offer", "unknown", "asserted"),
        ("Varnia proposed talks to Kestria.", "Varnia", "Kestria", "offer", "unknown", "asserted"),
        ("Kestria threatened Varnia with a blockade.", "Kestria", "Varnia", "threaten", "public", "asserted"),
        ("Kestria threatened to impose sanctions on Varnia.", "Kestria", "Varnia", "threaten", "public", "asserted"),
        ("Arlond made it clear to Kestria that the raid was a mistake.", "Arlond", "Kestria", "say", "unknown", "asserted"),
        ("Ostland gave Varnia advance notice of the strike.", "Ostland", "Varnia", "notify", "direct", "asserted"),
        ("Ostland sent a letter to Varnia.", "Ostland", "Varnia", "say", "direct", "asserted"),
        ("Ostland issued a warning to Varnia.", "Ostland", "Varnia", "warn", "public", "asserted"),
        ("Varnia received an ultimatum from Ostland.", "Ostland", "Varnia", "warn", "public", "asserted"),
        ("A warning from Kestria to Varnia went unheeded.", "Kestria", "Varnia", "warn", "public", "asserted"),
        ("Varnia will warn Kestria on Friday against closing the strait.", "Varnia", "Kestria", "warn", "public", "planned"),
        ("Varnia plans to seek assurances from Kestria.", "Varnia", "Kestria", "request", "unknown", "planned"),
        ("Ostland did not inform Varnia of the drill.", "Ostland", "Varnia", "notify", "direct", "denied"),
        ("Varnia thanked Arlond during a call with Arlond's king.", "Varnia", "Arlond", "praise", "direct", "asserted"),
        ("Kestria urged Varnian President Ada Lund to act.", "Kestria", "Ada Lund", "urge", "public", "asserted"),
        ("Varnia vowed to keep up its pressure on Ostland if the strait stays closed.", "Varnia", "Ostland", "threaten", "public", "asserted"),
        ("Varnia said it would defend its port if Ostland attacked it.", "Varnia", "Ostland", "warn", "public", "asserted"),
        ("Varnia said that Ostland would have to withdraw its ships.", "Varnia", "Ostland", "demand", "public", "asserted"),
        ("Kestria's ambassador told an emergency session of the Security Council that Ostland had laid mines.", "Kestria's ambassador", "UN Security Council", "say", "direct", "asserted"),
        ("Varnia and Ostland have blocked the strait. Kestria urged the two countries to open it.", "Kestria", "Varnia + Ostland", "urge", "public", "asserted"),
        ("Kestria warned of severe punishment for Varnia if it was involved.", "Kestria", "Varnia", "warn", "public", "asserted"),
        ("Varnia threatened to abandon the planned Varnia-Ostland summit.", "Varnia", "Ostland", "threaten", "public", "asserted"),
        ("Varnia has blamed Ostland for the attack and vowed to retaliate.", "Varnia", "Ostland", "threaten", "public", "asserted"),
        ("Varnia and Ostland are to hold a summit in June. Varnia has threatened to call off the talks.", "Varnia", "Ostland", "threaten", "public", "asserted"),
        ("Ostland has closed the strait. Kestria warned the country that it would be punished.", "Kestria", "Ostland", "warn", "public", "asserted"),
    ],
)  # fmt: skip
def test_a_message_told_by_the_article(
    told: Told, text: str, sender: str, recipient: str, act: str, channel: str, status: str
) -> None:
    assert (sender, recipient, act, channel, status) in told(text)


@pytest.mark.parametrize(
    ("text", "sender", "recipient", "status"),
    [
        ("Foreign Minister Ada Lund of Varnia said Kestria had warned Varnia twice.", "Kestria", "Varnia", "claimed"),
        ("Kestria said it had told Varnia to leave the strait.", "Kestria", "Varnia", "claimed"),
        ("According to Ostland, Kestria has promised Varnia a truce.", "Kestria", "Varnia", "claimed"),
    ],
)  # fmt: skip
def test_what_somebody_tells_of_a_message_is_claimed(
    told: Told, text: str, sender: str, recipient: str, status: str
) -> None:
    assert (sender, recipient, status) in [(a, b, e) for a, b, _, _, e in told(text)]


def test_a_message_points_at_the_statement_it_is_told_in(states: Gazetteer) -> None:
    record = read(states, "Kestria said it had told Varnia to leave the strait.")
    (message,) = record.messages
    outer = next(s for s in record.statements if s.cue_span and s.cue_span.exact == "said")
    assert message.told_by == outer.id


def test_words_that_perform_a_message_assert_it(told: Told) -> None:
    text = '"We call on Varnia to open the port," Kestria\'s foreign minister, Nils Orr, said.'
    assert ("Varnia", "urge", "public", "asserted") in [x[1:] for x in told(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kestria said Varnia must withdraw from the strait.", "demand"),
        ("Kestria said Varnia should withdraw from the strait.", "urge"),
        ("Kestria said Varnia would pay a heavy price for the raid.", "threaten"),
    ],
)
def test_a_public_saying_is_a_message_to_the_party_it_names(told: Told, text: str, act: str) -> None:
    assert ("Kestria", "Varnia", act, "public", "asserted") in told(text)


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Kestria warned Varnia through Arlond not to enter the strait.", "Arlond"),
        ("Ostland delivered a message from Kestria to Varnia.", "Ostland"),
    ],
)
def test_who_carries_a_message_is_its_intermediary(states: Gazetteer, text: str, bearer: str) -> None:
    record = read(states, text)
    (message,) = record.messages
    assert names(record, message.senders) == "Kestria" and names(record, message.recipients) == "Varnia"
    assert names(record, message.intermediaries) == bearer and message.channel == "indirect"


def test_an_answer_gives_the_offer_too(told: Told) -> None:
    found = told("Varnia rejected an Arlondish proposal for a truce.")
    assert ("Arlond", "Varnia", "offer", "unknown", "asserted") in found
    assert ("Varnia", "Arlond", "refuse", "unknown", "asserted") in found


def test_a_message_told_twice_is_one(states: Gazetteer) -> None:
    record = read(
        states,
        "Arlond urged Varnia to open the port to relief ships.\n\n"
        "The harbour has been shut for a week.\n\n"
        "Arlond has urged Varnia to open the port to relief ships before winter.",
    )
    (message,) = record.messages
    assert len(message.mentions) == 2


def test_a_headline_alone_gives_no_message(states: Gazetteer) -> None:
    assert not read(states, "The harbour was quiet on Tuesday.", "Kestria warns Varnia").messages


def test_messages_are_the_same_each_time(states: Gazetteer) -> None:
    text = "Kestria warned Varnia on Tuesday. Arlond called on both sides to halt the shelling."
    assert read(states, text).messages == read(states, text).messages


def test_what_the_other_side_rejects_is_disputed(told: Told) -> None:
    text = (
        "Ostland claimed it had given early notice of the night raid to the harbour towns and the Varnian "
        "governments, which Varnian officials have rejected."
    )
    assert ("Ostland", "Varnia", "notify", "direct", "disputed") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers pressed Varnia's minister about what the blockade might cost.",
        "Varnia's president said that it would always protect the people of Ostland.",
        "Varnia and Arlond have closed the strait. Kestria warned the country that it would be punished.",
        "An envoy of Kestria handed over the letter to Varnia's president on Friday.",
        "Varnia delivered its annual message to Kestria.",
        "It is unclear whether Kestria warned Varnia about the plane.",
        "The drought could lead to appeals from Varnia to Kestria for grain.",
        "When Kestria threatens to bomb Varnia, few in the strait believe it.",
        'Kestria\'s president told reporters that the attack had "Varnia written all over it".',
        "Kestria's foreign minister told Kestrian diplomats at the embassy that the year had been hard.",
        "Kestria's president met Varnia's president and told the media that he liked the plan.",
        "Asked if Kestria had told Varnia not to answer, a spokesman of Arlond smiled.",
        "The mayor jokes that Kestria's president never had to tell Varnia's president to stay at home.",
        "Kestria's president told Varnia's president on Osk Radio that the young are lonely.",
    ],
)
def test_what_looks_like_a_message_and_is_none(told: Told, text: str) -> None:
    assert told(text) == []


def test_what_somebody_wrote_in_his_letter_is_to_whom_he_sent_it(told: Told) -> None:
    text = (
        "Varnian President Ada Lund sent a letter to Ostland President Jan Brandt on Monday. "
        '"The crew is safe at home with their families," Lund wrote.'
    )
    assert [(a, b) for a, b, _, _, _ in told(text)] == [("Ada Lund", "Jan Brandt")] * 2


def test_of_two_letters_neither_is_known_to_hold_what_somebody_wrote(told: Told, states: Gazetteer) -> None:
    text = (
        "Kestria's president sent a letter to Varnia about the strait. He also has a letter to Ostland on his "
        'desk. "The strait is open," he wrote.'
    )
    assert [one[:3] for one in told(text)] == [("Kestria's president", "Varnia", "say")]
    assert len(read(states, text).messages[0].mentions) == 1


def test_whoever_is_named_in_a_plea_is_not_he_who_pleads(told: Told) -> None:
    text = (
        "Kestrian President Jan Brandt was held in Port Osk. Kestria's envoy flew in. He urged Varnia to release "
        "Mr. Brandt."
    )
    assert "Jan Brandt" not in {one[0] for one in told(text)}


def test_a_threat_told_to_ones_own_people_is_meant_for_others(told: Told) -> None:
    text = 'The minister of Varnia told deputies of Varnia that "if Ostland strikes, it will pay the price".'
    assert [(to, act) for _, to, act, _, _ in told(text)] == [("Ostland", "threaten")]


def test_whoever_asks_to_tell_sends_two_messages(states: Gazetteer) -> None:
    record = read(states, "Kestria asked Arlond to tell Varnia that the talks were off.")
    found = {
        (names(record, m.recipients), names(record, m.intermediaries), m.act, m.channel)
        for m in record.messages
        if names(record, m.senders) == "Kestria"
    }
    assert found == {("Arlond", "", "request", "unknown"), ("Varnia", "Arlond", "say", "indirect")}


def test_news_in_which_no_party_lets_another_know_anything_gives_no_messages(states: Gazetteer) -> None:
    # invented: weather, markets, sport, history, wishes, opinions, orders to troops, words told to reporters
    nothing_sent = Path(__file__).with_name("no_messages.txt").read_text(encoding="utf-8").splitlines()
    assert len(nothing_sent) >= 60
    false = [line for line in nothing_sent if read(states, line).messages]
    assert len(false) <= 0.02 * len(nothing_sent), false


def test_an_exchange_is_a_message_each_way(states: Gazetteer) -> None:
    record = read(states, "Ostland and Kestria have exchanged messages through Arlond.")
    found = {(names(record, m.senders), names(record, m.recipients), m.channel) for m in record.messages}
    assert found == {("Ostland", "Kestria", "indirect"), ("Kestria", "Ostland", "indirect")}
    assert len({message.id for message in record.messages}) == 2


def test_what_a_message_says_is_the_clause_after_it(states: Gazetteer) -> None:
    record = read(states, "Varnia has been sending messages to Kestria that a blockade would hurt it.")
    (message,) = record.messages
    assert [span.exact for span in message.content_spans] == ["that a blockade would hurt it"]


@pytest.mark.parametrize(
    ("text", "sender", "recipient", "act", "status"),
    [
        ("Kestrian President Jan Brandt demanded the pilot's release and blamed Varnia for the crash.",
         "Jan Brandt", "Varnia", "demand", "asserted"),
        ("Varnia and Kestria on Monday called for Ostland to free the crew.",
         "Varnia + Kestria", "Ostland", "urge", "asserted"),
        ("Varnian President Ada Lund said on Monday that she was calling off talks with Ostland.",
         "Ada Lund", "Ostland", "notify", "asserted"),
        ("\"If Ostland vetoes the text, we will go to the assembly,\" Varnian Foreign Minister Ada Lund said.",
         "Ada Lund", "Ostland", "offer", "asserted"),
        ("Kestria could give up its fleet if Varnia provided guarantees, Kestrian President Jan Brandt said.",
         "Jan Brandt", "Varnia", "offer", "asserted"),
        ("Varnian President Ada Lund said Varnia is ready to resume talks with Ostland.",
         "Ada Lund", "Ostland", "offer", "asserted"),
        ("\"We will hold Ostland accountable for the attack,\" Varnian President Ada Lund said.",
         "Ada Lund", "Ostland", "warn", "asserted"),
        ("Ostland has promised to withdraw its ships, Kestrian President Jan Brandt said on Monday.",
         "Ostland", "Jan Brandt", "promise", "claimed"),
        ("Varnian Vice President Jan Brandt said Ostland had asked for the meeting.",
         "Ostland", "Jan Brandt", "request", "claimed"),
    ],
)  # fmt: skip
def test_what_is_bid_to_another_party_in_public_is_a_message_to_it(
    told: Told, text: str, sender: str, recipient: str, act: str, status: str
) -> None:
    assert (sender, recipient, act, status) in [(*one[:3], one[4]) for one in told(text)]


def test_what_answers_any_strike_is_for_the_one_that_has_threatened_one(told: Told) -> None:
    found = told(
        "Kestria threatened Ostland with sanctions on Saturday.\n\n"
        "Ostland's king Otto on Sunday warned that any sanctions would be met with greater action."
    )
    assert [one[:3] for one in found] == [
        ("Kestria", "Ostland", "threaten"),
        ("king Otto", "Kestria", "warn"),
    ]


def test_help_asked_for_and_readiness_for_nothing_are_no_messages(told: Told) -> None:
    assert told("Varnian officials said Ostland had asked for help after the quake.") == []
    assert told("Varnian President Ada Lund said Varnia was ready for the winter in Ostland.") == []


def test_what_is_conveyed_and_what_contacts_are_used_for_goes_to_the_other_side(told: Told) -> None:
    assert told("Varnia conveyed its concerns to Ostland.") == [
        ("Varnia", "Ostland", "say", "unknown", "asserted")
    ]
    assert told("Varnia is using its contacts with Ostland to press it to free the crew.") == [
        ("Varnia", "Ostland", "urge", "direct", "asserted")
    ]


def test_what_it_can_do_in_a_quotation_is_not_what_the_speaker_will_do(told: Told) -> None:
    assert (
        told('"If Ostland wins, it can resume its old role in the trade," Varnian envoy Ada Lund said.') == []
    )
