"""The built site in Chromium: nothing fails or is asked from outside, all of it fits, and keyboard and search work."""

import os
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from running import needed, site

playwright = needed("playwright.sync_api", "browser")
axe = needed("axe_playwright_python.sync_playwright", "browser")
SITE = site("browser")

PAGES = """index facts/partners/index facts/partners/malta facts/partners/russia facts/partners/nato
facts/documents/nato facts/persons/vladimir-putin facts/organizations/osce facts/codebook/index
facts/codebook/visit facts/codebook/rules facts/codebook/terms/index facts/unknown facts/disagreements/index
facts/disagreements/wfr-91-formal-date reference/api/data tutorial how-to/pictures search""".split()
DESKTOP, PHONE = 1280, 390
DIAGONAL = [(page, *seen) for page in PAGES for seen in ((DESKTOP, "light"), (PHONE, "dark"))]
"""Each page in each width and each shade, not in all pairs of them: for what takes seconds a page."""
OPTIONS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "preload": False,  # would fetch the style sheets again, which a page from the file system may not
}
SIDEWAYS = "[document.scrollingElement, document.querySelector('.content')].map(e => e.scrollWidth - e.clientWidth)"
WIDE = "[...document.querySelectorAll('.table-wrapper')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
BACKGROUND = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
FOCUSED = """() => {
  const at = document.activeElement;
  const outlined = [at, ...(at.labels ?? [])].filter(each => {
    const { width, left, right, top, bottom } = each.getBoundingClientRect();
    const { visibility, outlineStyle, outlineWidth } = getComputedStyle(each);
    const inside = width > 0 && left >= 0 && right <= innerWidth && bottom > 0 && top < innerHeight;
    return inside && visibility === "visible" && outlineStyle !== "none" && parseFloat(outlineWidth) > 1;
  });
  const name = (at.ariaLabel ?? at.textContent).trim();
  return { name, shown: outlined.length > 0, body: at === document.body, article: at.closest("article") !== null };
}"""
"""What has the focus: its name, and whether it, or a label of it, is in sight and outlined."""


class Visit:
    """A page in the browser, what it said on the console, what it asked for, and what of that failed."""

    def __init__(self, browser: Any, address: str, width: int = DESKTOP, scheme: str = "light") -> None:
        """Open a page."""
        self.scheme = scheme
        self.said: list[str] = []
        self.asked: list[str] = []
        self.failed: list[str] = []
        size = {"width": width, "height": 900}
        self.context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        self.page.on("response", lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None)
        self.page.goto(address)

    def assert_quiet(self, base: str) -> None:
        """Nothing was said, nothing failed, and nothing was asked but from below the base."""
        assert ([], []) == (self.said, self.failed)
        assert any(each.startswith(base) for each in self.asked)
        assert not [each for each in self.asked if not each.startswith((base, "data:"))]

    def stops(self) -> list[dict[str, Any]]:
        """Press Tab from the beginning of the page to its end, and return all that has the focus on the way."""
        found: list[dict[str, Any]] = []
        while len(found) < 1000:
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            if at["body"]:
                return found
            found.append(at)
        raise AssertionError(f"expected Tab to come to the end of the page, it went on after {found[-3:]}.")


class Silent(SimpleHTTPRequestHandler):
    """Serves files without telling."""

    def log_message(self, *_given: object) -> None:
        """Tell nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Yield Debian's Chromium, or the one that CHROMIUM names, without a network."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "expected Debian's package chromium, or a program named by CHROMIUM, found neither."
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=[*OPTIONS, ALONE])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=["file", "http"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    """Yield the address of the site, in the file system or served from it."""
    if request.param == "file":
        yield SITE.resolve().as_uri()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=SITE)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(
    scope="module",
    params=product(PAGES, (DESKTOP, PHONE), ("light", "dark")),
    ids=lambda each: "-".join(map(str, each)),
)
def visit(request: pytest.FixtureRequest, browser: Any) -> Iterator[Visit]:
    """Yield each of the pages, opened from the file system."""
    name, width, scheme = request.param
    made = Visit(browser, f"{SITE.resolve().as_uri()}/{name}.html", width, scheme)
    yield made
    made.context.close()


def test_a_page_opens_without_errors_and_asks_nothing_from_outside(visit: Visit) -> None:
    """Nothing stands on the console, no request fails, and each is for a file of the site."""
    visit.assert_quiet(SITE.resolve().as_uri())


def test_a_page_fits_and_shows_its_heading(visit: Visit) -> None:
    """The page does not scroll sideways, and its first heading is in sight."""
    assert [0, 0] == visit.page.evaluate(SIDEWAYS)
    playwright.expect(visit.page.locator("h1")).to_be_in_viewport()


def test_a_page_is_light_or_dark_as_asked(visit: Visit) -> None:
    """The ground of the page is light or dark as the reader's system is."""
    shades = visit.page.evaluate(BACKGROUND)
    assert max(shades) < 64 if visit.scheme == "dark" else min(shades) > 192


@pytest.mark.parametrize("visit", DIAGONAL, ids=lambda each: "-".join(map(str, each)), indirect=True)
def test_a_page_has_no_barrier_that_axe_finds(visit: Visit) -> None:
    """No rule of WCAG 2.2 A and AA that a program can check is broken: in both widths and both shades."""
    broken = axe.Axe().run(visit.page, options=RULES).response["violations"]
    assert not [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_keyboard_reaches_everything_in_sight(browser: Any, width: int) -> None:
    """Tab goes to the skip link, the search and the links; what has the focus is in sight and outlined."""
    stops = Visit(browser, f"{SITE.resolve().as_uri()}/facts/partners/malta.html", width).stops()
    names = [each["name"] for each in stops]
    assert not [each["name"] for each in stops if not each["shown"]]
    assert "Skip to content" in names[:3]
    assert ("Search" in names, "tajik_relations" in names) == (width == DESKTOP, True)
    assert names.index("Skip to content") < names.index("tajik_relations") < names.index("wikipedia-foreign-relations")


def test_skipping_leads_into_the_content(browser: Any) -> None:
    """After the skip link the next stop is in the article."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/facts/partners/malta.html").page
    page.get_by_text("Skip to content").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["article"]


def test_the_menu_opens_by_the_keyboard(browser: Any) -> None:
    """On a phone's width the menu is closed to Tab until the space bar opens it; then the search is in sight."""
    visit = Visit(browser, f"{SITE.resolve().as_uri()}/index.html", PHONE)
    search = visit.page.get_by_role("textbox", name="Search")
    playwright.expect(search).to_have_count(0)
    visit.page.keyboard.press("Tab")
    assert "Toggle site navigation sidebar" == visit.page.evaluate(FOCUSED)["name"]
    visit.page.keyboard.press("Space")
    playwright.expect(search).to_be_in_viewport(ratio=1)
    assert "Search" in [each["name"] for each in visit.stops() if each["shown"]]


def test_a_wide_table_scrolls_by_the_keyboard(browser: Any) -> None:
    """A table wider than a phone has the focus in its own box, which the arrow keys scroll, and nothing else."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/how-to/download.html", PHONE).page
    box = page.locator(".table-wrapper").first
    playwright.expect(box).to_have_attribute("tabindex", "0")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table-wrapper').scrollLeft > 0")
    assert page.url.endswith("how-to/download.html")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_fact_is_in_sight_at_its_permanent_place(browser: Any, width: int) -> None:
    """A citation on a page leads to its fact, marked, in sight below the header, though the part is folded."""
    visit = Visit(browser, f"{SITE.resolve().as_uri()}/facts/partners/malta.html", width)
    visit.page.get_by_role("link", name="wikipedia-foreign-relations:91", exact=True).first.click()
    visit.page.wait_for_url("**/wikipedia-foreign-relations.html#wfr-91-relations")
    playwright.expect(visit.page.locator("#wfr-91-relations")).to_have_css("outline-style", "solid")
    whole = visit.page.locator("dd:has(#wfr-91-relations)")
    playwright.expect(whole).to_be_in_viewport(ratio=1)
    header = visit.page.locator(".mobile-header").bounding_box() or {"y": 0, "height": 0}
    assert whole.bounding_box()["y"] > header["y"] + header["height"]


QUESTIONS = {
    "Malta relations since": "wfr-91-relations wfr-91-formal",
    "since when does Tajikistan have relations with Malta, who says so, and what disagrees": "wfr-91-formal",
    "25 September 2007": "wfr-91-formal",
    "2007-09-24": "wfr-91-relations",
    "25.09.2007": "wfr-91-formal",
    "September 24, 2007": "wfr-91-relations",
    "which visits of presidents were there in 2007": "mfaaz-08-visit-aliyev mfaru-19-rahmon-2007-06",
    "India pays airport": "wfr-65-base",
    "who is the ambassador in Moscow": "wru-26-sattorov",
    "Rahmon Putin": "wru-13-moscow",
    "NATO trust fund": "nato-19-landmines nato-41-landmines",
    "border China": "wfr-37-settled",
    "CSTO member": "wfr-24-csto wru-16-csto",
    "Россия посольство 1992-05-04": "mfaru-09-embassy-russia",
    "When did Tajikistan establish relations with Malta?": "wfr-91-relations",
    "how much did India pay for the airport": "wfr-65-base",
    "ambasador in Moskow": "wru-26-sattorov",
    "Uzbekstan bordre talks": "wfr-6-talks",
}
"""What people ask, and the facts of which one must be the first or the second that is found."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_facts_answer_a_question(browser: Any, question: str) -> None:
    """One of the first two facts is right; its statement stands there with its document, and leads to its place."""
    visit = Visit(browser, f"{SITE.resolve().as_uri()}/search.html?q={quote(question)}")
    found = visit.page.locator("#facts-found li").filter(has=visit.page.get_by_role("link"))
    right = [f"#{name}" for name in QUESTIONS[question].split()]
    anchors = [urlsplit(at.get_attribute("href")).fragment for at in found.get_by_role("link").all()[:2]]
    assert {f"#{anchor}" for anchor in anchors} & {*right}
    playwright.expect(found.first.locator("p")).to_contain_text(re.compile(r"(Wikipedia|Ministry|Organization).* · "))
    playwright.expect(visit.page.get_by_role("status")).to_have_text(
        re.compile(rf"^\d+ facts? for “{re.escape(question)}”")
    )


def test_a_search_leads_by_the_keyboard_to_a_fact(browser: Any, base: str) -> None:
    """From any page: words and Enter, Tab to the first fact and Enter; nothing fails, on a disk or on a server."""
    visit = Visit(browser, f"{base}/facts/unknown.html")
    visit.page.get_by_role("textbox", name="Search").fill("Malta 2007-09-25")
    visit.page.keyboard.press("Enter")
    playwright.expect(visit.page.get_by_role("heading", name="Pages", exact=True)).to_be_visible()
    visit.page.get_by_role("searchbox").focus()
    for _ in range(10):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate(FOCUSED)["name"].startswith("Formal relations"):
            break
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**#wfr-91-formal")
    playwright.expect(visit.page.locator("#wfr-91-formal")).to_be_in_viewport()
    visit.assert_quiet(base)


def test_what_is_spelt_wrong_is_said(browser: Any) -> None:
    """The search says which word no fact has, and for which word the results are; a right word is not changed."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/search.html?q=Rusia+embassy").page
    status = page.get_by_role("status")
    playwright.expect(status).to_contain_text("No fact has “rusia”; this is for “russia”.")
    playwright.expect(status).not_to_contain_text("“embassy”;")
    page.locator("#facts-found > p").get_by_role("link", name="Russia").click()
    page.wait_for_url("**/facts/partners/russia.html*")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_one_button_opens_and_closes_all_lists(browser: Any, width: int) -> None:
    """A page with several folded lists has a button for all of them; what is opened by hand counts."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/facts/partners/russia.html", width).page
    folded = page.locator("article details.fold:not([open])")
    page.get_by_role("button", name="Open all lists").click()
    playwright.expect(folded).to_have_count(0)
    page.get_by_role("button", name="Close all lists").click()
    playwright.expect(folded).not_to_have_count(0)
    for part in page.locator("article details.fold > summary").all():
        part.click()
    playwright.expect(page.get_by_role("button", name="Close all lists")).to_be_visible()
    page.goto(f"{SITE.resolve().as_uri()}/facts/partners/malta.html")
    playwright.expect(page.get_by_role("button", name=re.compile("lists"))).to_have_count(0)


def test_no_page_of_facts_scrolls_sideways_on_a_phone(browser: Any) -> None:
    """With everything open, neither a page about facts nor a table on it is wider than a phone; codebooks may be."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/index.html", PHONE).page
    for path in SITE.glob("facts/**/*.html"):
        page.goto(path.resolve().as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        wide = 0 if "/codebook/" in path.as_posix() else page.evaluate(WIDE)
        assert ([0, 0], 0) == (page.evaluate(SIDEWAYS), wide), path.name


def test_a_name_leads_to_its_page(browser: Any) -> None:
    """Another name of a State leads to the page of the partner; what nobody states is said to be no fact."""
    page = Visit(browser, f"{SITE.resolve().as_uri()}/search.html?q={quote('Россия')}").page
    page.locator("#facts-found > p").get_by_role("link", name="Russia").click()
    page.wait_for_url("**/facts/partners/russia.html*")
    page.goto(f"{SITE.resolve().as_uri()}/search.html?q={quote('<b>xyzzy')}")
    playwright.expect(page.get_by_role("status")).to_have_text(
        "No facts for “<b>xyzzy”. Try another word, or a list below."
    )
    page.goto(f"{SITE.resolve().as_uri()}/search.html?q=xyzzy+Malta")
    playwright.expect(page.get_by_role("status")).to_contain_text("none has all of it")


def test_pages_are_found_beside_facts(browser: Any, base: str) -> None:
    """A word of the documentation alone finds pages, not the question book first, and nothing is asked from outside."""
    visit = Visit(browser, f"{base}/search.html?q=panel")
    found = visit.page.locator("#search-results li")
    playwright.expect(found.first).to_be_visible()
    assert "how-to/questions" not in found.get_by_role("link").first.get_attribute("href")
    visit.assert_quiet(base)


def test_the_results_have_no_barrier_that_axe_finds(browser: Any) -> None:
    """Results with more below them, in both shades: no rule is broken."""
    for width, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page = Visit(browser, f"{SITE.resolve().as_uri()}/search.html?q=Russia", width, scheme).page
        playwright.expect(page.locator("#facts-found summary")).to_be_visible()
        assert [0, 0] == page.evaluate(SIDEWAYS)
        assert not [rule["id"] for rule in axe.Axe().run(page, options=RULES).response["violations"]]


def test_without_a_script_the_search_says_so(browser: Any) -> None:
    """The page of the search says that it needs JavaScript, and leads to the lists."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{SITE.resolve().as_uri()}/search.html?q=Malta")
    playwright.expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    page.locator("article").get_by_role("link", name="Partners").click()
    playwright.expect(page.get_by_role("heading", level=1)).to_contain_text("Partners")
