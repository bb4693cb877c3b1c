import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from dragoman.publish.brief import brief_html
from dragoman.publish.ledger import Limits
from dragoman.record import Dispute, Span, When, article_id
from tests.publish.plots.strait import PARTIES, article, attack, strait, toll

_VOID = {"meta", "br", "link", "img", "input"}


class Outline(HTMLParser):
    """Reads a page as a reader of its structure does: headings, landmarks, links, and text by element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labelled: list[str] = []
        self.nameless: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: dict[str, str] = {}
        self.texts: list[str] = []
        self._stack: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in named.items()]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.links.append(named["href"])
        self.labelled += named.get("aria-labelledby", "").split()
        if tag not in {*_VOID, "rect"}:
            self._stack.append((tag, named.get("class", "")))
        if named.get("class") == "text":
            self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._stack.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for tag, name in self._stack:
            self.text[tag] = self.text.get(tag, "") + data
            if name == "text":
                self.texts[-1] += data


def test_the_page_asks_for_nothing_outside_itself_and_runs_nothing(crisis) -> None:
    page = brief_html(crisis.records())
    outline = Outline(page)
    assert "script" not in outline.tags
    assert "link" not in outline.tags
    assert not [
        name for _, name, _ in outline.attributes if name.startswith("on") or name in ("src", "srcset")
    ]
    away = [link for link in outline.links if not link.startswith("#")]
    assert away == [article.source for article in crisis.articles if article.source.startswith("https://")]
    assert "url(" not in page and "@import" not in page
    assert "default-src 'none'" in page


def test_headings_come_in_order_ids_are_unique_and_every_link_leads_somewhere(crisis) -> None:
    outline = Outline(brief_html(crisis.records()))
    assert outline.headings[0] == 1 and outline.headings.count(1) == 1
    assert all(
        after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
    )
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links if link[0] == "#"} <= set(outline.ids)
    assert set(outline.labelled) <= set(outline.ids)
    assert {"header", "main", "nav", "footer"} <= set(outline.tags)
    assert ("html", "lang", "en-GB") in outline.attributes


def test_every_statement_has_a_way_to_its_words_and_a_way_back(crisis) -> None:
    outline = Outline(brief_html(crisis.records()))
    for statement in crisis.statements:
        assert f"#w-{statement.id}" in outline.links
        assert f"#s-{statement.id}" in outline.links


def test_each_article_stands_on_the_page_word_for_word(crisis) -> None:
    outline = Outline(brief_html(crisis.records()))
    assert sorted(outline.texts) == sorted(article.text for article in crisis.articles)


def test_hostile_titles_names_and_words_are_shown_and_not_run(new_desk: Callable) -> None:
    desk = new_desk()
    evil = "<script>alert('1')</script>\u202e\x1b[2J\0"
    article = desk.article(
        f"Post {evil}", f"{evil} said nothing at all to anyone  # title\n{evil}", "2024-08-06"
    )
    desk.say(article, desk.actor(f"Velk {evil}"), "nothing at all to anyone")
    page = brief_html(desk.records(), title=evil)
    outline = Outline(page)
    assert "script" not in outline.tags
    assert "\x1b" not in page.split('class="text"')[0] and "\0" not in page


def test_the_page_counts_what_was_read_and_says_what_is_a_copy(crisis) -> None:
    page = brief_html(crisis.records())
    assert "Four reports, 6\u2060–\u20607\xa0August\xa02024" in page
    assert re.search(r"<dt>independent accounts</dt><dd>3</dd>", page)
    assert "Copy of Kestria Post" in page and "94% of its words" in page
    assert "Undated" in page


def test_a_negated_and_a_reported_saying_never_read_as_plain(crisis) -> None:
    page = brief_html(crisis.records())
    assert "Did not say" in page
    assert "Reportedly promised" in page


def test_nothing_read_and_nothing_said_make_a_page_that_says_so(new_desk: Callable) -> None:
    assert "No article is in this record." in brief_html([])
    desk = new_desk()
    desk.article("Post", "Nothing was said.")
    page = brief_html(desk.records())
    assert "One report, undated" in page
    assert "No statement was found" in page
    Outline(page)


def test_what_a_record_refers_to_and_is_not_there_is_named_by_its_id(crisis) -> None:
    page = brief_html([record for record in crisis.records() if record.type == "statement"])
    outline = Outline(page)
    assert crisis.statements[0].speakers[0] in page
    assert {link[1:] for link in outline.links if link[0] == "#"} <= set(outline.ids)


def test_as_of_leaves_out_what_was_published_later_and_admits_the_undated(crisis) -> None:
    page = brief_html(crisis.records(), as_of="2024-08-06")
    assert "As known on Tuesday 6 August 2024." in page
    assert "The Varnia Herald" not in page
    assert "One undated article is included" in page


def test_what_there_is_no_room_for_is_counted(crisis) -> None:
    page = brief_html(crisis.records(), limits=Limits(lines=4, lines_each=3, rows=2, articles=1, long=1))
    assert "5 more statements of this speaker, less well borne out or earlier, are not shown here" in page
    assert "5 further speakers are not shown here" in page
    assert "2 further articles are not shown here" in page
    assert "The text of 3 articles is not shown here" in page
    outline = Outline(page)
    assert {link[1:] for link in outline.links if link[0] == "#"} <= set(outline.ids)


def test_a_very_long_quotation_is_cut_in_its_line_and_whole_in_its_article(new_desk: Callable) -> None:
    desk = new_desk()
    words = "We shall never leave the strait to anyone. " * 80
    article = desk.article("Post", f"“{words.strip()}” she said.")
    desk.say(article, desk.actor("Velk"), words.strip(), mode="direct")
    page = brief_html(desk.records())
    assert "…”</bdi>" in page
    assert words.strip() in page


def test_ids_that_are_no_ids_cannot_leave_their_attribute(crisis) -> None:
    said = crisis.statements[0]
    hostile = replace(said, id='x"><script>')
    outline = Outline(brief_html([*crisis.articles, *crisis.actors.values(), hostile]))
    assert "script" not in outline.tags


def test_the_page_is_the_same_in_any_order_of_records(crisis) -> None:
    records = crisis.records()
    assert brief_html(records) == brief_html(reversed(records))


def test_an_archive_gives_a_page_of_bounded_size(new_desk: Callable) -> None:
    desk = new_desk()
    sizes = []
    for _ in range(2):
        for _ in range(700):
            at = len(desk.articles)
            article = desk.article(
                "Wire", f"Minister {at} said the strait was calm. " + "Calm. " * 40, "2024-08-06"
            )
            desk.say(article, desk.actor(f"Minister {at % 30}"), "the strait was calm")
        limits = Limits(lines=300, lines_each=20, rows=50, articles=60, characters=12_000)
        sizes.append(len(brief_html(desk.records(), limits=limits)))
    assert abs(sizes[1] - sizes[0]) < 0.02 * sizes[0]


def test_a_selection_with_a_span_outside_its_articles_is_not_marked_elsewhere(crisis) -> None:
    stray = replace(
        crisis.statements[0],
        id="sta_aaaaaaaaaaaaaaaa",
        article=article_id("elsewhere", "0"),
        content_spans=(Span(article_id("elsewhere", "0"), 0, 3, "yes"),),
        when=When("2024-08-06", None, None, "stated"),
    )
    page = brief_html([*crisis.records(), stray])
    assert 'id="w-sta_aaaaaaaaaaaaaaaa"' not in page
    assert 'id="s-sta_aaaaaaaaaaaaaaaa"' in page


def test_the_whole_record_stands_on_the_page_with_its_pictures_and_notes() -> None:
    page = brief_html(strait(12), title="The strait")
    outline = Outline(page)
    assert {link[1:] for link in outline.links if link[0] == "#"} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))
    assert {"timeline", "network", "notes"} <= set(outline.ids) and outline.tags.count("svg") >= 2
    assert page == brief_html(reversed(strait(12)), title="The strait")


def test_a_dispute_stands_side_by_side_with_who_holds_what() -> None:
    of, other = article(1, "2024-08-05"), article(2, "2024-08-06")
    hit = attack(of)
    low, high = toll(of, hit, 12, 12), toll(other, hit, 40, 40)
    cannot = Dispute("dis_1", "figures", (low.id, high.id), "12 or 40 killed", "2024-08-06")
    page = brief_html([*PARTIES, of, other, hit, low, high, cannot])
    sides = page[page.index('<ul class="sides">') :].split("</ul>")[0]
    assert "12 killed (sailors)" in sides and "40 killed (sailors)" in sides and "Paper 1" in sides


def test_a_title_cannot_leave_the_running_head_of_the_print() -> None:
    page = brief_html(strait(1), title='a"}body{display:none}</style><script>')
    head = page[page.index("@top-left") : page.index("</style>", page.index("@top-left"))]
    assert "body{" not in head and "<" not in head
    assert "script" not in Outline(page).tags


def test_an_archive_folds_its_articles_away_and_leaves_them_out_of_its_print() -> None:
    page = brief_html(strait(30))
    assert '<section id="articles" aria-labelledby="articles-h" class="long">' in page
    assert "are left out of its print; the notes have their words" in page
