"""Finding the time words of news and dating them. The article is of Tuesday, 6 August 2024 unless told otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.times import check_edtf
from dragoman.resolve import Anchor, Resolved, find_times, follow, read_time, resolve_time

TUESDAY = Anchor(published=date(2024, 8, 6))


def dated(sentence: str, anchor: Anchor = TUESDAY) -> list[tuple[str, str | None]]:
    return [(words.text, resolve_time(words, anchor).edtf) for words in find_times(sentence)]


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("The port was shelled on Monday.", "Monday", "2024-08-05"),
        ("The premier spoke on Tuesday.", "Tuesday", "2024-08-06"),
        ("The port was shelled on Friday.", "Friday", "2024-08-02"),
        ("The envoys will meet on Friday.", "Friday", "2024-08-09"),
        ("The crew must be freed by Sunday.", "Sunday", "2024-08-11"),
        ("They met last Tuesday.", "last Tuesday", "2024-07-30"),
        ("They meet next Tuesday.", "next Tuesday", "2024-08-13"),
        ("They spoke on Tuesday of last week.", "Tuesday of last week", "2024-07-30"),
        ("Talks resume this coming Thursday.", "this coming Thursday", "2024-08-08"),
        ("Earlier Monday, a rocket fell.", "Earlier Monday", "2024-08-05"),
        ("A rocket fell overnight Monday.", "overnight Monday", "2024-08-05/2024-08-06"),
        ("Tuesday night's strike killed two.", "Tuesday night", "2024-08-06"),
        ("He resigned late Friday.", "late Friday", "2024-08-02"),
        ("Shells fell in the early hours of Sunday.", "the early hours of Sunday", "2024-08-04"),
        ("It struck around 2 a.m. on Monday.", "around 2 a.m. on Monday", "2024-08-05T02~"),
        ("It struck on Monday at 9:30 p.m. EDT.", "Monday at 9:30 p.m. EDT", "2024-08-05T21:30-04:00"),
        ("It sank at 0700 local (0300 GMT) on Monday.", "0700 local (0300 GMT) on Monday", "2024-08-05T07:00+04:00"),
        ("He spoke yesterday.", "yesterday", "2024-08-05"),
        ("She arrives tomorrow morning.", "tomorrow morning", "2024-08-07"),
        ("He died three days ago.", "three days ago", "2024-08-03"),
        ("He will answer in 48 hours.", "in 48 hours", "2024-08-08"),
        ("They met last week.", "last week", "2024-07-29/2024-08-04"),
        ("They met over the weekend.", "over the weekend", "2024-08-03/2024-08-04"),
        ("They will meet next weekend.", "next weekend", "2024-08-10/2024-08-11"),
        ("It began last month.", "last month", "2024-07"),
        ("It began earlier this year.", "earlier this year", "2024-01-01/2024-08-06"),
        ("Kestria attacked on April 13.", "April 13", "2024-04-13"),
        ("Kestria attacked on Oct. 7.", "Oct. 7", "2023-10-07"),
        ("Votes will be cast on Oct. 7.", "Oct. 7", "2024-10-07"),
        ("It has lasted since October 7 of last year.", "October 7 of last year", "2023-10-07/.."),
        ("They signed on March 5, 2019.", "March 5, 2019", "2019-03-05"),
        ("They signed on 5 March 2019.", "5 March 2019", "2019-03-05"),
        ("Filed 25/03/2019.", "25/03/2019", "2019-03-25"),
        ("Filed 05/03/2019.", "05/03/2019", None),
        ("Filed 2019-03-25.", "2019-03-25", "2019-03-25"),
        ("Talks were held on Aug. 1-3.", "Aug. 1-3", "2024-08-01/2024-08-03"),
        ("It fell on the 13th.", "the 13th", "2024-07-13"),
        ("It began in mid-July.", "mid-July", "2024-07"),
        ("It began in early 2014.", "early 2014", "2014"),
        ("It began in the 1990s.", "the 1990s", "1990/1999"),
        ("It grew in the third quarter of 1988.", "the third quarter of 1988", "1988-07/1988-09"),
        ("It fell last summer.", "last summer", "2023-06~/2023-08~"),
        ("Shells fell overnight from Sunday to Monday.", "overnight from Sunday to Monday", "2024-08-04/2024-08-05"),
        ("Shells fell overnight into Tuesday.", "overnight into Tuesday", "2024-08-05/2024-08-06"),
        ("Shells fell overnight.", "overnight", "2024-08-05/2024-08-06"),
        ("He resigned earlier in the week.", "earlier in the week", "2024-08-05/2024-08-06"),
        ("They will meet later this month.", "later this month", "2024-08-07/2024-08-31"),
        ("They fired on it in the past 24 hours.", "the past 24 hours", "2024-08-05/2024-08-06"),
        ("Nine died in the last two weeks.", "the last two weeks", "2024-07-23/2024-08-06"),
        ("Nine died over the past three months.", "the past three months", "2024-05/2024-08"),
        ("He will answer within 48 hours.", "within 48 hours", "2024-08-06/2024-08-08"),
        ("They will meet in the coming days or weeks.", "the coming days or weeks", None),
        ("It was shelled on the night of 13-14 April.", "the night of 13-14 April", "2024-04-13/2024-04-14"),
        ("They met the week before last.", "the week before last", "2024-07-22/2024-07-28"),
        ("They met on the weekend of Aug. 3-4.", "Aug. 3-4", "2024-08-03/2024-08-04"),
        ("It struck before dawn on Monday.", "before dawn on Monday", "2024-08-05"),
        ("It struck in the small hours of Monday.", "the small hours of Monday", "2024-08-05"),
        ("It struck Monday at dawn.", "Monday at dawn", "2024-08-05"),
        ("It was signed two weeks ago.", "two weeks ago", "2024-07-23~"),
        ("It was signed a dozen years ago.", "a dozen years ago", "2012"),
        ("It was signed a year and a half ago.", "a year and a half ago", "2023-02~"),
        ("It was signed two and a half years ago.", "two and a half years ago", "2022-02~"),
        ("It was signed half a year ago.", "half a year ago", "2024-02~"),
        ("It was signed months ago.", "months ago", None),
        ("Votes will be held on Thanksgiving.", "Thanksgiving", "2024-11-28"),
        ("It was signed on Good Friday.", "Good Friday", "2024-03-29"),
        ("It was signed on Easter Monday.", "Easter Monday", "2024-04-01"),
        ("It was signed on the Fourth of July.", "the Fourth of July", "2024-07-04"),
        ("It was signed on April Six.", "April Six", "2024-04-06"),
        ("It was signed on August the 2nd.", "August the 2nd", "2024-08-02"),
        ("The war of 1967-70 was long.", "1967-70", "1967/1970"),
        ("It was built in the twentieth century.", "the twentieth century", "1900/1999"),
        ("It closed at year-end.", "year-end", "2023-12-31"),
        ("It grew in the first half of 1988.", "the first half of 1988", "1988-01/1988-06"),
        ("They will redeem its preferred shares on Oct. 31.", "Oct. 31", "2024-10-31"),
        ("The truce ends on Thursday.", "Thursday", "2024-08-08"),
        ("It will be redeemed on April eight.", "April eight", "2025-04-08"),
        ("Talks reopen in Port Osk on Friday.", "Friday", "2024-08-09"),
        ("It fell in the fiscal first quarter.", "the fiscal first quarter", None),
        ("It grew over the past months.", "the past months", None),
        ("It will grow in the weeks ahead.", "the weeks ahead", None),
        ("It struck at 9 p.m. local time Friday (1900 GMT).", "9 p.m. local time Friday (1900 GMT)",
         "2024-08-02T21:00+02:00"),
        ("Figures for fiscal 1989 were poor.", "fiscal 1989", "1989~"),
        ("He spoke on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("It changed after 9/11.", "9/11", "2001-09-11"),
    ],
)  # fmt: skip
def test_time_words_are_dated_from_the_day_of_the_article(
    sentence: str, words: str, edtf: str | None
) -> None:
    assert dated(sentence) == [(words, edtf)]


@pytest.mark.parametrize(
    "sentence",
    [
        "May Sato met April Stone and August Wilder.",
        "Rebels march on the capital and may attack.",
        "The Sun said the second fall of the city sat badly.",
        "It cost 2,019 dollars and 1988 workers left.",
        "He read Room 2014 and Flight 1987 aloud.",
        "The score was 2:30 and the share 14.30.",
        "Talks lasted three days.",
        "USA Today said so.",
        "They walked 5 km.",
        "They meet every Monday.",
        "It was shipped two months earlier than planned.",
        "The first half of the match was long.",
        "Two people were killed, the first of many.",
        "They left once and for all at the time of the raid.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(sentence: str) -> None:
    assert dated(sentence) == []


def test_a_month_that_is_also_a_name_counts_after_a_preposition() -> None:
    assert dated("The truce ended in May.") == [("May", "2024-05")]
    assert dated("It ended last March.") == [("last March", "2024-03")]


def test_the_part_of_the_day_is_told_beside_the_day() -> None:
    (words,) = find_times("Shells fell on Monday night.")
    assert resolve_time(words, TUESDAY) == Resolved("2024-08-05", "relative", "night")


def test_the_datelines_day_counts_before_the_feeds_stamp() -> None:
    anchor = Anchor(published=date(2024, 8, 7), dateline=date(2024, 8, 6))
    assert dated("He spoke today.", anchor) == [("today", "2024-08-06")]


def test_the_tense_that_a_parse_gives_wins_over_the_verbs_around() -> None:
    (words,) = find_times("The envoys, he said, assemble Friday.")
    assert resolve_time(words, TUESDAY).edtf == "2024-08-02"
    assert resolve_time(words, Anchor(published=date(2024, 8, 6), tense="future")).edtf == "2024-08-09"


def test_on_a_sunday_last_week_is_the_week_that_ends() -> None:
    sunday, monday = Anchor(published=date(2024, 8, 11)), Anchor(published=date(2024, 8, 12))
    last = ("last week", "2024-08-05/2024-08-11")
    assert dated("They met last week.", sunday) == [last] == dated("They met last week.", monday)
    assert dated("They met on Friday of last week.", sunday) == [("Friday of last week", "2024-08-09")]
    assert dated("They will meet this week.", sunday) == [("this week", "2024-08-12/2024-08-18")]
    assert dated("They met this week.", sunday) == [("this week", "2024-08-05/2024-08-11")]
    assert dated("They will meet next week.", sunday) == [("next week", "2024-08-12/2024-08-18")]


def test_a_weekday_beside_a_date_fixes_the_year() -> None:
    anchor = Anchor(published=date(2024, 8, 6))
    assert dated("It sank on Wednesday, Aug. 7.", anchor) == [("Wednesday, Aug. 7", "2024-08-07")]
    assert dated("It sank on Monday, Aug. 7.", anchor) == [("Monday, Aug. 7", "2023-08-07")]


def test_an_undated_article_keeps_every_meaning_until_it_is_dated() -> None:
    words = find_times("On Monday, and again on April 13, the port was shelled, as in March 2019.")
    undated = [resolve_time(one, Anchor()) for one in words]
    assert [one.edtf for one in undated] == [None, None, "2019-03"]
    assert [one.basis for one in undated] == ["relative", "relative", "stated"]
    assert [resolve_time(one, TUESDAY).edtf for one in words] == ["2024-08-05", "2024-04-13", "2019-03"]


def test_the_previous_day_is_counted_from_the_day_the_text_last_named() -> None:
    text = "The ferry sank on Saturday. The previous day it had been inspected."
    anchor = TUESDAY
    days = []
    for words in find_times(text):
        days.append(resolve_time(words, anchor).edtf)
        anchor = follow(anchor, words)
    assert days == ["2024-08-03", "2024-08-02"]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("The ferry sank on Saturday. The next morning it was found.", ["2024-08-03", "2024-08-04"]),
        ("The ferry sank on Saturday. That night it was found.", ["2024-08-03", "2024-08-03"]),
        ("The ferry sank on Saturday. That same day it was found.", ["2024-08-03", "2024-08-03"]),
        ("The ferry sank on Saturday; later in the day it was found.", ["2024-08-03", "2024-08-03"]),
        ("The ferry sank on Saturday. Two days later it was found.", ["2024-08-03", "2024-08-05"]),
        ("The ferry sank on Saturday. It had sailed the day before.", ["2024-08-03", "2024-08-02"]),
        ("The ferry sank on Saturday. It was found in the evening.", ["2024-08-03", "2024-08-03"]),
        ("The truce broke in 1988. That year the ferry sank.", ["1988", "1988"]),
        ("The truce broke in May 1988. That year the ferry sank.", ["1988-05", "1988"]),
        ("Profit for the third quarter of 2023 fell. A year earlier it rose.", ["2023-07/2023-09", "2022-07/2022-09"]),
        ("The third quarter of 2023 was poor. For the nine months it fell from a year earlier.",
         ["2023-07/2023-09", None, "2023"]),
    ],
)  # fmt: skip
def test_a_time_counted_from_another_one_follows_the_one_last_named(
    text: str, edtfs: list[str | None]
) -> None:
    anchor = TUESDAY
    found = []
    for words in find_times(text):
        found.append(resolve_time(words, anchor).edtf)
        anchor = follow(anchor, words)
    assert found == edtfs


def test_what_an_extent_has_cut_off_is_read() -> None:
    text = "It will lapse in five years, and fell from 13 a year earlier."
    five, year = text.index("five"), text.index("a year")
    lapse, fell = read_time(text, five, five + 10), read_time(text, year, year + 6)
    assert lapse is not None and resolve_time(lapse, TUESDAY).edtf == "2029"
    assert fell is not None and resolve_time(fell, TUESDAY).edtf == "2023"


def test_words_that_are_times_only_where_they_are_pointed_out() -> None:
    text = "The day it once sank."
    day, once = read_time(text, 0, 7), read_time(text, 11, 15)
    assert day is not None and resolve_time(day, TUESDAY).edtf == "2024-08-06"
    assert once is not None and (once.kind, once.lean) == ("vague", "past")
    assert find_times(text) == []


def test_the_previous_day_of_nothing_is_unknown() -> None:
    assert dated("The previous day it had been inspected.") == [("The previous day", None)]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert dated("It sank on June 31.") == [("June", "2024-06")]
    assert dated("Filed 31/02/2019.") == []


def test_a_known_extent_is_read_with_the_words_around_it() -> None:
    text = "The envoys will meet on Friday."
    start = text.index("Friday")
    words = read_time(text, start, start + 6)
    assert words is not None
    assert resolve_time(words, TUESDAY).edtf == "2024-08-09"
    assert read_time(text, 0, 10) is None


PIECES = st.sampled_from(
    ["on Monday", "last week", "May", "5 March", ", 2019", "at 2 a.m.", "the 31st", "Feb. 29", "by", "will", "said",
     "the weekend", "third quarter", "in 48 hours", "mid-", "night", "a year earlier", "since", "\n", ".", "12/12/12",
     "the past 24 hours", "overnight", "from Monday to Tuesday", "13-14 April", "Easter Monday", "year-end",
     "the fiscal first quarter", "later this month", "the week before last", "the first half of 1988", "FY 2017",
     "a year and a half ago", "999 decades ago", "the past 300 decades", "that year", "the day before", "within",
     "1967-70", "the nine months", "earlier in the week", "April Six", "the Sunday after", "on the weekend of",
     "0700 local (0300 GMT)", "noon", "the 1990s", "last summer", "this", "1999", "of last year"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(" ".join), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_whatever_is_found_reads_back_and_whatever_is_dated_is_edtf(text: str, day: date) -> None:
    last = 0
    anchor = Anchor(published=day)
    for words in find_times(text):
        assert last <= words.start < words.end <= len(text)
        assert text[words.start : words.end] == words.text
        last = words.end
        edtf = resolve_time(words, anchor).edtf
        assert edtf is None or check_edtf(edtf) == edtf
        anchor = follow(anchor, words)


def test_the_attacks_of_2001_are_named_by_their_day_alone() -> None:
    def told(text: str) -> str | None:
        (words,) = find_times(text)
        return resolve_time(words, Anchor(published=date(2015, 2, 11))).edtf

    assert told("in the Sept. 11 attacks on the towers") == "2001-09-11"
    assert told("the September 11 terrorist attacks") == "2001-09-11"
    assert told("the Sept. 11 attack on the consulate") == "2014-09-11"
