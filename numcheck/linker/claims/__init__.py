"""Quantities and sentences → claims: what each figure is said of, one concept a file."""

from numcheck.linker.claims.build import build_claims

__all__ = ["build_claims"]
