"""The pages of the built site, for the tests that read them."""

from functools import cache
from typing import Any

from running import needed, site

SITE = site("docs")
bs4 = needed("bs4", "docs")
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
OWN = [page for page in PAGES if page.rpartition("/")[2] != "search.html"]
"""The pages that are not the theme's own."""
LISTS = {
    *(page for page in OWN if page.endswith(("/index.html", "codebook/rules.html"))),
    *(page for page in OWN if "/terms/" in page or "/lines-" in page),
}
"""The pages that are about several things, and later parts of long documents."""


@cache
def parsed(page: str) -> Any:
    """Return a page."""
    return bs4.BeautifulSoup((SITE / page).read_text("utf-8"), "html.parser")
