"""Article to quantities, on characters alone."""

from __future__ import annotations

from numcheck.extractor.extract import extract

__all__ = ["extract"]
