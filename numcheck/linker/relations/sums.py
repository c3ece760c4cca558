"""Parts whose sum stands after them: "…, bringing income to £26m", "six years in all", "That means 91 days"."""

from __future__ import annotations

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.listed import (
    ACROSS,
    LIKELY,
    fill_parts,
    partition_of,
    parts_between,
    stand_in_one_list,
)
from numcheck.linker.relations.markers import is_level, is_time
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation


def summed(page: Page, line: Line) -> Relation | None:
    """ "£12.4m from tickets, £8.3m from bars and £5.2m from hiring, bringing income for the year to about £26m"."""
    for hit in line.of("partition.sum"):
        after = [
            i for i in line.figures if i >= hit.end and is_level(line.figure(i)) and not is_time(line, i)
        ]
        if not after or after[0] - hit.end > 9:
            continue
        whole = line.figure(after[0])
        if whole is None or whole.kind is Kind.SHARE:
            continue
        if hit.trigger.part == "verbs" and "to" not in line.words(hit.end, after[0]):
            continue
        parts = parts_between(line, 0, hit.start, whole)
        if (
            len(parts) < 2
            or not stand_in_one_list(line, parts, closely=True)
            or _others(line, parts, after[0])
        ):
            continue
        fillers = fill_parts(page, line, parts, whole)
        return partition_of(
            page,
            line,
            fillers,
            whole,
            None,
            LIKELY,
            f"“{hit.trigger.text}” sums the parts",
            "exhaustive",
            "exclusive",
        )
    return None


def _others(line: Line, parts: list[int], whole: int) -> bool:
    """Whether the sum counts other things than its parts: squadrons are not the 650 aircraft in them."""
    noun = line.word(whole + 1)
    if not noun.endswith("s") or len(noun) < 4:
        return False
    nouns = {word for i in parts for word in line.words(i + 1, i + 4) if word.endswith("s") and len(word) > 3}
    return bool(nouns) and noun not in nouns


def summed_in_all(page: Page, line: Line) -> Relation | None:
    """ "two years for theft and three for fraud, five years in all": the sum stands last."""
    for hit in line.of("partition.in-all"):
        at = next((i for i in reversed(line.figures) if i < hit.start), None)
        whole = line.figure(at) if at is not None else None
        if (
            whole is None
            or at is None
            or hit.start - at > 3
            or not is_level(whole)
            or whole.kind is Kind.SHARE
        ):
            continue
        if line.word(at - 1) not in (",", "—", "–", "-"):
            continue
        parts = parts_between(line, 0, at, whole)
        if len(parts) < 2 or at - parts[-1] > 8 or not stand_in_one_list(line, parts, closely=True):
            continue
        if _others(line, parts, at):
            continue
        fillers = fill_parts(page, line, parts, whole)
        because = f"“{hit.trigger.text}” sums the parts"
        return partition_of(page, line, fillers, whole, None, LIKELY, because, "exhaustive", "exclusive")
    return None


def adds_up(page: Page, line: Line) -> Relation | None:
    """ "They had 70 days in the summer. They will have another 21 days. That means 91 days …": a running sum."""
    hits = [hit for hit in line.of("partition.means") if hit.start <= 2]
    at = next((i for i in line.figures if hits and i >= hits[0].end and is_level(line.figure(i))), None)
    whole = line.figure(at) if at is not None else None
    if whole is None or at is None or at - hits[0].end > 5:
        return None
    parts: list[Filler] = []
    closed = False
    for earlier in page.before(line, 2):
        for i in reversed(earlier.figures):
            figure = earlier.figure(i)
            if figure is None or not is_level(figure) or not _same_unit(figure, whole):
                continue
            if closed or figure.other:
                parts.append(ties.fill(page.context, figure))
                closed = True
            if closed and not figure.other:
                break
        if closed and len(parts) > 1:
            break
    if len(parts) != 2:
        return None
    because = f"“{hits[0].trigger.text}” sums what came before"
    return partition_of(page, line, parts[::-1], whole, None, ACROSS, because, "exhaustive", "exclusive")


def _same_unit(a: Quantity, b: Quantity) -> bool:
    return ties.sort_of(a) == ties.sort_of(b) and a.unit.name == b.unit.name
