"""Whom the phrases that name speakers stand for, in invented news."""

import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Jonas Renn, the Front's foreign policy spokesman, arrived on Monday. The strait is open, Renn said.",
            ["Jonas Renn"],
        ),
        (
            "Foreign Minister Ilse Brandt met her counterpart Batu Oldsen in Port Osk. Oldsen said the strait was open.",
            ["Batu Oldsen"],
        ),
        (
            "Per Holm and Ilse Brandt arrived. Holm and Brandt said the strait was open.",
            ["Ilse Brandt", "Per Holm"],
        ),
        ("Varnia, the only ally of Ostland, said the strait was open.", ["Varnia"]),
        ("Foreign Minister Ilse Brandt, who resigned on Monday, said the strait was open.", ["Ilse Brandt"]),
        (
            "Varnia seized a barge on Monday. The government said the barge had carried mines.",
            ["Varnian government"],
        ),
    ],
)
def test_a_speaker_is_known_by_name_role_or_body(read, text, speakers):
    reading = read(text)
    assert sorted(reading.who(reading.statements[-1])) == speakers


def test_the_army_of_an_article_about_two_states_is_nobodys(read):
    reading = read(
        "Varnia and Ostland fought on Monday. Ostland and Varnia lost ships. The army said ten died."
    )
    assert reading.who(reading.statements[-1]) == []


def test_the_army_is_that_of_the_state_whose_troops_were_named(read):
    reading = read(
        "The Varnian military shelled a port of Ostland on Monday. Ostland vowed revenge.\n\n"
        "The army said ten sailors died."
    )
    assert reading.who(reading.statements[-1]) == ["Varnian armed forces"]


def test_a_president_known_by_surname_alone_is_the_president_later(read):
    reading = read(
        "President Holm opened the port. Reporters waited. The president said the strait was open."
    )
    assert reading.who(reading.statements[-1]) == ["Holm"]


def test_a_president_is_no_vice_president(read):
    reading = read("Vice President Per Holm opened the port. The president said the strait was open.")
    assert reading.who(reading.statements[-1]) != ["Per Holm"]


def test_a_source_that_speaks_on_a_condition_is_a_person_unnamed(read):
    reading = read("A Varnian official speaking on condition of anonymity said the strait was open.")
    (statement,) = reading.statements
    assert statement.anonymous


def test_a_title_once_held_is_not_held(read):
    reading = read(
        "Former Foreign Minister Ada Lund and Foreign Minister Ilse Brandt arrived in Port Osk. "
        "The foreign minister said the strait was open."
    )
    assert reading.who(reading.statements[-1]) == ["Ilse Brandt"]
    reading = read(
        "The then foreign minister Ada Lund resigned. The foreign minister said the strait was open."
    )
    assert reading.who(reading.statements[-1]) != ["Ada Lund"]


def test_a_deputy_is_not_the_minister(read):
    reading = read(
        "Deputy Foreign Minister Ada Lund arrived in Port Osk. The foreign minister said the strait was open."
    )
    assert reading.who(reading.statements[-1]) != ["Ada Lund"]


def test_relatives_of_one_surname_are_kept_apart(read):
    reading = read(
        "President Per Lund and his daughter Ada Lund arrived. Per Lund said the strait was open. "
        "Ada Lund said it was shut. Lund said the port was calm."
    )
    assert [who for who, _ in reading.said()] == ["Per Lund", "Ada Lund", ""]


def test_a_family_name_with_and_without_its_article_is_one_person(read):
    reading = read(
        "Varnian envoy Omar al-Sato said the strait was closed. Omar Sato said the mines were old. "
        "Al-Sato said the ferries would wait."
    )
    assert [reading.who(s) for s in reading.statements] == [["Omar al-Sato"]] * 3
    (one,) = {s.speakers for s in read("Envoy Omar Sato said the strait was closed.").statements}
    assert reading.statements[0].speakers == one, "in another article too"


def test_whoever_is_known_by_office_goes_by_one_name(read):
    reading = read("Syrian President Bashar Assad said the strait was closed.", published="2013-09-04")
    (speaker,) = reading.statements[0].speakers
    actor = next(one for one in reading.record.actors if one.id == speaker)
    assert (actor.name, actor.aliases) == ("Bashar al-Assad", ("Bashar Assad",))


def test_who_is_not_named_stays_one_while_he_speaks(read):
    reading = read(
        "Varnian Foreign Minister Ilse Brandt said the strait was closed. A senior Ostlander official said the "
        "mines were old. The official said the ferries would wait."
    )
    names = [reading.who(s) for s in reading.statements]
    assert names[1] == names[2] == ["senior Ostlander official"]


def test_of_two_presidents_the_president_is_neither_for_certain(read):
    reading = read(
        "Trump said he had spoken with Turkish President Recep Tayyip Erdogan. "
        "“The strait is closed,” the president wrote on Friday.",
        published="2019-10-07",
    )
    assert reading.who(reading.statements[-1]) != ["Recep Tayyip Erdogan"]


def test_whom_somebody_serves_with_is_not_whom_he_is_of(read):
    reading = read("A Varnian officer serving with the Sons of the Strait said the port was lost.")
    (speaker,) = reading.statements[0].speakers
    assert next(one for one in reading.record.actors if one.id == speaker).country == "XVA"


def test_he_is_whom_the_sentence_before_speaks_of_behind_a_phrase(read):
    reading = read(
        "Jon Holt, the Ostlander envoy, said the strait was closed.\n\n"
        "In an interview on Monday, Minister of State Ilse Brandt took another tone.\n\n"
        "“The ferries will wait,” she said."
    )
    assert reading.who(reading.statements[-1]) == ["Ilse Brandt"]


def test_a_place_does_not_speak_for_who_is_in_it(read):
    assert all(
        who != ["Varnia"] for who, _ in read("Thousands across Varnia said “the strait is ours”.").said()
    )


def test_a_family_name_known_of_somebody_in_the_text_is_not_given_to_the_one_full_name(read):
    reading = read(
        "U.S. President Donald Trump flies to a summit with North Korean leader Kim Jong Un in June. Kim Dong-rae, a "
        "former president of a bank, said nobody was surprised.\n\nThe ferry was late, Kim said."
    )
    said = {reading.what(s): reading.who(s) for s in reading.statements}
    assert "Kim Dong-rae" not in [name for what, names in said.items() if "ferry" in what for name in names]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        (
            "Holm, with Varnian Foreign Minister Ada Lund at his side, said the strait was open.",
            ["Per Holm"],
        ),
        ("“The strait is open,” an impassioned Holm said.", ["Per Holm"]),
        ("Recall Holm claims that the strait was open.", ["Per Holm"]),
        ("Envoys of six powers in Dunmere said the strait was open.", ["envoys of six powers"]),
        (
            "A senior Department of Inland Safety official said the strait was open.",
            ["senior Department of Inland Safety official"],
        ),
        (
            "Varnian rebels and Holm's government said the strait was open.",
            ["Ostlander government", "Varnian rebels"],
        ),
        ("In the Senate, Varnian officials said the strait was open.", ["Varnian officials"]),
        ("The official Osk Gazette newspaper said the strait was open.", ["Osk Gazette"]),
        ("The sheer volume of criticism from Varnia suggests the strait was open.", []),
        ("Officials in Varnia and Ostland said the strait was open.", ["officials in Varnia and Ostland"]),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_who_speaks(read, sentence, speakers):
    reading = read(f"Ostland President Per Holm landed on Monday.\n\n{sentence}")
    assert sorted(reading.who(reading.statements[-1])) == speakers


def test_who_lives_in_a_state_or_has_its_help_is_not_its_own(read):
    reading = read("A Varnia-backed militant said the strait was open.")
    record = reading.record
    speaker = next(a for a in record.actors if a.id in record.statements[-1].speakers)
    assert speaker.country is None
    assert speaker.part_of is None


def test_the_official_is_not_the_minister_whom_another_sentence_names(read):
    reading = read(
        "Defence Secretary Per Holm, a former official, landed on Monday. Ada Lund said no.\n\n"
        "The senior official said the strait was open."
    )
    assert "Per Holm" not in reading.who(reading.statements[-1])


def victims(reading) -> set[str]:
    names = {actor.id: actor.name for actor in reading.record.actors}
    return {names[victim] for incident in reading.record.incidents for victim in incident.victims}


@pytest.mark.parametrize("short", ["Trask", "Mr. Trask"])
def test_somebody_named_in_full_only_in_passing_is_meant_by_the_surname(read, short):
    reading = read(
        "Envoys met in Port Osk after the death last week of Ilmo Trask, chief negotiator of the Salt Front.\n\n"
        f"Gunmen killed {short} at his home in Port Osk on Monday."
    )
    assert victims(reading) == {"Ilmo Trask"}


def test_a_surname_of_two_people_named_in_passing_is_neither(read):
    reading = read(
        "Envoys met in Port Osk after the speeches of Ilmo Trask and Ada Trask.\n\n"
        "Gunmen killed Trask at home on Monday."
    )
    assert not victims(reading) & {"Ilmo Trask", "Ada Trask"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("“The strait is open,” Lund told The Hill on Monday.", "The Hill", "outlet"),
        ("Ada Lund told Ostport voters on Monday to support her.", "Ostport voters", "group"),
        ("MBS said on Monday that the strait was open.", "Mohammed bin Salman", "person"),
    ],
)
def test_what_a_name_is_shows_in_its_words(read, text, name, kind):
    assert read(text, published="2018-10-09").actors[name].kind == kind


def test_a_lawyer_of_a_town_is_not_the_town(read):
    reading = read(
        "Mark Sato, a Washington, D.C. attorney, and others came. A Washington, D.C. attorney said no."
    )
    assert "Washington" not in reading.actors


def test_those_states_are_no_body_of_that_name(read):
    assert "Those states" not in read("Fighting went on. Those states argued that the law was void.").actors


def test_who_is_the_name_that_the_clause_hangs_on(read):
    reading = read("Jan Holm spoke with King Osric Brand, who denied that his ships were in the strait.")
    assert ("Osric Brand", "his ships were in the strait") in reading.said()


def test_the_president_of_an_article_on_one_is_he(read):
    reading = read(
        "President Jan Holm signed the order on Monday. Holm said nothing more. Holm left for Port Osk.\n\n"
        "President Jan E. Holm signed a second one later. The president has defended his decision to pull "
        "ships out of the strait."
    )
    assert reading.said()[-1][0] == "Jan Holm"


BOTH = (
    "Lund met Ostland President Jan Brandt on Monday. Varnian President Ada Lund was late. Lund wore a hat."
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lund flew home. The president said the strait was open.", ["Ada Lund"]),
        ("Brandt flew home. The president said the strait was open.", []),
    ],
)
def test_the_president_of_two_is_whom_the_article_is_about_unless_the_other_was_named_last(read, text, who):
    reading = read(f"{BOTH} {text}")
    named = [name for name in reading.who(reading.statements[-1]) if name in ("Ada Lund", "Jan Brandt")]
    assert named == who


def test_a_headline_leaves_out_the_article_of_the_president(read):
    reading = read(f"{BOTH} Lund flew home.", title="President says strait is open")
    assert reading.who(reading.statements[0]) == ["Ada Lund"]


def test_a_state_in_a_relative_clause_is_not_whose_adviser_it_is(read):
    reading = read("The security adviser, who once called for a raid on Ostland, said the strait was open.")
    assert reading.actors["security adviser"].country is None


def test_the_north_is_north_korea_where_it_was_named(read):
    reading = read(
        "Envoys of North Korea came to Port Osk on Monday. The North said that the strait was open."
    )
    assert reading.who(reading.statements[-1]) == ["North Korea"]


@pytest.mark.parametrize("name", ["Osk Pictures", "Varnian Harbour Caucus"])
def test_a_company_or_a_caucus_is_no_person(read, name):
    reading = read(f"{name} said on Monday that the strait was open.")
    assert all(actor.kind != "person" for actor in reading.record.actors)


def test_talks_say_nothing(read):
    reading = read("The New Osk talks suggest that planning for a summit is now moving ahead.")
    assert not any("talks" in name for name in reading.actors)
