from datetime import date

from dragoman.ingest.publication import publication_date
from dragoman.ingest.structure import lay_out

TODAY = date(2026, 11, 21)
WIRE = (
    "{where}, {day} (Reuters) – Varnia will keep the strait open, its minister said on {weekday}.\n\n"
    "Ostland's navy condemned on {weekday} a shot fired at a ferry late on {eve}, which hurt two sailors.{more}"
)


def published(read_on=TODAY, *, day="Aug 6", weekday="Tuesday", eve="Monday", more=""):
    text = WIRE.format(where="HARNE", day=day, weekday=weekday, eve=eve, more=more)
    found = publication_date(lay_out(text), text, read_on)
    if found is not None:
        assert text[found.start : found.end] == day
    return found and (found.edtf, found.basis)


def test_a_weekday_fixes_the_latest_year_up_to_the_day_of_reading():
    assert published() == ("2024-08-06", "weekday")
    assert published(date(2024, 8, 5)) == ("2019-08-06", "weekday")


def test_a_full_date_needs_no_weekday_but_must_not_lie_ahead():
    assert published(day="Aug. 6, 2023", weekday="Friday") == ("2023-08-06", "dateline")
    assert published(date(2023, 8, 5), day="Aug. 6, 2023") is None


def test_a_newer_day_in_the_text_leaves_the_year_open():
    assert published(more=" On Wednesday it said more.") is None


def test_a_later_year_in_the_text_contradicts_the_weekday():
    assert published(date(2024, 8, 5), more=" The two fought in 2022.") is None


def test_a_coming_day_is_no_evidence():
    assert published(more=" The two will meet on Wednesday.") == ("2024-08-06", "weekday")


def test_new_year_eve_is_found_in_the_year_before_the_day_of_reading():
    assert published(date(2025, 1, 1), day="Dec 31", weekday="Tuesday") == ("2024-12-31", "weekday")


def test_a_text_without_a_dated_dateline_gives_no_day():
    text = "HARNE (Reuters) – Varnia said on Tuesday that it would keep the strait open."
    assert publication_date(lay_out(text), text, TODAY) is None
