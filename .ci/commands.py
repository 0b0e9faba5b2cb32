"""Runs the commands of README.md and docs/*.md that need no AWS, and fails for one that nobody runs.

    python3 .ci/commands.py

Each fenced block of commands is run here, in its document's order, on a sandbox of its own, unless a comment on the line before says
    <!-- needs AWS -->             all of it, or
    <!-- needs AWS: sam deploy --> the commands that begin like this: the others must be run by .ci/run itself
    <!-- run by NAME -->           a test class or a script of .ci
    <!-- not run: REASON -->
The README's blocks of bash are ReadmeTest's. What stands in a block of csv or json is a file that the commands take.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import fuzz

ROOT = fuzz.ROOT
BLOCK = re.compile(r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^(\./tokenward|sam|aws|curl|docker|pip|npm|git|mvn|make) ", re.M)
# somebody who runs this may be signed in at AWS
NEVER_HERE = re.compile(r"(^|[\s(&|;])(aws|sam|docker|npm|pip|git|mvn|make) ")
# what the documents call the address and the token, as one of them says: a Support Ops manager's, an auditor's to read the audit
VARIABLES = {"deploy.md": ("API", "ID_TOKEN", "sasha"), "audit.md": ("api", "token", "avery")}


def run_elsewhere(name):
    """Whether this test or script is there."""
    return (ROOT / name).exists() if name.startswith(".ci/") else any(ROOT.glob(f"*/**/src/test/java/**/{name}.java"))


def lines_of_ci():
    """The commands that .ci/run runs as they stand in the documents."""
    return (ROOT / ".ci" / "run").read_text().replace('"$sam/sam"', "sam")


def unmarked(text, prefixes):
    """The commands of a block that begin with none of these."""
    commands = re.split(r"\s*(?:\n|&&)\s*", text.replace("\\\n", " ").strip())
    return [c for c in commands if not any(c.startswith(p.strip()) for p in prefixes)]


def run(block, page, folder, sandbox):
    api, token, person = VARIABLES.get(page.name, ("api", "token", "sasha"))
    environment = os.environ | {api: sandbox.api, token: sandbox.token(person)}
    return subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)


def faults(page, folder, sandbox):
    for match in BLOCK.finditer(page.read_text()):
        mark, language, text = match["mark"] or "", match["language"], match["text"]
        where = f"{page.relative_to(ROOT)}: {text.splitlines()[0][:100]}"
        if language == "csv":
            (folder / "people.csv").write_text(text)
        if language == "json":
            json.loads(text)
        if language not in ("", "bash") or not language and not COMMAND.search(text):
            continue
        if page.name == "README.md" and language == "bash" or mark == "needs AWS" or mark.startswith("not run: "):
            continue
        if mark.startswith("run by "):
            if not run_elsewhere(mark.removeprefix("run by ")):
                yield f"{where}\n        is not {mark}, which is not there"
        elif mark.startswith("needs AWS: "):
            for command in unmarked(text, mark.removeprefix("needs AWS: ").split(",")):
                if command not in lines_of_ci():
                    yield f"{where}\n        {command} is not in .ci/run"
        elif NEVER_HERE.search(text):
            yield f"{where}\n        is run by nobody: a comment before it must say what it needs"
        else:
            outcome = run(text, page, folder, sandbox())
            print(f"    {where}: {'done' if outcome.returncode == 0 else 'failed'}", flush=True)
            if outcome.returncode:
                yield f"{where}\n        ended with {outcome.returncode}: {outcome.stdout}"


def main():
    started = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "tokenward").symlink_to(ROOT / "tokenward")

        def sandbox():
            if not started:
                started.append(fuzz.Sandbox(folder))
            return started[0]

        try:
            found = [f for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] for f in faults(page, folder, sandbox)]
        finally:
            for running in started:
                running.stop()
    for fault in found:
        print("    " + fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
