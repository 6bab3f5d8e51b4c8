"""Walks the log with pachca-sdk, an independent client, and compares the ids with the simulator's own list."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from pachca.client import PachcaClient
from pachca.models import AuditEvent, GetAuditEventsParams, ListChatsParams, ListUsersParams

# The SDK fits `details` to one of its models by their fields alone, and fails where a required one is missing, as
# in events written before the field existed. Which events there are does not depend on that: take them as they come.
AuditEvent.__annotations__["details"] = dict


@dataclass
class Simulator:
    """The simulated workspace, seen from behind the scenes."""

    address: str

    def json(self, path: str):
        return httpx.get(f"{self.address}/sim/{path}").raise_for_status().json()

    def ids(self, query: dict[str, str]) -> Counter:
        lines = httpx.get(f"{self.address}/sim/events", params=query).raise_for_status().text
        return Counter(lines.split())


def walks(simulator: Simulator) -> dict[str, dict]:
    """Names of walks with their filters."""
    now = datetime.fromisoformat(simulator.json("stats")["now"])
    # What is read from now on is written to the log as well: every walk ends before it.
    end = now.replace(microsecond=0) - timedelta(seconds=1)
    incident = simulator.json("incidents")[0]
    person = incident["actor_id"]
    first, last = (datetime.fromisoformat(incident[bound]) for bound in ("from", "to"))
    chosen = {
        "everything": {},
        "everything of a week": {"start_time": end - timedelta(days=7)},
        "pages of 7": {"start_time": end - timedelta(days=1), "limit": 7},
        "one key": {"event_key": "user_login"},
        "one key of one entity type": {"event_key": "user_chat_join", "entity_type": "Chat"},
        "a key that only this workspace has": {"event_key": "poll_created"},
        "what one person did": {"actor_id": person, "actor_type": "User"},
        "what was done to one person": {"entity_id": person, "entity_type": "User"},
        "the time of an incident, to the second": {"start_time": first, "end_time": last},
        "nothing": {"actor_id": "1"},
    }
    return {name: {"end_time": end} | filters for name, filters in chosen.items()}


async def compare(client: PachcaClient, simulator: Simulator, filters: dict) -> str | None:
    """Compares one walk with the simulator's list; says what is wrong."""
    events = await client.security.get_audit_events_all(GetAuditEventsParams(**filters))
    walked = Counter(event.id for event in events)
    listed = simulator.ids({name: getattr(value, "isoformat", lambda: str(value))() for name, value in filters.items()})
    if walked != listed:
        return f"{len(listed - walked)} events lost, {len(walked - listed)} doubled or unknown, of {len(listed)}"
    times = [event.created_at for event in events]
    return None if times == sorted(times, reverse=True) else "the events are not newest first"


async def directory(client: PachcaClient) -> str | None:
    """Walks people and chats; says what is wrong."""
    people = await client.users.list_users_all(ListUsersParams(limit=7))
    chats = await client.chats.list_chats_all(ListChatsParams(limit=7))
    me = await client.profile.get_profile()
    for name, items in (("people", people), ("chats", chats)):
        if not items or len({item.id for item in items}) != len(items):
            return f"{name} are missing or doubled"
    return None if me.id in {person.id for person in people} else "the token's holder is not among the people"


async def check(base_url: str, sim_url: str) -> AsyncIterator[tuple[str, str | None]]:
    """Gives the name of each check, and what is wrong, if anything."""
    simulator = Simulator(sim_url)
    client = PachcaClient(simulator.json("tokens")["owner"], base_url)
    try:
        for name, filters in walks(simulator).items():
            yield name, await compare(client, simulator, filters)
        yield "people, chats and profile", await directory(client)
    finally:
        await client.close()
