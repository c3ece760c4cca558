"""Articles that are not in English are told by what they say of themselves, or by their small words."""

from __future__ import annotations

import pytest

from numcheck.readers import read_bytes
from numcheck.readers.languages import not_english

FRENCH = (
    "Plus de 300 personnes ont quitté leurs maisons dans la nuit de lundi, selon les pompiers, et la rivière est "
    "encore montée de 20 centimètres dans la matinée."
)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FRENCH, "French"),
        (
            "Rund 300 Menschen haben in der Nacht ihre Häuser verlassen, wie die Feuerwehr mitteilte; der Fluss ist "
            "nach Angaben der Behörden um 20 Zentimeter gestiegen.",
            "German",
        ),
        (
            "Unas 300 personas dejaron sus casas durante la noche, según los bomberos, y el río ha subido 20 "
            "centímetros más en las primeras horas de la mañana.",
            "Spanish",
        ),
        ("Около 300 человек покинули свои дома, сообщили пожарные в понедельник.", "Cyrillic"),
        ("消防によると、約三百人が夜のうちに家を離れ、川の水位は二十センチ上がったという。", "Cjk"),
    ],
)
def test_another_language_is_named(text: str, word: str) -> None:
    """The reason says which it reads as."""
    reason = not_english(read_bytes(text.encode(), "a.txt"))
    assert word.lower().replace("cjk", "letters") in reason.lower()


def test_english_with_a_foreign_quotation_is_english() -> None:
    """Small words of both: the article's own win."""
    text = (
        "More than 300 people left their homes on Monday, and the river rose, the mayor said. “"
        + FRENCH[:60]
        + "”"
    )
    assert not_english(read_bytes(text.encode(), "a.txt")) == ""


@pytest.mark.parametrize("text", ["", "12 13 14", "Leeds 12, York 9", "Le Mans: 24 h"])
def test_what_is_too_short_to_tell_is_checked(text: str) -> None:
    """Unknown is not foreign."""
    assert not_english(read_bytes(text.encode(), "a.txt")) == ""


def test_what_an_article_says_of_itself_decides() -> None:
    """Front matter and the page's own attribute."""
    assert "fr" in not_english(read_bytes(b"---\nlang: fr-FR\n---\nThe river rose.\n", "a.md"))
    assert not_english(read_bytes(("---\nlang: en_GB\n---\n" + FRENCH).encode(), "a.md")) == ""
    assert "de" in not_english(read_bytes(b'<html lang="de"><p>The river rose.</p></html>', "a.html"))
