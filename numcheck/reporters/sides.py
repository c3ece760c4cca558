"""Which figures of a finding stand together, so that they can be lit up alike."""

from __future__ import annotations

from numcheck.model.finding import Finding, Place
from numcheck.model.report import FileReport

_VALUE_ROLES = ("value", "values")


def sides(file: FileReport, finding: Finding) -> tuple[int, ...]:
    """The side of each place, counted from 0, the suspect's first.

    Figures that restate one thing stand together if they print the same value; in arithmetic, those of one
    role.
    """
    numbers: dict[object, int] = {}
    return tuple(numbers.setdefault(_side_key(file, place), len(numbers)) for place in finding.places)


def _side_key(file: FileReport, place: Place) -> object:
    if place.role not in _VALUE_ROLES:
        return place.role
    if place.quantity is not None and place.quantity < len(file.quantities):
        quantity = file.quantities[place.quantity]
        if quantity.measure.printed is not None:
            return quantity.measure.printed
    return "".join(character for character in place.text.casefold() if character.isalnum())
