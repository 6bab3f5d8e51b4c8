"""Has other programs read what the page writes for them: OCSF by the published schema, CEF by a parser of others, and
Parquet by pyarrow, whose own files are read in turn.

The events are those of crates/audit-export/tests/data: each published key, unknown ones, and odd text. ECS is held to
the published fields where a package has them: in the browser tests.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pycef
from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

EVENTS = Path(__file__).parent.parent / "crates/audit-export/tests/data/each_key.ndjson"


def convert(form: str, *flags: str, given: bytes | None = None) -> str:
    program = os.environ["CONVERT"]
    content = EVENTS.read_bytes() if given is None else given
    done = subprocess.run([program, form, *flags], input=content, capture_output=True, check=True)
    return done.stdout.decode()


@cache
def classes() -> dict[int, dict]:
    """The published classes by their numbers."""
    schema = get_ocsf_schema(version="1.5.0")
    return {one["uid"]: one for one in [*schema["classes"].values(), schema["base_event"]]}


@cache
def validator(class_uid: int, profiles: tuple[str, ...]) -> Draft202012Validator:
    schema = get_ocsf_schema(version="1.5.0")
    schema["classes"]["base_event"] = schema["base_event"]
    name = classes()[class_uid]["name"]
    return Draft202012Validator(OcsfJsonSchemaEmbedded(schema).get_class_schema(name, [*profiles]))


def ocsf(flags: tuple[str, ...]) -> str | None:
    """Each event is valid, and its names are those that the schema has for its numbers."""
    wrong = []
    for line, event in zip(convert("ocsf", *flags).splitlines(), events(), strict=True):
        found = json.loads(line)
        key = event["event_key"]
        errors = validator(found["class_uid"], tuple(found["metadata"].get("profiles", []))).iter_errors(found)
        wrong += [f"{key}: {error.json_path}: {error.message}" for error in errors]
        one = classes()[found["class_uid"]]
        activity = one["attributes"]["activity_id"]["enum"][str(found["activity_id"])]["caption"]
        if one["caption"] != found["class_name"] or activity not in ("Other", found["activity_name"]):
            wrong.append(f"{key}: {one['caption']}: {activity}, and not {found['class_name']}: {found['activity_name']}")
        if found["type_uid"] != found["class_uid"] * 100 + found["activity_id"]:
            wrong.append(f"{key}: type_uid")
        if not flags and found["unmapped"].get("details", {}) != event["details"]:
            wrong.append(f"{key}: details")
    return "\n".join(wrong) or None


def events() -> list[dict]:
    return [json.loads(line) for line in EVENTS.read_text().splitlines()]


def plain(text: str) -> str:
    """What a text of CEF stands for."""
    letters = {"n": "\n", "r": "\r"}
    out, rest = [], iter(text)
    for sign in rest:
        follower = next(rest, "") if sign == "\\" else sign
        out.append(letters.get(follower, follower) if sign == "\\" else sign)
    return "".join(out)


def cef() -> str | None:
    """Each line gives back what the event holds."""
    wrong = []
    for line, event in zip(convert("cef").splitlines(), events(), strict=True):
        # The parser cannot tell a line whose head has escapes.
        if "|" in event["event_key"]:
            continue
        found = {name: plain(value) for name, value in (pycef.parse(line) or {}).items()}
        address = event["ip_address"]
        expected = {
            "CEFVersion": "0",
            "DeviceVendor": "Pachca",
            "DeviceProduct": "Audit log",
            "DeviceEventClassID": event["event_key"],
            "externalId": event["id"],
            "act": event["event_key"],
            "suid": event["actor_id"],
            "entityId": event["entity_id"],
            "entityType": event["entity_type"],
            "requestClientApplication": event["user_agent"],
            ("Source IPv6 Address" if ":" in address else "src") if address else "src": address,
        }
        wrong += [f"{event['event_key']}: {name}: {found.get(name)!r}" for name, value in expected.items() if found.get(name) != value]
        if json.loads(found.get("details", "{}")) != event["details"]:
            wrong.append(f"{event['event_key']}: details: {found.get('details')}")
    return "\n".join(wrong) or None


def table(*arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run([os.environ["TABLE"], *arguments], input=given, capture_output=True, check=True).stdout


def parquet() -> str | None:
    """What pyarrow finds in our file is what the events hold, in the types that they ought to have."""
    found = pq.read_table(pa.BufferReader(table("write", given=EVENTS.read_bytes())))
    types = {field.name: str(field.type) for field in found.schema}
    wanted = {name: "timestamp[ms, tz=UTC]" if name == "created_at" else "string" for name in types}
    if types != wanted or "actor_name" in types:
        return f"the columns are {types}"
    for row, event in zip(found.to_pylist(), events(), strict=True):
        details = json.loads(row.pop("details") or "{}")
        extra = json.loads(row.pop("extra") or "{}")
        row["created_at"] = row["created_at"].isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if row | {"details": details} | extra != event:
            return f"{row} {details} {extra} is not {event}"
    return None


def columns() -> str | None:
    """Names that repeat are in a dictionary, and names of people have columns if they are wanted."""
    noted = [json.dumps(event | {"_dashboard": {"actor_name": "Анна", "category": "auth"}}) for event in events()]
    file = pq.ParquetFile(pa.BufferReader(table("write", "--noted", given="\n".join(noted).encode())))
    names = file.schema_arrow.names
    group = file.metadata.row_group(0)
    encodings = {name: group.column(place).encodings for place, name in enumerate(names)}
    if "RLE_DICTIONARY" not in encodings["event_key"] or group.column(0).compression != "SNAPPY":
        return f"{encodings}"
    return None if set(file.read()["actor_name"].to_pylist()) == {"Анна"} else "names"


def theirs(unit: str, **how) -> str | None:
    """A file of pyarrow, with types of its own: ids are numbers, texts dictionaries, instants finer or coarser."""
    rows = [event for event in events() if event["actor_id"] and event["ip_address"] and event["entity_id"]]
    moment = lambda event: datetime.fromisoformat(event["created_at"])
    made = pa.table({
        "user_agent": pa.array([event["user_agent"] for event in rows]).dictionary_encode(),
        "created_at": pa.array([moment(event) for event in rows], pa.timestamp(unit, tz="UTC")),
        "id": pa.array([event["id"] for event in rows], pa.large_string()),
        "actor_id": pa.array([int(event["actor_id"]) for event in rows], pa.int64()),
        "entity_id": pa.array([int(event["entity_id"]) for event in rows], pa.int32()),
        "event_key": [event["event_key"] for event in rows],
        "details": [json.dumps(event["details"], indent=1) for event in rows],
        "ip_address": [event["ip_address"] for event in rows],
        "unknown": [[1, 2]] * len(rows),
    })
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/theirs.parquet"
        pq.write_table(made, path, row_group_size=17, **how)
        lines = table("read", path).decode().splitlines()
    kept = ("id", "created_at", "event_key", "actor_id", "entity_id", "details", "ip_address", "user_agent")
    for line, event in zip(lines, rows, strict=True):
        found = json.loads(line)
        if {name: found[name] for name in kept} != {name: event[name] for name in kept}:
            return f"{line} is not {event}"
    return None


def hidden(form: str) -> str | None:
    """With every field a pseudonym, nothing that tells anybody is in the file, wherever a form has put it."""
    text = convert(form, "--hide", "a passphrase", "--noted")
    telling = {"Name of", "Ночная выгрузка", "203.0.113.7", "2001:db8::7", "Pachca/3.60.0", "hooks.example.com", "Подрядчики",
               "iPhone 15", '"12"', "suid=12", ":12,", ":34}", '"34"', "Номера карт", "81204411", "not an address"}
    there = sorted(one for one in telling if one in text)
    return f"there is still {', '.join(there)}" if there else None


def check() -> Iterator[tuple[str, str | None]]:
    """Gives the name of each check, and what is wrong, if anything."""
    for flags in ((), ("--noted",), ("--hide", "a passphrase")):
        yield f"OCSF 1.5.0 {' '.join(flags)}".strip(), ocsf(flags)
    yield "CEF", cef()
    yield "Parquet, row for row", parquet()
    yield "Parquet, dictionaries and names", columns()
    for unit, how in (("ns", {}), ("us", {"data_page_version": "2.0"}), ("ms", {"compression": "none"}), ("ns", {"use_deprecated_int96_timestamps": True})):
        yield f"Parquet of pyarrow, instants in {unit} {how or ''}".strip(), theirs(unit, **how)
    for form in ("json", "ndjson", "csv", "ecs", "ocsf", "cef"):
        yield f"nothing hidden is in {form}", hidden(form)
