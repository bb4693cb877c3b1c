from email.message import EmailMessage

import pytest

from dragoman.ingest.faults import Blank
from dragoman.ingest.mail import read_mail

TEXT = "Varnia said on Monday that a ferry had been hit off Port Osk.\n"
LETTER = b"""From: =?utf-8?q?Ostland_Courier_=E2=80=93_World?= <desk@courier.example>
Subject: =?utf-8?b?RmVycnkgaGl0IG9mZiBQb3J0IE9zaw==?=
Date: Tue, 6 May 2031 08:00:00 +0200
List-Unsubscribe: <https://courier.example/leave>
Content-Type: text/plain; charset=utf-8

"""


def test_a_newsletter_names_its_outlet_its_title_and_its_day():
    mail = read_mail(LETTER + TEXT.encode())
    assert mail.text == TEXT
    assert mail.told.title == "Ferry hit off Port Osk"
    assert mail.told.published == "Tue, 6 May 2031 08:00:00 +0200"
    assert mail.told.outlet == "Ostland Courier – World"


def test_a_private_sender_is_neither_outlet_nor_byline():
    mail = read_mail(b"From: Ana Lind <ana@desk.example>\nSubject: Re: FW: Ferry hit\n\n" + TEXT.encode())
    assert (mail.told.outlet, mail.told.byline, mail.told.title) == (None, None, "Ferry hit")


def test_a_sender_named_like_its_domain_is_an_outlet():
    letter = b"From: The Port Osk Ledger <tide@portoskledger.example>\n\n"
    assert read_mail(letter + TEXT.encode()).told.outlet == "The Port Osk Ledger"


def both(plain, page):
    mail = EmailMessage()
    mail["Subject"] = "Ferry hit"
    mail.set_content(plain)
    mail.add_alternative(page, subtype="html")
    return read_mail(mail.as_bytes())


def test_plain_text_goes_before_the_page_unless_it_only_points_there():
    page = f"<html><body><p>{TEXT}</p></body></html>"
    assert both(TEXT * 3, page).page is None
    assert both("Open this mail in your browser: https://courier.example/1", page).page.strip() == page


def test_what_was_forwarded_in_the_text_is_dated_by_its_own_header():
    forwarded = (
        "Subject: Fwd: Ferry hit\nDate: Fri, 9 May 2031 08:00:00 +0000\n\nSee below. Ana\n\n"
        "---------- Forwarded message ---------\nFrom: Ostland Courier <desk@courier.example>\n"
        "Date: Tue, 6 May 2031 at 08:00\nSubject: Ferry hit off Port Osk\nTo: <ana@desk.example>\n\n\n"
    )
    mail = read_mail((forwarded + TEXT).encode())
    assert mail.text == TEXT
    assert mail.told.title == "Ferry hit off Port Osk"
    assert mail.told.published == "Tue, 6 May 2031 at 08:00"


def test_what_was_forwarded_without_a_readable_day_has_none():
    forwarded = (
        "Date: Fri, 9 May 2031 08:00:00 +0000\n\n----- Original Message -----\nFrom: desk\nSent: lately\n\n"
    )
    assert read_mail((forwarded + TEXT).encode()).told.published is None


def test_a_mail_within_a_mail_is_the_article():
    inner = EmailMessage()
    inner["Subject"] = "Ferry hit"
    inner["Date"] = "Tue, 06 May 2031 08:00:00 +0200"
    inner.set_content(TEXT)
    outer = EmailMessage()
    outer["Subject"] = "Look at this"
    outer["Date"] = "Fri, 09 May 2031 08:00:00 +0200"
    outer.set_content("Please file.")
    outer.add_attachment(inner)
    mail = read_mail(outer.as_bytes())
    assert (mail.told.title, mail.text) == ("Ferry hit", TEXT)
    assert mail.told.published == "Tue, 06 May 2031 08:00:00 +0200"


def test_lines_broken_for_transport_are_joined_and_paragraphs_are_not():
    letter = (
        b"Subject: Ferry hit\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"Varnia said on \nMonday that\na ferry had been \nhit.\n"
    )
    assert read_mail(letter).text == "Varnia said on Monday that\na ferry had been hit.\n"


@pytest.mark.parametrize("charset", ["no-such-set", "utf-8", "us-ascii", ""])
def test_a_wrongly_declared_set_does_not_spoil_the_words(charset):
    letter = (
        f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n".encode()
        + "“Varnia’s ferry”".encode("cp1252")
    )
    assert read_mail(letter).text == "“Varnia’s ferry”"


@pytest.mark.parametrize(
    "letter", [b"Subject: x\n\n", b"Content-Type: image/png\n\nxx", b"Content-Type: multipart/mixed\n\nxx"]
)
def test_a_mail_without_words_is_blank(letter):
    with pytest.raises(Blank):
        read_mail(letter)
