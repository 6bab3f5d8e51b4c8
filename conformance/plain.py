"""Has other programs read the plain files of the page: JSON and NDJSON by jq, tables by Python's own reader. And has the
page's reader take what Pachca's command-line tool writes.

The tool's forms are those of its source (pachca/openapi, packages/cli/src/output.ts): an array with two spaces an
indentation, and a table whose cells are texts as JavaScript makes them, so that details are lost in it.
"""

import csv
import io
import json
from collections.abc import Iterator

import jq

from formats import convert, events


def same(found: list[dict]) -> str | None:
    for one, event in zip(found, events(), strict=True):
        if one != event:
            return f"{one} is not {event}"
    return None


def by_jq(form: str) -> str | None:
    """What jq finds, row for row: fields by their names, details as the objects that they are."""
    text = convert(form)
    read = jq.compile(".[]" if form == "json" else ".").input_text(text)
    counted = jq.compile("[.. | .event_key? // empty] | length").input_text(text).all()
    return same(read.all()) or (None if sum(counted) == len(events()) else f"{counted} keys")


def formula(cell: str) -> str:
    """A cell as it was before it was kept from being a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in tuple("=+-@\t\r\n＝＋－＠") else cell


def table() -> str | None:
    """What Python's own reader finds in our table."""
    text = convert("csv")
    if not text.startswith("\ufeff"):
        return "a spreadsheet needs the byte order mark"
    for row, event in zip(csv.DictReader(io.StringIO(text[1:], newline="")), events(), strict=True):
        cells = {name: formula(cell) for name, cell in row.items()}
        names = ("id", "created_at", "event_key", "actor_id", "actor_type", "entity_id", "entity_type", "ip_address", "user_agent")
        wrong = [name for name in names if cells[name] != (event[name] or "")]
        if wrong or json.loads(cells["details"] or "{}") != event["details"]:
            return f"{event['id']}: {wrong}: {cells}"
        for name, value in event["details"].items():
            if isinstance(value, str) and cells[f"details.{name}"] != value:
                return f"{event['id']}: details.{name}: {cells[f'details.{name}']!r} is not {value!r}"
    return None


def official(text: str, kept: tuple[str, ...] | None = None) -> str | None:
    """What the page makes of a file of the tool, and what it writes of that again."""
    for form in ("ndjson", "json"):
        again = convert(form, given=text.encode())
        found = json.loads(again) if form == "json" else [json.loads(line) for line in again.splitlines()]
        wanted = [{name: event[name] for name in kept or event} for event in events()]
        for one, event in zip(found, wanted, strict=True):
            if {name: one[name] for name in event} != event:
                return f"{one} is not {event}"
    return None


def array_of_the_tool() -> str:
    return json.dumps(events(), indent=2, ensure_ascii=False) + "\n"


def table_of_the_tool() -> str:
    def text(value: object) -> str:
        cell = "" if value is None else "[object Object]" if isinstance(value, dict) else str(value)
        return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\n') else cell

    rows = [list(events()[0]), *([event[name] for name in events()[0]] for event in events())]
    return "".join(",".join(map(text, row)) + "\n" for row in rows)


def check() -> Iterator[tuple[str, str | None]]:
    """Gives the name of each check, and what is wrong, if anything."""
    for form in ("json", "ndjson"):
        yield f"{form.upper()} by jq, row for row", by_jq(form)
    yield "CSV by Python's reader, row for row", table()
    yield "the official tool's JSON, read and written again", official(array_of_the_tool())
    kept = ("id", "created_at", "event_key", "actor_id", "entity_id")
    yield "the official tool's CSV, which has lost the details", official(table_of_the_tool(), kept)
