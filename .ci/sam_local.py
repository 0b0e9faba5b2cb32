"""Does what docs/sam-local.md does: each function by `sam local invoke` with its events, and the API by `sam local start-api`, on the
sandbox's table and secrets. Ends with 1 if an answer is not what the document says.

    python3 .ci/sam_local.py SAM     after `sam build` for this machine's processor; the argument is the sam command

Without a Docker engine or Lambda's image for Java 25 nothing is run, and a line says so.
"""

import concurrent.futures
import datetime
import http.client
import ipaddress
import json
import os
import pathlib
import platform
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARCHITECTURE = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
# AwsClients says so, and works on, slower
FALLBACK = "The native HTTP client does not start"
# said by the library itself, so it is of this processor: an image that only stands in for Lambda's may have no certificates
NO_CERTIFICATES = "AWS_IO_TLS_ERROR_DEFAULT_TRUST_STORE_NOT_FOUND"
IMAGE = "public.ecr.aws/lambda/java:25-" + ARCHITECTURE


def http_answer(status, **fields):
    """An answer to the gateway: its status, and what some fields of its body are."""
    def holds(answer):
        body = json.loads(answer["body"])
        return answer["statusCode"] == status and all(body.get(name) == value for name, value in fields.items())
    return holds


def nothing_failed(answer):
    return answer == {"batchItemFailures": []}


def without_zendesk(answer):
    """A run that waited for a Zendesk which no container reaches, and says so."""
    return answer["mode"] == "daily" and not answer["complete"] and "Zendesk" in answer["leftOver"]


INVOCATIONS = [
    ("IntakeFunction", "intake", http_answer(201, state="AWAITING_MANAGER", requester="riley@example.com", attention="ISSUE_UNCHECKED")),
    ("IntakeFunction", "intake-gitlab", http_answer(401, type="/problems/token")),
    ("ApprovalFunction", "approval", http_answer(404, type="/problems/not-found")),
    ("ApprovalFunction", "approval-slack", http_answer(401, type="/problems/signature")),
    ("InventoryFunction", "inventory", http_answer(200, items=[])),
    ("InventoryFunction", "inventory-people", http_answer(200, generation=2)),
    ("InventoryFunction", "inventory-calendar", http_answer(404, type="/problems/not-found")),
    ("IssuanceFunction", "issuance", nothing_failed),
    ("NotificationFunction", "notification", nothing_failed),
    ("SweepFunction", "sweep-tick", lambda answer: answer["mode"] == "tick" and answer["complete"] is True),
    ("SweepFunction", "sweep-daily", without_zendesk),
]
# `sam local start-api` passes no identity on, so what needs one is refused
CALLS = [
    ("POST", "/requests", 401, "/problems/not-signed-in"),
    ("GET", "/credentials", 401, "/problems/not-signed-in"),
    ("POST", "/hooks/gitlab", 401, "/problems/token"),
    ("POST", "/hooks/slack", 401, "/problems/signature"),
    ("GET", "/calendar/S4mpleS4mpleS4mpleS4mpleS4mpleS4mpleS4mpleS.ics", 404, "/problems/not-found"),
]


def missing():
    """Why nothing can be run here, or None."""
    try:
        if subprocess.run(["docker", "info"], capture_output=True, timeout=30).returncode:
            return "no Docker engine answers"
    except (OSError, subprocess.TimeoutExpired):
        return "no Docker engine answers"
    if subprocess.run(["docker", "image", "inspect", IMAGE], capture_output=True).returncode:
        return f"the image {IMAGE} is not here, and is not pulled: `docker pull {IMAGE}`"
    return None


class Sandbox:
    """`./tokenward sandbox` whose AWS containers can reach."""

    def __init__(self, folder):
        network = json.loads(subprocess.run(["docker", "network", "inspect", "bridge"], capture_output=True, text=True, check=True).stdout)
        config = network[0]["IPAM"]["Config"][0]
        # an engine that runs for the first time does not name its gateway, which is the subnet's first address
        bridge = config.get("Gateway") or str(next(ipaddress.ip_network(config["Subnet"]).hosts()))
        # Docker Desktop's bridge is in a machine of its own, which reaches this one's loopback address
        host = "127.0.0.1" if sys.platform == "darwin" else bridge
        log = folder / "sandbox.log"
        # runs as documented: ./tokenward sandbox --aws "$(docker network inspect bridge -f '{{(index .IPAM.Config 0).Gateway}}'):8000"
        self.process = subprocess.Popen([ROOT / "tokenward", "sandbox", "--port", "0", "--aws", host + ":0"],
                                        stdout=log.open("w"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        for _ in range(1800):
            if "Ctrl-C ends" in log.read_text() or self.process.poll() is not None:
                break
            time.sleep(0.1)
        found = re.search(r"^  AWS +http://\S+:(\d+)$", log.read_text(), re.M)
        if not found:
            sys.exit("the sandbox did not start:\n" + log.read_text())
        self.port = found[1]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def settings(folder, port):
    """env.json as it is checked in, but for the port: somebody may have a sandbox at the usual one."""
    file = folder / "env.json"
    file.write_text(re.sub(r"(host\.docker\.internal:)\d+", rf"\g<1>{port}", (ROOT / "env.json").read_text()))
    return ["--env-vars", file, "--parameter-overrides", "Architecture=" + ARCHITECTURE]


def event(folder, name):
    """A file of events/, with a day ahead where it asks for one: these run by the real clock."""
    ahead = datetime.date.today() + datetime.timedelta(days=90)
    file = folder / (name + ".json")
    file.write_text((ROOT / "events" / (name + ".json")).read_text().replace("2027-03-31", ahead.isoformat()))
    return file


def is_foreign(log):
    """Whether a function could not load its library."""
    return any(FALLBACK in line and NO_CERTIFICATES not in line for line in log.splitlines())


def invoke(sam, function, file, options):
    # runs as documented: sam local invoke IntakeFunction -e events/intake.json
    # ends with 0 also when the function threw, so only its answer tells
    run = subprocess.run([sam, "local", "invoke", function, "-e", file, *options], cwd=ROOT, capture_output=True, text=True, timeout=180)
    if is_foreign(run.stderr):
        sys.exit(f"{function} was built for another processor than {ARCHITECTURE}: {run.stderr}")
    try:
        return json.loads(run.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        sys.exit(f"{function} with {file.name} gave no JSON (ended with {run.returncode}): {run.stdout}\n{run.stderr}")


def call(port, method, path):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", b"{}" if method == "POST" else None, method=method)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as e:
        return e.code, json.loads(e.read())


def faults_of_api(sam, folder, options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "start-api.log"
    api = subprocess.Popen([sam, "local", "start-api", "-p", str(port), *options], cwd=ROOT, stdout=log.open("w"), stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                break
            except OSError:
                if api.poll() is not None:
                    sys.exit("sam local start-api ended:\n" + log.read_text())
                time.sleep(0.1)
        for method, path, status, problem in CALLS:
            got, body = call(port, method, path)
            print(f"    {method} {path}: {got} {body.get('type', body)}", flush=True)
            if (got, body.get("type")) != (status, problem):
                yield f"{method} {path} answered {got} {body} instead of {status} {problem}"
    finally:
        api.send_signal(signal.SIGTERM)  # it takes its containers with it
        api.wait(60)
    if is_foreign(log.read_text()):
        yield f"the API was built for another processor than {ARCHITECTURE}: {log.read_text()}"


def main(sam):
    reason = missing()
    if reason:
        print(f"    ######## SKIPPED: no function was run under sam local, because {reason}", flush=True)
        return 0
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sandbox = Sandbox(folder)
        try:
            options = settings(folder, sandbox.port)
            files = {name: event(folder, name) for _, name, _ in INVOCATIONS}

            def answer_of(invocation):
                function, name, _ = invocation
                return invoke(sam, function, files[name], options)

            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                # the first one by itself: SAM makes its image then. The last one too: of two runs of the sweep at once, one gives way
                answers = [answer_of(INVOCATIONS[0]), *pool.map(answer_of, INVOCATIONS[1:-1]), answer_of(INVOCATIONS[-1])]
            for (function, name, expected), answer in zip(INVOCATIONS, answers):
                as_said = "errorType" not in answer and expected(answer)
                print(f"    {function} with {name}: {'as expected' if as_said else answer}", flush=True)
                if not as_said:
                    faults.append(f"{function} with {name} answered {answer}")
            faults += faults_of_api(sam, folder, options)
        finally:
            sandbox.stop()
    for fault in faults:
        print("    " + fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    os.environ.setdefault("SAM_CLI_TELEMETRY", "0")
    sys.exit(main(sys.argv[1]))
