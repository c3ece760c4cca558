"""Plain text: which lines make a block, and what kind of block each is."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck.model.article import BlockKind
from numcheck.readers import read_bytes


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block of the plain text."""
    article = read_bytes(text.encode(), "a.txt")
    assert article.text is article.source
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def test_paragraphs_are_split_at_blank_lines_and_wrapped_lines_joined() -> None:
    """A hard-wrapped paragraph is one block; a line of blanks parts paragraphs like an empty one."""
    text = "The ferry carried 40 people\nacross the sound on Friday.\n \t\nTwelve of them were\nchildren.\r\n\r\nThe end."
    assert kinds(text) == [
        ("body", "The ferry carried 40 people\nacross the sound on Friday."),
        ("body", "Twelve of them were\nchildren."),
        ("body", "The end."),
    ]


def test_without_blank_lines_long_lines_are_paragraphs() -> None:
    """Copy pasted from a web page has a line a paragraph."""
    long = (
        "The council said that it would close 12 of the 40 libraries in the county over the next two years. "
        * 2
    )
    assert [words for _, words in kinds(f"Libraries to close\n{long.strip()}\n{long.strip()}\n")] == [
        "Libraries to close",
        long.strip(),
        long.strip(),
    ]


def test_a_headline_directly_above_wrapped_text_is_told_from_it() -> None:
    """Its line ends although the next word would have fitted."""
    text = (
        "Bridge to close for 14 days\n"
        "The bridge over the Wenning will close for 14 days from Monday, the county\n"
        "council said, so that its two piers can be strengthened with steel.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "body"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Flood drives 300 from homes in Selby", "headline"),
        ("Was it 300? Selby counts its homeless", "headline"),
        ("Flood drives 300 from homes in Selby.", "body"),
        ("“We lost 300 homes.”", "body"),
        (" ".join(["word"] * 21), "body"),
    ],
)
def test_a_headline_has_at_most_twenty_words_and_no_full_stop(first: str, kind: str) -> None:
    """And more text follows it."""
    assert kinds(f"{first}\n\nMore text follows here.")[0][0] == kind
    assert kinds(first)[0][0] == "body"


@pytest.mark.parametrize(
    "caption",
    [
        "PHOTO CAPTION: Some 300 people wait for boats.",
        "Picture: Some 300 people wait for boats.",
        "FILE – Some 300 people wait for boats in 2019.",
        "Some 300 people wait for boats. (Jo Bell/Dalesman via AP, File)",
        "Some 300 people wait for boats on Friday (Picture: Jo Bell)",
    ],
)
def test_captions_are_known_by_their_label_or_their_credit(caption: str) -> None:
    """A label is not part of the caption's words; a credit is."""
    block = kinds(f"Flood drives 300 out\n\n{caption}\n\nThe flood came at night.")[1]
    assert block[0] == "caption"
    assert block[1].startswith("Some 300")


def test_a_bracket_that_credits_nobody_makes_no_caption() -> None:
    """An ordinary aside at a paragraph's end stays body text."""
    assert kinds("Flood\n\nThe repairs cost £3m ($3.8m).\n\nEnd.")[1][0] == "body"


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier report gave the toll as 14.",
        "An earlier version of this article said that 14 people had died.",
        "This article was amended on 3 May to say that 12, not 14, people died.",
        "Clarification – the figure of 14 includes the missing.",
    ],
)
def test_correction_notes_are_blocks_of_their_own(note: str) -> None:
    """What was wrong is never compared with what is right."""
    assert kinds(f"Flood kills 12\n\nTwelve died.\n\n{note}")[-1] == ("correction", note)


def test_a_correction_at_the_end_of_a_paragraph_is_split_off() -> None:
    """The paragraph before it stays what it is."""
    blocks = kinds("Flood kills 12\n\nTwelve died. An earlier version of this story said 14.")
    assert blocks[1:] == [
        ("body", "Twelve died."),
        ("correction", "An earlier version of this story said 14."),
    ]


def test_correction_officers_are_no_correction() -> None:
    """The word alone does not make a note."""
    assert kinds("Prison\n\nCorrection officers found 12 phones.")[1][0] == "body"


def test_team_sheets_and_the_scorers_beside_them_are_line_ups() -> None:
    """Their numbers are minutes, not quantities."""
    text = (
        "Marton 2-1 Ryde\n\nMarton won a dull match.\n\n"
        "Abel, Corr, Dunn (Hale 61), Eden, Firth (Gill 75), Ives, Judd, van Kerk, Lund.\n\n"
        "Subs Not Used: Moss, Nunn.\n\nEden 12, Judd 80 pen."
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "line-up", "line-up", "line-up"]


def test_votes_in_a_list_are_no_line_up() -> None:
    """A list of names with a number each, alone, may well be seats or deaths."""
    assert kinds("Result\n\nLabour 112, Tories 91, Liberals 22, Greens 9, Others 4.")[1][0] == "body"


def test_list_items_lose_their_marks() -> None:
    """A list is one that starts a paragraph or follows a colon; a dash at a line's start in prose is none."""
    text = "Plan\n\nThe plan has:\n- 12 new buses\n- 3 new\n  bridges\n\nIt will cost 15\n- or 20 - million."
    assert kinds(text)[1:] == [
        ("body", "The plan has:"),
        ("list-item", "12 new buses"),
        ("list-item", "3 new\n  bridges"),
        ("body", "It will cost 15\n- or 20 - million."),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday, January 28, 2014", date(2014, 1, 28)),
        ("By Ann Hall, 12 March 2024", date(2024, 3, 12)),
        ("Published: 2024-03-12 14:30 GMT", date(2024, 3, 12)),
        ("Last updated on 3rd Sept 2021", date(2021, 9, 3)),
        ("The bridge opened on 12 March 2024.", None),
        ("31 February 2024", None),
    ],
)
def test_a_dateline_or_byline_gives_the_day_of_publication(line: str, day: date | None) -> None:
    """Only a full date that exists, in a line that is there to say it."""
    assert read_bytes(f"Bridge opens\n\n{line}\n\nThe bridge is open.".encode(), "a.txt").published == day


def test_the_headline_may_stand_under_a_date() -> None:
    """A date alone is no headline."""
    article = read_bytes(b"12 March 2024\n\nBridge opens\n\nThe bridge is open.", "a.txt")
    assert [block.kind for block in article.blocks] == [BlockKind.BODY, BlockKind.HEADLINE, BlockKind.BODY]
