from pathlib import Path

import pytest

from dragoman.ingest.feeds import BadFeedsFile, read_watchlist


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    return path


def test_a_file_of_feeds_says_what_to_watch_and_how(tmp_path: Path):
    found = read_watchlist(
        written(
            tmp_path,
            '[watch]\ncontact = "desk@example.org"\ndelay_seconds = 0\nlook_again_hours = [1, 24]\n'
            '[[feed]]\nurl = "https://herald.example/rss"\noutlet = "The Herald"\nevery_minutes = 5\nonly = ["/world/"]\n',
        )
    )
    (feed,) = found.feeds
    assert (feed.outlet, feed.every_minutes, found.delay_seconds) == ("The Herald", 5.0, 0.0)
    assert found.look_again_hours == (1.0, 24.0)
    assert feed.has("https://herald.example/world/1") and not feed.has("https://herald.example/sport/1")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no feed"),
        ("feed = 1", "names no feed"),
        ("[[feed]]\nurl = 'herald.example'", "not the address of a feed"),
        ("[[feed]]\nurl = 'https://h.example/rss'\nevery = 3", "'every', which means nothing"),
        ("[[feed]]\nurl = 'https://h.example/rss'\nevery_minutes = 0", "not a number above 0"),
        ("[[feed]]\nurl = 'https://h.example/rss'\nonly = 'world'", "not a list of paths"),
        ("[[feed]]\nurl = 'https://h.example/rss'\n[[feed]]\nurl = 'https://h.example/rss'", "a feed twice"),
        ("[[feed]]\nurl = 'https://h.example/rss'\n[watch]\nlook_again_hours = [5, 1]", "not a rising list"),
        ("[[feed]", "is not TOML"),
    ],
)
def test_a_wrong_file_of_feeds_is_refused_with_the_place(tmp_path: Path, text: str, told: str):
    with pytest.raises(BadFeedsFile, match=told):
        read_watchlist(written(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(BadFeedsFile, match="cannot be read"):
        read_watchlist(tmp_path / "none.toml")
