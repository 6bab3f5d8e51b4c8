"""Has other programs read what the page writes for them: OCSF by the published schema, CEF by a parser of others.

The events are those of crates/audit-export/tests/data: each published key, unknown ones, and odd text. ECS is held to
the published fields where a package has them: in the browser tests.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pycef
from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

EVENTS = Path(__file__).parent.parent / "crates/audit-export/tests/data/each_key.ndjson"


def convert(form: str, *flags: str) -> str:
    program = os.environ["CONVERT"]
    done = subprocess.run([program, form, *flags], input=EVENTS.read_bytes(), capture_output=True, check=True)
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
    for form in ("json", "ndjson", "csv", "ecs", "ocsf", "cef"):
        yield f"nothing hidden is in {form}", hidden(form)
