from dragoman.publish.dossier import Dossier
from dragoman.publish.happened import happened
from dragoman.record import Account, Contact, Dispute, Figure, Incident, Message, Place, Responsibility, When


def when(day: str) -> When:
    return When(day, None, None, "relative")


def test_messages_contacts_and_incidents_are_set_out_with_how_they_stand(new_desk) -> None:
    desk = new_desk()
    varnia, ostland = desk.actor("Varnia", "state", "XVA"), desk.actor("Ostland", "state", "XOS")
    kestria = desk.actor("Kestria", "state", "XKE")
    post = desk.article(
        "Kestria Post",
        "Varnia warned Ostland through Kestria to keep away. Their ministers will meet on Friday in Port Osk. "
        "A drone hit a ferry, killing at least 12 sailors, the harbour master said. Ostland denied it.",
        "2024-08-06",
    )
    master = desk.actor("harbour master", "anonymous")
    said = desk.say(post, master, "A drone hit a ferry, killing at least 12 sailors")

    def span(words):
        return desk.span(post, words)

    warned = Message(
        "msg_1", (varnia,), (ostland,), (kestria,), "indirect", "warn", (span("keep away"),), "claimed", None,
        when("2024-08-05"), (span("Varnia warned Ostland"),),
    )  # fmt: skip
    meeting = Contact(
        "con_1", "meeting", (varnia, ostland), Place("Port Osk"), when("2024-08-09"), (), "planned",
        (span("will meet on Friday in Port Osk"),),
    )  # fmt: skip
    attack = Incident(
        "inc_1", "drone_attack", (), (), None, None, "happened", (span("A drone hit a ferry"),), "2024-08-06"
    )
    denial = Responsibility("res_1", attack.id, ostland, "denies", None, span("Ostland denied it"), None)
    dead = Figure(
        "fig_1", attack.id, "killed", "sailors", 12, None, True, span("at least 12 sailors"), said.id
    )
    told = happened(Dossier.of([*desk.records(), warned, meeting, attack, denial, dead]), 1, 10)

    (message,) = told.messages.entries
    assert (message.what, message.parties) == ("warned", "Varnia to Ostland, through Kestria")
    assert (message.status, message.setting, message.words) == (
        "claimed by one side",
        "indirectly",
        "keep away",
    )
    (contact,) = told.contacts.entries
    assert (contact.what, contact.status, contact.setting) == ("Meeting", "planned", "in Port Osk")
    (incident,) = told.incidents.entries
    assert (incident.status, incident.day) == ("", "reported Tuesday 6 August 2024")
    assert [(line.words, line.by) for line in incident.under] == [
        ("Ostland denies it", ""),
        ("at least 12 killed (sailors)", "harbour master"),
    ]
    assert [place.note for place in told.places] == [1, 2, 3, 4, 5]


def test_what_two_articles_tell_of_one_attack_is_one_line_with_two_notes(new_desk) -> None:
    desk = new_desk()
    holt = desk.actor("Jon Holt")
    attacks = []
    for number, (outlet, words) in enumerate(
        (("Post", "A bomb killed Holt."), ("Courier", "the assassination of Holt"))
    ):
        article = desk.article(outlet, words, "2024-08-06")
        attacks.append(
            Incident(
                f"inc_{number}",
                "bombing",
                (),
                (holt,),
                None,
                when("2024-08-05"),
                "happened",
                (desk.span(article, words),),
                "2024-08-06",
            )
        )
    account = Account("acc_1", "inc_0", tuple(a.id for a in desk.articles), 2, ("Courier", "Post"))
    told = happened(Dossier.of([*desk.records(), *attacks, account]), 1, 10)
    (entry,) = told.incidents.entries
    assert sorted(place.outlet for place in entry.places) == ["Courier", "Post"]
    assert entry.setting.startswith("2 articles, 2 independent accounts (")


def test_a_dispute_shows_the_words_of_both_sides(new_desk) -> None:
    desk = new_desk()
    varnia, ostland = desk.actor("Varnia", "state", "XVA"), desk.actor("Ostland", "state", "XOS")
    article = desk.article("Post", "A raid. Varnia blamed Ostland. Ostland denied it.", "2024-08-06")
    raid = Incident("inc_1", "strike", (), (), None, None, "happened", (desk.span(article, "A raid"),))
    blames = Responsibility(
        "res_1", raid.id, varnia, "accuses", ostland, desk.span(article, "Varnia blamed Ostland"), None
    )
    denies = Responsibility(
        "res_2", raid.id, ostland, "denies", None, desk.span(article, "Ostland denied it"), None
    )
    dispute = Dispute(
        "dis_1",
        "responsibility",
        ("res_1", "res_2"),
        "Ostland denies what Varnia accuses it of",
        "2024-08-06",
    )
    told = happened(Dossier.of([*desk.records(), raid, blames, denies, dispute]), 1, 10)
    (entry,) = told.disputes.entries
    assert (entry.what, entry.parties) == (
        "Responsibility disputed",
        "Ostland denies what Varnia accuses it of",
    )
    assert [line.words for line in entry.under] == ["Varnia blamed Ostland", "Ostland denied it"]


def test_what_there_is_no_room_for_is_counted(new_desk) -> None:
    desk = new_desk()
    article = desk.article("Post", "One clash. Two clashes. Three clashes.", "2024-08-06")
    clashes = [
        Incident(f"inc_{n}", "clash", (), (), None, None, "happened", (desk.span(article, words),))
        for n, words in enumerate(("One clash", "Two clashes", "Three clashes"))
    ]
    told = happened(Dossier.of([*desk.records(), *clashes]), 1, 2)
    assert (len(told.incidents.entries), told.incidents.records, told.incidents.left_out) == (2, 3, 1)
