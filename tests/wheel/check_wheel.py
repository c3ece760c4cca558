"""Run with an installed wheel's Python, away from the checkout: that a unit, a rule and the pipeline came along."""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> None:
    """Exits with a message if the wheel lacks something that a check needs."""
    command = [sys.executable, "-m", "numcheck", "figures", "--format", "json", sys.argv[1]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)["files"][0]["figures"]
    units = {figure["text"]: figure["unit"] for figure in figures}
    if not any("mile" in unit for unit in units.values()):
        raise SystemExit(f"the wheel does not know a mile: {units}")
    from numcheck.language.parser import load
    from numcheck.model.article import Article, Block, BlockKind
    from numcheck.model.span import Span

    text = "Police arrested 12 men in Leeds."
    article = Article("x", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))
    sentence = load()(article, [Span(16, 18)])[0]
    if not sentence.parsed:
        raise SystemExit("the wheel's pipeline does not parse")


if __name__ == "__main__":
    main()
