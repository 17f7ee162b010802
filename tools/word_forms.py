"""Make the table of word forms again from the dictionary of LemmInflect, which only this tool needs.

The package reads the table and does not need LemmInflect. The table contains a verb if the regular endings would miss
one of its forms, and if it has a single part: "overthrow", not "co-write". A separate list has the verbs of the
codebook that are also nouns.
"""

import csv
import gzip
import sys
import textwrap
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "tajik_relations" / "evidence" / "english" / "word_forms.toml"
CODEBOOK = ROOT / "src" / "tajik_relations" / "data" / "codebook.toml"
HEAD = """# Irregular verbs: past, participle and third person where the regular endings do not lead to them;
# then the verbs of the codebook that are nouns too.
# Made by tools/word_forms.py from the dictionary of LemmInflect 0.2.3 (MIT licence).
"""
RARE = "be have do".split()
"""Auxiliaries, whose forms the code for verb groups contains itself."""


sys.path.insert(0, str(ROOT / "src"))


def _regular(word: str) -> set[tuple[str, str]]:
    from tajik_relations.evidence.english.lemmas import regular_readings

    return {(reading.lemma, reading.form) for reading in regular_readings(word)}


def main() -> None:
    """Write the table."""
    import lemminflect  # type: ignore[import-not-found, unused-ignore]

    book = tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))
    listed = [each["lemmas"] for each in book["verbs"].values()]
    listed += [each.get("verbs", ()) for each in book["kinds"].values()]
    verbs = {lemma for lemmas in listed for lemma in lemmas}

    lines: list[str] = []
    nouns: set[str] = set()
    path = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for lemma, kind, *forms in csv.reader(file):
            if kind == "noun" and any(forms):
                nouns.add(lemma)
            if kind != "verb" or not lemma.isalpha() or not lemma.islower() or lemma in RARE:
                continue
            past, participle, _, third = (*forms, "", "", "", "")[:4]
            found = {"past": past, "participle": participle or past, "present": third}
            missed = {
                form: " ".join(
                    word for word in words.split("/") if word.isalpha() and (lemma, form) not in _regular(word)
                )
                for form, words in found.items()
            }
            kept = ", ".join(f'{form} = "{words}"' for form, words in missed.items() if words)
            if kept:
                lines.append(f"{lemma} = {{{kept}}}")
    both = "\n".join(textwrap.wrap(" ".join(sorted(nouns & verbs)), 116))
    table = "\n".join(("[verbs]", *sorted(lines), "", "[nouns]", f'verbs = """\n{both}"""', ""))
    TABLE.write_text(HEAD + table, encoding="utf-8")


if __name__ == "__main__":
    main()
