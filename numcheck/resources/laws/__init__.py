"""The language that laws are written in: read, and checked for sense, when a rule is loaded."""

from numcheck.resources.laws.parser import parse_law
from numcheck.resources.laws.syntax import LawError
from numcheck.resources.laws.types import TypedLaw, check_law

__all__ = ["LawError", "TypedLaw", "check_law", "parse_law"]
