"""Holds the simulated workspace to an OpenAPI description, with schemathesis."""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

# The methods that the simulator answers.
METHODS = {
    "/audit_events": "get",
    "/users": "get",
    "/users/{id}": "get",
    "/chats": "get",
    "/chats/{id}": "get",
    "/company/chats": "get",
    "/group_tags": "get",
    "/profile": "get",
    "/oauth/token/info": "get",
    "/messages": "post",
}

# Left out:
# negative_data_rejection: the real API takes a time that is none for no filter, and answers 200.
# positive_data_acceptance: no description can tell a cursor from any other text; the rest are refused with 400.
# unsupported_method: where the descriptions do not name a method, the simulator does not either, and says 404.
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
]


def narrowed(description: Path) -> dict:
    """The description of the simulator's methods alone, with the sets that are open in practice left open."""
    schema = yaml.safe_load(description.read_text())
    schema["paths"] = {
        path: {METHODS[path]: methods[METHODS[path]]} for path, methods in schema["paths"].items() if path in METHODS
    }
    for name in ("AuditEventKey", "OAuthScope"):
        schema["components"]["schemas"].get(name, {}).pop("enum", None)
    return schema


def check(description: Path, base_url: str, token: str):
    """Gives the name of each method, and what is wrong with it, if anything."""
    with tempfile.TemporaryDirectory() as folder:
        schema, report = Path(folder, "schema.yaml"), Path(folder, "report.xml")
        schema.write_text(yaml.safe_dump(narrowed(description), allow_unicode=True))
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "run", schema, "--url", base_url),
            *("--header", f"Authorization: Bearer {token}", "--checks", ",".join(CHECKS)),
            *("--phases", "examples,coverage,fuzzing", "--max-examples", "40", "--seed", "1", "--workers", "2"),
            *("--report", "junit", "--report-junit-path", report, "--no-color", "--request-timeout", "10"),
        ]
        # It leaves its example database where it runs.
        outcome = subprocess.run(command, capture_output=True, text=True, cwd=folder)
        if not report.exists():
            yield "schemathesis", outcome.stdout + outcome.stderr
            return
        methods = ElementTree.parse(report).findall(".//testcase")
        for method in methods:
            wrong = [*method.findall("failure"), *method.findall("error")]
            yield method.get("name"), "\n".join(finding.text or finding.get("message") for finding in wrong) or None
        if len(methods) != len(narrowed(description)["paths"]):
            yield "every method was tried", f"only {len(methods)} were:\n{outcome.stdout}"
