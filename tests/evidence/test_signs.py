"""The words that show each member of every vocabulary of facts, and words that do not; what may be a sign."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import fields
from running import ROOT

import tajik_relations as tr
from tajik_relations.evidence.english.codebook_signs import UNMARKED, Sign, codebook_of
from tajik_relations.evidence.english.lemmas import lemmas_of, readings_of
from tajik_relations.evidence.english.verbs import Named, verb_groups
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.terms import (
    Aspect,
    Designation,
    Field,
    Instrument,
    MissionKind,
    Office,
    Ordinal,
    Participation,
    PostKind,
    Qualifier,
    RelationsTerm,
    Status,
    Tie,
    TradeFlow,
    TreatyDate,
    TreatyLevel,
    VisitKind,
)
from tajik_relations.model.typed_values import Term
from tajik_relations.records import KINDS

BOOK = codebook_of()
SIGNED = (
    (Instrument.PROTOCOL, "by protocol", "by treaty"),
    (Instrument.EXCHANGE_OF_NOTES, "by the exchange of notes", "exchange of goods"),
    (MissionKind.EMBASSY, "its Embassy in", "its mission in"),
    (MissionKind.PERMANENT_MISSION, "Permanent Mission to", "a mission to"),
    (MissionKind.HIGH_COMMISSION, "the High Commission in", "a commission"),
    (MissionKind.DIPLOMATIC_MISSION, "a diplomatic mission", "a mission of peace"),
    (MissionKind.REPRESENTATION, "its representative office", "a representative"),
    (MissionKind.OTHER, "the legation in", "the embassy in"),
    (PostKind.OTHER, "a consular agency", "a consulate"),
    (PostKind.CONSULATE, "honorary consulate in", "the consulate general"),
    (PostKind.CONSULATE_GENERAL, "consulate general", "a consulate"),
    (Designation.TREATY, "a friendship treaty", "agreements and treaties"),
    (Designation.AGREEMENT, "an agreement on", "agreements and treaties"),
    (Designation.AGREEMENTS_AND_TREATIES, "agreements and treaties", "agreements, treaties"),
    (Designation.DECLARATION, "a Declaration", "it declared"),
    (Designation.JOINT_STATEMENT, "a joint statement", "a statement"),
    (Designation.CONTRACT, "a contract for", "an agreement"),
    (Designation.PROTOCOL, "a protocol on", "a declaration on"),
    (Designation.STATUTE, "the Rome Statute", "of high status"),
    (Designation.DOCUMENT, "ten documents", "documentary film"),
    (Designation.MEMORANDUM, "a memorandum of", "a memory of"),
    (Designation.CONVENTION, "the Convention on", "the convent of"),
    (Designation.OTHER, "the charter of", "a treaty"),
    (VisitKind.PRIVATE, "a private visit", "a private firm"),
    (VisitKind.STATE, "on a state visit", "a visit of State"),
    (VisitKind.OFFICIAL, "an official visit", "the official"),
    (VisitKind.WORKING, "a working trip", "working groups"),
    (VisitKind.UNSPECIFIED, "a visit", "an official visit"),
    (Office.PRESIDENT, "the President of", "the Prime Minister"),
    (Office.FOREIGN_MINISTER, "Foreign Minister of", "Minister of Trade"),
    (Office.SPEAKER, "Speaker of the", "it is spoken"),
    (Office.SPEAKER, "Chairman of the Assembly", "the board"),
    (Office.SPEAKER, "President of the National Assembly", "President of the Republic"),
    (Office.FOREIGN_MINISTER, "Minister of Foreign Affairs", "deputy foreign minister"),
    (Office.SECRETARY_GENERAL, "its Secretary General", "the Secretary of State"),
    (Office.SPECIAL_REPRESENTATIVE, "the Special Representative", "a representative"),
    (Office.AMBASSADOR, "the Ambassador", "the envoy"),
    (Office.PRIME_MINISTER, "the Prime Minister of", "the minister"),
    (Office.DEPUTY_MINISTER, "the Deputy Foreign Minister", "the Foreign Minister"),
    (Office.OTHER, "the King of", "the President of"),
    (TreatyLevel.INTERSTATE, "interstate agreements", "agreements between them"),
    (TreatyLevel.INTERGOVERNMENTAL, "an inter-governmental treaty", "the government of"),
    (TreatyLevel.INTERDEPARTMENTAL, "interdepartmental agreements", "a department of"),
    (TreatyLevel.WITH_ORGANIZATION, "an agreement with the Commission", "an agreement with each other"),
    (TreatyLevel.COMPANIES, "between two companies", "accompanied by"),
    (TreatyLevel.UNIVERSITIES, "agreements between universities", "universal agreements"),
    (Participation.SIGNATORY, "a signatory of the statute", "it signed the statute"),
    (Participation.PARTY, "is a party to the convention", "the parties met"),
    (TreatyDate.SIGNED, "signed on 3 May", "dated 3 May"),
    (TreatyDate.DATED, "dated 3 May", "signed on 3 May"),
    (TreatyDate.ADOPTED, "adopted in 1995", "signed in 1995"),
    (TreatyDate.CONCLUDED, "concluded in 1995", "signed in 1995"),
    (TreatyDate.IN_FORCE, "in force since 1995", "armed forces"),
    (Tie.MEMBER, "are members of", "are full members of"),
    (Tie.FULL_MEMBER, "a full member", "a member"),
    (Tie.FOUNDING_MEMBER, "a founding member of", "a member of"),
    (Tie.PARTICIPATING_STATE, "a participating State of", "it participates in"),
    (Tie.ASSOCIATE, "an associate member", "a full member"),
    (Tie.OBSERVER, "is an observer in", "it observed"),
    (Tie.PARTNER, "became a partner", "partner countries"),
    (Tie.PARTICIPANT, "it participates in", "a part of"),
    (Tie.CANDIDATE, "a candidate for", "candid"),
    (Tie.OTHER, "a dialogue partner of", "a member of"),
    (Aspect.HOLDS, "is a member", "it joined"),
    (Aspect.ENTERED, "it joined", "a joint fund"),
    (Aspect.LEFT, "left the union", "joined the union"),
    (Aspect.CONSIDERED, "is considering", "in consideration of"),
    (Field.POLITICAL, "political dialogue", "a policy"),
    (Field.ECONOMIC, "economic ties", "ecological ties"),
    (Field.TRADE, "mutual trade", "a trademark"),
    (Field.INVESTMENT, "direct investments", "the capital city"),
    (Field.FINANCE, "the financial sector", "final talks"),
    (Field.BANKING, "banking spheres", "the river"),
    (Field.TAX, "tax matters", "a taxi"),
    (Field.CUSTOMS, "customs spheres", "an old custom"),
    (Field.INDUSTRY, "light industry", "industrious people"),
    (Field.METALLURGY, "non-ferrous metallurgy", "a medal"),
    (Field.MINING, "the mining of minerals", "mine-clearing"),
    (Field.ENERGY, "hydropower and oil", "the great powers"),
    (Field.AGRICULTURE, "agriculture", "culture"),
    (Field.CONSTRUCTION, "the construction industry", "constructive talks"),
    (Field.TRANSPORT, "rail transportation", "transparent"),
    (Field.COMMUNICATION, "transport and communication", "a community"),
    (Field.TECHNOLOGY, "technological innovation", "technique"),
    (Field.SCIENCE, "scientific ties", "silence"),
    (Field.EDUCATION, "higher educational institutions", "an editor"),
    (Field.CULTURE, "days of culture", "days of rest"),
    (Field.LANGUAGE, "the Persian language", "Persian food"),
    (Field.MEDIA, "press and media", "medium range"),
    (Field.HUMANITARIAN, "humanitarian spheres", "human rights"),
    (Field.HEALTH, "public health", "wealth"),
    (Field.ENVIRONMENT, "environmental matters", "surroundings"),
    (Field.MIGRATION, "labour migration", "tourism"),
    (Field.EMPLOYMENT, "employment of citizens", "labor migration"),
    (Field.MILITARY, "military ties", "militant"),
    (Field.DEFENCE_REFORM, "defence and security reforms", "the defence of"),
    (Field.SECURITY, "regional security", "secular"),
    (Field.BORDERS, "border control", "cross-border crime"),
    (Field.COUNTER_TERRORISM, "anti-terrorism", "terror"),
    (Field.COUNTER_NARCOTICS, "drug trafficking", "human trafficking"),
    (Field.CRIME, "organized crime", "the Crimea"),
    (Field.NON_PROLIFERATION, "non-proliferation", "large munitions"),
    (Field.INTELLIGENCE, "intelligence operations", "artificial intelligence"),
    (Field.PEACEKEEPING, "peacekeeping operations", "a peace treaty"),
    (Field.DEMINING, "to demine the land", "gold mines"),
    (Field.CRISIS_MANAGEMENT, "crisis management", "an energy crisis"),
    (Field.CIVIL_EMERGENCIES, "disaster relief", "emergency aid"),
    (Field.PARLIAMENTARY, "inter-parliamentary ties", "the Chamber of Commerce"),
    (Field.FOREIGN_POLICY, "foreign policy", "foreign guests"),
    (Field.INTEGRATION, "regional integration", "integrity"),
    (Field.STABILITY, "regional stability", "ability"),
    (Field.DEVELOPMENT, "growth of the region", "development of relations"),
    (Field.PUBLIC_INFORMATION, "public awareness", "the public"),
    (Field.OTHER, "and other areas", "the other side"),
    (TradeFlow.EXPORTS, "their exports to", "an exporter"),
    (TradeFlow.IMPORTS, "the imports of", "an importer"),
    (TradeFlow.TOTAL, "total trade", "imports of"),
    (RelationsTerm.DIPLOMATIC, "diplomatic relations", "relations"),
    (RelationsTerm.FORMAL, "Formal Relations", "relations"),
    (RelationsTerm.UNSPECIFIED, "relations began", "diplomatic relations"),
    (Ordinal.FIRST, "the first to", "one of the first to"),
    (Ordinal.AMONG_THE_FIRST, "one of the first to", "the first to"),
    (Ordinal.SECOND, "the second largest", "the third"),
    (Ordinal.MAIN, "the main part", "a part"),
    (Qualifier.EXACTLY, "10 tons", "about 10 tons"),
    (Qualifier.MORE_THAN, "over $3 million", "over the years"),
    (Qualifier.MORE_THAN, "more than 10", "slightly more than"),
    (Qualifier.AT_LEAST, "at least 10", "the least"),
    (Qualifier.LESS_THAN, "less than 10", "less trade"),
    (Qualifier.AT_MOST, "up to 10", "up to the mark"),
    (Qualifier.NEARLY, "nearly 10", "nearly all"),
    (Qualifier.ABOUT, "about 10", "a talk about trade"),
    (Qualifier.SOME, "some 10", "something"),
    (Qualifier.SLIGHTLY_MORE, "slightly more ships", "more ships"),
    (Qualifier.SEVERAL, "several ships", "severally"),
    (Qualifier.NUMBERS_OF, "numbers of ships", "ten ships"),
    (Qualifier.NUMBERS_OF, "large numbers of ships", "a number of ships"),
    (Qualifier.A_NUMBER_OF, "a number of ships", "numbers of ships"),
    (Qualifier.HUNDREDS_OF_THOUSANDS, "hundreds of thousands", "hundreds"),
    (Qualifier.NEARLY_ALL, "nearly all", "all"),
    (Qualifier.ONE_OR_OTHER, "20 or 29 ships", "20 ships"),
)
"""A member of a vocabulary, words that say it, words that do not."""


def says(term: Term, words: str) -> bool:
    """Return whether words say a member: by a sign, or, for an unmarked one, by the lack of any as well."""
    said = BOOK.said(type(term), [words])
    return term in said or (term in UNMARKED and not said)


@pytest.mark.parametrize(("term", "words", "others"), SIGNED)
def test_a_member_has_a_sign_that_other_words_lack(term: Term, words: str, others: str) -> None:
    """Every member of a vocabulary is shown by some words and not by others."""
    assert says(term, words)
    assert not says(term, others)


def test_every_member_of_every_vocabulary_of_facts_is_in_the_table() -> None:
    """No member goes untested, and none is without a sign."""
    vocabularies = {type(term) for term, _, _ in SIGNED}
    assert {term for term, _, _ in SIGNED} == {member for each in vocabularies for member in each}


def test_every_vocabulary_of_facts_is_in_the_table() -> None:
    """No field of a fact has a vocabulary that goes untested; the status is read by rule from verbs."""
    types = (part for kind in KINDS.values() for one in fields(kind) for part in (one.type, *get_args(one.type)))
    expected = {part for part in types if isinstance(part, type) and issubclass(part, Term)}
    assert expected | {Qualifier} == {type(term) for term, _, _ in SIGNED} | {Status}


def test_every_verb_has_its_manner_once_or_is_an_act_and_an_activity() -> None:
    """No verb is in two lists but for the few that can tell an act and what goes on."""
    several = {lemma: manners for lemma, manners in BOOK.manners.items() if len(manners) > 1}
    assert not {lemma for lemma, manners in several.items() if manners & {"end", "intend", "consider"}}
    assert len(several) < len(BOOK.manners) / 20


def listed_signs() -> list[str]:
    """Return every sign of the codebook as it is written."""
    book: dict[str, Any] = tomllib.loads((ROOT / "src/tajik_relations/data/codebook.toml").read_text(encoding="utf-8"))
    entries = [*book["kinds"].values(), *(member for members in book["terms"].values() for member in members.values())]
    return [text for entry in entries for name in ("verbs", "nouns") for text in entry.get(name, ())]


def found_in_one_fact(dataset: tr.Dataset, sign: Sign) -> bool:
    """Return whether a sign stands in the cited words of one fact and of no other."""
    facts = Counter(
        fact.id
        for fact in dataset.all_facts
        for citation in fact.citations
        for fragment in citation.words
        for words in [tuple(token.text for token in tokens(fragment))]
        if any(sign.end(words, at) is not None for at in range(len(words)))
    )
    return len(facts) == 1


def test_no_sign_is_a_phrase_of_one_fact(dataset: tr.Dataset) -> None:
    """A sign of more words than three is no dictionary lemma, and must stand in several facts or in none."""
    from tajik_relations.evidence.english.codebook_signs import sign_of

    long = [text for text in listed_signs() if len(text.replace("*", "").split()) > 3]
    assert not [text for text in long if found_in_one_fact(dataset, sign_of(text, inflected=True))]
    assert not [text for text in listed_signs() if len(text.split()) > 5]


def regular_forms(lemma: str) -> list[str]:
    """Return past, participle, -ing and third person of a verb as the regular endings make them."""
    vowels = "aeiou"
    doubled = len(lemma) == 3 and lemma[-1] not in f"{vowels}wxy" and lemma[-2] in vowels and lemma[0] not in vowels
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in vowels
    stem = f"{lemma}{lemma[-1]}" if doubled else lemma.removesuffix("e")
    past = f"{lemma[:-1]}ied" if ends_in_y else f"{stem}ed"
    hisses = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
    third = f"{lemma[:-1]}ies" if ends_in_y else f"{lemma}es" if hisses else f"{lemma}s"
    return [past, past, f"{stem}ing", third]


def test_signs_are_written_as_lemmas() -> None:
    """The verbs of kinds are dictionary forms: none of them is the past or the third person of another one."""
    verbs = BOOK.verbs
    inflected = {form for verb in verbs for form in regular_forms(verb)}
    assert not (verbs & inflected) - {"found", "bring", "bind"}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("acceded", "accede"),
        ("ratified", "ratify"),
        ("withdrew", "withdraw"),
        ("withdrawn", "withdraw"),
        ("took", "take"),
        ("met", "meet"),
        ("setting", "set"),
        ("visits", "visit"),
        ("embassies", "embassy"),
        ("countries", "country"),
        ("closing", "close"),
        ("held", "hold"),
    ],
)
def test_a_form_leads_to_its_lemma(word: str, lemma: str) -> None:
    """Irregular forms by the table, the others by their endings."""
    assert lemma in lemmas_of(word)
    assert readings_of(word)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("open", "opened opened opening opens"),
        ("close", "closed closed closing closes"),
        ("carry", "carried carried carrying carries"),
        ("stay", "stayed stayed staying stays"),
        ("pass", "passed passed passing passes"),
        ("ban", "banned banned banning bans"),
    ],
)
def test_a_regular_verb_has_its_forms(lemma: str, forms: str) -> None:
    """Past, participle, -ing and third person, each of which leads back to the verb."""
    assert forms.split() == regular_forms(lemma)
    assert all(lemma in lemmas_of(form) for form in forms.split())


def test_a_codebook_of_one_s_own_may_have_titles_of_rules(tmp_path: Path) -> None:
    """The table of coding rules, which changes name, is no mistake in a data set's own codebook; another table is."""
    book = tmp_path / "codebook.toml"
    book.write_text('[rules.1]\ntitle = "What is one fact"\n', encoding="utf-8")
    assert BOOK.verbs == codebook_of(str(book)).verbs
    (tmp_path / "other.toml").write_text("rules = 5\n", encoding="utf-8")
    with pytest.raises(tr.DatasetError, match=r"^codebook\.toml: expected the tables .*, found 'rules'$"):
        codebook_of(str(tmp_path / "other.toml"))


def test_a_codebook_of_one_s_own_adds_signs(tmp_path: Path) -> None:
    """Its verbs, and the signs of its kinds and terms, are read beside those that are shipped."""
    book = tmp_path / "codebook.toml"
    verbs, noun, word = '[verbs.act]\nlemmas = ["hobnob"]\n', '[kinds.Visit]\nnouns = ["sojourn"]\n', '["quarrying"]'
    book.write_text(f"{verbs}{noun}[terms.Field.MINING]\nnouns = {word}\n", encoding="utf-8")
    own = codebook_of(str(book))
    assert {"hobnob"} == own.verbs - BOOK.verbs
    pairs = [(BOOK.kinds["Visit"], own.kinds["Visit"], "sojourn")]
    pairs.append((BOOK.terms[Field.MINING], own.terms[Field.MINING], "quarrying"))
    for before, after, lemma in pairs:
        assert (*before.nouns, Sign((frozenset((lemma,)),))) == after.nouns
        assert (before.verbs, before.unless) == (after.verbs, after.unless)


@pytest.mark.parametrize("words", ["was petered out", "petered out", "will peter out", "has petered out"])
def test_a_verb_of_several_words_can_be_one_s_own(tmp_path: Path, words: str) -> None:
    """It is found in all its forms, as one verb with what follows it, and has its own manner."""
    path = tmp_path / "codebook.toml"
    path.write_text('[verbs.end]\nlemmas = ["peter out"]\n', encoding="utf-8")
    own, tokens_of = codebook_of(str(path)), ("The", "committee", *words.split(), "in", "2003")
    nobody = Named(frozenset(), frozenset(), frozenset())
    (group,) = verb_groups(tokens_of, nobody, own)
    assert words.split() == list(tokens_of[group.start : group.end])
    assert frozenset(("end",)) == own.manner(group.lemmas)


def test_every_mistake_in_a_codebook_of_one_s_own_is_told(tmp_path: Path) -> None:
    """Tables, kinds, terms, manners and keys that do not exist are told, and lists that are none; all at once."""
    book = tmp_path / "codebook.toml"
    lines = (
        "kinds = 3",
        "[signs]",
        "[verbs.done]",
        "[verbs.act]\nlemmas = 5",
        "[terms.Feld]",
        "[terms.Field]\nMINING = 1\nMININ = {}",
        '[terms.Tie.MEMBER]\nnoun = ["member"]\nverbs = ["join", 3]',
    )
    book.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(tr.DatasetError, match=r"^codebook\.toml: expected the tables .*, found 'kinds'\n") as caught:
        codebook_of(str(book))
    places = [problem.partition(": expected ")[0] for problem in caught.value.problems]
    named = (
        "",
        "",
        ": verbs.done",
        ": verbs.act.lemmas",
        ": terms.Feld",
        ": terms.Field.MINING",
        ": terms.Field.MININ",
    )
    assert places == [
        f"codebook.toml{name}" for name in (*named, ": terms.Tie.MEMBER.noun", ": terms.Tie.MEMBER.verbs")
    ]


def test_every_word_list_is_asked_for() -> None:
    """The code names each list of words that there is, and no other."""
    source = Path(tr.__file__).parent
    there = {*tomllib.loads((source / "evidence" / "english" / "word_lists.toml").read_text("utf-8"))}
    code = "".join(path.read_text("utf-8") for path in source.rglob("*.py"))
    asked = re.findall(
        r"\blists\.([a-z_]+)\b(?!\()|\b(?:word_set|word_list|alternatives|words_of_state)\([\"']([a-z_]+)", code
    )
    assert there == {name for names in asked for name in names if name}
    kinds = {name for listed in there if listed.endswith("_kinds") for name in word_set(listed)}
    assert kinds <= {kind.__name__ for kind in KINDS.values()}
