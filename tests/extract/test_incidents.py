"""Incidents in small invented news: every way of telling them, what joins tellings, and what is none."""

from pathlib import Path

import pytest

from dragoman.record import Incident

NO_INCIDENTS = Path(__file__).with_name("no_incidents.txt").read_text(encoding="utf-8").splitlines()


def kinds(read, text: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [incident.kind for incident in read(text).record.incidents]


def only(read, text: str) -> Incident:  # type: ignore[no-untyped-def]
    incidents = read(text).record.incidents
    assert len(incidents) == 1, [incident.mentions[0].exact for incident in incidents]
    return incidents[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed a judge in Port Osk on Monday.", "killing"),
        ("A judge was murdered by gunmen on Monday.", "killing"),
        ("Soldiers shot dead two aid workers at a checkpoint.", "killing"),
        ("Ostland condemned the assassination of Ada Lund in Tolmar.", "killing"),
        ("Ostlander warplanes bombed the harbour at dawn.", "strike"),
        ("The army shelled the village for two hours.", "strike"),
        ("Officials described an Ostlander airstrike on a convoy.", "strike"),
        ("Militants fired a dozen rockets at the port.", "rocket_or_missile_attack"),
        ("A dozen rockets were fired at the port.", "rocket_or_missile_attack"),
        ("A missile attack on the base wounded three soldiers.", "rocket_or_missile_attack"),
        ("Ostland launched dozens of drones at the refinery.", "drone_attack"),
        ("A drone strike killed a rebel commander.", "drone_attack"),
        ("A bomb exploded outside the embassy, killing a guard.", "bombing"),
        ("A suicide bombing at a mosque killed nine worshippers.", "bombing"),
        ("Rebels clashed with the army near the border.", "clash"),
        ("Heavy fighting broke out between rebels and troops.", "clash"),
        ("Pirates hijacked a tanker off the coast.", "seizure"),
        ("Rebels captured the town of Tolmar.", "seizure"),
        ("Gunmen took three engineers hostage.", "seizure"),
        ("Varnia deployed two warships to the strait.", "deployment"),
        ("Varnia sent additional fighter jets to the region.", "deployment"),
        ("Ostland pulled its troops out of the valley.", "deployment"),
        ("Police arrested an opposition leader at the airport.", "arrest"),
        ("Varnia imposed sanctions on Ostland on Friday.", "sanction"),
        ("Thousands of students protested in the capital.", "protest"),
        ("Miners' leaders announced a strike by coal miners.", "protest"),
        ("The two sides agreed to a ceasefire.", "ceasefire"),
        ("The two sides agreed to a cease-fire.", "ceasefire"),
        ("The journalist vanished in Port Osk a week ago.", "other"),
        ("Ostland freed four hostages on Sunday.", "other"),
        ("Ostland tested a long-range missile on Thursday.", "other"),
    ],
)
def test_a_telling_gives_an_incident_of_its_kind(read, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, text) == [kind]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ostland struck the port with missiles on Monday.", "happened"),
        ("The army said that rebels had attacked the base.", "happened"),
        ("Ostland threatened to attack the port.", "threatened"),
        ("Ostland threatened a missile attack on the port.", "threatened"),
        ("Ostland vowed to retaliate against Varnia.", "threatened"),
        ("Varnia will deploy two warships to the strait.", "planned"),
        ("Ostland may attack the port.", "hypothetical"),
        ("It was unclear who was firing at the convoy.", "happened"),
        ("Varnia is to send 1,500 troops to Ostland.", "planned"),
        ("The deal envisages a withdrawal of all Varnian forces.", "planned"),
        ("Varnia's military operation in northern Ostland was imminent.", "planned"),
        ("The senators reached an agreement on severe sanctions against Varnia.", "planned"),
        ("The president announced that he was pulling his troops out of Ostland.", "planned"),
        ("Many fear for civilians who could be massacred by the army.", "hypothetical"),
        ("It allows the army free rein to carry out military operations against rebels.", "hypothetical"),
        ("Lund warned that Varnia has attacked the port of Tolmar.", "happened"),
        ("Ostland is now within range of our nuclear strike.", "hypothetical"),
        ("The use of chemical weapons in Ostland would trigger an answer.", "hypothetical"),
        ("Varnia would not rule out a missile strike on Ostland.", "hypothetical"),
        ("Varnia pressed its air assault against rebels in Tolmar.", "happened"),
        ("Lund did not oppose Varnia's incursion into Ostland.", "happened"),
    ],
)
def test_status_says_how_the_text_puts_it(read, text: str, status: str) -> None:  # type: ignore[no-untyped-def]
    assert only(read, text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Militants fired rockets at the base on Monday. The attack wounded five soldiers. The army said the "
        "rocket attack was the third this year.",
        "A strike that killed a commander in Tolmar was claimed by Ostland. The strike hit a villa.",
        "Jets hit the depot at dawn, killing two guards and wounding five.",
        "Two men were killed when a bomb went off in a cafe. The blast shattered windows.",
        "Gunmen killed Ada Lund in Tolmar on Monday. Lund was shot in her car. Her killing drew protests from "
        "nobody. The murder of Ada Lund is a grave crime, the minister said.",
    ],
)
def test_one_incident_told_many_times_is_one_incident(read, text: str) -> None:  # type: ignore[no-untyped-def]
    violent = [i for i in read(text).record.incidents if i.kind not in ("protest",)]
    assert len(violent) == 1, [[m.exact for m in i.mentions] for i in violent]
    assert len(violent[0].mentions) > 1


@pytest.mark.parametrize(
    "text",
    [
        "A drone attack hit the refinery on Monday. A rocket attack hit the port on Tuesday.",
        "Gunmen killed a judge in Tolmar. Gunmen killed a bishop in Fenwick.",
        "Rebels fired rockets at the port on Monday. Ostland threatened to bomb the rebels' base.",
    ],
)
def test_what_is_told_apart_stays_apart(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert len(read(text).record.incidents) == 2


def test_retaliation_in_trade_is_a_sanction(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ostland raised its tariffs on steel, and exports fell. Traders said imports and shares would suffer. "
        "Varnia vowed to retaliate against Ostland."
    )
    threatened = [i.kind for i in read(text).record.incidents if i.status == "threatened"]
    assert threatened == ["sanction"]


def test_perpetrators_are_those_whom_the_article_itself_names(read) -> None:  # type: ignore[no-untyped-def]
    told = read("Ostland attacked the port of Tolmar with missiles on Monday.")
    assert [told.names[a] for a in told.record.incidents[0].perpetrators] == ["Ostland"]
    said = read("The Varnian Foreign Ministry said Ostland attacked the port of Tolmar on Monday.")
    assert said.record.incidents[0].perpetrators == ()


def test_who_is_only_accused_of_an_attack_is_not_its_perpetrator(read) -> None:  # type: ignore[no-untyped-def]
    told = read("Ostland was accused of masterminding deadly attacks on a ship.")
    assert told.record.incidents[0].perpetrators == ()


def test_who_vanishes_suffers_it_and_nobody_is_named_as_doing_it(read) -> None:  # type: ignore[no-untyped-def]
    told = read("The journalist Ada Lund vanished in Port Osk a week ago.")
    (incident,) = told.record.incidents
    assert incident.perpetrators == ()
    assert [told.names[actor] for actor in incident.victims] == ["Ada Lund"]


def test_a_day_is_no_victim(read) -> None:  # type: ignore[no-untyped-def]
    assert only(read, "Rockets fell on August 19 near the town of Tolmar.").victims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a guard in Port Osk.",
        "Rockets hit the port on Wednesday. The army said that rebels had shelled a village.",
    ],
)
def test_news_of_the_day_is_dated_by_the_article(read, text: str) -> None:  # type: ignore[no-untyped-def]
    times = [incident.when for incident in read(text).record.incidents]
    assert times[-1] is not None
    assert (times[-1].edtf, times[-1].basis) == ("2031-04-09~", "publication")


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats met in Tolmar. Gunmen killed a guard in Port Osk.",
        "Rockets hit the port on Wednesday. Officials say that Ada Lund was killed in the consulate.",
    ],
)
def test_what_was_known_before_is_not_dated_by_the_article(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).record.incidents[-1].when is None


def test_an_adjective_of_a_state_names_whose_strike_it_is(read) -> None:  # type: ignore[no-untyped-def]
    told = read("An Ostlander airstrike hit a depot on Monday.")
    assert [told.names[a] for a in told.record.incidents[0].perpetrators] == ["Ostland"]


def test_a_headline_alone_makes_no_incident(read) -> None:  # type: ignore[no-untyped-def]
    told = read("The minister spoke about prices.", title="Gunmen kill a judge in Tolmar")
    assert told.record.incidents == ()


def test_every_reading_has_a_kind_of_the_record_however_vague_its_words(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The attack on the harbour wounded two sailors. A sailor was shot in the attack. "
        "Rebels attacked the harbour."
    )
    assert all(incident.kind != "attack" for incident in read(text).record.incidents)


def test_every_mention_reads_back_from_its_article(read) -> None:  # type: ignore[no-untyped-def]
    told = read(
        "Rockets hit the port of Tolmar. The attack, which wounded two, came after a strike on a depot."
    )
    for incident in told.record.incidents:
        for span in incident.mentions:
            span.check(told.record.article.text)


def test_sentences_that_tell_of_no_incident_give_next_to_none(read) -> None:  # type: ignore[no-untyped-def]
    false = [(line, kinds(read, line)) for line in NO_INCIDENTS if kinds(read, line)]
    assert len(NO_INCIDENTS) >= 60
    assert len(false) <= 0.02 * len(NO_INCIDENTS), false


def test_a_group_did_not_kill_its_own_leader(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "A bomb killed a Hezbollah commander in Port Osk on Monday. "
        "The Hezbollah attack drew protests from Varnia."
    )
    killed = reading.record.incidents[0]
    hezbollah = {actor.id for actor in reading.record.actors if actor.name == "Hezbollah"}
    assert not hezbollah & set(killed.perpetrators)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels say Ostland is bent on toppling the president of Varnia.", "hypothetical"),
        ("The navy made preparations for Ostlander airstrikes on the port.", "planned"),
        ("The accord would see Ostland pull its troops out of the valley.", "planned"),
        ("That would kill thousands of soldiers on both sides.", "hypothetical"),
        ("The minister gave the general authority to send troops to the border.", "planned"),
        ("Steps were weighed, including possibly sanctioning Ostlander officials.", "hypothetical"),
        ("Rebels loathe the idea of his assassination.", "hypothetical"),
        ("The consequences of Ostland's launching an attack on Varnia would be grave.", "hypothetical"),
        ("Varnia wants a lifting of Kestrian sanctions on Varnia.", "happened"),
        ("Lund said Ostland might agree to pull its troops out of the valley.", "hypothetical"),
        ("Kestria gave money to the military campaign against the rebels of Ostland.", "happened"),
        ("If Ostland's shelling of the port broke the truce, the army will answer.", "happened"),
        ("Critics attacked the premier's support for Ostland's invasion of Varnia.", "happened"),
    ],
)
def test_what_is_meant_foreseen_or_taken_for_granted_is_put_so(read, text: str, status: str) -> None:  # type: ignore[no-untyped-def]
    assert only(read, text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Rebels dug tunnels for attacks on Ostlander soldiers.",
        "The army built depots to carry out raids on the rebels.",
        "There was no intelligence or indication of an imminent attack on the embassy.",
        "The patrol was there to deter the militants from firing rockets at the port.",
        "Rebels say the surplus of rifles will vanish.",
        "Soldiers killed time. The bank said it executed an agreement to buy Marine Savings.",
        "The villagers protested that the soldiers had no choice.",
        "Ostland made a formal protest to the council about the price of cocoa.",
        "Voters in the primary heard two attacks on Ada Lund, a candidate, in the debate.",
        "Ostland promised a freeze in testing ballistic missiles.",
        "Rebels shouted at the guards rather than taking captives.",
        "“Did they fire missiles?” the general asked.",
        "The army is on alert. The premier's clash with the president has pleased nobody.",
    ],
)
def test_a_purpose_a_thing_prevented_and_another_sense_are_no_incidents(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car bomb exploded at the headquarters of the army in Tolmar.", "bombing"),
        ("A suicide bomber struck at dawn. An explosion rocked the barracks in Tolmar.", "bombing"),
        ("Lund was fatally shot by gunmen at a checkpoint.", "killing"),
        ("The army opened artillery fire on the town of Tolmar.", "strike"),
        ("Dockers kept up the seamen's strike at the port.", "protest"),
        ("Ostland detonated a hydrogen bomb on Sunday.", "other"),
    ],
)
def test_what_acts_and_with_what_decides_the_kind(read, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, text) == [kind]


def test_a_killing_of_somebody_new_is_not_the_attack_told_before(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Senators condemned an assault by Ostland on the border. "
        "Relations have suffered since the killing of the journalist Ivo Marsh."
    )
    assert kinds(read, text) == ["strike", "killing"]


def test_one_officer_who_is_killed_is_not_his_state(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("An Ostlander drone strike killed a Varnian commander.")
    (strike,) = reading.record.incidents
    assert [reading.names[actor] for actor in strike.victims] == ["Varnian commander"]


def test_troops_that_are_moved_are_not_victims_and_say_whose_they_are(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The war began after the pullout of Ostlander troops.")
    (moved,) = reading.record.incidents
    assert [reading.names[actor] for actor in moved.perpetrators] == ["Ostland"]
    assert moved.victims == ()


def test_clashes_are_not_the_airstrike_told_before(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "An Ostlander airstrike killed a rebel leader in the north on Monday. "
        "In the capital, 16 protesters were wounded in the clashes with police."
    )
    assert kinds(read, text) == ["strike", "clash"]


def test_air_strikes_are_not_the_murder_of_one_man_told_before(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The film shows the murder of Ivo Marsh by rebels. "
        "They threaten to kill again if Ostland does not stop its air strikes on the rebels."
    )
    assert kinds(read, text)[:2] == ["killing", "strike"]


def test_sanctions_named_for_a_state_are_not_said_to_be_its_own(read) -> None:  # type: ignore[no-untyped-def]
    record = read("The council declared new Ostlander sanctions on Monday. Grain cannot be sold.").record
    assert [one.perpetrators for one in record.incidents if one.kind == "sanction"] == [()]


def test_a_suicide_bomber_bombs_and_who_has_no_intention_to_attack_does_nothing(read) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, "A suicide bomber in a vest attacked troops patrolling in Tolmar.") == ["bombing"]
    assert kinds(read, "Ostland has no intention to attack or invade Varnia, the general said.") == []
    assert kinds(read, "The agency launched a ground-based interceptor to meet a mock target.") == []
    assert kinds(read, "Writers staged an online attack on the general Ivo Marsh.") == []


def test_the_attack_by_which_somebody_was_killed_is_one_with_the_killing(read) -> None:  # type: ignore[no-untyped-def]
    assert (
        len(kinds(read, "Varnia condemned the killing of the general Ivo Marsh in a strike on Tolmar.")) == 1
    )


def test_two_killings_in_one_sentence_are_two(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The envoy Ada Lund was assassinated in Tolmar last week. "
        "Coupled with the killing of the general Ivo Marsh in Port Osk, it was a shock."
    )
    assert kinds(read, text) == ["killing", "killing"]


def test_a_group_that_attacked_last_year_is_not_the_killer_of_its_own_leader(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Tempers rose after the assassination of the Salt Front leader Ivo Marsh. "
        "It has been so since last year's Salt Front attack on the port. "
        "The assassination shook the town."
    )
    record = read(text).record
    assert len(record.incidents) == 2
    assert len(record.incidents[0].mentions) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Militants set off a car bomb outside a Varnian base, killing four civilians.", "bombing"),
        ("The arrest of a cleric triggered clashes in the province.", "clash"),
        ("War erupted between Ostland and Varnia on Monday.", "clash"),
    ],
)
def test_what_is_set_off_is_told(read, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert kind in kinds(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "A small aircraft hit a mountain in Varnia on Monday, killing nine people.",
        "The minister was bombarded with letters by the army's veterans.",
        "The opposition hopes to capture the Senate.",
    ],
)
def test_mishaps_letters_and_seats_are_no_attacks(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, "Rebels seized an office in Osk on Monday. " + text) == ["seizure"]


def test_a_day_told_outweighs_the_week_it_lies_in(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "A bomb killed nine people in Osk on Thursday, the second such attack this week. "
        "A suicide bombing in the capital on Monday night killed 16 people."
    )
    assert kinds(read, text) == ["bombing", "bombing"]


def test_the_victim_is_the_one_that_was_shot(read) -> None:  # type: ignore[no-untyped-def]
    text = "A soldier shot a man at a checkpoint on Monday. The army said that a soldier shot the victim."
    assert len(only(read, text).mentions) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Five soldiers were killed on Monday when their convoy hit a roadside bomb near Osk.", "bombing"),
        ("The bomb targeted the car of Ivo Marsh, officials said on Friday.", "bombing"),
        ("A gunman opened fire at a market in Osk, killing two people.", "killing"),
        ("Five people died in the shooting at the embassy on Monday.", "killing"),
    ],
)
def test_what_did_it_and_what_it_did_are_one(read, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, text) == [kind]


def test_two_men_killed_are_two_killings_though_a_name_is_taken_for_no_persons(read) -> None:  # type: ignore[no-untyped-def]
    told = read(
        "Ostland was not aware of the targeted killing of the rebel leader Sona Sahiyeh in Tolmar. Iran and "
        "Ostland accused Varnia over the assassination of Sahiyeh, who was in Port Osk for the inauguration.\n\n"
        "The rebels also vowed revenge for Tuesday night's strike in Nehr that killed their commander Fulo "
        "Sherin; the Varnian army has claimed responsibility for the targeted attack.\n\n"
        "Ada Lund, Ostland's envoy for the islands, meanwhile saw ministers in Kestria; she had been there since "
        "before the Sahiyeh assassination, for talks on the harbours."
    )
    sherin = next(one for one in told.record.incidents if "strike" in one.mentions[0].exact)
    sahiyeh = next(one for one in told.record.incidents if "Sahiyeh" in one.mentions[0].exact)
    assert not any("Sahiyeh" in span.exact for span in sherin.mentions)
    assert any("the Sahiyeh assassination" in span.exact for span in sahiyeh.mentions)


def test_the_army_that_exchanges_fire_clashes(read) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, "Last week the two armies briefly exchanged fire on the border with Ostland.") == [
        "clash"
    ]


def test_what_there_is_no_evidence_of_did_not_happen(read) -> None:  # type: ignore[no-untyped-def]
    incidents = read("There is no evidence that Varnia mounted a rocket attack on Tolmar.").record.incidents
    assert [one.status for one in incidents] in ([], ["hypothetical"])


def test_retaking_a_town_is_no_deed_of_whoever_speaks_of_it(read) -> None:  # type: ignore[no-untyped-def]
    (seizure,) = read("Premier Ada Lund said retaking Tolmar from the rebels was a feat.").record.incidents
    assert seizure.perpetrators == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She said she had pulled out of launching air strikes on Ostland.", "hypothetical"),
        ("Officials called on Varnia to order military strikes against Ostland.", "hypothetical"),
    ],
)
def test_what_was_dropped_or_is_only_asked_for_has_not_happened(read, text: str, status: str) -> None:  # type: ignore[no-untyped-def]
    assert [one.status for one in read(text).record.incidents] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels disappeared back into the bush after the fighting had ended.",
        "Soldiers stood by as ten people were injured and six killed in crashes of buses.",
        "The department asked about the Ostlander attack on the election.",
    ],
)
def test_mishaps_and_figures_of_speech_are_no_killings(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert not {"killing", "strike", "other"} & set(kinds(read, text))


def test_the_toll_told_next_is_that_of_the_raid_on_a_convoy(read) -> None:  # type: ignore[no-untyped-def]
    text = "An air raid hit a convoy in Tolmar. The army said that six people were killed and three wounded."
    (raid,) = read(text).record.incidents
    assert len(raid.mentions) >= 3


def test_a_truck_attack_is_no_bombing(read) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, "A truck attack in Tolmar killed eight people on Monday.") == ["killing"]


@pytest.mark.parametrize(
    "text",
    [
        "The bombs are designed to explode before they hit the ground.",
        "The rebels reach the young by engaging them to be foot soldiers.",
        "The council was renewed, a move that deputies protested.",
        "Nothing is a worse danger than an attack by rebels.",
        "He spoke of the Ostlander Civil War of old.",
        "More than 500 people have been killed, the monitor said.",
    ],
)
def test_what_is_made_for_it_or_only_sounds_like_it_is_no_incident(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert kinds(read, text) == []


def test_attacks_in_which_men_were_killed_are_one_with_the_killing(read) -> None:  # type: ignore[no-untyped-def]
    text = "The visit follows bombings in Tolmar, for which rebels were blamed and in which 130 people were killed."
    (bombing,) = read(text).record.incidents
    assert len(bombing.mentions) == 2


def test_two_killings_of_others_are_two(read) -> None:  # type: ignore[no-untyped-def]
    text = "A gunman killed two envoys in Port Osk. The army spoke of the killing of the Kestrian Tailors in May."
    assert len(read(text).record.incidents) == 2


def test_who_is_killed_is_called_by_name_though_the_title_stands_apart(read) -> None:  # type: ignore[no-untyped-def]
    told = read("Talks followed the killing of Free Shoals Front negotiator Ada Lund in Tolmar last week.")
    (killing,) = told.record.incidents
    assert [told.names[one] for one in killing.victims] == ["Ada Lund"]


def test_sanctions_that_hit_a_state_are_no_strike_and_a_command_is_no_attack(read) -> None:  # type: ignore[no-untyped-def]
    assert "strike" not in kinds(read, "Varnia hit Ostland with a new round of sanctions on Monday.")
    assert kinds(read, "“Attack the army base! Attack the army!” he told the rebels.") == []


def test_a_truce_that_is_aimed_at_has_not_come(read) -> None:  # type: ignore[no-untyped-def]
    text = "Lund stressed the importance of achieving a ceasefire in Tolmar."
    assert [one.status for one in read(text).record.incidents] in ([], ["hypothetical"])
    (truce,) = read("Varnia and Ostland reached a ceasefire in Tolmar on Monday.").record.incidents
    assert truce.status == "happened"
