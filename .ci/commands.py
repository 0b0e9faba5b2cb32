"""Runs the commands of README.md and docs/*.md that need no AWS, and fails for one that nobody runs.

    python3 .ci/commands.py

Each fenced block of commands is run here, in its document's order, on a sandbox of its own, unless a comment on the line before says
    <!-- needs AWS -->             all of it, or
    <!-- needs AWS: sam deploy --> the commands that begin like this: the others must be run by .ci/run itself
    <!-- run by NAME -->           a test class or a script of .ci, for .ci/run see below
    <!-- not run: REASON -->
The README's blocks of bash are ReadmeTest's. What stands in a block of csv or json is a file that the commands take. Commands in the text
of README.md and docs/deploy.md must be run as well: in one of these blocks, or by .ci/run.

.ci/run runs what stands there as a whole command; any other NAME runs what it says by a comment `runs as documented: COMMAND`, whole and to
the letter, since what it calls looks different there.
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
BLOCK = re.compile(r"^(?P<indent> *)(?:<!-- (?P<mark>[^\n]*?) -->\n *)?```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.M | re.S)
PROGRAMS = r"(?:\w+=\S+ )?(?:\./tokenward|sam|aws|curl|docker|pip|npm|git|mvn|make)"
COMMAND = re.compile(rf"^{PROGRAMS} ", re.M)
# somebody who runs this may be signed in at AWS
NEVER_HERE = re.compile(r"(^|[\s(&|;])(aws|sam|docker|npm|pip|git|mvn|make) ")
# what the documents call the address and the token, as one of them says: a Support Ops manager's, an auditor's to read the audit
VARIABLES = {"deploy.md": ("API", "ID_TOKEN", "sasha"), "audit.md": ("api", "token", "avery")}
# commands in the text that nobody runs, and why
EXCUSED = {
    "sam deploy": "needs AWS",
    "git pull": "would change the tree that is looked at",
    "sam local invoke": "no command but the name of one: docs/sam-local.md has it whole",
    "sam local": "no command but the name of some",
    "make": "no command but the name of a tool",
}


def plain(command):
    """A command without what .ci/run and a document may differ in: blanks, and what is set before it."""
    return re.sub(r"^(\w+=\S+ )+", "", " ".join(command.split()))


def split(text):
    """The commands of a shell text, joined where a line goes on."""
    return [plain(c) for c in re.split(r"\n|&&", re.sub(r"\s*\\\n\s*", " ", text)) if c.strip()]


def run_by_ci(text):
    """The whole commands of .ci/run: without comments, what `step` and `fail` say, and the names that it has for the tools."""
    text = re.sub(r"(?m)(^|\s)#.*$", r"\1", text)
    text = re.sub(r"\|\|\s*fail [^\n]*", "", text).replace('"$sam/sam"', "sam").replace(' "${containers[@]}"', "")
    commands = [plain(re.sub(r"\s+\|\|?(\s.*)?$|\s+>\S+.*$", "", c.strip())) for c in re.split(r"\n|&&", text)]
    return {c for c in commands if c and not re.match(r"(step|skipped|fail|echo|printf)\b", c)}


def installed_by_ci(text):
    """What .ci/run installs, as somebody would by hand."""
    versions = dict(re.findall(r"(?m)^(\w+_version)=(\S+)", text))
    return {f"pip install {name}=={versions[version]}" for name, version in re.findall(r'(?m)^tool (\S+) "\$(\w+)"', text)}


CI = (ROOT / ".ci" / "run").read_text()
BY_CI = run_by_ci(CI) | installed_by_ci(CI)


def run_elsewhere(name):
    """The commands that this test or script runs; None if there is no such."""
    if name == ".ci/run":
        return BY_CI
    found = [ROOT / name] if name.startswith(".ci/") else list(ROOT.glob(f"*/**/src/test/java/**/{name}.java"))
    if not found or not found[0].exists():
        return None
    return {plain(c) for c in re.findall(r"(?m)^\s*(?://|#|\*) runs as documented: (.*)$", found[0].read_text())}


def unmarked(text, prefixes):
    """The commands of a block that begin with none of these."""
    return [c for c in split(text) if not any(c.startswith(p.strip()) for p in prefixes)]


def run(block, page, folder, sandbox):
    api, token, person = VARIABLES.get(page.name, ("api", "token", "sasha"))
    environment = os.environ | {api: sandbox.api, token: sandbox.token(person)}
    return subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)


def faults(page, folder, sandbox):
    for match in BLOCK.finditer(page.read_text()):
        mark, language, text = match["mark"] or "", match["language"], match["text"]
        text = re.sub(rf"(?m)^{match['indent']}", "", text)
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
            names = mark.removeprefix("run by ").split(", ")
            for name in names:
                if run_elsewhere(name) is None:
                    yield f"{where}\n        is not run by {name}, which is not there"
            run_there = set().union(*(run_elsewhere(name) or () for name in names))
            yield from (f"{where}\n        {command} is not run by {', '.join(names)}" for command in split(text) if command not in run_there)
        elif mark.startswith("needs AWS: "):
            for command in unmarked(text, mark.removeprefix("needs AWS: ").split(",")):
                if command not in BY_CI:
                    yield f"{where}\n        {command} is not in .ci/run"
        elif NEVER_HERE.search(text):
            yield f"{where}\n        is run by nobody: a comment before it must say what it needs"
        else:
            outcome = run(text, page, folder, sandbox())
            print(f"    {where}: {'done' if outcome.returncode == 0 else 'failed'}", flush=True)
            if outcome.returncode:
                yield f"{where}\n        ended with {outcome.returncode}: {outcome.stdout}"


def faults_of_text(page):
    """Commands between single back quotes, which no mark can stand before."""
    told = BLOCK.sub("", page.read_text())
    for span in re.findall(r"(?<!`)`([^`]+)`(?!`)", told):
        if re.match(rf"{PROGRAMS}( |$)", span):
            for command in split(span):
                excused = command in EXCUSED or any(command.startswith(known + " -") for known in EXCUSED)
                # .ci/run may give it options, to be quicker
                if not excused and not any(c == command or c.startswith(command + " --") for c in BY_CI):
                    yield f"{page.relative_to(ROOT)}: `{command}` in the text is run by nobody"


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
            found = [f for page in (ROOT / "README.md", ROOT / "docs/deploy.md") for f in faults_of_text(page)]
            found += [f for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] for f in faults(page, folder, sandbox)]
        finally:
            for running in started:
                running.stop()
    for fault in found:
        print("    " + fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
