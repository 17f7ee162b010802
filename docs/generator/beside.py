"""What stands beside the pages: the data to take away, their description for machines, and a map of the site."""

import json
import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

import tajik_relations as tr
from generator.chosen import dataset_of
from tajik_relations.exports.package_folder import package
from tajik_relations.exports.package_metadata import Written, text_of

FOLDER = "data"
"""Below the built site: the data set as the files that `export --format package` writes."""
_DOWNLOADS = re.compile(r"^<!-- files of the data -->$", re.MULTILINE)
_SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_THEMES_OWN = ("search", "genindex", "py-modindex")


def described(dataset: tr.Dataset, base: str) -> str:
    """Return the description in schema.org's words, which is whole, safe inside a script element of HTML.

    Args:
        base: the address of the site, with a slash at its end; if empty, addresses are relative to the front page.
    """
    description = json.loads(package(dataset)["dataset.jsonld"])
    description |= {"url": base} if base else {}
    description |= {"isAccessibleForFree": True}
    for file in description["distribution"]:
        file["contentUrl"] = f"{base}{FOLDER}/{file['contentUrl']}"
    return text_of(description)


def files_table(dataset: tr.Dataset, page: str) -> str:
    """Return the files as a table in Markdown: each with a link from a page, its bytes and its SHA-256."""
    root = "../" * page.count("/")
    lines = [":::{container} hashes", "| File | Bytes | SHA-256 |", "|:--|--:|:--|"]
    for path, content in package(dataset).items():
        file = Written(path, content.encode() if isinstance(content, str) else content)
        link = f'<a href="{root}{FOLDER}/{path}">{path}</a>'
        lines.append(f"| {link} | {len(file.content):,} | `{file.sha256}` |")
    return "\n".join((*lines, ":::"))


def sitemap(base: str, paths: list[str]) -> str:
    """Return the addresses of pages as sitemaps.org wants them; without dates, as a build does not know them."""
    places = (f"<url><loc>{escape(base + path)}</loc></url>\n" for path in sorted(paths))
    return f"{_SITEMAP}{''.join(places)}</urlset>\n"


def _base(app: Sphinx) -> str:
    address = str(app.config.html_baseurl).rstrip("/")
    return f"{address}/" if address else ""


def _describe(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    if page == app.config.root_doc:
        context["described"] = described(dataset_of(app), _base(app))


def _insert_files(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the table of files where a comment asks for it; that page is read in each build, as the data may change."""
    if not _DOWNLOADS.search(source[0]):
        return
    app.env.note_reread()
    source[0] = _DOWNLOADS.sub(lambda _: files_table(dataset_of(app), page), source[0])


def _write(app: Sphinx, problem: Exception | None) -> None:
    """Write the data; and the map of the site if it has an address, as a map of relative addresses is none."""
    if problem is not None or app.builder.format != "html":
        return
    tr.export(Path(app.outdir) / FOLDER, dataset_of(app), format="package", replace=True)
    map_of_site = Path(app.outdir) / "sitemap.xml"
    map_of_site.unlink(missing_ok=True)
    if base := _base(app):
        pages = (page for page in app.env.found_docs if page not in _THEMES_OWN)
        map_of_site.write_text(sitemap(base, [app.builder.get_target_uri(page) for page in pages]), "utf-8")


def setup(app: Sphinx) -> None:
    """Register it."""
    app.connect("html-page-context", _describe)
    app.connect("source-read", _insert_files)
    app.connect("build-finished", _write)
