"""Makes template-image.yaml of template.yaml: the same stack, its functions as container images with an AOT cache.

A second template would be fourteen hundred lines that have to be kept the same; what differs is a few lines per function.
Images have no SnapStart, so nothing is published: the API calls the functions themselves.
"""
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent
text = (root / "template.yaml").read_text(encoding="utf-8")


def once(pattern, replacement, text, count=1):
    made, found = re.subn(pattern, replacement, text, flags=re.M)
    if found != count:
        raise SystemExit(f"template.yaml has {found} of {pattern}, not {count}")
    return made


functions = 6
text = once(r"^    Runtime: java25\n", "", text)
text = once(r"^    Metadata: \{BuildMethod: makefile, ContextPath: \., WorkingDirectory: \.\}\n", "", text, functions)
text = once(r"^      Handler: .*\n", "", text, functions)
text = once(r"^      SnapStart: .*\n      AutoPublishAlias: .*\n      AutoPublishAliasAllProperties: .*\n", "", text, 3)
text = once(
    r"^      CodeUri: functions/(\w+)/target/function\n", "      PackageType: Image\n", text, functions
)
for name in re.findall(r"^  (\w+)Function:\n    Type: AWS::Serverless::Function\n", text, flags=re.M):
    text = once(
        rf"^  {name}Function:\n    Type: AWS::Serverless::Function\n",
        f"""  {name}Function:
    Type: AWS::Serverless::Function
    Metadata:
      DockerContext: .
      Dockerfile: image/Dockerfile
      DockerTag: {name.lower()}
      DockerBuildArgs: {{FUNCTION: {name.lower()}}}
""",
        text,
    )
print("# Made of template.yaml by image/template.py; change that one.")
print(text, end="")
