"""Imports spaCy without its command line, which is a quarter of the wait before the first article."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def import_spacy() -> Any:
    """The package spacy, imported in about three quarters of the usual time if it was not imported before.

    `import spacy` loads its command line for the sake of `spacy.info`: typer, rich, requests and a template
    engine. For the length of the import, empty modules stand in their place; a later `spacy.cli` is the
    real one, and `spacy.info` fetches it.
    """
    if "spacy" in sys.modules or "spacy.cli" in sys.modules:
        import spacy

        return spacy
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    vars(module)["info"] = _info
    sys.modules["spacy.cli"] = package
    sys.modules["spacy.cli.info"] = module
    try:
        import spacy
    finally:
        for name in ("spacy.cli.info", "spacy.cli"):
            sys.modules.pop(name, None)
    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*arguments, **options)
