"""What `sam build` made in .aws-sam/build holds what Lambda needs, for one processor, and nothing that the bill of materials does not tell of,
or whose bytes are not those of .ci/checksums.txt.

    python3 .ci/packages.py ARCHITECTURE     arm64 or x86_64; after `.ci/licences` for the same one, and `./tokenward test`
"""

import hashlib
import json
import pathlib
import struct
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".aws-sam" / "build"
# lies there because `mvn verify` packages the bench: image/layout copies it into each image
RUNTIME_CLIENT = ROOT / "sandbox/bench/target/runtime-client"
FUNCTIONS = ["intake", "approval", "issuance", "notification", "inventory", "sweep"]
MACHINES = {"x86_64": 62, "arm64": 183}  # e_machine of an ELF file
NATIVE = (".so", ".dylib", ".dll", ".jnilib")
# the log of the sandbox, which functions/pom.xml leaves out
NOT_PACKAGED = {"slf4j-simple"}


def told():
    """Each jar that the bill of materials tells of, by the name that Maven gives it, and whether it is left out of the packages."""
    for component in json.loads((ROOT / "target/bom.json").read_text())["components"]:
        parts = urllib.parse.urlsplit(component["purl"])
        query = urllib.parse.parse_qs(parts.query)
        if query.get("type") == ["jar"]:
            name = "-".join([component["name"], component["version"], *query.get("classifier", [])]) + ".jar"
            ours = component["name"].removeprefix("tokenward-") in FUNCTIONS
            yield name, ours or component["name"] in NOT_PACKAGED


def altered():
    """Libraries with other bytes than when their version was taken."""
    known = dict(reversed(line.split()) for line in (ROOT / ".ci/checksums.txt").read_text().splitlines())
    for jar in sorted([*BUILD.glob("*Function/lib/*.jar"), *RUNTIME_CLIENT.glob("*.jar")]):
        if not jar.name.startswith("tokenward-") and hashlib.sha256(jar.read_bytes()).hexdigest() != known.get(jar.name):
            yield f"{jar.relative_to(ROOT)} is not the one that .ci/checksums.txt knows"


def machine(library):
    """The processor that an ELF file is for; 0 if it is none."""
    head = library.read_bytes()[:20]
    return struct.unpack_from("<H", head, 18)[0] if head[:4] == b"\x7fELF" and len(head) == 20 else 0


def faults_of(function, architecture):
    package = BUILD / f"{function.capitalize()}Function"
    handler = package / f"dev/tokenward/functions/{function}/{function.capitalize()}Handler.class"
    if not handler.exists():
        yield f"there is no {handler.relative_to(ROOT)}"
    if not (package / "META-INF/services/org.slf4j.spi.SLF4JServiceProvider").exists():
        yield f"{function} logs no JSON"
    if list(package.glob("lib/slf4j-simple*")):
        yield f"{function} has two logs"
    if not (package / "settings.cksum").exists():
        yield f"{function} has no settings.cksum: a changed parameter would publish no version"
    native = [file for file in package.rglob("*") if file.name.endswith(NATIVE)]
    if [machine(file) for file in native] != [MACHINES[architecture]]:
        yield f"{function} is not for {architecture} alone: {[(file.name, machine(file)) for file in native]}"


def main(architecture):
    faults = [fault for function in FUNCTIONS for fault in faults_of(function, architecture)]
    images = {jar.name for jar in RUNTIME_CLIENT.glob("*.jar")}
    if not images:
        faults.append(f"there is no jar in {RUNTIME_CLIENT.relative_to(ROOT)}")
    shipped = images | {jar.name for jar in BUILD.glob("*Function/lib/*.jar")}
    listed = dict(told())
    faults += [f"{name} ships, and target/bom.json does not tell of it" for name in sorted(shipped - set(listed))]
    faults += altered()
    faults += [f"target/bom.json tells of {name}, which does not ship" for name, left in listed.items() if name not in shipped and not left]
    print("".join(f"    {fault}\n" for fault in faults), end="", file=sys.stderr)
    print(f"    {len(shipped)} jars, {len(FUNCTIONS)} functions for {architecture}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
