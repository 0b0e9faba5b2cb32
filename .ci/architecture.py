"""The Makefile packages for the processor that `sam deploy` will ask Lambda for, as samconfig.toml has it. Run by the Python that sam is
installed in, as sam itself writes what guided deployment was answered.

    PYTHON_OF_SAM .ci/architecture.py
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from samcli.commands.deploy.guided_config import GuidedConfig
from samcli.lib.config.samconfig import SamConfig

ROOT = pathlib.Path(__file__).resolve().parent.parent
AS_CHECKED_IN = (ROOT / "samconfig.toml").read_text()


def guided(folder, value):
    """What guided deployment leaves behind: the parameters in one string, each value in quotes of its own."""
    config = SamConfig(folder)
    pairs = {"OidcIssuer": "https://idp.example.com", "Architecture": value, "TableName": "tokenward"}
    text = " ".join(f"{name}={GuidedConfig.quote_parameter_values(answer)}" for name, answer in pairs.items())
    config.put(["deploy"], "parameters", "parameter_overrides", text, env="default")
    config.flush()


def deploying(overrides, section="default.deploy"):
    """A samconfig.toml that somebody wrote."""
    return f'version = 0.1\n[{section}.parameters]\n{overrides}\n[prod.deploy.parameters]\nparameter_overrides = "Architecture=x86_64"\n'


CASES = [
    ("as checked in", AS_CHECKED_IN, {}, "arm64"),
    ("by hand", deploying('parameter_overrides = "TableName=a Architecture=x86_64"'), {}, "x86_64"),
    ("in a list", deploying('parameter_overrides = [\n  "TableName=a",\n  "Architecture=x86_64",\n]'), {}, "x86_64"),
    ("CloudFormation's way", deploying('parameter_overrides = "ParameterKey=Architecture,ParameterValue=x86_64"'), {}, "x86_64"),
    ("for all commands", deploying('parameter_overrides = "Architecture=x86_64"', "default.global"), {}, "x86_64"),
    ("another environment's is not ours", deploying("confirm_changeset = true"), {}, "arm64"),
    ("another environment is named", deploying("confirm_changeset = true"), {"CONFIG_ENV": "prod"}, "x86_64"),
    ("struck out", deploying('# parameter_overrides = "Architecture=x86_64"'), {}, "arm64"),
    ("another name", deploying('parameter_overrides = "MyArchitecture=x86_64"'), {}, "arm64"),
    ("a tag", deploying('tags = "Architecture=x86_64"'), {}, "arm64"),
    ("said outright", deploying('parameter_overrides = "Architecture=x86_64"'), {"ARCHITECTURE": "arm64"}, "arm64"),
]


def packaged_for(folder, variables):
    environment = {name: value for name, value in os.environ.items() if name not in ("ARCHITECTURE", "CONFIG_ENV")}
    run = subprocess.run(["make", "-s", "-f", ROOT / "Makefile", "architecture"], cwd=folder, env=environment | variables,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return run.stdout.strip()


def main():
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def expect(case, variables, expected):
            found = packaged_for(folder, variables)
            if found != expected:
                faults.append(f"{case}: packaged for {found}, deployed to {expected}")

        for case, text, variables, expected in CASES:
            (folder / "samconfig.toml").write_text(text)
            expect(case, variables, expected)
        for value in ("x86_64", "arm64"):
            (folder / "samconfig.toml").write_text(AS_CHECKED_IN)
            guided(folder, value)
            expect(f"guided, answered {value}", {}, value)
    print("".join(f"    {fault}\n" for fault in faults), end="", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
