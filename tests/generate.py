#!/usr/bin/env python3
"""Writes what is made from code: the README's outputs and rule table, the samples' expected outputs, the folding table.

python tests/generate.py            writes what is stale
python tests/generate.py --check    names what is stale, exit code 1 (the test suite does the same)
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "cli"))

SAMPLES = ("heart-camp", "mobile-clinic.zh")


def qingwen(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "cli"), "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "qingwen", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def generated() -> Iterator[tuple[Path, str]]:
    """(file, what it should hold)"""
    outputs = {}
    for sample in SAMPLES:
        run = qingwen("clean", f"samples/{sample}.txt")
        outputs[sample] = run
        yield ROOT / "samples" / f"{sample}.md", run.stdout
        yield ROOT / "samples" / f"{sample}.report.txt", run.stderr
    for readme, sample in (("README.md", "heart-camp"), ("README.zh-CN.md", "mobile-clinic.zh")):
        text = (ROOT / readme).read_text(encoding="utf-8")
        blocks = {
            f"clean samples/{sample}.txt": f"````markdown\n{outputs[sample].stdout}````",
            f"report of samples/{sample}.txt": f"```text\n{outputs[sample].stderr}```",
            "rules": rule_table(),
        }
        for name, block in blocks.items():
            pattern = rf"(<!-- generated: {re.escape(name)} -->\n).*?(<!-- end -->)"
            text = re.sub(pattern, lambda m, block=block: f"{m[1]}{block}\n{m[2]}", text, flags=re.S)
        yield ROOT / readme, text
    from qingwen.configuration.schema import schema_text

    yield ROOT / "cli" / "qingwen" / "data" / "config.schema.json", schema_text()
    yield ROOT / "cli" / "qingwen" / "data" / "traditional_to_simplified.txt", folding_table()


def rule_table() -> str:
    from qingwen.rules import all_rules
    from qingwen.rules.pages import summary

    table = io.StringIO()
    table.write("| code | name | what it finds | severity | fix |\n| --- | --- | --- | --- | --- |\n")
    for rule in all_rules():
        table.write(f"| {rule.code} | {rule.name} | {summary(rule)} | {rule.severity} | {rule.fix_safety} |\n")
    return table.getvalue().rstrip("\n")


def folding_table() -> str:
    """Traditional to simplified, character by character, where OpenCC's `t2s` changes one and gives one."""
    import opencc

    convert = opencc.OpenCC("t2s").convert
    pairs = [
        (chr(code), simple)
        for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
        for code in block
        if len(simple := convert(chr(code))) == 1 and simple != chr(code)
    ]
    return "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs) + "\n"


def stale() -> list[tuple[Path, str]]:
    return [
        (path, text) for path, text in generated() if not path.exists() or path.read_bytes().decode("utf-8") != text
    ]


def main() -> int:
    found = stale()
    for path, text in found:
        print(path.relative_to(ROOT), "is stale" if "--check" in sys.argv else "written")
        if "--check" not in sys.argv:
            path.write_bytes(text.encode("utf-8"))
    return 1 if found and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
