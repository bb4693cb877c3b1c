import pytest
from lxml.html import fromstring

from dragoman.ingest.signed_lines import shown_byline


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="meta">By Ruta Venn | <span>Published: 14 March 2025, 09:12</span></p>',
        "<div>By Ruta Venn</div>",
        '<a rel="author" href="/venn">Ruta Venn</a>',
        '<p class="article-byline"><b>By</b> Ruta Venn • 3 hours ago</p>',
    ],
)
def test_a_line_that_signs_the_article_names_who_wrote_it(markup):
    page = fromstring(f"<html><body><h1>Ferries sail</h1>{markup}<p>They sailed.</p></body></html>")
    assert shown_byline(page) == "Ruta Venn"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Ruta Venn</p><p>By Jon Osk</p>",
        "<aside><p>By Ruta Venn</p></aside>",
        "<p>By the time the ferry sailed, it was dark.</p>",
        '<p class="author">The writer is a fellow of the institute in Port Osk.</p>',
    ],
)
def test_where_no_line_or_several_sign_nobody_is_named(markup):
    assert shown_byline(fromstring(f"<html><body><h1>Ferries sail</h1>{markup}</body></html>")) is None
