import pytest

from dragoman.ingest.furniture import is_rule, signs


@pytest.mark.parametrize(
    "words",
    [
        "Advertisement",
        "More from the Harbour Desk",
        "Back to top",
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
        "Image copyright Getty Images Image caption A ferry leaves the port of Harne",
        "Ilan Dorr in Harne. Credit: Ana Lind/Osk Photo Desk.",
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
        "Diplomats working to keep the strait open",
    ],
)
def test_what_reports_is_body(words):
    assert signs(words).look == "body"


def test_a_line_of_dashes_or_stars_is_a_divider():
    assert is_rule("* * *")
    assert not is_rule("* He said no.")
