#!/usr/bin/env python3
"""Writes what is made from code: the README's outputs and rule table, the samples' expected outputs, the tables of Han variants and
of pinyin, the compiled translations.

python tests/generate.py            writes what is stale
python tests/generate.py --check    names what is stale, exit code 1 (the test suite does the same)
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
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
    for readme, sample, language in (("README.md", "heart-camp", "en"), ("README.zh-CN.md", "mobile-clinic.zh", "zh")):
        report = qingwen("clean", f"samples/{sample}.txt", "--lang", language).stderr
        text = (ROOT / readme).read_text(encoding="utf-8")
        blocks = {
            f"clean samples/{sample}.txt": f"````markdown\n{outputs[sample].stdout}````",
            f"report of samples/{sample}.txt": f"```text\n{report}```",
            "rules": rule_table(language),
        }
        for name, block in blocks.items():
            pattern = rf"(<!-- generated: {re.escape(name)} -->\n).*?(<!-- end -->)"
            text = re.sub(pattern, lambda m, block=block: f"{m[1]}{block}\n{m[2]}", text, flags=re.S)
        yield ROOT / readme, text
    from qingwen.configuration.schema import schema_text

    yield ROOT / "cli" / "qingwen" / "data" / "config.schema.json", schema_text()
    yield ROOT / "cli" / "qingwen" / "data" / "traditional_to_simplified.txt", folding_table()
    yield ROOT / "cli" / "qingwen" / "data" / "han_variants.txt", han_table()
    yield ROOT / "cli" / "qingwen" / "data" / "pinyin.txt", pinyin_table()


def rule_table(language: str) -> str:
    heads = {"en": "code | name | what it finds | severity | fix", "zh": "代码 | 名称 | 找什么 | 严重程度 | 修复"}
    rules = json.loads(qingwen("rules", "--format", "json", "--lang", language).stdout)
    table = io.StringIO()
    table.write(f"| {heads[language]} |\n| --- | --- | --- | --- | --- |\n")
    for rule in rules:
        table.write("| {code} | {name} | {summary} | {severity} | {fix} |\n".format(**rule))
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


def han_table() -> str:
    """What `text/han/variants.py` reads, from OpenCC's dictionaries: see there.

    Lines: simplified characters with one answer; those answers; simplified ones with several; traditional ones; and
    contested characters with their candidates.
    """
    from qingwen.text.han.variants import CONTESTED, CONTESTED_TRADITIONAL

    simple, traditional = dictionary("STCharacters"), dictionary("TSCharacters")
    taiwan = dictionary("TWVariants")
    near = [c for c in sorted({*simple, *traditional}) if "\u4e00" <= c < "\ua000"]
    # What Taiwan or Hong Kong write (群, 床, 温; OpenCC's own standard has 羣), and the few that GB 2312 has for a dialect.
    theirs = {c for name in ("TWVariants", "HKVariants") for forms in dictionary(name).values() for c in "".join(forms)}
    theirs |= set("晒肴虱霉")
    only_simple = [c for c in near if c in simple and c not in simple[c] and c not in traditional and c not in theirs]
    only_traditional = [c for c in near if c in traditional and c not in traditional[c] and c not in simple]
    only_traditional = [c for c in only_traditional if c not in "拚捱摺榘醣"]
    one = [c for c in only_simple if c not in CONTESTED]
    candidates = [c + "".join(simple[c]) for c in CONTESTED]
    candidates += [c + "".join(traditional.get(c, c)) for c in CONTESTED_TRADITIONAL if c != "著"] + ["著着著"]
    return "".join(
        f"{line}\n"
        for line in (
            "".join(one),
            "".join(taiwan.get(simple[c][0], simple[c])[0] for c in one),
            "".join(c for c in only_simple if c in CONTESTED),
            "".join(only_traditional),
            " ".join(candidates),
        )
    )


def pinyin_table() -> str:
    """What `text/han/pinyin.py` reads: readings with their characters, first characters with what follows them in phrases.

    A phrase that is read as its characters are stands here too: it says where the next one begins. A text to spell is
    folded before, so that what folding leaves nowhere is left out.
    """
    from pypinyin import Style
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.style import convert

    from qingwen.text.images.naming import _folded

    plain = cache(lambda syllable: convert(syllable, Style.NORMAL, strict=True))
    kept = sorted({*_folded("".join(map(chr, PINYIN_DICT)))})
    reading = {c: plain(PINYIN_DICT[ord(c)].split(",")[0]) for c in kept if ord(c) in PINYIN_DICT}
    characters: dict[str, str] = {}
    for character, syllable in reading.items():
        characters[syllable] = characters.get(syllable, "") + character
    phrases: dict[str, list[str]] = {}
    for phrase in sorted(PHRASES_DICT):
        if reading.keys() >= set(phrase):
            syllables = [plain(first) for first, *_ in PHRASES_DICT[phrase]]
            own = syllables == [reading[c] for c in phrase]
            phrases.setdefault(phrase[0], []).append(phrase[1:] + ("" if own else "=" + ",".join(syllables)))
    head = "# Made by tests/generate.py from the dictionaries of pypinyin, Copyright (c) 2016 mozillazg, 闲耘, MIT License."
    lines = [f"{syllable} {characters[syllable]}" for syllable in sorted(characters)]
    return "\n".join([head, "", *lines, "", *(f"{first} {' '.join(tails)}" for first, tails in phrases.items()), ""])


def dictionary(name: str) -> dict[str, list[str]]:
    """One of OpenCC's dictionaries: key → values, the usual one first."""
    import opencc

    folder = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as temporary:
        text = Path(temporary) / "dictionary.txt"
        command = [
            folder / "bin/opencc_dict",
            "-i",
            folder / f"share/opencc/{name}.ocd2",
            "-o",
            text,
            "-f",
            "ocd2",
            "-t",
            "text",
        ]
        subprocess.run(command, check=True, capture_output=True)
        rows = [line.split("\t") for line in text.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return {key: values.split(" ") for key, values in rows}


def stale() -> list[tuple[Path, str]]:
    return [
        (path, text) for path, text in generated() if not path.exists() or path.read_bytes().decode("utf-8") != text
    ]


def compile_catalogues() -> None:
    """The binary form of the translations, from their source; a test compares the two."""
    import polib

    for source in (ROOT / "cli" / "qingwen" / "locale").rglob("*.po"):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


def main() -> int:
    if "--check" not in sys.argv:
        compile_catalogues()
    found = stale()
    for path, text in found:
        print(path.relative_to(ROOT), "is stale" if "--check" in sys.argv else "written")
        if "--check" not in sys.argv:
            path.write_bytes(text.encode("utf-8"))
    return 1 if found and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
