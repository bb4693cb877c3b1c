import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.encoding import decode, lines_as_one_kind, lost
from dragoman.ingest.faults import Blank, NotAnArticle, Undecodable

REPORT = (
    "Varnia’s foreign minister said: “We have told Ostland, twice – at the café in Port Osk – that the "
    "ferry’s crew must go free.” Each of the 14 sailors owes £20, she said…"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_a_report_reads_the_same_in_every_encoding_of_a_desk(encoding):
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_ending_becomes_one(ending):
    assert decode(f"Port Osk{ending}{ending}The ferry sailed.".encode()) == "Port Osk\n\nThe ferry sailed."


def test_a_stray_nul_is_dropped_and_other_characters_are_kept():
    assert decode(b"The ferry\x00 sailed.\x0c\xc2\xa0") == "The ferry sailed.\x0c\u00a0"


def test_utf8_goes_before_what_a_page_declares():
    page = f'<html><meta charset="iso-8859-1"><p>{REPORT}'
    assert decode(page.encode(), declared=True) == page


@pytest.mark.parametrize("said", ["iso-8859-1", "Windows-1252", "us-ascii", "no-such-set"])
def test_a_page_of_windows_reads_whatever_of_its_kin_it_declares(said):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={said}"><p>{REPORT}'
    assert decode(page.encode("cp1252"), declared=True) == page


def test_a_declared_set_is_heeded_where_nothing_else_could_tell_it():
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Minister Wałęsa met Dvořák.'
    assert decode(page.encode("iso-8859-2"), declared=True) == page


def test_a_byte_of_windows_in_a_page_of_utf8_is_read_as_what_it_was():
    pasted = REPORT.encode() * 3 + b" It\x92s over."
    assert decode(pasted) == REPORT * 3 + " It’s over."


def test_a_file_cut_off_within_a_character_loses_that_character_alone():
    whole = (REPORT + " “Enough”").encode()
    assert decode(whole[:-1]) == REPORT + " “Enough"


def test_a_character_cut_within_a_page_is_known_to_be_lost():
    content = REPORT.encode() + b" Teaser: \xe2\x80... "
    text = decode(content)
    assert text.endswith("Teaser: \ufffd... ")
    assert lost(text, content)
    assert not lost("\ufffd", "\ufffd".encode())


def test_bytes_that_make_no_sense_anywhere_are_refused_and_not_guessed():
    with pytest.raises(Undecodable):
        decode(
            b"The ferry\x81 of \xfePort\x90 Osk \x8dsail\xb5ed at noon, and nobody was hurt in the harbour there."
        )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"SQLite format 3\x00...", "SQLite"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(content, kind):
    with pytest.raises(NotAnArticle, match=kind):
        decode(content)


@pytest.mark.parametrize("content", [b"", b" \r\n\t "])
def test_nothing_is_a_fault_of_its_own(content):
    with pytest.raises(Blank):
        decode(content)


def test_half_a_surrogate_pair_becomes_a_character_that_a_file_can_hold():
    lines_as_one_kind("cut \ud83d").encode()


@given(st.text())
def test_valid_utf8_is_never_changed_but_for_line_endings_and_nuls(text):
    content = text.encode()
    try:
        read = decode(content)
    except (Blank, NotAnArticle, Undecodable):
        return
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and "\x00" not in text:
        assert read == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
