"""Whether an article is in English, by what it says of itself, else by its function words."""

from __future__ import annotations


def declared(tag: str) -> str:
    """A language tag as written in front matter or markup, in lower case with hyphens; empty if none."""
    return tag.strip().lower().replace("_", "-")
