"""`python -m tests.quality` rewrites reports/quality.md, and the README's table of rules, from the rule files and our own cases."""

from __future__ import annotations

from tests.quality.page import PATH, page
from tests.quality.readme import README, with_table

if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8", newline="\n")
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
