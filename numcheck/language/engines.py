"""The engine for a model's name: our own pipeline, the user's, or plain cutting where no weights are."""

from __future__ import annotations

from numcheck.language.reading import Engine


def open_engine(model: str | None) -> Engine:
    """The user's spaCy pipeline if `model` names one, else ours, else one that cuts and does not parse."""
    if model is not None:
        from numcheck.language.stock import StockEngine

        return StockEngine(model)
    from numcheck.language.english import WEIGHTS
    from numcheck.language.quick import import_spacy

    import_spacy()
    from numcheck.language.english.engine import EnglishEngine, PlainEngine

    return EnglishEngine(WEIGHTS) if (WEIGHTS / "parser").exists() else PlainEngine(WEIGHTS)
