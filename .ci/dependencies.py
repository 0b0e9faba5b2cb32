"""Checks that docs/dependencies.md has a line, with reason and price, for each dependency of the poms, and no other."""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

root = pathlib.Path(__file__).resolve().parent.parent
pom = "{http://maven.apache.org/POM/4.0.0}"

declared = set()
for file in [root / "pom.xml", *root.glob("shared/pom.xml"), *root.glob("functions/**/pom.xml"), *root.glob("sandbox/*/pom.xml")]:
    for dependency in xml.parse(file).getroot().iterfind(f"{pom}dependencies/{pom}dependency"):
        if dependency.findtext(f"{pom}groupId") != "dev.tokenward":
            declared.add(dependency.findtext(f"{pom}artifactId"))

faults = []
told = set()
for line in (root / "docs/dependencies.md").read_text(encoding="utf-8").splitlines():
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if not line.startswith("|") or set(line) <= set("|-: ") or cells[0] == "library":
        continue
    told.update(re.findall(r"`([a-z0-9-]+)`", cells[0]))
    if len(cells) < 3 or not all(cells):
        faults.append(f"docs/dependencies.md: a cell is empty: {cells[0]}")
faults += [f"docs/dependencies.md has no line for {name}" for name in sorted(declared - told)]
faults += [f"docs/dependencies.md tells of {name}, which no pom has" for name in sorted(told - declared)]
print("\n".join(faults))
sys.exit(bool(faults))
