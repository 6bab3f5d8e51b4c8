"""What the page is made of: a list of components (CycloneDX 1.5) and the licences of all of them.

Usage: notices.py FOLDER, with the answer of `cargo metadata --filter-platform wasm32-unknown-unknown` on standard input.
Writes `sbom.cdx.json` and `THIRD-PARTY.txt` into the folder, the same bytes each time.
"""

import json
import sys
from pathlib import Path

PAGE = "audit-dashboard"
# Each of them is a program of its own beside the page.
WORKER = "-worker"


def components(metadata):
    """Every package that gets into the page or a worker, without those that only build or test it, sorted by name."""
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    is_program = lambda package: not package["source"] and (package["name"] == PAGE or package["name"].endswith(WORKER))
    todo = [id for id, package in packages.items() if is_program(package)]
    seen = set(todo)
    while todo:
        for dependency in nodes[todo.pop()]["deps"]:
            is_in = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_in and dependency["pkg"] not in seen:
                seen.add(dependency["pkg"])
                todo.append(dependency["pkg"])
    found = [packages[id] for id in seen if packages[id]["source"]]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def licence_texts(package):
    folder = Path(package["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file())
    names = ("licen", "copying", "notice", "unlicen")
    return [file.read_text("utf-8", "replace").strip() for file in files if file.name.lower().startswith(names)]


def sbom(packages):
    def component(package):
        name, version = package["name"], package["version"]
        licence = package["license"] or "NOASSERTION"
        return {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:cargo/{name}@{version}",
            "licenses": [{"expression": licence.replace("/", " OR ")}],
        }

    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [component(p) for p in packages]}


def notices(packages):
    """One block for each text, with all packages that it belongs to: most share a few texts."""
    users = {}
    for package in packages:
        for text in licence_texts(package) or [f"Licence: {package['license']}"]:
            users.setdefault(text, []).append(f"{package['name']} {package['version']}")
    blocks = [f"{', '.join(names)}\n\n{text}\n" for text, names in users.items()]
    line = "\n" + "-" * 80 + "\n\n"
    return "This page holds the following software.\n" + line + line.join(blocks)


def main():
    folder = Path(sys.argv[1])
    packages = components(json.load(sys.stdin))
    (folder / "sbom.cdx.json").write_text(json.dumps(sbom(packages), indent=2) + "\n")
    (folder / "THIRD-PARTY.txt").write_text(notices(packages))


main()
