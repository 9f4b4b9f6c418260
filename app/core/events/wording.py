"""The catalogue in words: what each type of event means, and the table of `docs/events.md`.

Guarantees: made from the classes and their docstrings, nothing twice. Does not: write files. Pure.
"""

import inspect
from collections.abc import Sequence

import msgspec

from app.core.events.catalogue import CATALOGUE
from app.core.events.withholding import withheld_fields

SPECIFIED = 11
"""How many of the catalogue, from its beginning, are the specification's."""
BEGINNING, END = "<!-- catalogue -->", "<!-- end of catalogue -->"


def description_of(event_type: str) -> str:
    """What it means, in one line; its name in words where the class says nothing."""
    told = vars(CATALOGUE[event_type]).get("__doc__")
    if not told:
        return f"{event_type.replace('.', ' ').replace('_', ' ').capitalize()}."
    paragraph = inspect.cleandoc(told).partition("\n\n")[0].partition("\nAttributes:")[0]
    return " ".join(paragraph.split())


def catalogue_table() -> str:
    """The table, as Markdown."""
    lines = ["| event | v | from | data | means |", "| --- | --- | --- | --- | --- |"]
    for place, (name, data) in enumerate(CATALOGUE.items()):
        withheld = withheld_fields(name)
        fields = ", ".join(
            f"`{field.name}`" + (" \\*" if field.name in withheld else "") for field in msgspec.structs.fields(data)
        )
        whose = "specification" if place < SPECIFIED else "ours"
        text = description_of(name).replace("|", "\\|")
        lines.append(f"| `{name}` | {data.VERSION} | {whose} | {fields} | {text} |")
    return "\n".join(lines) + "\n"


def with_catalogue(page: str) -> str:
    """The page with the table between its two marks made anew; None of the rest is touched.

    Raises:
        ValueError: A mark is missing.
    """
    before, beginning, rest = page.partition(BEGINNING)
    _, end, after = rest.partition(END)
    if not beginning or not end:
        raise ValueError("The page has no place for the catalogue.")
    return f"{before}{BEGINNING}\n{catalogue_table()}{END}{after}"


def catalogue_lines(event_types: Sequence[str] = ()) -> list[str]:
    """For a terminal: name, version and meaning."""
    return [
        f"{name:<32} v{CATALOGUE[name].VERSION}  {description_of(name)}" for name in (event_types or tuple(CATALOGUE))
    ]
