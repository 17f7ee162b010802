"""Evidence: whether the facts say what the documents say, checked by code that is written apart from the data."""

from tajik_relations.evidence.verification import VerificationReport, verify

__all__ = ["VerificationReport", "verify"]
