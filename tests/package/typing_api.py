"""What a user's type checker should see; checked by mypy and pyright, and never run."""

from typing import assert_type

import altair as alt

import tajik_relations as tr

assert_type(tr.load(), tr.Dataset)
assert_type(tr.facts, tr.Facts[tr.Fact])
assert_type(tr.facts.of(tr.Visit), tr.Facts[tr.Visit])
assert_type(tr.facts.of(tr.Visit).during("2007").about("Azerbaijan")[0], tr.Visit)
assert_type(tr.facts[0].date, tr.PartialDate | tr.DateRange | None)
assert_type(tr.relations["Armenia"], tr.Relation)
assert_type(tr.relations["Armenia"].established, tr.Established)
assert_type(tr.relations.get("Armenia"), tr.Relation | None)
assert_type(tr.relations.unidentified, tuple[tr.Relation, ...])
assert_type(tr.states["AM"], tr.State)
assert_type(tr.organizations["OSCE"], tr.OrganizationProfile)
assert_type(tr.documents[0], tr.SourceDocument)
assert_type(tr.cite("nato"), tr.Entry)
assert_type(tr.cite().text(), str)
assert_type(tr.verify(tr.load()), tr.VerificationReport)
assert_type(tr.pictures.timeline(tr.relations), alt.LayerChart)
assert_type(tr.pictures.map(tr.relations), alt.HConcatChart)
