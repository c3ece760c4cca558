"""The tokenizer's rules: spaCy's for English, bent to how the treebanks cut figures, less the unprinted."""

from __future__ import annotations

from numcheck.language.english.assembly import Cutting

# "£1.2bn" is cut as the treebanks cut "$221bn"; "3.30pm" as they cut "11 pm".
_MAGNITUDE = r"(?<=[0-9])(?:bn|tn|mn|trn|m|k)"
_CLOCK = r"(?<=[0-9])(?:a\.m\.|p\.m\.|am|pm|AM|PM)"
# As the treebanks: "12-month", "Covid-19", "well-known" are cut at the hyphen, "non-payment", "mid-2004" not.
_PREFIXES = (
    "non re e anti co pre pro mid cross post over sub semi pan multi ex counter inter neo socio micro intra"
)
_WHOLE = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in _PREFIXES.split())
_COMPOUND = rf"(?<=[0-9])(?:-|—)(?=[A-Za-z])|(?<=[A-Za-z]){_WHOLE}-(?=[0-9])"
_RANGE = r"(?<=[0-9])(?:-|—)(?=[0-9$])"
_ABBREVIATIONS = ("etc.", "al.", "Lt.", "Col.", "Sgt.", "Capt.", "Maj.", "Hon.", "Ft.", "Reps.", "Sens.")


def cutting() -> Cutting:
    """The rules the weights are trained with."""
    from spacy.attrs import NORM, ORTH
    from spacy.lang.char_classes import ALPHA, HYPHENS
    from spacy.lang.en import English
    from spacy.lang.tokenizer_exceptions import URL_PATTERN
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    exceptions = {}
    for word, pieces in English.Defaults.tokenizer_exceptions.items():
        if _printed(word):
            exceptions[word] = tuple((piece[ORTH], piece.get(NORM, piece[ORTH].lower())) for piece in pieces)
    exceptions.update({word: ((word, word.lower()),) for word in _ABBREVIATIONS})
    prefixes = list(English.Defaults.prefixes or [])
    suffixes = [_MAGNITUDE, _CLOCK, *(English.Defaults.suffixes or [])]
    letters = f"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    infixes = [
        rule.replace("(?:-|", f"{_WHOLE}(?:-|") if rule == letters else rule
        for rule in English.Defaults.infixes or []
    ]
    infixes += [_COMPOUND, _RANGE]
    return Cutting(
        compile_prefix_regex(prefixes).pattern,
        compile_suffix_regex(suffixes).pattern,
        compile_infix_regex(infixes).pattern,
        "(?u)" + URL_PATTERN if not URL_PATTERN.startswith("(?u)") else URL_PATTERN,
        exceptions,
    )


def _printed(word: str) -> bool:
    """Whether an exception is met in print: contractions with a straight mark, abbreviations."""
    if not word.isascii() or any(c in "\\<>()[]{}|^_*=@:;" or c.isspace() for c in word):
        return False
    if word in {"cannot", "Cannot", "gonna", "gotta", "Gonna", "Gotta", "w/o"}:
        return True
    if word[0].isdigit() or word[0] in "-.0":
        return False
    if "'" in word:  # "should've" yes, "shouldn't've" no
        return word.count("'") == 1
    return word.endswith(".") and len(word) > 1
