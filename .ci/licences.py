"""The licences of what ships, out of target/bom.json: as a list, and none among them that may not. And its checksums: each library that
ships has the bytes that it had when its version was taken, wherever it was fetched from."""
import json
import pathlib
import sys
import urllib.parse

# By one of these, code may be shipped without giving out one's own. A library under several may be taken under one of them.
MAY_SHIP = {"Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC"}

# What poms call them where they give no identifier of SPDX.
NAMES = {
    "Apache License, Version 2.0": "Apache-2.0",
    "The Apache Software License, Version 2.0": "Apache-2.0",
    "The Apache License, Version 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "FreeBSD License": "BSD-2-Clause",
    "MIT License": "MIT",
    "The MIT License": "MIT",
}

root = pathlib.Path(__file__).resolve().parent.parent
bom = json.loads((root / "target/bom.json").read_text(encoding="utf-8"))


def licences(component):
    for entry in component.get("licenses", []):
        if "expression" in entry:
            yield from entry["expression"].replace("(", "").replace(")", "").split(" OR ")
        else:
            licence = entry["license"]
            name = licence.get("id") or licence["name"]
            yield NAMES.get(name, name)


def file(component):
    """As Maven calls it: one of several processors has its own."""
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(component["purl"]).query)
    return "-".join([component["name"], component["version"], *query.get("classifier", [])]) + "." + query["type"][0]


def kept(page, bom):
    """The checksums of earlier builds, those for another processor among them; without what is of another version now."""
    versions = {component["name"]: component["version"] for component in bom["components"]}
    lines = dict(reversed(line.split()) for line in page.read_text().splitlines()) if page.exists() else {}
    return {name: digest for name, digest in lines.items() if any(name.startswith(f"{n}-{v}") for n, v in versions.items())}


rows, faults, sums = [], [], {}
for component in sorted(bom["components"], key=lambda c: (c.get("group", ""), c["name"])):
    # our own modules, and the log of the sandbox, which the functions' layout leaves out
    if component.get("group") == "dev.tokenward" or component["name"] == "slf4j-simple":
        continue
    name = f"{component['group']}:{component['name']}"
    found = sorted(set(licences(component)))
    if not MAY_SHIP.intersection(found):
        faults.append(f"{name} {component['version']}: none of its licences may ship: {', '.join(found) or 'it names none'}")
    sums[file(component)] = next(h["content"] for h in component["hashes"] if h["alg"] == "SHA-256")
    rows.append(f"| `{name}` | {component['version']} | {', '.join(found)} |")

page = root / "docs/licences.md"
text = "\n".join(
    [
        "# Licences of what ships",
        "",
        "Everything in the functions' packages and images that is not Tokenward, but for AWS's base image. What a jar has taken into itself",
        "(`aws-lambda-java-serialization` has) stands in its own `META-INF`. Written by `.ci/licences --write` from the bill of materials",
        "(`target/bom.json`, CycloneDX), which `.ci/licences` makes; `.ci/packages.py` holds it to the jars that were packaged. Allowed: "
        + ", ".join(sorted(MAY_SHIP)) + ".",
        "",
        "| library | version | licences |",
        "|---|---|---|",
        *rows,
        "",
    ]
)
if "--write" in sys.argv and not faults:
    page.write_text(text, encoding="utf-8")
elif not page.exists() or page.read_text(encoding="utf-8") != text:
    faults.append("docs/licences.md is not what ships: run .ci/licences --write and read what changed")
checksums = root / ".ci/checksums.txt"
known = kept(checksums, bom)
if "--write" in sys.argv and not faults:
    known |= {name: digest for name, digest in sums.items() if name not in known}
    checksums.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(known.items())), encoding="utf-8")
for name, digest in sorted(sums.items()):
    if name not in known:
        faults.append(f"{name} has no checksum in .ci/checksums.txt: run .ci/licences --write for this processor")
    elif known[name] != digest:
        faults.append(f"{name} is not the one that .ci/checksums.txt knows: {digest} instead of {known[name]}. Find out why before anything ships")
print("\n".join(faults))
sys.exit(bool(faults))
