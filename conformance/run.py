"""Holds the simulated workspace to the API: two descriptions of it, and a client that others wrote. Then has other
programs read the files that the page writes for them; $CONVERT and $TABLE are the examples `convert` of audit-export and
`table` of parquet-worker.

    python conformance/run.py                                         starts $PACHCA_SIM on a free port
    python conformance/run.py --base-url URL/api/shared/v1 --sim-url URL   takes one that runs, with --no-limits

Ends with `N passed, N failed`, and exit code 1 where something failed.
"""

import argparse
import asyncio
import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import describe
import formats
import plain
import walk

HERE = Path(__file__).parent
OWN = HERE / "openapi.yaml"
# The published description, where it lies beside the checkout.
REFERENCE = HERE.parent.parent / "shared" / "openapi.yaml"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base-url", help="where the API is")
    parser.add_argument("--sim-url", help="where the control requests are")
    parser.add_argument("--reference", type=Path, default=REFERENCE, help="a second description (%(default)s)")
    given = parser.parse_args()
    if bool(given.base_url) != bool(given.sim_url):
        parser.error("--base-url and --sim-url belong together")
    return given


@contextlib.contextmanager
def simulator():
    """Starts the simulator, and gives the address of the API and of the control requests."""
    program = os.environ.get("PACHCA_SIM")
    if not program:
        sys.exit("PACHCA_SIM is not set: run `cargo xtask test conformance`, or name a running simulator by --base-url")
    flags = ["--port", "0", "--events", "6000", "--no-limits"]
    with subprocess.Popen([program, *flags], stdout=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stdout:
                if found := re.search(r"(http://\S+)/api/shared/v1", line):
                    yield found[0], found[1]
                    return
            sys.exit("the simulator did not start")
        finally:
            process.terminate()


class Results:
    """Counts, and says what was found as it is found."""

    def __init__(self) -> None:
        self.passed = self.failed = 0

    def add(self, name: str, wrong: str | None) -> None:
        self.passed += wrong is None
        self.failed += wrong is not None
        print(f"  ok      {name}" if wrong is None else f"  FAILED  {name}\n{wrong}", flush=True)


async def run_walks(results: Results, base_url: str, sim_url: str) -> None:
    try:
        async for name, wrong in walk.check(base_url, sim_url):
            results.add(name, wrong)
    except Exception as error:  # whatever the client makes of an answer is a finding
        results.add("the client", f"{type(error).__name__}: {error}")


def run(base_url: str, sim_url: str, reference: Path) -> Results:
    results = Results()
    print("pachca-sdk walks the log", flush=True)
    asyncio.run(run_walks(results, base_url, sim_url))
    token = walk.Simulator(sim_url).json("tokens")["owner"]
    for description in (OWN, reference):
        if description.exists():
            print(f"schemathesis holds it to {description.parent.name}/{description.name}", flush=True)
            for name, wrong in describe.check(description, base_url, token):
                results.add(name, wrong)
    print("files are read by other programs", flush=True)
    for name, wrong in (*plain.check(), *formats.check()):
        results.add(name, wrong)
    return results


def main() -> None:
    given = arguments()
    if not {"CONVERT", "TABLE"} <= os.environ.keys():
        sys.exit("CONVERT or TABLE is not set: run `cargo xtask test conformance`")
    started = contextlib.nullcontext((given.base_url, given.sim_url)) if given.base_url else simulator()
    began = time.monotonic()
    with started as (base_url, sim_url):
        results = run(base_url, sim_url, given.reference)
    print(f"after {time.monotonic() - began:.0f} s")
    print(f"{results.passed} passed, {results.failed} failed")
    sys.exit(1 if results.failed else 0)


if __name__ == "__main__":
    main()
