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
# Operations that need not be seen at work here: what a call would have to find, no call from outside brings about. Tests of their own see them.
EXCUSED = {
    "POST /credentials/{id}/forgetting": "a deletion in Zendesk must have failed before",
    "POST /credentials/{id}/transfer": "its holder must have left Zendesk, seen twice by the sweep",
    "POST /requests/{id}/retry": "an issuance must have been given up before",
}
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
# schemathesis's own, and 412: who looked at an older version is told so, whatever else is wrong
REFUSALS = [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 429, "5xx"]
PERSON = {"category": "PERSON", "kind": "OAUTH_CLIENT", "purpose": "Nightly export", "removalDate": "2027-03-31",
          "needsAdmin": True, "adminReason": "It reads every brand", "scopes": ["tickets:read"]}
TARGET = {"category": "TARGET", "kind": "OAUTH_CLIENT", "purpose": "Shows open incidents", "removalDate": "2027-04-30",
          "target": "Status page", "needsAdmin": True, "adminReason": "Reads across groups", "scopes": ["tickets:read"]}


class Sandbox:
    """`./tokenward sandbox` on free ports, with secrets that this run knows."""

    def __init__(self, folder):
        self.signing, self.webhook = secrets.token_hex(16), secrets.token_hex(16)
        self.zendesk_client = {"type": "oauth_client", "client_id": "tokenward-service", "client_secret": secrets.token_hex(16)}
        known = {
            "tokenward/slack": {"base_url": "https://slack.example.com/api/", "bot_token": secrets.token_hex(16),
                                "signing_secret": self.signing},
            "tokenward/gitlab": {"base_url": "https://gitlab.example.com", "token": secrets.token_hex(16), "webhook_secret": self.webhook},
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
    issued = [asked(sandbox, "riley", PERSON, 42 + n, ["morgan", "sasha"]) for n in range(4)]
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
    # those two are for one thing each, in which the first run comes first
    handed_back, lasting = sandbox.call("GET", "/credentials", None, "riley")["items"][-2:]
    return {
        "handed_back": [handed_back["id"]],
        "its_name": [handed_back["name"]],
        "found": [line["id"] for line in listed if line["id"].startswith("found_token_")],
        "targets": [line["id"] for line in listed if (line["name"] or "").startswith("Target - ")],
        "target_names": ["Target - Board", "Target - Wallboard"],
        "lasting": [lasting["requestId"]],
        "addresses": [f"{name}@example.com" for name in ("riley", "quinn", "morgan", "sasha")],
        "requests": [request["id"] for request in issued + waiting],
        # but those two: made anew, the one could not be handed back and the other not be extended
        "credentials": [line["id"] for line in listed if line["id"] not in (handed_back["id"], lasting["id"])],
        "issues": [f"{sandbox.gitlab}/acme/access-requests/-/issues/{n}" for n in [*range(1, 30), *range(60, 70), *range(91, 100)]],
        "days": ["2027-03-31", "2026-12-31"],
        "persons": ["PERSON"],
        "clients": ["OAUTH_CLIENT"],
        "reasons": [PERSON["purpose"], PERSON["adminReason"]],
        "scopes": ["tickets:read", "users:read", "tickets:write"],
        # of somebody as whom nobody calls, and renews it
        "feeds": [sandbox.call("GET", "/calendar", None, "quinn")["address"].rsplit("/", 1)[1]],
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
    lines = ["[checks.negative_data_rejection]", f"expected-statuses = {json.dumps(REFUSALS)}"]
    for name, values in known.items():
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(values)}"]
    places = {
        "": {"body.issue": "issues", "body.removalDate": "days", "body.scopes[*]": "scopes", "body.holder": "addresses",
             "body.payload": "payloads", "path.feed": "feeds", "query.request": "requests"},
        "/requests/.*(?<!/extension)$": {"path.id": "requests"},
        # seldom would all of these be made up so that they fit together
        "/extension$": {"path.id": "lasting", "body.category": "persons", "body.kind": "clients", "body.purpose": "reasons",
                        "body.adminReason": "reasons"},
        "GET /credentials/|/(receipt|reissue|forgetting)$": {"path.id": "credentials"},
        "PATCH": {"path.id": "targets", "body.name": "target_names"},
        "/revocation$": {"path.id": "handed_back", "body.confirm": "its_name"},
        "/adoption$": {"path.id": "found"},
    }
    for names, bindings in places.items():
        lines += ["[[operations]]", f'include-name-regex = "{names}"', "[operations.parameters]"] if names else ["[parameters]"]
        lines += [f'"{place}" = {{dictionary = "{name}", probability = 0.7}}' for place, name in bindings.items()]
    return "\n".join(lines) + "\n"


def fuzz(command, sandbox, who, folder, answers, examples=EXAMPLES, only=()):
    arguments = [
        command, "--config-file", folder / "schemathesis.toml", "run", ROOT / "docs/openapi.yaml", "--url", sandbox.api,
        "-H", "Authorization: Bearer " + sandbox.token(who), "--checks", ",".join(CHECKS), "--seed", str(SEED), "-n", str(examples),
        "--generation-database", "none", "--request-timeout", "20", "--no-color", "--warnings", "off", *only,
    ]
    surroundings = os.environ | {
        "SCHEMATHESIS_HOOKS": "fuzz_checks", "PYTHONPATH": str(ROOT / ".ci"), "PYTHONDONTWRITEBYTECODE": "1",
        "SLACK_SIGNING_SECRET": sandbox.signing, "GITLAB_WEBHOOK_SECRET": sandbox.webhook, "SANDBOX": sandbox.api, "ANSWERS": str(folder / "answers.json"),
    }
    began = time.monotonic()
    run = subprocess.run(arguments, capture_output=True, text=True, cwd=folder, env=surroundings, timeout=120 + 20 * examples)
    if not (folder / "answers.json").exists():
        sys.exit(run.stdout + run.stderr)
    seen = json.loads((folder / "answers.json").read_text())
    answers.update({tuple(answer): count for *answer, count in seen})
    (folder / "answers.json").unlink()
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
            # first what somebody can do with a credential once, as later on every one of theirs has been made anew or handed back
            once = ["--phases", "fuzzing", "--include-path-regex", "/(extension|revocation)$"]
            held = [fuzz(sys.argv[1], sandbox, PEOPLE[0], folder, answers, 15 * EXAMPLES, once)]
            held += [fuzz(sys.argv[1], sandbox, who, folder, answers) for who in PEOPLE]
        finally:
            sandbox.stop()
    operations = {operation for operation, _ in answers}
    idle = operations - {operation for operation, status in answers if status < 400}
    print(f"    {len(operations)} operations, {sum(answers.values())} calls; not at work, and need not be: {', '.join(sorted(idle & set(EXCUSED))) or 'none'}")
    for operation in sorted(idle - set(EXCUSED)):
        print(f"    {operation} was answered, and never with what it is for: its checks say nothing")
    for operation in sorted(set(EXCUSED) - operations):
        print(f"    {operation} is excused, and is not in docs/openapi.yaml")
    if os.environ.get("FUZZ_ANSWERS"):
        for (operation, status), count in sorted(answers.items()):
            print(f"    {operation} {status} {count}")
    if not all(held) or idle - set(EXCUSED) or set(EXCUSED) - operations:
        sys.exit(1)


if __name__ == "__main__":
    main()
