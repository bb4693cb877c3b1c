from dragoman.link.accounts import Sources, account_of
from dragoman.record import Article, Block, Copy, Span, Statement, article_id


def article(n, outlet, agency=None, copy_of=None):
    return Article(
        article_id(f"a{n}", ""), f"a{n}", "0" * 64, outlet, agency, None, None, None, None, "en", "Words.",
        (Block(0, 6, "body"),), copy_of,
    )  # fmt: skip


def test_copies_and_articles_of_one_agency_count_once() -> None:
    post = article(1, "Post", agency="Meridian")
    courier = article(2, "Courier", agency="Meridian")
    herald = article(3, "Herald", copy_of=Copy(courier.id, 0.9))
    gazette = article(4, "Gazette")
    sources = Sources.of([post, courier, herald, gazette])
    found = account_of("inc_1", [(one.id, None) for one in (post, courier, herald, gazette)], sources, {})
    assert (len(found.articles), found.independent) == (4, 2)
    assert found.origins == ("Gazette", "Meridian")


def test_what_is_had_from_one_named_origin_counts_once() -> None:
    one, other = article(1, "Post"), article(2, "Herald")

    def told(home):
        span = Span(home.id, 0, 5, "Words")
        return Statement(
            f"sta_{home.id}", home.id, (), None, None, (span,), "indirect", "say", (), ("act_axios",), False,
            False, False, None, None,
        )  # fmt: skip

    sources = Sources.of([one, other])
    found = account_of(
        "utt_1", [(a.id, told(a)) for a in (one, other)], sources, {"act_axios": "Northern Radio"}
    )
    assert (found.independent, found.origins) == (1, ("Northern Radio",))
