import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dates import edtf_of
from dragoman.record.times import check_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2014-07-30", "2014-07-30"),
        ("2014-7-3", "2014-07-03"),
        ("2014/07/30", "2014-07-30"),
        ("2014-07", "2014-07"),
        ("2014", "2014"),
        ("20140730", "2014-07-30"),
        ("20140730T0815Z", "2014-07-30T08:15Z"),
        ("1987-02-26T15:01:01", "1987-02-26T15:01:01"),
        ("2019-11-27T15:21:21.250+01:00", "2019-11-27T15:21:21+01:00"),
        ("2020-02-05T00:00:00-0500", "2020-02-05T00:00:00-05:00"),
        ("2019-12-30T05:03-0500", "2019-12-30T05:03-05:00"),
        ("2019-07-04 11:23:38", "2019-07-04T11:23:38"),
        ("2019-07-04 11:23:38 UTC", "2019-07-04T11:23:38Z"),
        ("Wed, 05 Aug 2015 10:00:00 GMT", "2015-08-05T10:00:00Z"),
        ("Wed, 5 Aug 2015 10:00:00 +0200 (CEST)", "2015-08-05T10:00:00+02:00"),
        ("Wed, 5 Aug 2015 10:00:00 -0000", "2015-08-05T10:00:00"),
        ("Wed Aug  5 10:00:00 2015", "2015-08-05T10:00:00"),
        ("5 August 2015", "2015-08-05"),
        ("August 5, 2015", "2015-08-05"),
        ("Aug. 5th, 2015 at 4:30 p.m. EDT", "2015-08-05T16:30-04:00"),
        ("Sept. 5, 2015, 12:05 AM", "2015-09-05T00:05"),
        ("1438768800", "2015-08-05T10:00:00Z"),
        ("1438768800000", "2015-08-05T10:00:00Z"),
        ("Wed, 05 Aug 2015 10:00:00 IST", "2015-08-05T10:00:00"),
    ],
)
def test_dates_as_programs_write_them(written, edtf):
    assert edtf_of(written) == edtf


@pytest.mark.parametrize(
    "written",
    [
        "05/08/2015",
        "yesterday",
        "2015-02-30",
        "2015-13-01",
        "",
        "Monday",
        "12.5",
        "5 August",
        "2015-08-05T27:99",
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_not_read(written):
    assert edtf_of(written) is None


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{4}[-/T: 0-9Z+]{0,20}", fullmatch=True))
def test_whatever_is_read_is_a_time_of_the_record(written):
    edtf = edtf_of(written)
    assert edtf is None or check_edtf(edtf) == edtf
