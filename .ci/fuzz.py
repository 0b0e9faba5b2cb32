"""Calls the sandbox by what docs/openapi.yaml says, with valid and with broken input, as four people one after the other. Ends with 1
if an answer is a 5xx or not as the document says, or if too few operations were seen at work for that to mean anything.

    python3 .ci/fuzz.py SCHEMATHESIS     the argument is the schemathesis command

FUZZ_SEED and FUZZ_EXAMPLES (per operation and person) make other and more calls.
"""

import collections
import json
import os
import pathlib
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = int(os.environ.get("FUZZ_SEED", "20261125"))
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "8"))  # about a minute in all
OPERATIONS_AT_WORK = 20  # not all: no call from outside brings a state in which retry or forgetting is right
PEOPLE = ["riley", "morgan", "avery", "sasha"]  # sasha last: the directory may be another one afterwards
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "ignored_auth",
    "undeclared_method_is_not_found",
]
PERSON = {"category": "PERSON", "kind": "OAUTH_CLIENT", "purpose": "Nightly export", "removalDate": "2027-03-31",
          "needsAdmin": True, "adminReason": "It reads every brand", "scopes": ["tickets:read"]}
TARGET = {"category": "TARGET", "kind": "OAUTH_CLIENT", "purpose": "Shows open incidents", "removalDate": "2027-04-30",
          "target": "Status page", "needsAdmin": True, "adminReason": "Reads across groups", "scopes": ["tickets:read"]}


class Sandbox:
    """`./tokenward sandbox` on free ports, with secrets that this run knows."""

    def __init__(self, folder):
        self.signing = secrets.token_hex(16)
        self.zendesk_client = {"type": "oauth_client", "client_id": "tokenward-service", "client_secret": secrets.token_hex(16)}
        known = {
            "tokenward/slack": {"base_url": "https://slack.example.com/api/", "bot_token": secrets.token_hex(16),
                                "signing_secret": self.signing},
            "tokenward/zendesk": {"base_url": "https://zendesk.example.com", "auth": self.zendesk_client},
        }
        (folder / "secrets.json").write_text(json.dumps(known))
        self.log = folder / "sandbox.log"
        command = [ROOT / "tokenward", "sandbox", "--port", "0", "--clock", "2026-11-25T09:00:00Z", "--zendesk-tokens", "open",
                   "--secrets", folder / "secrets.json"]
        self.process = subprocess.Popen(command, stdout=self.log.open("w"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self.api, self.gitlab, self.zendesk = (self.address(name) for name in ("API", "gitlab", "zendesk"))

    def address(self, name):
        for _ in range(1200):
            found = re.search(rf"^  {name} +(http\S+)$", self.log.read_text(), re.M)
            if found:
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("the sandbox did not start:\n" + self.log.read_text())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)

    def call(self, method, path, body=None, who=None, base=None, token=None):
        if who:
            token = self.token(who)
        request = urllib.request.Request((base or self.api) + path, method=method)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", "Bearer " + token)
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, data, 30) as answer:
                text = answer.read()
        except urllib.error.HTTPError as e:
            sys.exit(f"{method} {path} as {who}: {e.code} {e.read().decode()}")
        return json.loads(text or b"{}")

    def token(self, who):
        return self.call("POST", "/sandbox/token", {"email": who + "@example.com"})["token"]


def asked(sandbox, who, body, issue=None, deciders=()):
    """A request, and the credential that was issued on it once all have decided."""
    if issue:
        body = body | {"issue": f"{sandbox.gitlab}/acme/access-requests/-/issues/{issue}"}
    made = sandbox.call("POST", "/requests", body, who)
    for decider in deciders:
        sandbox.call("POST", f"/requests/{made['id']}/decisions", {"decision": "APPROVE"}, decider)
    for _ in range(300):
        made = sandbox.call("GET", "/requests/" + made["id"], None, who)
        if not deciders or made["credentialId"] and made["state"] == "ISSUED":
            return made
        time.sleep(0.1)
    sys.exit(f"not issued: {made}")


def furnished(sandbox):
    """Requests and credentials in as many states as few calls make, so that calls get past 404."""
    issued = [asked(sandbox, "riley", PERSON, 42 + n, ["morgan", "sasha"]) for n in range(2)]
    issued.append(asked(sandbox, "quinn", TARGET, None, ["sasha"]))
    issued.append(asked(sandbox, "quinn", TARGET | {"kind": "API_TOKEN", "scopes": None, "target": "Phone list"}, None, ["devon"]))
    waiting = [asked(sandbox, "riley", PERSON, 50 + n) for n in range(9)]
    waiting += [asked(sandbox, "quinn", TARGET | {"target": f"Wall {n}"}) for n in range(4)]
    waiting.append(asked(sandbox, "riley", PERSON | {"needsAdmin": False, "adminReason": None}, 59))
    grant = sandbox.zendesk_client | {"grant_type": "client_credentials", "scope": "read write"}
    service = sandbox.call("POST", "/oauth/tokens", grant, base=sandbox.zendesk)["access_token"]
    sandbox.call("POST", "/api/v2/api_tokens.json", {"api_token": {"description": "left over"}}, base=sandbox.zendesk, token=service)
    sandbox.call("POST", "/sandbox/clock", {"advance": "P1D"})  # what is new is not yet told as found
    sandbox.call("POST", "/sandbox/sweep")
    listed = sandbox.call("GET", "/credentials?view=all", None, "sasha")["items"]
    held = sandbox.call("GET", "/credentials", None, "riley")["items"]
    return {
        "handed_back": [held[0]["id"]],
        "its_name": [held[0]["name"]],
        "found": [line["id"] for line in listed if line["id"].startswith("found_token_")],
        "targets": [line["id"] for line in listed if (line["name"] or "").startswith("Target - ")],
        "target_names": ["Target - Board", "Target - Wallboard"],
        "lasting": [held[1]["requestId"]],
        "addresses": [f"{name}@example.com" for name in ("riley", "quinn", "morgan", "sasha")],
        "requests": [request["id"] for request in issued + waiting],
        "credentials": [line["id"] for line in listed],
        "issues": [f"{sandbox.gitlab}/acme/access-requests/-/issues/{n}" for n in [*range(1, 30), *range(60, 70), *range(91, 100)]],
        "days": ["2027-03-31", "2026-12-31"],
        "scopes": ["tickets:read", "users:read", "tickets:write"],
        "feeds": [sandbox.call("GET", "/calendar", None, "riley")["address"].rsplit("/", 1)[1]],
        "payloads": [json.dumps(payload) for payload in payloads()],
    }


def payloads():
    """What Slack sends, or might: well-formed, of another's, and torn."""
    press = {"type": "block_actions", "user": {"id": "U1"}, "channel": {"id": "D1"}, "message": {"ts": "1.0"},
             "actions": [{"action_id": "tokenward_approve", "value": "req_1:1"}]}
    return [press, press | {"actions": []}, press | {"actions": [{}]}, press | {"user": None}, {"type": "view_submission"},
            {"type": "view_submission", "user": {"id": "U1"}, "view": {"callback_id": "tokenward_deny", "state": {"values": {}}}},
            {"type": "shortcut"}, {"type": 7}, [], "text", None]


def config(known):
    """Which of the known values stand where, most of the time."""
    lines = []
    for name, values in known.items():
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(values)}"]
    places = {
        "": {"body.issue": "issues", "body.removalDate": "days", "body.scopes[*]": "scopes", "body.holder": "addresses",
             "body.payload": "payloads", "path.feed": "feeds", "query.request": "requests"},
        "/requests/.*(?<!/extension)$": {"path.id": "requests"},
        "/extension$": {"path.id": "lasting"},
        "GET /credentials/|/(receipt|reissue|forgetting)$": {"path.id": "credentials"},
        "PATCH": {"path.id": "targets", "body.name": "target_names"},
        "/revocation$": {"path.id": "handed_back", "body.confirm": "its_name"},
        "/adoption$": {"path.id": "found"},
    }
    for names, bindings in places.items():
        lines += ["[[operations]]", f'include-name-regex = "{names}"', "[operations.parameters]"] if names else ["[parameters]"]
        lines += [f'"{place}" = {{dictionary = "{name}", probability = 0.7}}' for place, name in bindings.items()]
    return "\n".join(lines) + "\n"


def fuzz(command, sandbox, who, folder, answers):
    arguments = [
        command, "--config-file", folder / "schemathesis.toml", "run", ROOT / "docs/openapi.yaml", "--url", sandbox.api,
        "-H", "Authorization: Bearer " + sandbox.token(who), "--checks", ",".join(CHECKS), "--seed", str(SEED), "-n", str(EXAMPLES),
        "--generation-database", "none", "--request-timeout", "20", "--no-color", "--warnings", "off",
    ]
    surroundings = os.environ | {
        "SCHEMATHESIS_HOOKS": "fuzz_checks", "PYTHONPATH": str(ROOT / ".ci"), "PYTHONDONTWRITEBYTECODE": "1",
        "SLACK_SIGNING_SECRET": sandbox.signing, "SANDBOX": sandbox.api, "ANSWERS": str(folder / "answers.json"),
    }
    began = time.monotonic()
    run = subprocess.run(arguments, capture_output=True, text=True, cwd=folder, env=surroundings, timeout=120 + 20 * EXAMPLES)
    if not (folder / "answers.json").exists():
        sys.exit(run.stdout + run.stderr)
    seen = json.loads((folder / "answers.json").read_text())
    answers.update({tuple(answer): count for *answer, count in seen})
    print(f"    as {who}: {sum(count for *_, count in seen)} calls in {time.monotonic() - began:.0f} s", flush=True)
    if run.returncode:
        print(run.stdout, run.stderr, sep="\n")
    return run.returncode == 0


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sandbox = Sandbox(folder)
        answers = collections.Counter()
        try:
            (folder / "schemathesis.toml").write_text(config(furnished(sandbox)))
            held = [fuzz(sys.argv[1], sandbox, who, folder, answers) for who in PEOPLE]
        finally:
            sandbox.stop()
    operations = {operation for operation, _ in answers}
    idle = operations - {operation for operation, status in answers if status < 400}
    print(f"    {len(operations)} operations, {sum(answers.values())} calls; never at work: {', '.join(sorted(idle)) or 'none'}")
    if os.environ.get("FUZZ_ANSWERS"):
        for (operation, status), count in sorted(answers.items()):
            print(f"    {operation} {status} {count}")
    if not all(held) or len(operations) - len(idle) < OPERATIONS_AT_WORK:
        sys.exit(1)


if __name__ == "__main__":
    main()
