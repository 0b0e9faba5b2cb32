"""samconfig.toml, env.json and template.yaml fit together, so that `sam` takes each section, and `sam deploy --guided` asks what somebody can
answer. Run by the Python that sam is installed in, as sam itself knows its options.

    PYTHON_OF_SAM .ci/samconfig.py
"""

import json
import pathlib
import re
import sys

import click
import tomlkit
from samcli.cli.main import cli
from samcli.yamlhelper import yaml_parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENVIRONMENTS = {"default", "dev", "prod"}
# any text is right for these; what is wrong about one shows when it is used
FREE = {"GitlabProjects", "SupportOpsChannel", "Scopes", "Guidance"}
# what is told once for all commands
EVERYWHERE = {"stack_name", "region"}
CONSTRAINTS = {"AllowedValues", "AllowedPattern", "MinValue", "MaxValue"}


def options(section):
    """What may stand in a section: the options of `sam local invoke` for local_invoke."""
    command = cli
    context = click.Context(cli, obj=True)  # without an object sam hands out empty commands
    for word in section.replace("local_", "local ", 1).replace("_", "-").split():
        command = command and command.get_command(context, word)
    return command and {option.name for option in command.params}


def fits(parameter, value):
    values = [str(v) for v in parameter.get("AllowedValues", [])]
    if values and value not in values or not re.search(parameter.get("AllowedPattern", ""), value):
        return False
    if parameter["Type"] != "Number":
        return True
    return re.fullmatch("-?[0-9]+", value) and parameter.get("MinValue", int(value)) <= int(value) <= parameter.get("MaxValue", int(value))


def faults():
    template = yaml_parse((ROOT / "template.yaml").read_text())
    parameters = template["Parameters"]
    config = tomlkit.parse((ROOT / "samconfig.toml").read_text()).unwrap()
    config.pop("version")
    if set(config) != ENVIRONMENTS:
        yield f"samconfig.toml has the environments {sorted(config)}"
    stacks = [sections["global"]["parameters"]["stack_name"] for sections in config.values()]
    if len(set(stacks)) != len(stacks):
        yield "samconfig.toml: two environments are one stack"
    for environment, sections in config.items():
        for command, section in sections.items():
            where = f"samconfig.toml, {environment}.{command}"
            known = EVERYWHERE if command == "global" else options(command)
            if known is None:
                yield f"{where}: sam has no such command"
            for name in section["parameters"]:
                if name not in (known or ()):
                    yield f"{where}: sam {command} has no option {name}"
            for pair in section["parameters"].get("parameter_overrides", "").split():
                name, value = pair.split("=", 1)
                if name not in parameters:
                    yield f"{where}: the template has no parameter {name}"
                elif not fits(parameters[name], value):
                    yield f"{where}: {value} is no {name}"
    for name, parameter in parameters.items():
        if len(parameter.get("Description", "")) < 20:
            yield f"template.yaml: nobody can tell what {name} is for"
        if name not in FREE and not CONSTRAINTS & set(parameter):
            yield f"template.yaml: any {name} is taken"
        if "Default" in parameter and not fits(parameter, str(parameter["Default"])):
            yield f"template.yaml: {name} takes its own default for wrong"
    grouped = [p for group in template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"] for p in group["Parameters"]]
    if sorted(grouped) != sorted(parameters):
        yield f"template.yaml: not each parameter is in one group: {set(grouped) ^ set(parameters)}"
    declared = template["Globals"]["Function"]["Environment"]["Variables"]
    for name in json.loads((ROOT / "env.json").read_text())["Parameters"]:
        if name not in declared:
            yield f"env.json: sam drops {name}, which the template does not declare"


found = list(faults())
print("\n".join("    " + fault for fault in found), end="\n" if found else "")
sys.exit(1 if found else 0)
