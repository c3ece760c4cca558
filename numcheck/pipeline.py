"""The only file that knows all stages: reader's article in, its report out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from numcheck.engine import EngineSettings, coverage, judge
from numcheck.extractor import extract
from numcheck.linker.link import link
from numcheck.model.article import Article, Table
from numcheck.model.report import FileReport
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.resources.knowledge import Knowledge

# What the language stage looks like from here: figures' spans in, sentences of the blocks that hold them out.
Parser = Callable[[Article, Sequence[Span]], tuple[Sentence, ...]]


# The longest newspaper features hold some three hundred figures in a hundred thousand characters; more is data.
MAX_FIGURES = 5_000
MAX_CHARACTERS = 200_000


class Checker:
    """Checks articles one after another with the same knowledge and settings.

    The parser is made at the first article that holds a figure: loading it costs most of a short run.
    """

    def __init__(
        self, knowledge: Knowledge, settings: EngineSettings, make_parser: Callable[[], Parser]
    ) -> None:
        self._knowledge = knowledge
        self._settings = settings
        self._make_parser = make_parser
        self._parser: Parser | None = None

    def check(self, article: Article) -> FileReport:
        """Everything found in one article. Never raises for what an article holds."""
        reach = _within_reach(article)
        quantities = extract(reach, self._knowledge.policy, self._knowledge.figure_words, MAX_FIGURES)
        looked_at = quantities[:MAX_FIGURES]
        sentences: tuple[Sentence, ...] = ()
        wanted = [quantity.span for quantity in looked_at if quantity.judged]
        if wanted:
            if self._parser is None:
                self._parser = self._make_parser()
            sentences = self._parser(reach, wanted)
        linked = link(reach, looked_at, sentences, self._knowledge)
        judgement = judge(
            article,
            looked_at,
            linked.claims,
            sentences,
            linked.relations,
            self._knowledge.rules,
            self._settings,
            convert=self._knowledge.convert,
            verdicts=linked.verdicts,
        )
        compared, skipped = coverage(quantities, linked.relations, linked.verdicts)
        return FileReport(
            article=article,
            quantities=quantities,
            claims=linked.claims,
            relations=linked.relations,
            verdicts=linked.verdicts,
            compared=compared,
            skipped=skipped,
            findings=judgement.findings,
            suppressed=judgement.suppressed,
            unused_suppressions=judgement.unused_suppressions,
            capped="; ".join(filter(None, (_capped(article, len(quantities)), linked.left_out))),
        )


def _within_reach(article: Article) -> Article:
    """The article with the blocks, or their beginnings, that its first `MAX_CHARACTERS` characters hold."""
    if len(article.text) <= MAX_CHARACTERS:
        return article
    blocks = [block for block in article.blocks if block.span.start < MAX_CHARACTERS]
    if blocks and blocks[-1].span.end > MAX_CHARACTERS:
        blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, MAX_CHARACTERS))
    tables = tuple(_beginning(table) for table in article.tables if table.span.start < MAX_CHARACTERS)
    return replace(article, blocks=tuple(blocks), tables=tables)


def _beginning(table: Table) -> Table:
    """The rows of a table that lie within reach."""
    if table.span.end <= MAX_CHARACTERS:
        return table
    rows = (row for row in table.rows if all(cell.end <= MAX_CHARACTERS for cell in row))
    return replace(table, span=Span(table.span.start, MAX_CHARACTERS), rows=tuple(rows))


def _capped(article: Article, seen: int) -> str:
    """What was left out of a very large article, in words; empty if nothing was."""
    if seen > MAX_FIGURES:
        return f"only the first {MAX_FIGURES:,} figures were looked at"
    end = article.read_to
    if len(article.text) > MAX_CHARACTERS:
        end = article.offsets.source(Span(0, MAX_CHARACTERS)).end
    if end is None:
        return ""
    # Of a Word document that is too large, what was read is all that is known.
    more = "more than " if article.read_to == len(article.source) else ""
    return f"only the first {end:,} of {more}{len(article.source):,} characters were looked at"
