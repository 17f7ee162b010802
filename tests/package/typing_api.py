"""What a user's type checker should see; checked by mypy and pyright, and never run."""

from collections.abc import Sequence
from typing import Any, assert_type

import altair as alt
from cattrs import Converter

import tajik_relations as tr

assert_type(tr.load(), tr.Dataset)
assert_type(tr.facts, tr.Facts[tr.Fact])
assert_type(tr.facts.of(tr.Visit), tr.Facts[tr.Visit])
assert_type(tr.facts.of(tr.Visit).during("2007").about("Azerbaijan")[0], tr.Visit)
assert_type(tr.facts[0].date, tr.PartialDate | tr.DateRange | None)
assert_type(tr.relations["Armenia"], tr.Relation)
assert_type(tr.relations["Armenia"].established, tr.Established)
assert_type(tr.relations.get("Armenia"), tr.Relation | None)
assert_type(tr.relations.unidentified, Sequence[tr.Relation])
assert_type(tr.relations.with_unidentified, tuple[tr.Relation, ...])
assert_type(tr.relations["Armenia"].disagreements, tr.Collection[tr.Disagreement])
assert_type(tr.relations["Armenia"].consular_posts, tr.Missions)
assert_type(tr.relations["Armenia"].established.resolve("most exact"), tr.ResolvedDate | None)
assert_type(tr.disagreements[0].values, tuple[tr.StatedValue, ...])
assert_type(tr.less_exact.first().days_apart, int | None)
assert_type(tr.states["AM"], tr.State)
assert_type(tr.organizations["OSCE"], tr.OrganizationProfile)
assert_type(tr.organizations["OSCE"].members()[0], tr.OrganizationMember)
assert_type(tr.organizations["OSCE"].membership_of("TJ"), tr.MembershipAnswer)
assert_type(tr.organizations["OSCE"].membership_of("TJ").not_stated, bool)
assert_type(tr.missions.seated_in("Dushanbe"), tr.Missions)
assert_type(tr.shared("AM", "TJ")[0], tr.SharedMembership)
assert_type(tr.facts[0].citations[0].source, tr.SourceDocument | None)
assert_type(tr.facts[0].partner_basis, tr.Basis | None)
assert_type(tr.facts[0].figure, tr.Quantity | None)
assert_type(tr.facts[0].location, tr.Place | None)
assert_type(tr.load().identifications[0].basis_of("partner").rule, tr.terms.Rule)
assert_type(tr.load().occurrences[0].key, str)
assert_type(tr.__version__, str)
assert_type(tr.documents[0], tr.SourceDocument)
assert_type(tr.cite("nato"), tr.BibliographyEntry)
assert_type(tr.cite(tr.facts[0]), tr.BibliographyEntry)
assert_type(tr.facts[0].cite(), str)
assert_type(tr.to_dict(tr.facts[0]), dict[str, Any])
assert_type(tr.converter(), Converter)
assert_type(tr.diff("facts.jsonl"), tr.Comparison)
assert_type(tr.diff("facts.jsonl", tr.load()).withdrawn, tuple[tr.ChangedFact, ...])
assert_type(tr.diff("facts.jsonl")[0].reasons, tuple[tr.Change, ...])
assert_type(tr.cite().text(), str)
assert_type(tr.verify(tr.load()), tr.VerificationReport)
assert_type(tr.verify(tr.load()).facts, tuple[tuple[str, int], ...])
assert_type(tr.pictures.timeline(tr.relations), alt.LayerChart)
assert_type(tr.pictures.map(tr.relations), alt.HConcatChart)
