"""Where a span of an article stands in its source, reckoned once for every format."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.article import Article
from numcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Located:
    """A span of the text in terms of the source.

    `start` and `end` are code points in the source as decoded, half open. Lines and columns count from 1,
    columns in code points; `end_column` is the column after the last character, on `end_line`. `source` is
    what stands in the source there, `shown` what the reader sees. `paragraphs` says that lines are
    paragraph numbers (docx).
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    source: str
    shown: str
    paragraphs: bool = False

    @property
    def where(self) -> str:
        """ "line 9" or "paragraph 9", for people."""
        return f"{'paragraph' if self.paragraphs else 'line'} {self.line}"


def locate(article: Article, span: Span) -> Located:
    """The place of `span`, a span of `article.text`, in the source."""
    at = article.offsets.source(span)
    line, column = article.position(at.start)
    end_line, end_column = article.position(at.end - 1) if len(at) else (line, column - 1)
    return Located(
        start=at.start,
        end=at.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column + 1,
        source=at.of(article.source),
        shown=span.of(article.text),
        paragraphs=article.paragraphs,
    )


def byte_column(article: Article, offset: int) -> int:
    """Column from 1 of source character `offset`, counted in UTF-8 bytes of its line."""
    column = article.position(offset)[1]
    return len(article.source[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1
