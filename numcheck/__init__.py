"""numcheck: a checker of numeric inconsistency in reporting."""

__version__ = "0.1.0"
