"""What the head of the front page says to search engines for data sets."""

import json

import tajik_relations as tr
from tajik_relations.exports.package_folder import package
from tajik_relations.exports.package_metadata import text_of


def described(dataset: tr.Dataset, folder: str) -> str:
    """Return the description in schema.org's words, which is whole, safe inside a script element of HTML.

    Args:
        folder: where the site has the files.
    """
    description = json.loads(package(dataset)["dataset.jsonld"])
    for file in description["distribution"]:
        file["contentUrl"] = f"{folder}/{file['contentUrl']}"
    return text_of(description)
