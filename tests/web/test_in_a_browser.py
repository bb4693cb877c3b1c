"""What an analyst does at the desk, done in a browser."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import AXE, CHROMIUM, WITHOUT, served

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=WITHOUT)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def desk(crisis_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    database = tmp_path_factory.mktemp("browser") / "sound.db"
    shutil.copy(crisis_database, database)
    with served(database) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as at_hand:
        found = at_hand.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: "playwright.Browser", desk: str) -> Iterator["playwright.Page"]:
    context = browser.new_context(
        base_url=desk, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    shown = context.new_page()
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.set_default_timeout(10_000)
    yield shown
    context.close()
    assert not wrong
    assert all(url.startswith((desk, "data:", "blob:")) for url in asked)


def test_what_a_party_was_told_in_a_week_and_by_whom(page: "playwright.Page") -> None:
    page.goto("/")
    page.get_by_role("link", name="Messages", exact=True).click()
    page.get_by_label("To", exact=True).fill("Kestria")
    page.get_by_label("Since").fill("2025-03-10")
    page.get_by_label("Until").fill("2025-03-16")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("to=Kestria"))
    lines = page.locator(".lines .line")
    assert lines.count() > 0
    assert all("Kestria" in told or "both" in told for told in lines.all_inner_texts())
    assert page.get_by_role("link", name="Arlond").first.is_visible()
    assert "messages of those asked for" in page.locator(".count").inner_text()


def test_the_words_of_a_line_are_opened_and_lit(page: "playwright.Page") -> None:
    page.goto("/statements?about=quarrel")
    words = page.locator(".lines .words").first.inner_text()
    page.locator(".lines a.open").first.click()
    page.wait_for_url(re.compile(r"/articles/art_\w+#c-\d+"))
    page.wait_for_selector("mark.lit")
    lit = "".join(page.locator("mark.lit").all_inner_texts())
    assert words.strip("“”")[:40] in lit
    assert page.locator("mark.lit").first.is_visible()


def test_a_quotation_is_collated_reading_beside_reading(page: "playwright.Page") -> None:
    page.goto("/utterances")
    told = page.locator(".lines .line", has_text=re.compile(r"in [2-9] wordings")).first
    told.locator("xpath=ancestor::li").get_by_role("link", name="Record").click()
    page.wait_for_url(re.compile("/utterances/utt_"))
    columns = page.locator(".columns > li")
    assert columns.count() >= 2
    assert page.locator(".columns ins, .columns del").count() > 0
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert left and right and left["y"] == right["y"] and left["x"] < right["x"]


def test_the_sides_of_a_dispute_stand_beside_one_another(
    browser: "playwright.Browser", disputed_database: Path
) -> None:
    with served(disputed_database) as address:
        page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
        page.goto("/")
        assert "Ostland denies what Varnia accuses it of" in page.locator("main").inner_text()
        page.goto("/disputes")
        page.locator(".lines").get_by_role("link", name="Record").first.click()
        page.wait_for_url(re.compile("/disputes/dis_"))
        columns = page.locator(".columns > li")
        assert columns.count() == 2
        told = " ".join(columns.all_inner_texts())
        assert "Varnia accuses Ostland" in told and "Ostland denies it" in told
        left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
        assert left and right and left["y"] == right["y"]
        page.context.close()


def test_a_record_is_rejected_and_taken_back_by_keyboard_alone(page: "playwright.Page") -> None:
    page.goto("/incidents")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".entry").nth(1)
    assert "now" in (second.get_attribute("class") or "")
    page.keyboard.press("x")
    second.locator(".v-reject").wait_for()
    assert "Rejected" in second.inner_text()
    assert "Rejected" in page.locator("#said").inner_text()
    page.keyboard.press("z")
    second.get_by_role("button", name="Reject").wait_for()
    for key, verdict in (
        ("u", ".v-uphold"),
        ("z", "[data-verdict]"),
        ("n", ".v-unsure"),
        ("z", "[data-verdict]"),
    ):
        page.keyboard.press(key)
        second.locator(verdict).first.wait_for()
    page.keyboard.press("k")
    assert "now" in (page.locator(".entry").nth(0).get_attribute("class") or "")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/articles/art_\w+#c-\d+"))


def test_actors_are_merged_and_what_is_not_one_is_parted_on_its_page(
    browser: "playwright.Browser", crisis_database: Path, tmp_path: Path
) -> None:
    shutil.copy(crisis_database, tmp_path / "sound.db")
    with served(tmp_path / "sound.db") as address:
        page = browser.new_context(base_url=address).new_page()
        rows = page.request.get("/actors.json?limit=500").json()["items"]
        (kestria,) = (row["id"] for row in rows if row["name"] == "Kestria")
        page.goto(f"/actors/{kestria}")
        page.get_by_text("Merge another into this one").click()
        page.get_by_label("Its name or id").fill("Kestrian coast guard")
        page.get_by_role("button", name="Merge").click()
        page.wait_for_url(re.compile(f"/actors/{kestria}"))
        page.goto("/decisions")
        assert "Kestrian coast guard" in page.locator("main").inner_text()
        page.get_by_role("button", name=re.compile("Take back")).first.click()
        page.get_by_text("No actors were merged or split.").wait_for()
        rows = page.request.get("/incidents.json?limit=500").json()["items"]
        joined = next(row for row in rows if len({span["article"] for span in row["mentions"]}) > 1)
        page.goto(f"/incidents/{joined['id']}")
        page.get_by_text("Not one thing?").click()
        page.get_by_role("button", name="Keep apart").click()
        page.goto("/decisions")
        assert page.get_by_text("Nothing is kept apart.").count() == 0
        assert page.request.get("/incidents.json").json()["count"] > len(rows)
        page.context.close()


def test_verdicts_are_signed_with_the_name_that_was_given(page: "playwright.Page") -> None:
    page.goto("/contacts")
    page.get_by_label("Your verdicts are signed").fill("ada")
    page.get_by_label("Your verdicts are signed").blur()
    page.locator(".entry").first.get_by_role("button", name="Not sure").click()
    page.locator(".v-unsure").wait_for()
    assert "by ada" in page.locator(".v-unsure").inner_text()
    page.locator(".entry").first.get_by_role("button", name="Take back").click()
    page.locator(".entry").first.get_by_role("button", name="Uphold").wait_for()


def test_the_keys_are_told_when_asked_for(page: "playwright.Page") -> None:
    page.goto("/statements")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("#q").evaluate("box => box === document.activeElement")
    page.keyboard.type("j")
    assert page.locator("#q").input_value() == "j"


def test_the_filter_works_without_scripts_too(browser: "playwright.Browser", desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/statements")
    page.get_by_label("Speaker", exact=True).fill("Kestria")
    page.get_by_role("button", name="Show").click()
    assert "speaker=Kestria" in page.url
    page.locator(".entry").first.get_by_role("button", name="Uphold").click()
    assert "speaker=Kestria" in page.url
    page.locator(".v-uphold").first.wait_for()
    page.get_by_role("button", name="Take back").first.click()
    context.close()


def test_an_article_prints_with_its_marks_and_without_the_desks_frame(
    page: "playwright.Page", tmp_path: Path
) -> None:
    page.goto("/articles")
    page.locator(".lines .line a").first.click()
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Pages").is_visible()
    assert page.locator("mark").first.is_visible()
    page.pdf(path=str(tmp_path / "article.pdf"), format="A4")
    assert (tmp_path / "article.pdf").read_bytes().startswith(b"%PDF")


def test_the_brief_of_a_filter_is_printed(page: "playwright.Page", tmp_path: Path) -> None:
    page.goto("/statements?speaker=Kestria")
    page.get_by_role("link", name="As a brief, to print").click()
    page.wait_for_url(re.compile("/brief.*Kestria"))
    assert page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    page.pdf(path=str(tmp_path / "brief.pdf"), format="A4")
    assert (tmp_path / "brief.pdf").stat().st_size > 20_000


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(browser: "playwright.Browser", desk: str, width: int) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in addresses(page):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(browser: "playwright.Browser", desk: str, scheme: str) -> None:
    """Axe finds nothing serious or critical by WCAG 2.2 A and AA, in either scheme."""
    context = browser.new_context(
        base_url=desk, color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    # Light and dark differ in their colours only.
    rules: dict[str, object] = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": {"label-content-name-mismatch": {"enabled": True}},  # experimental: off unless asked for
    }
    if scheme == "dark":
        rules = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
    for address in addresses(page):
        page.goto(address)
        page.evaluate("details => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        page.add_script_tag(path=str(AXE))
        told = page.evaluate(f"axe.run(document, {json.dumps(rules)})")
        found = [
            f"{one['id']}: {node['html']}"
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]
        assert not found, (address, found)
    context.close()


def addresses(page: "playwright.Page") -> list[str]:
    """Every kind of page, and one record of every list that has any."""
    found = [
        "/",
        "/timeline",
        "/network",
        "/search?q=sound",
        "/decisions",
        "/dyads/Arlond/Kestria",
        "/nothing",
    ]
    lists = [
        "statements",
        "utterances",
        "messages",
        "contacts",
        "incidents",
        "disputes",
        "actors",
        "articles",
    ]
    for name in lists:
        found.append(f"/{name}")
        rows = page.request.get(f"/{name}.json").json()["items"]
        found += [f"/{name}/{row['id']}" for row in rows[-1:]]
    return found
