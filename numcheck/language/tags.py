"""Penn Treebank tags as UD's universal parts of speech."""

from __future__ import annotations

_COARSE = {
    "": "",
    "$": "SYM",
    "ADD": "X",
    "AFX": "X",
    "CC": "CCONJ",
    "CD": "NUM",
    "DT": "DET",
    "EX": "PRON",
    "FW": "X",
    "GW": "X",
    "IN": "ADP",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "LS": "X",
    "MD": "AUX",
    "NN": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NNS": "NOUN",
    "PDT": "DET",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "RB": "ADV",
    "RBR": "ADV",
    "RBS": "ADV",
    "RP": "ADP",
    "SYM": "SYM",
    "TO": "PART",
    "UH": "INTJ",
    "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "WDT": "PRON",
    "WP": "PRON",
    "WP$": "PRON",
    "WRB": "ADV",
    "XX": "X",
    "_SP": "SPACE",
}
_NOMINAL = frozenset(("nsubj", "obj", "obl", "nmod", "iobj", "conj", "root"))


def coarse(tag: str, label: str) -> str:
    """The universal part of speech of a word with Penn tag `tag` that hangs by UD relation `label`."""
    if label in ("aux", "aux:pass", "cop"):
        return "AUX"
    if tag == "IN" and label == "mark":
        return "SCONJ"
    if tag == "DT" and label.partition(":")[0] in _NOMINAL:
        return "PRON"
    if tag == "VBG" and label == "case":
        return "ADP"
    return _COARSE.get(tag, "PUNCT")
