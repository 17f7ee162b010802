"""Each coding rule over the whole class of facts that it decides; the numbers are those of the codebook."""

import itertools
import re
import tomllib
from pathlib import Path

import tajik_relations as tr
from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.model import terms
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate
from tajik_relations.model.terms import Rule, Status
from tajik_relations.reading import SHIPPED
from tajik_relations.records.partner import partner_of

BOOK = tomllib.loads(Path(SHIPPED, "codebook.toml").read_text("utf-8"))
GROUND = re.compile(r"\b(?:under|according to|in accordance with|in pursuance of|on the basis of)\b", re.IGNORECASE)


def words(fact: tr.Fact) -> str:
    """Return all cited words."""
    return " … ".join(fragment for citation in fact.citations for fragment in citation.words)


def counterpart(fact: tr.Fact, dataset: tr.Dataset) -> object:
    """Return the other side of the pair that the row, or the document, is about."""
    if fact.row is not None:
        return next(row.party for row in dataset.identifications if row.row == fact.row)
    code = dataset.documents[fact.document].counterpart
    everyone = {actor.code: actor for actor in (*dataset.all_states, *dataset.all_organizations)}
    return everyone.get(code or "")


def test_the_codebook_has_every_rule_with_two_examples(dataset: tr.Dataset) -> None:
    """Rules 1 to 22 are there, each with a fact that it decides and one that is coded otherwise, and why."""
    ids = {fact.id for fact in dataset.facts}
    for number in map(str, range(1, 23)):
        rule = BOOK["rules"][number]
        assert {"title", "rule", "example", "counter", "because"} <= set(rule), number
        assert {rule["example"], rule["counter"]} <= ids, number
        assert rule["example"] != rule["counter"], number


def test_rule_1_what_a_clause_lists_is_one_fact(dataset: tr.Dataset) -> None:
    """No two cooperations of one line differ in their fields alone."""
    for fact, other in itertools.combinations(dataset.facts.of(tr.Cooperation), 2):
        if (fact.document, fact.line) == (other.document, other.line) and fact.fields and other.fields:
            same = (fact.parties, fact.organizations, fact.date, fact.status, fact.location)
            assert same != (other.parties, other.organizations, other.date, other.status, other.location) or not (
                set(words(fact).split()) & set(words(other).split()) > {"and", "of"}
            ), (fact.id, other.id)


def test_rule_2_a_running_label_is_no_title(dataset: tr.Dataset) -> None:
    """No title is a number; what is printed so is a label."""
    titles = [(fact.id, getattr(fact, "title", None)) for fact in dataset.facts]
    assert not [(name, title) for name, title in titles if title is not None and title.isdigit()]
    assert {note.label for note in dataset.references if note.label} >= {str(number) for number in range(1, 13)}


def test_rule_3_what_has_no_end_is_never_done(dataset: tr.Dataset) -> None:
    """A date with an open end is not done, and what is ended has a date that closes or words that end it."""
    for fact in dataset.facts:
        if isinstance(fact.date, DateRange) and fact.date.end is OpenEnd.OPEN:
            assert fact.status is not Status.DONE, fact.id


def test_rule_4_a_position_has_the_status_of_the_holding(dataset: tr.Dataset) -> None:
    """It goes on, is considered or has none, and is never planned or done; what is said on one occasion is done."""
    allowed = (None, Status.ONGOING, Status.CONSIDERED, Status.CONDITIONAL)
    assert not [fact.id for fact in dataset.facts.of(tr.Position) if fact.status not in allowed]
    assert {Status.DONE} == {fact.status for fact in dataset.facts.of(tr.Announcement)}


def test_rule_5_what_recurs_is_no_single_act(dataset: tr.Dataset) -> None:
    """What is told as regular has no single date and goes on, or has no status."""
    recurrent = [fact for fact in dataset.facts if fact.recurrent]
    assert recurrent
    for fact in recurrent:
        assert not isinstance(fact.date, PartialDate), fact.id
        assert fact.status in (None, Status.ONGOING), fact.id


def test_rule_6_a_dated_visit_is_realized_without_a_verb(dataset: tr.Dataset) -> None:
    """Every visit with a date came about, also those of a list without verbs."""
    visits = [fact for fact in dataset.facts.of(tr.Visit) if fact.date]
    assert {Answer.YES} == {fact.realized for fact in visits}
    assert None in {fact.status for fact in visits}


def test_rule_7_an_instrument_named_as_ground_has_no_status(dataset: tr.Dataset) -> None:
    """A treaty that stands behind "under" or "in accordance with" says nothing of its own state."""
    for fact in dataset.facts.of(tr.Treaty):
        if GROUND.match(words(fact)):
            assert fact.status is None, fact.id


def test_rule_8_help_has_a_giver_and_a_receiver(dataset: tr.Dataset) -> None:
    """Each assistance names both, and they differ; a promise is no act that came about."""
    for fact in dataset.facts.of(tr.Assistance):
        assert fact.provider != fact.recipient, fact.id
    for fact in dataset.facts.of(tr.Commitment):
        assert fact.status in (None, Status.PLANNED, Status.DONE, Status.ONGOING), fact.id


def test_rule_9_a_date_carries_over_one_step_and_is_derived(dataset: tr.Dataset) -> None:
    """What is carried is marked so, and its date stands in a citation of the fact."""
    carried = [fact for fact in dataset.facts if any(basis.rule is Rule.CARRIED for basis in fact.basis)]
    assert carried
    for fact in carried:
        assert fact.date is not None, fact.id


def test_rule_10_a_source_inside_the_document_is_named_with_its_year(dataset: tr.Dataset) -> None:
    """The date is that for which the source speaks, and the sentence names the source."""
    for fact in dataset.facts:
        if fact.according_to is not None and any(part.isdigit() for part in fact.according_to.split()):
            assert fact.as_of, fact.id
            assert str(fact.date) in fact.according_to, fact.id


def test_rule_11_who_is_only_mentioned_takes_no_part(dataset: tr.Dataset) -> None:
    """Nobody is both, and no actor is the State of the place alone."""
    for fact in dataset.facts:
        assert not {*fact.mentioned} & {*fact.actors}, fact.id


def test_rule_12_an_organ_acts_for_its_parent(dataset: tr.Dataset) -> None:
    """Those for whom somebody acts take no part themselves, and are found with what is done for them."""
    acting = [fact for fact in dataset.facts if fact.acts_for]
    assert acting
    for fact in acting:
        assert not {*fact.acts_for} & {*fact.mentioned}, fact.id
        for parent in fact.acts_for:
            assert fact in dataset.facts.about(parent), fact.id


def test_rule_13_a_bilateral_treaty_has_the_pair(dataset: tr.Dataset) -> None:
    """In a document about a pair a treaty has both sides, or names others, or is of companies or universities."""
    for fact in dataset.facts.of(tr.Treaty):
        if fact.participation is not None:
            assert fact.partner is None, fact.id
            assert len(fact.parties) == 1, fact.id
        if any(basis.rule is Rule.PAIR for basis in fact.basis):
            assert {dataset.subject, counterpart(fact, dataset)} == {*fact.parties}, fact.id


def test_rule_14_the_partner_is_who_takes_part(dataset: tr.Dataset) -> None:
    """The rule of the contract gives the partner of every fact, also outside its row."""
    for fact in dataset.facts:
        other = counterpart(fact, dataset)
        assert partner_of(fact, other, dataset.subject) == fact.partner, fact.id  # type: ignore[arg-type]
    assert [fact.partner.code for fact in dataset.facts if fact.id == "wfr-133-withdrawal" and fact.partner] == ["RU"]


def test_rule_15_missions_sit_where_they_are_looked_for(dataset: tr.Dataset) -> None:
    """Posts sit in the receiving State, and a mission accredited from elsewhere is none in the receiving State."""
    for post in dataset.facts.of(tr.ConsularPost):
        assert post.seat is None or post.seat.state is not None, post.id
    for mission in dataset.missions.non_resident:
        assert mission not in dataset.missions.seated_in(mission.receiving), mission.id
    there = dataset.missions.sent_by(dataset.subject).seated_in("Russia")
    assert {"embassy", "consulate general"} <= {
        str(getattr(post, "mission", getattr(post, "post", ""))) for post in there
    }
    assert {"Yekaterinburg", "Ufa"} <= {post.seat.name for post in there if post.seat}


def test_rule_16_a_river_is_no_place_in_which_it_lies(dataset: tr.Dataset) -> None:
    """No place is a river, and treaties, meetings and events have theirs where the words give one."""
    assert not [fact.id for fact in dataset.facts if fact.location and "Darya" in fact.location.name]
    assert [fact.id for fact in dataset.facts.of(tr.Treaty) if fact.place]
    assert [fact.id for fact in dataset.facts.of(tr.Meeting) if fact.place]


def test_rule_17_a_remark_rests_on_something(dataset: tr.Dataset) -> None:
    """Each remark names facts or publishers that are there, and two holders of one office disagree."""
    ids = {fact.id for fact in dataset.facts}
    publishers = {date.publisher for date in dataset.outside_dates}
    remarked = [fact for fact in dataset.facts if fact.remark]
    assert remarked
    for fact in dataset.facts:
        assert bool(fact.remark) == bool(fact.remark_from), fact.id
        assert {*fact.remark_from} <= ids | publishers, fact.id
    assert [clash for clash in dataset.disagreements if clash.field == "holder"]


def test_rule_18_units_are_singular_nouns_and_families_compare(dataset: tr.Dataset) -> None:
    """No unit is a plural, and two lower bounds of one thing are found as less exact."""
    units = {fact.figure.unit for fact in dataset.facts if fact.figure and fact.figure.unit}
    nouns = {unit: unit.split()[-1].casefold() for unit in units - {"USD", "EUR", "$", "%", "km2"}}
    assert not [unit for unit, noun in nouns.items() if noun_lemmas_of(noun) and noun not in noun_lemmas_of(noun)]
    bounds = [pair for pair in dataset.less_exact if pair.field == "quantity"]
    assert any(
        {"landmine", "anti-personnel landmine"} == {stated.value.unit for stated in pair.values} for pair in bounds
    )


def test_rule_19_treaties_say_what_their_date_is(dataset: tr.Dataset) -> None:
    """`date_is` is there just where a date is; "in force" only by these words; aggregates stand for several."""
    for fact in dataset.facts.of(tr.Treaty):
        assert (fact.date_is is None) == (fact.date is None), fact.id
        if fact.date_is is terms.TreatyDate.IN_FORCE:
            assert "force" in words(fact), fact.id
        if fact.quantity and fact.quantity.unit in ("agreement", "treaty", "document"):
            assert fact.aggregate, fact.id


def test_rule_20_joining_is_one_tie_under_either_name(dataset: tr.Dataset) -> None:
    """Ties and aspects are apart, a signatory is no member, and joining under a former name is one joining."""
    assert not {str(tie) for tie in terms.Tie} & {"signatory", "joined", "left"}
    joined = [fact for fact in dataset.memberships if fact.aspect is terms.Aspect.ENTERED and fact.former_name]
    assert joined
    occurrences = [occurrence for occurrence in dataset.occurrences if {*joined} <= {*occurrence.facts}]
    assert len(occurrences) == 1
    assert not [clash for clash in dataset.disagreements if clash.occurrence == occurrences[0].key]


def test_rule_21_no_convention_is_cited_for_what_it_does_not_say() -> None:
    """No office rests on the article on full powers, no exchange of notes on that on treaties made by exchange."""
    wrong = re.compile(r"VCLT (?:7|13)\b|VCDR 5(?!\()|VCCR 4(?!\()")
    vocabularies = [kind for kind in vars(terms).values() if isinstance(kind, type) and issubclass(kind, terms.Term)]
    cited = {str(term): term.authority for kind in vocabularies if kind is not terms.Term for term in kind}
    assert not {name: authority for name, authority in cited.items() if wrong.search(authority)}
    texts = [section.get("authority", "") for section in BOOK["kinds"].values()]
    assert not [text for text in texts if wrong.search(text)]


def test_rule_22_no_fragment_is_longer_than_it_must(dataset: tr.Dataset) -> None:
    """No fragment has more than eight words, and none stands inside another of its line."""
    for fact in dataset.facts:
        for citation in fact.citations:
            assert all(len(fragment.split()) <= 8 for fragment in citation.words), fact.id
            assert len({*citation.words}) == len(citation.words) or fact.kind == "Reference", fact.id
