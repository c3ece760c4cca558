"""Article to quantities: cuts each block into tokens, asks each reader of figures in turn, then reckons the intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from numcheck.extractor.ages import as_age, chain_ages
from numcheck.extractor.bounds import read_bounds
from numcheck.extractor.changes import read_direction, share_directions
from numcheck.extractor.clock import read_clock
from numcheck.extractor.compounds import join_compound, lead_hour, read_feet_and_inches
from numcheck.extractor.conversions import link_faces
from numcheck.extractor.dates import read_date
from numcheck.extractor.draft import Draft
from numcheck.extractor.labels import read_label, settle_list, settle_names, settle_pronouns, settle_status
from numcheck.extractor.lexicon import Lexicon, load_lexicon
from numcheck.extractor.measures import quantity_of
from numcheck.extractor.multiples import read_multiple
from numcheck.extractor.nouns import read_noun, read_rate
from numcheck.extractor.numerals import too_long
from numcheck.extractor.ordinals import read_ordinal, read_rank
from numcheck.extractor.quantities import Setting, read_quantity
from numcheck.extractor.ranges import join_range, pair_openings, share_units
from numcheck.extractor.scores import read_score
from numcheck.extractor.shares import read_share
from numcheck.extractor.tokens import LINK, MARK, NUMERAL, WORD, Tokens
from numcheck.extractor.vague import read_vague
from numcheck.extractor.years import read_year
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.quantity import Quantity
from numcheck.resources.policy import Policy, load_policy

_STRETCH = 20_000  # characters of a very long block that are read at a time


def extract(
    article: Article, policy: Policy | None = None, words: tuple[Path, ...] = (), most: int | None = None
) -> tuple[Quantity, ...]:
    """Every figure-like thing of `article`, in text order, without overlaps.

    `policy` replaces the shipped interval policy, `words` are files laid over the shipped word lists: a
    newsroom's own. What is no quantity comes with a status that says what it is. With more than `most` figures
    found, those of the blocks behind are not looked for. Raises RuleError where a word list or policy file
    cannot be used.
    """
    lexicon = load_lexicon(words)
    policy = policy or load_policy()
    text = article.text
    setting = Setting(lexicon, dollars="$" in text and "£" not in text)
    drafts: list[Draft] = []
    for block, start, end in _stretches(article):
        found = read_block(Tokens(text, start, end), setting)
        if block.kind is BlockKind.LINEUP:
            for draft in found:
                draft.status = "line-up"
        drafts += found
        if most is not None and len(drafts) > most:
            break
    settle_names(text, drafts, lexicon)
    places = {id(draft): index for index, draft in enumerate(drafts)}
    return tuple(quantity_of(draft, index, text, policy, places) for index, draft in enumerate(drafts))


def _stretches(article: Article) -> Iterator[tuple[Block, int, int]]:
    """Each block in stretches that end with a sentence: one, unless the block is as long as a chapter.

    The tokens of ten megabytes in one line would take half a gigabyte. A table's cells are read each by itself: the
    words and figures of its neighbours say nothing of what a cell's figure is.
    """
    text = article.text
    tables = {table.span: table for table in article.tables}
    for block in article.blocks:
        if block.kind is BlockKind.TABLE and block.span in tables:
            for row in tables[block.span].rows:
                yield from ((block, cell.start, cell.end) for cell in row if len(cell))
            continue
        start, end = block.span.start, block.span.end
        while end - start > 2 * _STRETCH:
            stop = -1
            for mark in (". ", "\n", " ", ","):
                stop = text.find(mark, start + _STRETCH, start + 2 * _STRETCH) if stop < 0 else stop
            if stop < 0:
                break
            yield block, start, stop + 1
            start = stop + 1
        yield block, start, end


def read_block(tokens: Tokens, setting: Setting) -> list[Draft]:
    """The drafts of one block, with their bounds, statuses, directions and faces."""
    lexicon = setting.lexicon
    drafts: list[Draft] = []
    index = 0
    kinds, lower, starters = tokens.kinds, tokens.lower, lexicon.starters
    while index < tokens.size:
        kind = kinds[index]
        if kind == WORD and lower[index] not in starters and not _may_sign(tokens, index):
            index += 1
            continue
        if kind == LINK:
            index += 1
            continue
        if kind == MARK and not _may_open(tokens, index):
            index += 1
            continue
        found = _read(tokens, index, setting)
        if not found:
            index += 1
            continue
        drafts += found
        index = found[-1].last
    floor = 0
    for place, draft in enumerate(drafts):
        if not as_age(tokens, draft, lexicon) and place:
            chain_ages(tokens, drafts[place - 1], draft)
        draft.status = settle_status(tokens, draft, lexicon)
        read_bounds(tokens, draft, lexicon, floor)
        draft.direction = read_direction(tokens, draft, lexicon)
        floor = draft.last
    settle_list(tokens, drafts, lexicon)
    settle_pronouns(tokens, drafts)
    share_units(tokens, drafts)
    share_directions(tokens, drafts)
    pair_openings(tokens, drafts, setting)
    for draft in drafts:
        if draft.partner is not None and draft.direction is None:
            draft.direction = draft.partner.direction
    link_faces(tokens, drafts, lexicon)
    for draft in drafts:
        noun = read_noun(tokens, draft, lexicon.nouns)
        if noun is not None:
            draft.noun_span, draft.noun = noun
            draft.unit = replace(draft.unit, per=read_rate(tokens, draft, lexicon))
    return drafts


def _may_sign(tokens: Tokens, index: int) -> bool:
    """Whether a word may be a currency's sign or a rank before a number: "US$5", "Rs 40", "USD 5m", "No 1"."""
    text = tokens.texts[index]
    if len(text) > 4 or not text[0].isupper():
        return False
    follow = tokens.kind(index + 1)
    return follow == NUMERAL or (follow == MARK and tokens.raw(index + 1)[0] in "$.£¥₵=")


def _may_open(tokens: Tokens, index: int) -> bool:
    text = tokens.texts[index]
    return not (len(text) > 1 or text in ".,;:!?()[]\"'“”‘’…/&*|")


def _read(tokens: Tokens, index: int, setting: Setting) -> tuple[Draft, ...]:
    """What begins at token `index`; the order of the readers settles which reading wins."""
    lexicon = setting.lexicon
    kind = tokens.kinds[index]
    if kind == NUMERAL and (too_long(tokens, index) or tokens.texts[index].count(".") > 2):
        return (_skipped(tokens, index, "too-long" if too_long(tokens, index) else "version"),)
    single: Draft | None = None
    if kind == WORD:
        single = _from_word(tokens, index, setting)
    elif kind == NUMERAL and not _glued_to_letters(tokens, index):
        single = _from_numeral(tokens, index, lexicon)
    if single is not None:
        return (single,)
    draft = read_quantity(tokens, index, setting)
    if draft is None:
        if kind == NUMERAL:
            return (_skipped(tokens, index, "version" if "." in tokens.texts[index] else "label"),)
        return ()
    compound = join_compound(tokens, draft, setting)
    if compound is not None:
        return (join_compound(tokens, compound, setting) or compound,)
    lead_hour(tokens, draft)
    return join_range(tokens, draft, setting) or (draft,)


def _from_word(tokens: Tokens, index: int, setting: Setting) -> Draft | None:
    lexicon = setting.lexicon
    return (
        read_date(tokens, index, lexicon)
        or read_clock(tokens, index, lexicon)
        or read_rank(tokens, index, lexicon)
        or read_multiple(tokens, index, lexicon)
        or read_share(tokens, index, lexicon)
        or read_ordinal(tokens, index, lexicon)
        or read_vague(tokens, index, setting)
    )


def _from_numeral(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    return (
        read_label(tokens, index, lexicon)
        or read_date(tokens, index, lexicon)
        or read_clock(tokens, index, lexicon)
        or read_feet_and_inches(tokens, index, lexicon)
        or read_score(tokens, index, lexicon)
        or read_year(tokens, index, lexicon)
        or read_multiple(tokens, index, lexicon)
        or read_share(tokens, index, lexicon)
        or read_ordinal(tokens, index, lexicon)
    )


def _glued_to_letters(tokens: Tokens, index: int) -> bool:
    return tokens.kinds[index] == NUMERAL and tokens.glued(index) and tokens.kind(index - 1) == WORD


def _skipped(tokens: Tokens, index: int, status: str) -> Draft:
    start, end = tokens.starts[index], tokens.ends[index]
    return Draft(index, index + 1, start, end, (start, end), status=status)
