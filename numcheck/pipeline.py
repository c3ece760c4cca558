"""The only file that knows all stages: reader's article in, its report out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from numcheck.engine import EngineSettings, coverage, judge
from numcheck.extractor import extract
from numcheck.linker.link import link
from numcheck.model.article import Article
from numcheck.model.report import FileReport
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.resources.knowledge import Knowledge

# What the language stage looks like from here: figures' spans in, sentences of the blocks that hold them out.
Parser = Callable[[Article, Sequence[Span]], tuple[Sentence, ...]]


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
        quantities = extract(article, self._knowledge.policy, self._knowledge.figure_words)
        sentences: tuple[Sentence, ...] = ()
        wanted = [quantity.span for quantity in quantities if quantity.judged]
        if wanted:
            if self._parser is None:
                self._parser = self._make_parser()
            sentences = self._parser(article, wanted)
        linked = link(article, quantities, sentences, self._knowledge)
        judgement = judge(
            article,
            quantities,
            linked.claims,
            sentences,
            linked.relations,
            self._knowledge.rules,
            self._settings,
            convert=self._knowledge.convert,
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
        )
