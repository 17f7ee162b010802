"""What stands beside the pages: the description for search engines, the map of the site, files with their hashes."""

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, needed, site

import tajik_relations as tr

bs4 = needed("bs4", "docs")
needed("sphinx", "docs")
SITE = site("docs")
BASE = "https://example.org/arvenia&more/"
"""An address to which the made-up site is built: with a character that XML and HTML write otherwise."""
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the made-up data set with an address."""
    folder = tmp_path_factory.mktemp("site")
    command = (sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", "-D", f"html_baseurl={BASE}")
    environment = os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])}
    subprocess.run(  # noqa: S603 - our own site
        (*command, str(ROOT / "examples" / "site"), str(folder)), env=environment, check=True
    )
    return folder


def described(folder: Path) -> dict[str, Any]:
    """Return the description in the head of a front page."""
    page = bs4.BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
    [script] = page.head.find_all("script", type="application/ld+json")
    return dict(json.loads(script.string))


def test_the_description_has_what_search_engines_ask_for(dataset: tr.Dataset) -> None:
    """Name and description, which Google requires, and what it and schema.org recommend, each with its type."""
    told = described(SITE)
    assert ({"@vocab": "https://schema.org/"}, "Dataset") == (told["@context"], told["@type"])
    assert dataset.title == told["name"]
    assert 50 <= len(told["description"]) <= 5000
    assert (dataset.version, dataset.license) == (told["version"], told["license"])
    assert told["license"].startswith("https://")
    assert {"@type": "Organization", "name": dataset.creator} == told["creator"]
    assert told["isAccessibleForFree"] is True
    assert {document.title for document in dataset.documents} == {work["name"] for work in told["isBasedOn"]}


def test_the_description_invents_no_date(dataset: tr.Dataset) -> None:
    """The date of publication is that of the data set; nobody has set another, and the time of the build is none."""
    told = described(SITE)
    assert dataset.published == date.fromisoformat(told["datePublished"])
    assert not {"dateModified", "dateCreated"} & {*told}


@pytest.mark.parametrize("key", ["contentUrl", "encodingFormat", "contentSize", "sha256"])
def test_each_file_is_described(key: str) -> None:
    """Every file of a distribution has its address, type, size and hash, and is not described twice."""
    files = described(SITE)["distribution"]
    assert {"DataDownload"} == {file["@type"] for file in files}
    assert all(file[key] for file in files)
    assert len(files) == len({file["contentUrl"] for file in files}) > len(tr.tables)


def test_the_description_tells_the_files_as_they_are() -> None:
    """Sizes and hashes are those of the files below the site."""
    told = described(SITE)
    for file in told["distribution"]:
        content = (SITE / file["contentUrl"].removeprefix(told.get("url", ""))).read_bytes()
        assert f"{len(content)} B" == file["contentSize"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]


def test_the_page_on_downloads_has_every_file_with_its_size_and_hash() -> None:
    """The table lists all files but the manifest, which lists them too; bytes and SHA-256 are those of the files."""
    page = bs4.BeautifulSoup((SITE / "how-to" / "download.html").read_text("utf-8"), "html.parser")
    rows = page.find(id="sizes-and-hashes").find("table").select("tbody tr")
    listed = {}
    for file, size, sha256 in (row.find_all("td") for row in rows):
        path = (SITE / "how-to" / file.a["href"]).resolve()
        listed[file.get_text()] = path
        content = path.read_bytes()
        assert f"{len(content):,}" == size.get_text()
        assert hashlib.sha256(content).hexdigest() == sha256.get_text()
    data = SITE / "data"
    there = {path.relative_to(data).as_posix(): path.resolve() for path in data.rglob("*") if path.is_file()}
    assert there == {**listed, "export-manifest.json": (data / "export-manifest.json").resolve()}


def test_a_site_with_an_address_has_a_map(example: Path) -> None:
    """The map has every page but the theme's own, each once, below the address; and says no date of change."""
    root = ET.parse(example / "sitemap.xml").getroot()  # noqa: S314 - made just now
    assert f"{NAMESPACE}urlset" == root.tag
    assert {(f"{NAMESPACE}loc",)} == {tuple(place.tag for place in url) for url in root}
    places = [str(url[0].text) for url in root]
    pages = {path.relative_to(example).as_posix() for path in example.rglob("*.html")}
    own = {page for page in pages if page not in ("search.html", "genindex.html", "py-modindex.html")}
    assert sorted(f"{BASE}{page}" for page in own) == places


def test_a_site_with_an_address_is_described_with_it(example: Path) -> None:
    """Addresses in the description are whole, each of a file that is there; the page names the same address."""
    told = described(example)
    assert BASE == told["url"]
    for file in told["distribution"]:
        assert file["contentUrl"].startswith(BASE)
        assert (example / file["contentUrl"].removeprefix(BASE)).is_file()
    page = bs4.BeautifulSoup((example / "index.html").read_text("utf-8"), "html.parser")
    assert f"{BASE}index.html" == page.find("link", rel="canonical")["href"]


def test_a_site_without_an_address_has_no_map() -> None:
    """As long as the setting is empty there is no map, as its addresses must be whole; with one, all lie below it."""
    setting = re.search(r'^documentation = "(.*)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert setting
    there = (SITE / "sitemap.xml").is_file()
    assert there == bool(setting[1])
    assert bool(setting[1]) == ("url" in described(SITE))
