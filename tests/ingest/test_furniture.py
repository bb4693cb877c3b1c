import tomllib
from importlib.resources import files

import pytest

from dragoman.ingest.furniture import is_rule, signs


@pytest.mark.parametrize(
    "words",
    [
        "Advertisement",
        "More from the Harbour Desk",
        "Back to top",
        "Editor's note: Osk Globe staff ate the wheat that this report tells of.",
        "CORRECTION: Ilan Dorr is the minister of ports, not of ferries.",
        "Corrections & Amplifications",
        "Ilan Dorr was misnamed in an earlier version of this article.",
        "[An earlier version of this story gave the wrong port.]",
        "• This report is based in part on wire dispatches.",
        "Ostland calls a fifth frigate home from the strait Read more",
        "Play Video 1:23 Dorr opens the ferry port – video",
        "Related Coverage Ostland sends a fifth frigate",
        "( TIMELINE: A look at the frigates in the strait)",
        "Reach the columnist at mvenn@oskglobe.example",
        "(c) 2031, Osk Writers Group",
        "Share Tweet Post Email",
        "Related Articles",
        "Slideshow (4 Images)",
        "SEE ALSO: Ostland sends a fifth frigate to the strait",
        "(RELATED: Dorr Says The Strait Is Open)",
        "More: Who owns the tanker Harne Star?",
        "Copyright © 2024 Osk Globe. All rights reserved.",
        "Follow Mara Venn on Twitter @maravenn",
        "Reporting by Mara Venn in Harne; editing by Jon Osk",
        "Ana Lind and Jon Osk contributed to this report.",
        "Sign up for our daily newsletter",
        "Updated at 8:15 p.m. ET",
        "This story has been updated with the minister's answer.",
        "We rely on readers like you. Please donate today and support our journalism.",
    ],
)
def test_what_talks_to_the_reader_of_the_page_is_furniture(words):
    assert signs(words).look == "furniture"


@pytest.mark.parametrize(
    "words",
    [
        "FILE PHOTO: A ferry leaves the port of Harne in Varnia, May 3. OSKPIX/Ana Lind",
        "A ferry leaves the port of Harne on May 3. (AP Photo/Ana Lind)",
        "A ferry leaves the port of Harne. REUTERS/Ana Lind",
        "Lund said that the ferries would sail again on Monday. | AP Photo Lund promises ferries",
        "Image copyright Getty Images Image caption A ferry leaves the port of Harne",
        "Ilan Dorr in Harne. Credit: Ana Lind/Osk Photo Desk.",
        "Ferries wait for the minister's word in the port of Harne [Ana Lind/Osk Radio]",
    ],
)
def test_what_credits_a_picture_is_a_caption(words):
    assert signs(words).look == "caption"


@pytest.mark.parametrize(
    "words",
    [
        "“You have no right to share our ports,” Dorr told the envoy, “so follow your own ships home.”",
        "What happens next?",
        "Follow the money, the prosecutor told the court in Harne on Monday.",
        "Ostland banned advertisements for the newsletter of the opposition, which has many readers abroad.",
        "Share prices in Port Osk fell by two per cent after the ministry's email became known.",
        "“The strait is open, and it will stay open to all who come in peace.” Ana Lind, Bloomberg",
        "Shr 37 cts vs 42 cts",
        "Varnians are divided over the closing of the strait, according to a Reuters/Ipsos poll.",
        "Source: Captain believes tanker was hit in the strait",
        "Update: The minister spoke in Harne on Tuesday and opened the port.",
        "Updated at 5:40 p.m. – Port authority calls the vote for Dorr",
        "The inquiry's first findings, an earlier version of the report shows, named three frigates.",
        "[Updated 1:51 p.m.] More was known of the frigates by noon, the port said.",
        "Diplomats working to keep the strait open",
    ],
)
def test_what_reports_is_body(words):
    assert signs(words).look == "body"


def test_a_line_of_dashes_or_stars_is_a_divider():
    assert is_rule("* * *")
    assert not is_rule("* He said no.")


def test_an_opinion_that_speaks_to_its_reader_is_no_appeal():
    words = (
        "Don't get caught up with the labels of the harbour. With the ferries on our side, this generation will "
        "go on to look for ways across the strait, and in the end you will see it find one."
    )
    assert signs(words).appeal < 0.7


def test_no_form_of_a_line_is_kept_from_being_looked_for():
    table = tomllib.loads((files("dragoman") / "ingest" / "furniture.toml").read_text("utf-8"))
    loose, caption = table["loose_lines"], table["caption"]
    assert all(any(need in form.lower() for need in loose["needs"]) for form in loose["lines"])
    assert all(any(need in form for need in caption["in_anywhere"].split()) for form in caption["anywhere"])
