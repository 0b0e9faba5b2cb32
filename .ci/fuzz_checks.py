"""What schemathesis is told besides, for .ci/fuzz.py, which sets the environment that is read here."""

import atexit
import collections
import datetime
import hashlib
import hmac
import json
import os
import urllib.request

import schemathesis

ANSWERS = collections.Counter()


@schemathesis.check
def undeclared_method_is_not_found(ctx, response, case):
    """An HTTP API answers 404 where it has a path but not the method; schemathesis's own check wants a 405."""
    if case.method.upper() == case.operation.method.upper():
        return
    assert response.status_code == 404, f"{case.method} is not declared, and is answered {response.status_code}"
    assert response.json() == {"message": "Not Found"}, "a handler was reached"


@schemathesis.hook
def after_call(context, case, response):
    if case.method.upper() == case.operation.method.upper():
        ANSWERS[case.operation.label, response.status_code] += 1


@atexit.register
def tell():
    with open(os.environ["ANSWERS"], "w") as file:
        json.dump([[*answer, count] for answer, count in ANSWERS.items()], file)


class AsSlack:
    """Signs what is sent: unsigned calls get no further than 401."""

    def __call__(self, request):
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        with urllib.request.urlopen(os.environ["SANDBOX"] + "/sandbox/clock", timeout=10) as answer:
            now = datetime.datetime.fromisoformat(json.load(answer)["now"][:19] + "+00:00")
        stamp = str(int(now.timestamp()))
        mac = hmac.new(os.environ["SLACK_SIGNING_SECRET"].encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256)
        request.headers["X-Slack-Request-Timestamp"] = stamp
        request.headers["X-Slack-Signature"] = "v0=" + mac.hexdigest()
        return request


class AsGitlab:
    """Sends the webhook's secret."""

    def __call__(self, request):
        request.headers["X-Gitlab-Token"] = os.environ["GITLAB_WEBHOOK_SECRET"]
        return request


# who sends to a hook, and the headers that show it
SENDERS = {
    "/hooks/slack": (AsSlack, ["X-Slack-Signature", "X-Slack-Request-Timestamp"]),
    "/hooks/gitlab": (AsGitlab, ["X-Gitlab-Token"]),
}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts the right value where some value was made up; where a header was left out on purpose, the call stays without."""
    sender, headers = SENDERS.get(case.operation.path, (None, []))
    if sender and case.method.upper() == "POST" and all(header in (case.headers or {}) for header in headers):
        kwargs["auth"] = sender()
