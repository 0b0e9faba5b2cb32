"""Puts a function's classes and its libraries into one jar: a start opens one file instead of fifty, and so does whoever looks for a
provider of a service. The same input gives the same bytes.

    python3 image/one_jar.py JAR CLASSES LIBRARY...     CLASSES: a folder; LIBRARYs: jars in the order of a class path

What several call alike is what the first calls so, as on a class path; of a service's providers it is all of them. What libraries say of
their licences stands in META-INF/licences, by library. Fails where two libraries hold another thing under one name.
"""
import pathlib
import re
import sys
import zipfile

DATE = (2026, 1, 1, 0, 0, 0)
MANIFEST = "META-INF/MANIFEST.MF"
# modules and signatures are of single jars; native libraries lie beside the jar, for the image's processor alone
LEFT = re.compile(r".*\.so|META-INF/MANIFEST\.MF|META-INF/INDEX\.LIST|META-INF/[^/]+\.(SF|RSA|DSA|EC)|(META-INF/versions/\d+/)?module-info\.class")
LICENCE = re.compile(r"(META-INF/)?[^/]*(LICENSE|LICENCE|NOTICE|COPYING)[^/]*", re.IGNORECASE)
SERVICES = "META-INF/services/"


def files(part):
    """Each file of a folder or a jar: its name and its bytes."""
    if part.is_dir():
        for file in sorted(part.rglob("*")):
            if file.is_file() and "lib" != file.relative_to(part).parts[0]:
                yield file.relative_to(part).as_posix(), file.read_bytes()
        return
    with zipfile.ZipFile(part) as jar:
        for entry in jar.infolist():
            if not entry.is_dir():
                yield entry.filename, jar.read(entry)


def merged(parts):
    found = {}
    for part in parts:
        for name, data in files(part):
            if LEFT.fullmatch(name):
                continue
            if LICENCE.fullmatch(name):
                name = f"META-INF/licences/{part.stem}/{name.rsplit('/', 1)[-1]}"
            if name.startswith(SERVICES) and name in found:
                found[name] += b"\n" + data
            elif found.setdefault(name, data) != data:
                sys.exit(f"{part} has another {name} than a library before it")
    return found


def main(jar, *parts):
    found = merged([pathlib.Path(part) for part in parts])
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in [(MANIFEST, b"Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"), *sorted(found.items())]:
            out.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(*sys.argv[1:])
