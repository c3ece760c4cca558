"""Front matter: the keys before an article that say its headline, summary, captions, date and language.

Two kinds are read: YAML between lines of "---" and TOML between lines of "+++". Of YAML only what front
matter uses is understood, each value with its place in the source; what is not understood is passed over,
what cannot be YAML at all is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from numcheck.errors import ArticleError
from numcheck.model.article import BlockKind, Remark, Suppression
from numcheck.readers.building import Edit
from numcheck.readers.dates import full_date
from numcheck.readers.languages import declared
from numcheck.readers.yaml import Scalar, read_yaml
from numcheck.resources.files import long_key

MAX_CHARACTERS = 100_000

# The last part of a key decides: image.caption is a caption, seo.title a headline.
KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("title", "headline", "seo_title", "short_title"), BlockKind.HEADLINE),
    **dict.fromkeys(
        (
            "description", "standfirst", "subtitle", "subheadline", "summary", "excerpt", "deck", "dek",
            "strapline",
        ),
        BlockKind.STANDFIRST,
    ),
    **dict.fromkeys(
        ("caption", "image_caption", "photo_caption", "cover_caption", "alt", "image_alt", "cover_alt"),
        BlockKind.CAPTION,
    ),
}  # fmt: skip
_DATES = ("date", "published", "publishdate", "publish_date", "published_at", "pubdate", "date_published")
_LANGUAGES = ("lang", "language", "locale")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an article's front matter says. `end` is the source offset where the article itself begins."""

    end: int = 0
    blocks: tuple[tuple[BlockKind, tuple[Edit, ...]], ...] = ()
    published: date | None = None
    language: str = ""
    suppressions: tuple[Suppression, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_front_matter(source: str, path: str) -> FrontMatter:
    """The front matter at the start of `source`, if any. Raises ArticleError, with line, if it is broken."""
    fence = re.match(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)", source)
    # A blank line behind the fence makes it a thematic break.
    if not fence or not re.match(r"[ \t]*\S", source[fence.end() : fence.end() + 200]):
        return FrontMatter()
    toml = fence[1] == "+++"
    closing = re.compile(r"(?m)^(?:\+\+\+)[ \t]*$" if toml else r"(?m)^(?:---|\.\.\.)[ \t]*$")
    # "$" stops before "\n" only; a line end of another kind is looked for by hand.
    body = source[:MAX_CHARACTERS].replace("\r", "\n")
    end = closing.search(body, fence.end())
    if not end:
        if not toml and not re.match(r"\s*[A-Za-z_][\w.-]*:(?:\s|$)", source[fence.end() :][:200]):
            return FrontMatter()  # a thematic break, not front matter
        raise ArticleError(
            "front matter is opened but never closed",
            where=f"{path}:1",
            cure=f"add a line {fence[1]} after it",
        )
    start, stop = fence.end(), end.start()
    scalars = _read_toml(source, start, stop, path) if toml else read_yaml(source, start, stop, path)
    return _understand(scalars, source, path, end.end())


def _understand(scalars: list[Scalar], source: str, path: str, end: int) -> FrontMatter:
    blocks: list[tuple[BlockKind, tuple[Edit, ...]]] = []
    published: date | None = None
    language = ""
    rules: list[Scalar] = []
    reason = ""
    remarks: list[Remark] = []
    for scalar in scalars:
        key = scalar.path[-1].lower().replace("-", "_")
        whole = tuple(part.lower() for part in scalar.path)
        if whole[:2] == ("numcheck", "ignore") or whole[0] in ("numcheck_ignore", "numcheck-ignore"):
            rules.append(scalar)
        elif whole == ("numcheck", "reason"):
            reason = scalar.value
        elif whole[0] == "numcheck":
            remarks.append(
                Remark(scalar.line, f"numcheck.{'.'.join(whole[1:])} is not known (ignore, reason)")
            )
        elif key in KINDS and len(scalar.path) <= 3:
            blocks.append((KINDS[key], scalar.edits))
        elif key in _DATES and len(scalar.path) == 1 and published is None:
            published = full_date(scalar.value)
        elif key in _LANGUAGES and len(scalar.path) == 1:
            language = declared(scalar.value)
    suppressions: list[Suppression] = []
    named = [word for scalar in rules for word in re.split(r"[\s,]+", scalar.value) if word]
    wrong = next((word for word in named if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", word)), None)
    if rules and (wrong or not named or named[0] in ("true", "yes", "all")):
        remarks.append(Remark(rules[0].line, "numcheck.ignore names no rule (name rules or families)"))
    elif rules:
        last = source.count("\n") + 1 + source.count("\r")
        suppressions.append(Suppression(tuple(named), reason, (1, last), rules[0].line))
    return FrontMatter(end, tuple(blocks), published, language, tuple(suppressions), tuple(remarks))


def _read_toml(source: str, start: int, stop: int, path: str) -> list[Scalar]:
    """The strings and dates of TOML front matter; a value is placed by its key, in the table it stands in."""
    import tomllib

    body = source[start:stop].replace("\r\n", " \n").replace("\r", "\n")  # as long as the source
    first = source.count("\n", 0, start) + source.count("\r", 0, start) - source.count("\r\n", 0, start)
    if line := long_key(body):
        raise ArticleError(
            "front matter has a key of too many parts", where=f"{path}:{first + line}", cure="mend it"
        )
    try:
        document = tomllib.loads(body)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = first + int(found[1]) if found else first + 1
        raise ArticleError(
            f"front matter is not TOML: {error}", where=f"{path}:{line}", cure="mend it"
        ) from error
    scalars: list[Scalar] = []
    table: tuple[str, ...] = ()
    for found in re.finditer(
        r"(?m)^[ \t]*(?:\[([^\[\]\n]+)\][ \t]*(?:#.*)?$|([\w.\"'-]+)[ \t]*=[ \t]*)", body
    ):
        if found[1]:
            table = tuple(part.strip(" \"'") for part in found[1].split("."))
            continue
        keys = (*table, *(part.strip(" \"'") for part in found[2].split(".")))
        value: object = document
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        line = first + body.count("\n", 0, found.start()) + 1
        scalars.extend(_toml_scalars(keys, value, source, body, start, found.end(), line))
    return scalars


def _toml_scalars(
    keys: tuple[str, ...], value: object, source: str, body: str, start: int, at: int, line: int
) -> list[Scalar]:
    if isinstance(value, dict):
        return [
            scalar
            for key, inner in value.items()
            for scalar in _toml_scalars((*keys, key), inner, source, body, start, at, line)
        ]
    if isinstance(value, list):
        return [Scalar(keys, str(item), (), line) for item in value]
    if value is None:
        return []
    text = str(value)
    end = body.find("\n", at)
    end = len(body) if end < 0 else end
    plain = body.find(text, at, end)
    if plain >= 0:
        return [Scalar(keys, text, (Edit(start + plain, start + plain + len(text)),), line)]
    # Escapes or several lines: the value is placed as a whole.
    return [Scalar(keys, text, (Edit(start + at, start + max(end, at + 1), text),), line)]
