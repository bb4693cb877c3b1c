from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.layout import Layout
from dragoman.ingest.recurring import RecurringLines
from dragoman.ingest.structure import lay_out
from dragoman.record.spans import ArticleId

BODY = (
    "Varnia's foreign minister said on Tuesday that his country would reopen the strait to Ostland's ferries.\n\n"
    "“We will not be the ones to close a door,” Ilan Dorr told reporters in Port Osk.\n\n"
    "Ostland's navy has kept four frigates off the coast since the seizure of a tanker in May, officials said."
)


def kinds(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in layout.blocks]


def kind_of(words: str, text: str, layout: Layout) -> str:
    at = text.index(words)
    return next(block.kind for block in layout.blocks if block.start <= at < block.end)


def test_a_wire_report_shows_its_kicker_title_place_agency_and_day():
    text = (
        "Varnia & the Strait\n\nVarnia tells Ostland it wants no war, says Dorr\n\n"
        "HARNE, Osk., Aug 6 (Reuters) – " + BODY + "\n\nRelated Articles\n\nBack to top button"
    )
    layout = lay_out(text)
    assert [kind for kind, _ in kinds(text, layout)] == [
        "furniture",
        "title",
        "body",
        "body",
        "body",
        "furniture",
        "furniture",
    ]
    assert layout.title == "Varnia tells Ostland it wants no war, says Dorr"
    assert (layout.dateline, layout.agency, layout.outlet) == ("Harne", "Reuters", None)
    assert layout.filed is not None
    assert text[layout.filed.start : layout.filed.end] == "Aug 6"
    assert (layout.filed.month, layout.filed.day, layout.filed.year) == (8, 6, None)
    assert text[layout.report :].startswith("Varnia's foreign minister")


def test_a_title_that_is_not_certain_stays_null():
    assert lay_out(BODY).title is None


def test_a_masthead_names_the_outlet_and_a_summary_below_it_is_the_deck():
    text = "OND\nThe minister speaks of ferries in the strait.\n" + BODY.replace("\n\n", "\n")
    layout = lay_out(text)
    assert layout.outlet == "OND"
    assert layout.deck == "The minister speaks of ferries in the strait."
    assert layout.title is None


def test_a_deck_that_the_report_repeats_stays_the_deck_and_the_report_stays_the_report():
    said = "Dorr told a group of shipowners that a closed strait was not in the interest of Varnia."
    text = f"Dorr to Ostland: the strait stays open\n\n{said}\n\n{BODY}\n\nOn Monday, {said}"
    layout = lay_out(text)
    assert layout.deck == said
    assert kinds(text, layout)[-1][0] == "body"


def test_a_byline_with_its_house_is_one_who_signs():
    text = "Mara Venn and Jon Osk\n\nOSKLAND TODAY\n\n" + BODY
    layout = lay_out(text, title="Varnia reopens strait", outlet="Oskland Today")
    assert layout.byline == "Mara Venn and Jon Osk"
    assert [kind for kind, _ in kinds(text, layout)][:2] == ["byline", "byline"]


def test_an_agency_that_only_contributed_is_not_the_agency():
    text = BODY + "\n\nThe Associated Press contributed to this report."
    layout = lay_out(text)
    assert layout.agency is None
    assert kind_of("The Associated Press", text, layout) == "furniture"


def test_a_byline_may_credit_the_agency():
    text = "Varnia reopens the strait to ferries\n\nBy Mara Venn, Associated Press\n\n" + BODY
    layout = lay_out(text)
    assert layout.agency == "Associated Press"


def test_an_unlisted_credit_beside_a_day_is_the_agency_and_so_is_one_that_another_outlet_prints():
    dated, undated = f"HARNE, Osk, Mar 11 (Corvix) – {BODY}", f"HARNE (ONB) — {BODY}"
    assert lay_out(dated).agency == lay_out(dated).outlet == "Corvix"
    assert lay_out(dated, outlet="Corvix").agency == "Corvix"
    assert lay_out(undated, outlet="Harne Globe").agency == "ONB"
    assert lay_out(undated).agency is None
    assert lay_out(undated).outlet == "ONB"


def test_an_outlet_that_signs_its_own_dateline_is_not_the_agency():
    assert lay_out(f"HARNE (ONB) — {BODY}", outlet="Osk National Bulletin").agency is None
    assert lay_out(f"Harne (CNN) {BODY}", outlet="Harne Globe").agency is None


def test_a_note_of_the_desk_beside_the_day_is_not_the_agency():
    assert lay_out(f"HARNE, Osk, Mar 11 (Update) – {BODY}").agency is None


def test_what_stands_behind_the_signature_line_of_a_mail_is_furniture():
    text = BODY + "\n\n--\nYou asked for this letter at a kiosk.\nOsk Globe, 1 Quay Lane, Port Osk"
    assert [kind for kind, _ in kinds(text, lay_out(text))][-3:] == ["furniture"] * 3


def test_a_footnote_behind_two_dashes_stays_body():
    text = BODY + "\n\n--\n* The frigates were counted by the harbour master on the third of May."
    assert kinds(text, lay_out(text))[-1][0] == "body"


def test_initials_between_title_and_summary_are_a_masthead():
    text = (
        "Dorr calls for open ferries\n\nON\nThe minister goes on asking for ferries in the strait.\n" + BODY
    )
    found = kinds(text, lay_out(text, title="Dorr calls for open ferries", outlet="Osk News"))
    assert [kind for kind, _ in found[:3]] == ["title", "furniture", "deck"]


def test_a_byline_before_a_stamp_is_the_name_alone():
    text = "Varnia reopens the strait to ferries\n\nBy Mara Venn | Published: 14 March 2025, 09:12\n\n" + BODY
    assert lay_out(text).byline == "Mara Venn"


def test_a_caption_printed_twice_is_a_caption_and_a_repeat():
    caption = "Minister Ilan Dorr at the ferry port of Harne on May 3. Credit: Ana Lind/Osk Photo Desk."
    text = f"Varnia reopens the strait to ferries\n\n{caption}\n{caption}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text, lay_out(text))][1:3] == ["caption", "repeat"]


def test_appeals_at_the_end_of_the_page_are_furniture_to_the_last_line():
    tail = (
        "You have read 2 articles this week.\nRegister to receive full access to OND.\n\n"
        "Just before you go...\n\nWe rely on readers like you. Your donation keeps our reporting free. "
        "Can we count on your support?\n\nTopics\nComments\nNever miss a word"
    )
    text = BODY + "\n\n" + tail
    found = kinds(text, lay_out(text))
    assert [kind for kind, _ in found[:3]] == ["body"] * 3
    assert {kind for kind, _ in found[3:]} == {"furniture"}


def test_lines_about_the_authors_behind_a_report_are_furniture():
    text = (
        f"{BODY}\n\nThe strait is eleven miles wide at Harne.\n\n"
        "— Mara Venn is a senior fellow at the Harbour Institute in Port Osk.\n\n"
        "Jon Lind, a former pilot, is an editor of Osk Globe."
    )
    assert [kind for kind, _ in kinds(text, lay_out(text))][-3:] == ["body", "furniture", "furniture"]


def test_a_report_that_ends_on_one_of_its_people_stays_body():
    text = f"{BODY}\n\nNobody asked Mara Venn, who taught them all.\n\nMara Venn is a professor in Port Osk."
    assert kinds(text, lay_out(text))[-1][0] == "body"


def test_a_crosshead_is_body():
    text = BODY + "\n\nWhat happens next?\n\n" + BODY.replace("Tuesday", "Wednesday")
    assert kind_of("What happens next?", text, lay_out(text)) == "body"


def test_a_headline_in_capitals_inside_a_report_is_a_link():
    text = (
        BODY
        + "\n\nOSTLAND FRIGATES LEAVE PORT AS TALKS STALL, NAVY SAYS\n\n"
        + "More was said on Friday, he added."
    )
    assert kind_of("OSTLAND FRIGATES", text, lay_out(text)) == "furniture"


def test_a_report_all_in_capitals_is_not_furniture():
    text = (
        "VARNIA SAID TODAY IT SOLD FORTY THOUSAND TONNES OF WHEAT TO OSTLAND FOR MAY DELIVERY\n\n"
        "WHEAT PRICES ROSE TWO CENTS IN PORT OSK AS TRADERS WAITED FOR THE REPORT OF THE MINISTRY"
    )
    assert {kind for kind, _ in kinds(text, lay_out(text))} == {"body"}


def test_a_pointer_behind_a_sentence_is_cut_from_it():
    text = BODY + " (RELATED: Ostland Sends A Fifth Frigate)"
    found = kinds(text, lay_out(text))
    assert found[-1] == ("furniture", "(RELATED: Ostland Sends A Fifth Frigate)")
    assert found[-2][1].endswith("officials said.")


def test_highlights_above_the_report_are_its_deck_and_their_label_furniture():
    text = "Story highlights Varnia reopens the strait\n\nOstland keeps its frigates there\n\n" + BODY
    found = kinds(text, lay_out(text, title="Varnia reopens strait"))
    assert found[0] == ("furniture", "Story highlights")
    assert [kind for kind, _ in found[1:3]] == ["deck", "deck"]


def test_a_line_that_recurs_in_the_outlet_is_furniture_where_it_speaks_of_the_page():
    line = "Mara Venn is the author of two books on the strait."
    texts = [
        f"{topic} was the matter of the day, the minister said.\n\n{line}"
        for topic in ("Wheat", "Oil", "Tin")
    ]
    recurring = RecurringLines.of(
        ("Osk Globe", ArticleId(f"art_{at}"), text) for at, text in enumerate(texts)
    )
    alone = lay_out(texts[0], outlet="Osk Globe")
    among = lay_out(texts[0], outlet="Osk Globe", recurring=recurring)
    assert [block.kind for block in alone.blocks] == ["body", "body"]
    assert [block.kind for block in among.blocks] == ["body", "furniture"]


def test_a_background_paragraph_that_recurs_stays_body():
    line = "Ostland seized the tanker Harne Star in May and has held its crew of nine since then."
    texts = [
        f"{topic} was the matter of the day, the minister said.\n\n{line}"
        for topic in ("Wheat", "Oil", "Tin")
    ]
    recurring = RecurringLines.of(
        ("Osk Globe", ArticleId(f"art_{at}"), text) for at, text in enumerate(texts)
    )
    layout = lay_out(texts[0], outlet="Osk Globe", recurring=recurring)
    assert [block.kind for block in layout.blocks] == ["body", "body"]


def test_a_text_without_words_has_no_blocks():
    assert lay_out(" \n\n\t").blocks == ()


PIECES = st.sampled_from(
    [
        "Related Articles",
        "HARNE, Aug 6 (Reuters) – Varnia said no.",
        BODY,
        "By Mara Venn",
        "\n",
        "\n\n",
        "“",
        " ",
        "- - -",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_blocks_are_in_order_and_cover_every_character_that_is_not_space(text: str):
    at = 0
    for block in lay_out(text).blocks:
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end
        at = block.end
    assert not text[at:].strip()
