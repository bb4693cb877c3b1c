from collections.abc import Mapping

import pytest

from dragoman.ingest.feeds import Answer, NotReached, Polite, RefusedByRobots


class Web:
    """A web whose time passes only when somebody waits."""

    def __init__(self, pages: Mapping[str, Answer | Exception]) -> None:
        self.pages = pages
        self.now = 0.0
        self.asked: list[tuple[str, float]] = []

    def get(self, url: str, known: Mapping[str, str], *, private: bool = False) -> Answer:
        self.asked.append((url, self.now))
        found = self.pages.get(url, Answer(url, 404, {}))
        if isinstance(found, Exception):
            raise found
        return found

    def polite(self, delay: float = 3.0) -> Polite:
        return Polite(self.get, delay, lambda: self.now, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def robots(text: str, status: int = 200) -> Answer:
    return Answer("https://h.example/robots.txt", status, {}, text.encode())


def test_requests_to_one_host_are_apart_and_those_to_another_need_not_wait():
    web = Web({})
    get = web.polite()
    for url in ("https://h.example/1", "https://h.example/2", "https://other.example/1"):
        get(url, {})
    assert web.asked == [
        ("https://h.example/robots.txt", 0.0),
        ("https://h.example/1", 3.0),
        ("https://h.example/2", 6.0),
        ("https://other.example/robots.txt", 6.0),
        ("https://other.example/1", 9.0),
    ]


def test_robots_are_asked_once_a_day_and_heeded():
    web = Web(
        {"https://h.example/robots.txt": robots("User-agent: *\nDisallow: /private\nCrawl-delay: 10\n")}
    )
    get = web.polite()
    with pytest.raises(RefusedByRobots):
        get("https://h.example/private/a", {})
    get("https://h.example/a", {})
    get("https://h.example/b", {})
    assert [at for url, at in web.asked if url.endswith(("/a", "/b"))] == [3.0, 13.0]
    web.now += 90_000
    get("https://h.example/c", {})
    assert [url for url, _ in web.asked].count("https://h.example/robots.txt") == 2


@pytest.mark.parametrize("trouble", [NotReached("down"), robots("", 503), robots("", 429)])
def test_where_robots_cannot_be_had_nothing_is_fetched_for_now(trouble: Answer | Exception):
    pages: dict[str, Answer | Exception] = {"https://h.example/robots.txt": trouble}
    web = Web(pages)
    get = web.polite()
    with pytest.raises(NotReached, match=r"robots\.txt"):
        get("https://h.example/a", {})
    assert len(web.asked) == 1
    pages["https://h.example/robots.txt"] = robots("", 404)
    web.now += 601
    assert get("https://h.example/a", {}).status == 404


def test_a_rule_for_us_by_name_goes_before_that_for_all():
    web = Web(
        {
            "https://h.example/robots.txt": robots(
                "User-agent: *\nDisallow: /\n\nUser-agent: dragoman\nAllow: /\n"
            )
        }
    )
    assert web.polite()("https://h.example/a", {}).status == 404
