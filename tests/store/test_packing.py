import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import (
    RECORD_TYPES,
    Article,
    ArticleId,
    BadRecord,
    Block,
    Figure,
    Message,
    Place,
    Span,
    Statement,
    When,
)
from dragoman.store.packing import (
    BETWEEN,
    Owner,
    _readers,
    dump,
    gives,
    lines_of,
    pack,
    unpack,
    words_kept,
    words_searched,
)

OWNER = ArticleId("art_owner")
words = st.text(min_size=1, max_size=12) | st.sampled_from([BETWEEN, "…", '"', "\n", "0"])


@st.composite
def spans(draw):
    exact = draw(words)
    start = draw(st.integers(0, 10_000))
    return Span(draw(st.sampled_from([OWNER, ArticleId("art_other")])), start, start + len(exact), exact)


def whens():
    return st.none() | st.builds(
        lambda span, edtf: When(edtf, span.exact, span, "relative"),
        spans(),
        st.none() | st.sampled_from(["2024-08-05", "2024-08~"]),
    )


messages = st.builds(
    Message,
    id=words,
    senders=st.lists(words, max_size=2).map(tuple),
    recipients=st.just(()),
    intermediaries=st.lists(words, max_size=1).map(tuple),
    channel=st.sampled_from(["direct", "unknown"]),
    act=st.just("say"),
    content_spans=st.lists(spans(), max_size=3).map(tuple),
    status=st.just("claimed"),
    told_by=st.none() | words,
    when=whens(),
    mentions=st.lists(spans(), min_size=1, max_size=2).map(tuple),
    reported=st.none() | st.just("2024-08-05"),
)
figures = st.builds(
    Figure,
    id=words,
    incident=st.none() | words,
    measure=st.just("killed"),
    of=words,
    low=st.just(0.0),
    high=st.none() | st.just(0.0) | st.just(12.0),
    approximate=st.booleans(),
    span=spans(),
    statement=st.none(),
)


@given(messages | figures, st.text())
def test_a_record_is_the_same_after_packing_and_unpacking(record, text):
    """Whether its spans have the words of the text or others."""
    owner = Owner(OWNER, text)
    kept = gives(text, [pack(record, owner, "2024-08-05")])
    _, packed = lines_of(kept)
    assert unpack(record.type, owner, packed, id=record.id, reported="2024-08-05") == record
    assert words_kept(kept, 1, text) == words_searched(record)


def test_words_that_the_text_has_are_not_kept_again():
    said = Statement("sta_1", OWNER, (), None, None, (Span(OWNER, 4, 9, "ships"),), "direct", "say")
    assert pack(said, Owner(OWNER, "The ships sailed."), None)["content_spans"] == [[4, 5]]
    assert pack(said, Owner(OWNER, "The boats sailed."), None)["content_spans"] == [[4, "ships"]]


def test_a_place_at_zero_degrees_is_kept():
    span = Span(OWNER, 0, 1, "a")
    said = Statement(
        "sta_1", OWNER, (), None, None, (span,), "direct", "say", where=Place("Null", None, 0.0, 0.0)
    )
    owner = Owner(OWNER, "a")
    assert unpack("statement", owner, dump(pack(said, owner, None)), id="sta_1", reported=None) == said


def test_blocks_are_the_same_after_packing_and_unpacking():
    blocks = (Block(0, 2, "title"), Block(3, 9, "repeat"))
    article = Article(OWNER, "a.txt", "0", None, None, None, None, None, None, None, "ab\ncdefgh", blocks)
    owner = Owner(OWNER, article.text)
    apart = {"id": OWNER, "reported": None, "source": "a.txt", "text": article.text, "copy_of": None}
    assert unpack("article", owner, dump(pack(article, owner, None)), **apart) == article


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_type_of_record_can_be_read_back(kind):
    assert _readers(RECORD_TYPES[kind])


def test_what_is_not_a_record_is_told():
    with pytest.raises(BadRecord, match="cannot be read"):
        unpack("figure", Owner(OWNER), '{"measure":"killed","span":7}', id="fig_1", reported=None)
