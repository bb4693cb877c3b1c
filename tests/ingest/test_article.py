import json
from datetime import date
from email.message import EmailMessage

import pytest

from dragoman.ingest import Given, Told, make_article, page_of
from dragoman.ingest.article import with_title
from dragoman.ingest.faults import Blank, NotAnArticle, NotEnglish, TooLarge, Undecodable
from dragoman.record import Fault, When

READ_ON = date(2031, 5, 20)
TEXT = (
    "Varnia said on Monday that a ferry had been hit off Port Osk.\n\n"
    "It said that it had told Ostland of the attack and that it would wait for an answer until Friday.\n"
)
PAGE = f"<html><head><title>Ferry hit</title></head><body><article><p>{TEXT}</p></article></body></html>"


def row(**fields):
    content = json.dumps({"text": TEXT, **fields}).encode()
    told = Told(**{name: fields.get(name) for name in ("url", "title", "published", "outlet", "byline")})
    return Given("w-1", content, "row", told)


def make(given):
    return make_article(given, READ_ON)


def test_a_text_is_kept_as_given_but_for_its_line_endings():
    article = make(Given("ferry.txt", TEXT.replace("\n", "\r\n").encode(), "text"))
    assert article.text == TEXT
    assert (article.source, article.language, article.outlet, article.published) == (
        "ferry.txt",
        "en",
        None,
        None,
    )


def test_a_title_that_came_apart_stands_first():
    article = make(row(title="Ferry hit off Port Osk"))
    assert article.text == "Ferry hit off Port Osk\n\n" + TEXT
    assert article.title == "Ferry hit off Port Osk"
    assert article.blocks[0].kind == "title"


@pytest.mark.parametrize(
    "text", ["“Not there”: Ostland\n\nVarnia said.", "WORLD\n\nA deck.\n\n“NOT THERE”: Ostland\nVarnia."]
)
def test_a_title_that_the_text_opens_with_is_not_put_there_again(text):
    written = next(line for line in text.split("\n") if ":" in line)
    assert with_title(text, '"Not there": Ostland') == (text, written)


def test_a_flash_that_is_all_title_is_an_article():
    assert make(row(text="******", title="FERRY HIT OFF PORT OSK - OFFICIAL")).text.startswith("FERRY HIT")


def test_a_title_that_is_only_the_beginning_of_a_sentence_came_apart():
    assert with_title("Ferry hit, Varnia said.", "Ferry hit")[0] == "Ferry hit\n\nFerry hit, Varnia said."


def test_what_is_told_goes_before_what_the_page_says():
    head = (
        '<meta property="article:published_time" content="2031-05-06"><meta name="author" content="Ana Lind">'
    )
    page = PAGE.replace("<head>", "<head>" + head).encode()
    alone = make(Given("ferry.html", page, "html"))
    assert (alone.published, alone.byline) == (When("2031-05-06", "2031-05-06", None, "metadata"), "Ana Lind")
    told = make(Given("ferry.html", page, "html", Told(published="7 May 2031", byline="Bo Karr")))
    assert (told.published, told.byline) == (When("2031-05-07", "7 May 2031", None, "metadata"), "Bo Karr")
    assert told.id != alone.id


def test_a_date_that_cannot_be_read_is_kept_as_words_without_a_day():
    assert make(row(published="05/06/2031")).published == When(None, "05/06/2031", None, "metadata")


def test_a_day_that_the_text_gives_stands_in_for_a_told_one_that_cannot_be_read():
    text = "PORT OSK, May 6, 2031 (Courier News) - " + TEXT
    published = make(row(text=text, published="05/06/2031")).published
    assert published is not None
    assert (published.edtf, published.basis) == ("2031-05-06", "dateline")
    assert make(row(text=text, published="2031-05-07")).published.edtf == "2031-05-07"


def test_a_domain_stands_for_an_outlet_that_nobody_names():
    assert make(row(url="https://www.courier.example/ferry")).outlet == "courier.example"
    assert (
        make(row(url="https://www.courier.example/ferry", outlet="Ostland Courier")).outlet
        == "Ostland Courier"
    )


def test_the_page_is_kept_of_a_file_a_row_and_a_mail_and_not_of_a_text():
    mail = EmailMessage()
    mail["Subject"] = "Ferry hit"
    mail.set_content(PAGE, subtype="html")
    assert page_of(Given("a", PAGE.encode("cp1252"), "html")) == PAGE.encode("cp1252")
    assert page_of(Given("a", json.dumps({"html": PAGE}).encode(), "row")) == PAGE.encode()
    assert page_of(Given("a", mail.as_bytes(), "email")).strip() == PAGE.encode()
    assert page_of(Given("a", TEXT.encode(), "text")) is None
    assert page_of(row(html=PAGE)) is None
    assert make(Given("a", mail.as_bytes(), "email")).title == "Ferry hit"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Blank),
        (b"* * *\n", Blank),
        (b"%PDF-1.4", NotAnArticle),
        ("Varnia\ufffds ferry\ufffd was hit.".encode(), Undecodable),
        (
            (
                "Die Regierung von Varnia hat am Montag erklärt, dass eine Fähre getroffen worden sei. " * 3
            ).encode(),
            NotEnglish,
        ),
        (b"The ferry sailed. " * 600_000, TooLarge),
    ],
)
def test_what_is_no_english_article_is_a_fault_that_names_its_source(content, fault):
    with pytest.raises(fault, match=r"ferry\.txt"):
        make(Given("ferry.txt", content, "text"))


def test_a_cut_character_spoils_a_text_and_not_a_page_that_has_it_elsewhere():
    cut = b"\xe2\x80..."
    page = PAGE.replace("Varnia", "“Varnia”").encode()
    beside = page.replace(b"<article>", b"<nav><a href='/'>" + cut + b"</a></nav><article>")
    assert make(Given("ferry.html", beside, "html")).text == make(Given("ferry.html", page, "html")).text
    with pytest.raises(Undecodable):
        make(Given("ferry.html", page.replace(b"it had told", b"it had " + cut), "html"))


def test_the_same_bytes_are_made_into_the_same_article():
    assert make(row(title="Ferry hit")) == make(row(title="Ferry hit"))


def test_every_fault_of_this_room_has_a_code_of_its_own_and_a_remedy():
    def below(kind):
        return [one for sub in kind.__subclasses__() for one in (sub, *below(sub))]

    faults = [one for one in below(Fault) if one.__module__.startswith("dragoman.ingest")]
    assert len({one.code for one in faults}) == len(faults) >= 13
    assert all(one.remedy and one.code.startswith("D1") for one in faults)
