"""Checks that every relative link in the repository's Markdown leads to something."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
skipped = {"target", ".aws-sam", ".git", "node_modules"}
dead = []
for page in root.rglob("*.md"):
    if skipped.intersection(page.relative_to(root).parts):
        continue
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target = link.split("#")[0]
        if target and not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
            dead.append(f"{page.relative_to(root)}: {link}")
print("\n".join(dead))
sys.exit(bool(dead))
