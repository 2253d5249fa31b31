"""`compare`: what a translation lacks, adds, leaves or says otherwise is found, and a good translation is left alone."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import Run
from qingwen.comparing.amounts import amounts
from qingwen.comparing.checks import pair_rules
from qingwen.comparing.comparison import Comparison
from qingwen.comparing.glossary import read_glossary
from qingwen.errors import UsageError
from qingwen.text.document import Document

SOURCE = """\
---
title: The old mill
date: 2025-04-03
draft: false
---

# The old mill

The mill was built in 1921 and grinds 3.2 million kilograms of corn a year, says its owner, John Miller.

## How it works

The wheel turns with the stream. A gate lets the water in every morning at six, and it is closed again at noon.

- The wheel is made of oak.
- The stones come from the hills.
- The sacks are made of linen.

```sh
grind --fast  # all of it
open gate
```

The children of the village like to watch it after school, and sometimes the owner lets them open the gate.

| Day | Sacks |
| --- | --- |
| Monday | 120 |

See [the plan](/plans/mill.html), ![the wheel](wheel.png) and run `grind --fast` for {user}.[^1]

[^1]: On April 3, 2025, a dozen visitors came.
"""
TRANSLATION = """\
---
title: 老磨坊
date: 2025-04-03
draft: false
---

# 老磨坊

磨坊建于 1921 年，主人约翰·米勒（John Miller）说，它每年磨 320 万公斤玉米。

## 它怎样工作

水轮随着溪水转动。每天早上六点开闸放水，中午又把闸门关上。

- 水轮是橡木做的。
- 磨盘石来自山里。
- 麻袋是亚麻布做的。

```sh
grind --fast  # 全部
open gate
```

村里的孩子放学以后喜欢来看，有时候主人让他们自己打开闸门。

| 日子 | 袋数 |
| --- | --- |
| 周一 | 120 |

参见[图纸](/plans/mill.html)、![水轮](wheel.png)，为 {user} 运行 `grind --fast`。[^1]

[^1]: 2025年4月3日来了十二位客人。
"""


def found(translation: str, source: str = SOURCE) -> list[tuple[str, str, str]]:
    """(rule, text in the translation, text in the source) of each finding."""
    comparison = Comparison(Document(source, "markdown"), Document(translation, "markdown"))
    findings = [one for rule in pair_rules() for one in rule.compare(comparison)]
    return [
        (
            one.finding.name,
            translation[one.finding.start : one.finding.end],
            source[one.source[0] : one.source[1]] if one.source else "",
        )
        for one in findings
    ]


def changed(old: str, new: str) -> list[tuple[str, str, str]]:
    assert TRANSLATION.count(old) == 1
    return found(TRANSLATION.replace(old, new))


def test_a_good_translation_has_no_findings() -> None:
    assert found(TRANSLATION) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "here", "there"),
    [
        ("1921 年", "1912 年", "date-mismatch", "1912", "1921"),
        ("320 万公斤", "3200 万公斤", "magnitude-mismatch", "3200 万", "3.2 million"),
        ("320 万公斤", "3.2 亿公斤", "magnitude-mismatch", "3.2 亿", "3.2 million"),
        ("| 120 |", "| 130 |", "number-mismatch", "130", "120"),
        ("4月3日", "4月5日", "date-mismatch", "5", "3"),
        ("4月3日", "5月3日", "date-mismatch", "5", "April"),
    ],
)
def test_an_amount_that_differs_is_found_on_both_sides(old: str, new: str, rule: str, here: str, there: str) -> None:
    assert [(name, theirs.strip(), ours.strip()) for name, theirs, ours in changed(old, new)] == [(rule, here, there)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1921 年", "一九二一年"),
        ("320 万公斤", "三百二十万公斤"),
        ("320 万公斤", "3 200 000 公斤".replace(" ", "")),
        ("十二位", "12 位"),
        ("十二位", "一打"),
        ("早上六点", "早上 6 点"),
        ("120", "一百二十"),
    ],
)
def test_an_amount_may_be_written_otherwise(old: str, new: str) -> None:
    assert changed(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("## 它怎样", "### 它怎样", "structure-mismatch"),
        ("- 磨盘石来自山里。\n", "", "structure-mismatch"),
        ("| 周一 | 120 |\n", "| 周一 | 120 |\n| 周二 | 120 |\n", "structure-mismatch"),
        ("`。[^1]", "`。", "structure-mismatch"),
        ("/plans/mill.html", "/plans/mill-old.html", "link-mismatch"),
        ("[图纸](/plans/mill.html)", "图纸", "link-mismatch"),
        ("![水轮](wheel.png)", "水轮", "image-mismatch"),
        ("wheel.png", "wheels.png", "image-mismatch"),
        ("\nopen gate", "", "code-mismatch"),
        ("运行 `grind --fast`", "运行 `grind --fasst`", "code-mismatch"),
        ("{user}", "{usr}", "placeholder-mismatch"),
        ("draft: false\n", "", "front-matter-drift"),
        ("date: 2025-04-03", "date: 2025-04-05", "front-matter-drift"),
        ("村里的孩子放学以后喜欢来看，有时候主人让他们自己打开闸门。\n\n", "", "missing-paragraph"),
        ("| 日子", "溪水在冬天会结冰，那时磨坊就关门，直到春天到来。\n\n| 日子", "added-paragraph"),
        (
            "| 日子",
            "水轮随着溪水转动。每天早上六点开闸放水，中午又把闸门关上。\n\n| 日子",
            "duplicated-paragraph",
        ),
        (
            "水轮随着溪水转动。每天早上六点开闸放水，中午又把闸门关上。",
            "The wheel turns with the stream. A gate lets the water in every morning at six, and it is closed again at noon.",
            "untranslated-copy",
        ),
        ("水轮随着溪水转动。每天早上六点开闸放水，中午又把闸门关上。", "水轮随着溪水转动。", "truncated-paragraph"),
    ],
)
def test_what_the_translation_lacks_adds_or_changes_is_found(old: str, new: str, rule: str) -> None:
    assert [name for name, _, _ in changed(old, new)] == [rule]


def test_placeholders_in_code_spans_have_one_name() -> None:
    source, translation = "# Mills\n\nThe letter says `{name}` first.\n", "# 磨坊\n\n信里先写 `{nom}`。\n"
    assert [name for name, _, _ in found(translation, source)] == ["code-mismatch"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("See [it](https://example.com/en/mill).", "参见[它](https://example.com/zh-cn/mill)。"),
        ("See [it](/guide/mill#how-it-works).", "参见[它](/guide/mill#它怎样工作)。"),
        ("See [it](mill.md).", "参见[它](mill.zh.md)。"),
        ("See [it](https://en.wikipedia.org/wiki/Mill).", "参见[它](https://zh.wikipedia.org/wiki/磨坊)。"),
        ("It weighs 10 miles of rope.", "它重 16 公里的绳子。"),
        ("It costs $2 million, or $1,000 a day.", "它要 200 万美元，一天 1000 美元。"),
        ("It opens at 3 p.m.", "它下午 3 点开门。"),
        ("It opens at 3 p.m.", "它 15 点开门。"),
        ("It was the 1930s.", "那是 20 世纪 30 年代。"),
        ("Run `a()` now.", "现在运行 `a`。"),
    ],
)
def test_what_translators_change_rightly_stays(ours: str, theirs: str) -> None:
    head, title = "# Mills\n\nThe mill stands by the river.\n\n", "# 磨坊\n\n磨坊在河边。\n\n"
    assert found(title + theirs + "\n", head + ours + "\n") == []


def test_two_renderings_of_a_name_are_found() -> None:
    text = "约翰·米勒（John Miller）来了。\n\n后来，强尼·米拉（John Miller）走了。\n"
    source = "John Miller came.\n\nLater John Miller went.\n"
    assert [name for name, _, _ in found(text, source)] == ["inconsistent-term"]


def test_paragraphs_that_were_put_together_or_taken_apart_are_aligned() -> None:
    ours = [f"Part {n} of the wheel is made of {wood}, and it was cut in the year {1900 + n}." for n, wood in enumerate(
        ("oak", "ash", "elm", "pine", "beech", "maple", "walnut", "cherry"))]  # fmt: skip
    theirs = [f"水轮的第 {n} 个部件是用{wood}做的，它是在 {1900 + n} 年砍下来的。" for n, wood in enumerate(
        ("橡木", "白蜡木", "榆木", "松木", "山毛榉", "枫木", "胡桃木", "樱桃木"))]  # fmt: skip
    source = "\n\n".join([*ours[:2], f"{ours[2]} {ours[3]}", *ours[4:]])
    translation = "\n\n".join([theirs[0] + theirs[1], *theirs[2:6], theirs[7]])
    comparison = Comparison(Document(source, "markdown"), Document(translation, "markdown"))
    beads = [(list(bead.source), list(bead.translation)) for bead in comparison.beads]
    assert beads == [([0, 1], [0]), ([2], [1, 2]), ([3], [3]), ([4], [4]), ([5], []), ([6], [5])]


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(source: str, translation: str) -> None:
    comparison = Comparison(Document(source, "markdown"), Document(translation, "markdown"))
    assert [i for bead in comparison.beads for i in bead.source] == list(range(len(comparison.ours)))
    assert [j for bead in comparison.beads for j in bead.translation] == list(range(len(comparison.theirs)))
    for rule in pair_rules():
        for one in rule.compare(comparison):
            assert 0 <= one.finding.start <= one.finding.end <= len(translation)
            assert one.source is None or 0 <= one.source[0] <= one.source[1] <= len(source)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.2 million", 3.2e6),
        ("320 万", 3.2e6),
        ("三百二十万", 3.2e6),
        ("1,234.5", 1234.5),
        ("两千", 2000.0),
        ("十二", 12.0),
        ("twelve", 12.0),
        ("twenty-one", 21.0),
        ("a dozen", 12.0),
        ("百分之四十", 40.0),
        ("二〇二五年", 2025.0),
        ("550 多万", 5.5e6),
        ("5 亿", 5e8),
        ("second", 2.0),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, value: float) -> None:
    assert [one.values[0] for one in amounts(text)] == [value]


def test_the_report_has_the_places_on_both_sides(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text(SOURCE, encoding="utf-8")
    text = TRANSLATION.replace("1921", "1912")
    (tmp_path / "zh.md").write_text(text, encoding="utf-8")
    run = qingwen("compare", "en.md", "zh.md", "--format", "json")
    assert run.returncode == 1
    report = json.loads(run.stdout)
    Draft202012Validator(json.loads(files("qingwen").joinpath("data/report.schema.json").read_text("utf-8"))).validate(
        report
    )
    (file,) = report["files"]
    (finding,) = file["findings"]
    source = finding["source"]
    assert file["path"] == "zh.md" and source["path"] == "en.md"
    assert text[finding["start"] : finding["end"]].strip() == "1912"
    assert SOURCE[source["start"] : source["end"]].strip() == "1921"
    assert (source["line"], source["column"]) == (9, 23)


def test_trees_are_paired_by_path_language_folder_and_suffix(qingwen: Run, tmp_path: Path) -> None:
    for path, text in {
        "docs/guide/a.md": SOURCE,
        "docs/zh/guide/a.md": TRANSLATION,
        "docs/b.md": SOURCE,
        "docs/zh/b.zh.md": TRANSLATION.replace("1921", "1912"),
        "docs/c.md": SOURCE,
        "docs/zh/d.md": TRANSLATION,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    run = qingwen("compare", "docs", "docs/zh", "--format", "json")
    named = {one["path"]: [f["name"] for f in one["findings"]] for one in json.loads(run.stdout)["files"]}
    assert named == {
        "docs/zh/guide/a.md": [],
        "docs/zh/b.zh.md": ["date-mismatch"],
        "docs/c.md": ["missing-translation"],
        "docs/zh/d.md": ["missing-translation"],
    }


def test_a_translation_older_than_its_source_is_found_by_git(qingwen: Run, tmp_path: Path) -> None:
    def git(*arguments: str, day: str) -> None:
        names = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        subprocess.run(
            ["git", *arguments], cwd=tmp_path, env=os.environ | names | dates, check=True, capture_output=True
        )

    for name, text in {"en/a.md": SOURCE, "zh/a.md": TRANSLATION, "en/b.md": SOURCE, "zh/b.md": TRANSLATION}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git("init", "-q", day="2025-04-01")
    git("add", ".", day="2025-04-01")
    git("commit", "-qm", "one", day="2025-04-01")
    (tmp_path / "en" / "a.md").write_text(SOURCE + "\n", encoding="utf-8")
    git("commit", "-qam", "two", day="2025-04-05")
    run = qingwen("compare", "en", "zh", "--format", "json", "--select", "outdated-translation")
    named = {one["path"]: [f["message"] for f in one["findings"]] for one in json.loads(run.stdout)["files"]}
    assert named == {
        "zh/a.md": ["The source changed on 2025-04-05, this translation last on 2025-04-01."],
        "zh/b.md": [],
    }


@pytest.mark.parametrize(
    ("source", "translation", "said"),
    [
        (SOURCE, SOURCE, "it is the same as its source"),
        (SOURCE, SOURCE.replace("corn", "wheat").replace("oak", "ash"), "both English"),
        ("", TRANSLATION, "its source is empty"),
        (SOURCE, "", "it is empty"),
        (
            "\n\n".join(f"Part {n} is made of oak." for n in range(300)),
            "磨坊。\n\n水车。\n\n溪水。\n",
            "are these a pair?",
        ),
    ],
)
def test_what_is_no_pair_is_said_plainly(
    qingwen: Run, tmp_path: Path, source: str, translation: str, said: str
) -> None:
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    (tmp_path / "b.md").write_text(translation, encoding="utf-8")
    run = qingwen("compare", "a.md", "b.md")
    assert said in run.stderr.decode() and b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.md", "a.md"], "compared with itself"),
        (["a.md", "."], "two files or two folders"),
        (["a.md", "nope.md"], "nope.md"),
        (["a.md", "-"], "standard input"),
        (["a.md", "b.md", "--glossary", "nope.csv"], "nope.csv"),
        (["a.md", "b.md", "--select", "QW9"], "QW9"),
    ],
)
def test_what_cannot_be_compared_is_one_line_and_exit_2(
    qingwen: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "a.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.md").write_text(TRANSLATION, encoding="utf-8")
    run = qingwen("compare", *arguments)
    assert run.returncode == 2 and said in run.stderr.decode() and b"Traceback" not in run.stderr


TBX = """<?xml version="1.0"?><tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>wheel</term></termSec></langSec>
<langSec xml:lang="zh"><termSec><term>水车</term></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(("name", "text"), [("g.csv", "source,target\nmill,磨坊\nwheel,水车\n"), ("g.tbx", TBX)])
def test_a_glossary_is_kept_to(qingwen: Run, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "a.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.md").write_text(TRANSLATION, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    run = qingwen("compare", "a.md", "b.md", "--glossary", name, "--format", "json")
    findings = json.loads(run.stdout)["files"][0]["findings"]
    assert {one["name"] for one in findings} == {"glossary-violation"}
    assert all("“水车”" in one["message"] for one in findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mill,磨坊\nmill,水车\n", ":2: 'mill' stands in line 1"),
        ("mill,磨坊\nwheel\n", ":2: a term and its translation"),
        ("", "no terms"),
        ("<tbx><a></tbx>", ":1: mismatched tag"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "a document type is not read"),
    ],
)
def test_a_broken_glossary_names_the_line_and_the_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "g").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_glossary(str(tmp_path / "g"))
    assert said in str(error.value)
