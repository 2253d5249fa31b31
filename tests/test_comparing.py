"""`qingwen compare`: what a translation lost, doubled, left or changed is found, and what translators do is let be."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from qingwen.comparing.alignment import align
from qingwen.comparing.amounts import amounts
from qingwen.comparing.comparison import Comparison
from qingwen.comparing.glossary import Term
from qingwen.comparing.segments import segments
from qingwen.data import table
from qingwen.rules import family
from qingwen.rules.pairs._base import PairRule
from qingwen.text.document import Document

ENGLISH = [
    "# The old mill",
    "The old mill at the foot of the hill opened again on April 3, 2025, and 3.2 million people have seen its wheel since.",
    "Its owner, Mr Carver, says that the wheel can grind 320 kilograms of wheat in a day, which feeds the village for a week.",
    "## Autumn",
    "In autumn a dozen long tables stand in front of the mill, and people taste [the bread](https://example.org/bread).",
    "- wheat from the valley\n- rye\n- oats",
    "Nobody knows how the mill burned down in 1921. The oldest people in the village still talk about the light that night. "
    "They say that it was seen from the other side of the river, and that the bells rang until the morning came.",
    "![](images/wheel.png)",
    "```sh\ngrind --fast wheat.txt\nsieve flour.txt\n```",
    "Run `grind --fast` and answer {name}, and 40 percent of the flour is ready by 3 p.m. the next day.",
]
CHINESE = [
    "# 老磨坊",
    "山脚下的老磨坊于2025年4月3日重新开张，此后已有320万人看过它的水车。",
    "磨坊的主人卡佛先生说，水车一天能磨320公斤麦子，够全村人吃上一个星期。",
    "## 秋天",
    "到了秋天，磨坊门前会摆出十二张长桌，大家坐在一起品尝[面包](https://example.org/bread)。",
    "- 山谷里的小麦\n- 黑麦\n- 燕麦",
    "没有人知道磨坊在1921年是怎么烧毁的。村里最年长的人至今还在谈论那天夜里的火光。他们说，河对岸都看得见，钟声一直响到天亮。",
    "![](images/wheel.png)",
    "```sh\ngrind --fast wheat.txt\nsieve flour.txt\n```",
    "运行 `grind --fast` 并回答 {name}，第二天15时就有40%的面粉磨好了。",
]
RULES = [rule for rule in family("pairs") if isinstance(rule, PairRule)]


def compared(ours: str, theirs: str, glossary: list[Term] | None = None) -> list[tuple[str, str, str | None]]:
    """(rule, text here, text there) of each finding."""
    comparison = Comparison(Document(ours, "markdown"), Document(theirs, "markdown"), glossary)
    return [
        (
            one.finding.name,
            theirs[one.finding.start : one.finding.end],
            ours[one.source[0] : one.source[1]] if one.source else None,
        )
        for rule in RULES
        for one in rule.compare(comparison)
        if not comparison.strangers or rule.name == "unrelated-texts"
    ]


def both(change: dict[int, str | None]) -> tuple[str, str]:
    """The article, and its translation with some paragraphs changed or (None) left out."""
    parts = [change.get(i, part) for i, part in enumerate(CHINESE)]
    return "\n\n".join(ENGLISH) + "\n", "\n\n".join(part for part in parts if part is not None) + "\n"


def test_a_faithful_translation_has_no_findings_in_either_direction() -> None:
    ours, theirs = both({})
    assert compared(ours, theirs) == []
    assert compared(theirs, ours) == []


@pytest.mark.parametrize(
    ("change", "rule", "there"),
    [
        ({2: None}, "missing-paragraph", ENGLISH[2]),
        ({8: None}, "missing-paragraph", ENGLISH[8]),
        ({2: ENGLISH[2]}, "untranslated-copy", ENGLISH[2]),
        ({6: "没有人知道磨坊在1921年是怎么烧毁的。"}, "truncated-paragraph", ENGLISH[6]),
        ({6: f"{CHINESE[6]}\n\n{CHINESE[6]}"}, "duplicated-paragraph", None),
        ({3: "### 秋天"}, "structure-mismatch", ENGLISH[3]),
        ({5: "- 山谷里的小麦\n- 黑麦"}, "structure-mismatch", ENGLISH[5]),
        ({4: CHINESE[4].replace("org/bread", "org/braed")}, "link-mismatch", ENGLISH[4]),
        ({7: "![](images/wheels.png)"}, "image-mismatch", ENGLISH[7]),
        ({8: CHINESE[8].replace("sieve flour.txt\n", "")}, "code-mismatch", ENGLISH[8]),
        ({8: CHINESE[8].replace("wheat.txt", "wheats.txt")}, "code-mismatch", ENGLISH[8]),
        ({9: CHINESE[9].replace("--fast", "--fats")}, "code-mismatch", ENGLISH[9]),
        ({9: CHINESE[9].replace("{name}", "{nmae}")}, "placeholder-mismatch", ENGLISH[9]),
        ({2: CHINESE[2].replace("320", "230")}, "number-mismatch", "320"),
        ({9: CHINESE[9].replace("40%", "14%")}, "number-mismatch", "40"),
        ({1: CHINESE[1].replace("320万", "320亿")}, "magnitude-mismatch", "3.2 million"),
        ({1: CHINESE[1].replace("4月3日", "4月5日")}, "date-mismatch", "3"),
        ({6: CHINESE[6].replace("1921", "1912")}, "date-mismatch", "1921"),
    ],
)
def test_what_a_translation_got_wrong_is_found_with_its_place_in_the_source(
    change: dict[int, str | None], rule: str, there: str | None
) -> None:
    found = compared(*both(change))
    assert [name for name, *_ in found] == [rule]
    assert (found[0][2] or "").strip() == (there or "")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("between $5 and $10 billion", "50亿到100亿美元"),
        ("5-10 million", "500万至1000万"),
        ("from 1.5 to 2 million", "150万到200万"),
        ("5 million to 10 million", "5至10百万"),
        ("50 to 60 thousand", "5～6万"),
    ],
)
def test_a_scale_that_a_range_names_once_holds_for_both_of_its_ends(english: str, chinese: str) -> None:
    ours = f"The new mill will cost {english}, as its owner told the people of the village."
    theirs = f"磨坊的主人告诉村里人，新磨坊要花{chinese}。"
    assert compared(ours, theirs) == compared(theirs, ours) == []


def test_decades_centuries_and_measures_are_said_in_other_numbers() -> None:
    ours = "In the 1920s the wheel of the mill, from the 18th century, was 5 miles away, and it was 98°F in the shade."
    theirs = "在上世纪二十年代，这座建于十八世纪的磨坊在8公里之外，阴凉处有37摄氏度。"
    assert compared(ours, theirs) == compared(theirs, ours) == []


def test_a_magnitude_is_told_in_a_range_as_well() -> None:
    ours = "The new mill will cost 5-10 million, as its owner told the people of the village."
    assert [name for name, *_ in compared(ours, "磨坊的主人告诉村里人，新磨坊要花500亿至1000万。")] == [
        "magnitude-mismatch"
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("https://example.com/#/en/start", "https://example.com/#/zh-cn/start", True),
        ("https://example.com/a?lang=en", "https://example.com/a?lang=zh", True),
        ("https://example.com/a?hl=en&page=2", "https://example.com/a?hl=zh_CN&page=2", True),
        ("https://example.com/a?page=2&locale=en", "https://example.com/a?page=2", True),
        ("https://example.com/#/en/start", "https://example.com/#/zh/strat", False),
        ("https://example.com/mill?page=2&lang=en", "https://example.com/mill?page=3&lang=zh", False),
        ("https://example.com/mill?word=en", "https://example.com/mill?word=zh", False),
    ],
)
def test_what_names_a_language_in_a_link_may_differ(ours: str, theirs: str, same: bool) -> None:
    found = compared(f"See [the mill]({ours}) at the foot of the hill.", f"参见山脚下的[磨坊]({theirs})，谢谢大家。")
    assert [name for name, *_ in found] == ([] if same else ["link-mismatch"])


@pytest.mark.parametrize("theirs", ["[磨坊]()", "[磨坊](#)", '<a href="">磨坊</a>'])
def test_a_link_that_leads_nowhere_here_is_found(theirs: str) -> None:
    found = compared("See [the mill](https://example.com/mill) at the foot.", f"参见山脚下的{theirs}，谢谢大家。")
    assert [name for name, *_ in found] == ["link-mismatch"]
    added = compared(
        "See [the mill](https://en.example.org/mill) at the foot.",
        f"参见山脚下的[磨坊](https://zh.example.org/磨坊)，谢谢大家。{theirs}",
    )
    assert added == []
    same = compared("See [the mill](#) at the foot of the hill.", f"参见山脚下的{theirs}，谢谢大家。")
    assert same == []


def test_a_heading_that_is_code_is_no_untranslated_copy() -> None:
    for code in (
        "@grind(wheat, flour, speed)",
        "mill.turn(speed: number, gate: Gate = null): void",
        "turn(int speed, boolean back)",
        "getGate(): {left: number, right: number}",
        "@turn(wheel, { speed })",
        "--grind fast wheat",
        "mill grind --fast wheat.txt",
        "mill --no-gate turn --to=noon",
    ):
        assert compared("\n\n".join([*ENGLISH, f"##### {code}"]), "\n\n".join([*CHINESE, f"##### {code}"])) == []
    for prose in (
        "Turning the wheel by hand",
        "Notes (read them before you grind)",
        "How the mill (and the wheel) turn",
        "turn(the wheel of the mill)",
        "when to call --grind and why",
        "grind the wheat with --fast first",
    ):
        found = compared("\n\n".join([*ENGLISH, f"## {prose}"]), "\n\n".join([*CHINESE, f"## {prose}"]))
        assert [name for name, *_ in found] == ["untranslated-copy"], prose


def test_amounts_with_the_same_digits_belong_together() -> None:
    english = "The hall had 3.2 million visitors and 40 lamps last year, and the town was glad of it."
    found = compared(english, "大厅去年有320亿访客、50盏灯，镇上的人都很高兴。")
    told = {(name, (there or "").strip()) for name, _, there in found}
    assert told == {("magnitude-mismatch", "3.2 million"), ("number-mismatch", "40")}


def test_an_added_paragraph_is_found_where_it_stands() -> None:
    extra = "译者按：这座磨坊后来又关了门，今年夏天才由邻村的木匠修好，现在每逢周末开放参观。"
    assert ("added-paragraph", extra) in [one[:2] for one in compared(*both({3: f"{extra}\n\n{CHINESE[3]}"}))]


def test_paragraphs_that_a_translator_joins_or_splits_are_no_findings() -> None:
    first, rest = CHINESE[6].split("。", 1)
    assert compared(*both({6: f"{first}。\n\n{rest}"})) == []
    assert compared(*both({1: CHINESE[1] + CHINESE[2], 2: None})) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("3.2 million people", "320万人"),
        ("1.5 billion yuan", "15亿元"),
        ("twelve houses", "十二座房子"),
        ("a dozen houses", "12座房子"),
        ("30,000 trees", "三万棵树"),
        ("in 2025", "二〇二五年"),
        ("25 percent", "百分之二十五"),
        ("from 10 to 15", "10至15"),
        ("the 3rd", "第三"),
    ],
)
def test_amounts_mean_the_same_in_both_languages(english: str, chinese: str) -> None:
    ours, theirs = (sorted(one.values[0] for one in amounts(text) if one.values[0] != 1) for text in (english, chinese))
    assert ours == theirs != []


def test_terms_of_a_glossary_are_asked_for_in_either_direction() -> None:
    ours, theirs = both({})
    assert compared(ours, theirs, [Term("wheel", ("水车",), 1), Term("owner", ("主人", "业主"), 2)]) == []
    found = compared(ours, theirs, [Term("wheel", ("水轮",), 1)])
    assert {(rule, there) for rule, _, there in found} == {("glossary-violation", "wheel")}
    assert len(found) == 2  # once for each paragraph
    assert [one[0] for one in compared(theirs, ours, [Term("millstone", ("磨坊",), 1)])] == ["glossary-violation"] * 5


def test_a_name_that_is_spelt_in_two_ways_is_found() -> None:
    ours = "\n\n".join(
        f"On that day the owner {what} with Mr Carver." for what in ("walked", "talked", "worked", "sang")
    )
    theirs = [
        f"那一天主人和{name}先生一起{what}。"
        for name, what in zip(["卡弗尔"] * 3 + ["卡佛尔"], "走聊干唱", strict=True)
    ]
    assert compared(ours, "\n\n".join(theirs)) == [("inconsistent-term", "卡佛尔", "Carver")]
    assert compared(ours, "\n\n".join(theirs).replace("佛", "弗")) == []


def test_front_matter_that_drifted_is_found() -> None:
    ours = "---\ntitle: Mill\ndate: 2025-04-03\nweight: 3\ndraft: false\ncover: a.png\ntags:\n  - a\n  - b\n---\n\n"
    theirs = "---\ntitle: 磨坊\ndate: 2025-04-03\nweight: 4\ncover: a.png\ntranslator: 张\ntags:\n  - 甲\n---\n\n"
    first, second = both({})
    found = compared(ours + first, theirs + second)
    assert [(rule, there) for rule, _, there in found] == [
        ("front-matter-drift", "weight: 3"),
        ("front-matter-drift", "draft: false"),
        ("front-matter-drift", "tags:"),
    ]


def report(run: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_json_has_one_entry_a_pair_and_places_on_both_sides(qingwen: Run, tmp_path: Path) -> None:
    ours, theirs = both({2: None})
    write(tmp_path, {"en/a.md": ours, "zh/a.md": theirs, "en/b.md": ours, "zh/b.md": both({})[1]})
    run = qingwen("compare", "en", "zh", "--format", "json")
    assert run.returncode == 1
    files = report(run)["files"]
    assert [(one["path"], len(one["findings"])) for one in files] == [("zh/a.md", 1), ("zh/b.md", 0)]
    finding = files[0]["findings"][0]
    there = finding["source"]
    assert (finding["name"], there["path"], there["line"], there["column"]) == ("missing-paragraph", "en/a.md", 5, 1)
    assert ours[there["start"] : there["end"]] == ENGLISH[2]
    assert finding["start"] == finding["end"] == theirs.index(CHINESE[1]) + len(CHINESE[1])


@pytest.mark.parametrize(
    "format", ["concise", "sarif", "github", "junit", "gitlab", "rdjson", "checkstyle", "jsonl", "text"]
)
def test_every_format_reports_pairs(qingwen: Run, tmp_path: Path, format: str) -> None:
    ours, theirs = both({2: None})
    write(tmp_path, {"en.md": ours, "zh.md": theirs})
    run = qingwen("compare", "en.md", "zh.md", "--format", format)
    assert run.returncode == 1
    assert b"missing-paragraph" in run.stdout
    assert qingwen("compare", "en.md", "zh.md", "--format", format, "--fail-on", "error").returncode == 0


def test_the_text_report_shows_both_lines(qingwen: Run, tmp_path: Path) -> None:
    ours, theirs = both({2: CHINESE[2].replace("320", "230")})
    write(tmp_path, {"en.md": ours, "zh.md": theirs})
    lines = qingwen("compare", "en.md", "zh.md").stdout.decode().splitlines()
    assert any("source 5 |" in line and "320 kilograms" in line for line in lines)
    assert any("here   5 |" in line and "230公斤" in line for line in lines)


@pytest.mark.parametrize(
    ("names", "arguments"),
    [
        (("en/guide/a.md", "zh/guide/a.md"), ("en", "zh")),
        (("docs/guide/a.en.md", "docs-zh/guide/a_zh.md"), ("docs", "docs-zh")),
        (("docs/a.md", "docs/zh/a.md"), ("docs", "docs/zh")),
        (("docs/a.md", "docs/a.zh.md"), ("docs", "docs", "--pattern", "*.md=*.zh.md")),
        (("docs/a.md", "docs/a.zh.md"), ("docs", "--pattern", "*.md=*.zh.md")),
        (("docs/en/x/a.md", "docs/cn/x/a.md"), ("docs", "docs", "--pattern", "en/*.md=cn/*.md")),
    ],
)
def test_trees_pair_up_by_path_folder_suffix_or_pattern(
    qingwen: Run, tmp_path: Path, names: tuple[str, str], arguments: tuple[str, ...]
) -> None:
    write(tmp_path, dict(zip(names, both({2: None}), strict=True)))
    files = report(qingwen("compare", *arguments, "--format", "json"))["files"]
    assert [(one["path"], [f["source"]["path"] for f in one["findings"]]) for one in files] == [(names[1], [names[0]])]


def test_files_without_a_partner_are_findings_of_the_file_that_is_there(qingwen: Run, tmp_path: Path) -> None:
    ours, theirs = both({})
    write(tmp_path, {"en/a.md": ours, "zh/a.md": theirs, "en/new.md": ours, "zh/old.md": theirs})
    run = qingwen("compare", "en", "zh", "--format", "json")
    found = {f["path"]: [x["name"] for x in f["findings"]] for f in report(run)["files"]}
    assert found == {"zh/a.md": [], "en/new.md": ["missing-translation"], "zh/old.md": ["missing-translation"]}
    assert run.returncode == 0
    assert qingwen("compare", "en", "zh", "--fail-on", "info").returncode == 1
    assert qingwen("compare", "en", "zh", "--fail-on", "info", "--ignore", "missing-translation").returncode == 0


def test_a_translation_older_than_its_source_by_git_is_told_as_information(qingwen: Run, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    ours, theirs = both({})
    write(tmp_path, {"en/旧.md": ours, "zh/旧.md": theirs, "en/b.md": ours, "zh/b.md": theirs})
    git("init", "-q")
    git("add", "."), git("commit", "-qm", "both")
    write(tmp_path, {"en/旧.md": ours + "\n"})
    git("commit", "-qam", "the source alone")
    run = qingwen("compare", "en", "zh", "--format", "json")
    found = {f["path"]: [x["name"] for x in f["findings"]] for f in report(run)["files"]}
    assert found == {"zh/旧.md": ["outdated-translation"], "zh/b.md": []}
    assert run.returncode == 0
    assert qingwen("compare", "en", "zh", "--fail-on", "info").returncode == 1


@pytest.mark.parametrize(
    ("files", "arguments", "code", "said"),
    [
        ({"a.md": both({})[0]}, ("a.md", "none.md"), 2, "none.md: no such file"),
        ({"a.md": both({})[0]}, ("a.md", "a.md"), 2, "compared with itself"),
        ({"a.md": "x"}, ("a.md", "--pattern", "*.md=*.zh.md"), 2, "--pattern is for folders"),
        ({"a.md": "x"}, ("none", "--pattern", "*.md=*.zh.md"), 2, "none: no such file"),
        ({"a.md": "x", "b/c.md": "x"}, ("a.md", "b"), 2, "two files or two folders"),
        ({"a.md": both({})[0], "b.md": both({})[0]}, ("a.md", "b.md"), 1, "same as its source"),
        ({"a.md": both({})[0], "b.md": both({})[0] + "\nMore and more of it.\n"}, ("a.md", "b.md"), 1, "both English"),
        ({"a.md": both({})[0], "b.md": ""}, ("a.md", "b.md"), 1, "b.md: it is empty"),
        ({"a.md": "", "b.md": both({})[1]}, ("a.md", "b.md"), 1, "its source is empty"),
        ({"a.md": "", "b.md": "\n"}, ("a.md", "b.md"), 0, "are empty"),
        ({"a/x.md": "x", "b/y.md": "y"}, ("a", "b", "--pattern", "x"), 2, "SOURCE=TRANSLATION"),
        ({"a/x.md": "x"}, ("a",), 2, "compare needs TRANSLATION too"),
        ({"a/x.md": "x", "b/y.md": "y"}, ("a", "b"), 0, "no file has a partner"),
    ],
)
def test_bad_pairs_are_said_plainly(
    qingwen: Run, tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    write(tmp_path, files)
    run = qingwen("compare", *arguments)
    assert run.returncode == code, run.stderr
    assert said in run.stderr.decode()
    assert b"Traceback" not in run.stderr
    assert b"No findings in 0 files" not in run.stdout or code == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("g.csv", "source,target\nwheel,水车\nmill\n", "g.csv:3:"),
        ("g.csv", "wheel,水车\nmill,磨坊\nWheel,轮\n", "g.csv:3: 'Wheel' stands in line 1 already"),
        ("g.csv", "", "no terms"),
        ("g.tbx", "<tbx><text>\n<conceptEntry>", "g.tbx:2:"),
        ("g.tbx", "<!DOCTYPE tbx [<!ENTITY a 'b'>]><tbx/>", "document type"),
    ],
)
def test_a_broken_glossary_is_told_by_line_and_nothing_is_compared(
    qingwen: Run, tmp_path: Path, name: str, text: str, said: str
) -> None:
    write(tmp_path, {name: text, "a.md": both({})[0], "b.md": both({})[1]})
    run = qingwen("compare", "a.md", "b.md", "--glossary", name)
    assert (run.returncode, run.stdout) == (2, b"")
    assert said in run.stderr.decode()


def test_a_glossary_in_tbx_is_read(qingwen: Run, tmp_path: Path) -> None:
    tbx = (
        "<tbx><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>wheel</term></termSec></langSec>"
        "<langSec xml:lang='zh'><termSec><term>水轮</term></termSec></langSec></conceptEntry></body></text></tbx>"
    )
    write(tmp_path, {"g.tbx": tbx, "a.md": both({})[0], "b.md": both({})[1]})
    run = qingwen("compare", "a.md", "b.md", "--glossary", "g.tbx", "--format", "json")
    assert {one["name"] for one in report(run)["files"][0]["findings"]} == {"glossary-violation"}


WORDS = [
    (english, chinese.split("|")[0])
    for english, _, chinese in (line.partition(" ") for line in table("common_words.txt").splitlines())
    if english.isalpha() and len(english) > 3 and not chinese[:1].isascii()
]


def generated(number: int, seed: int) -> tuple[list[str], list[str]]:
    """Paragraphs and their translations: no names, a number in every third."""
    chance = random.Random(seed)
    ours, theirs = [], []
    for i in range(number):
        chosen = [chance.choice(WORDS) for _ in range(chance.randrange(5, 45))]
        count = chance.randrange(3000)
        ours.append(" and ".join(a for a, _ in chosen) + (f" were {count}." if i % 3 == 0 else "."))
        theirs.append("和".join(b for _, b in chosen) + (f"一共{count}。" if i % 3 == 0 else "。"))
    return ours, theirs


@pytest.mark.parametrize("seed", range(4))
def test_alignment_finds_its_way_through_drops_joins_and_splits(seed: int) -> None:
    ours, theirs = generated(120, seed)
    chance = random.Random(seed + 100)
    gold: set[tuple[int, int]] = set()
    parts: list[str] = []
    i = 0
    while i < len(theirs):
        kind = chance.choice(("drop", "join", "split", *["keep"] * 9))
        if kind == "join" and i + 1 < len(theirs):
            gold |= {(i, len(parts)), (i + 1, len(parts))}
            parts.append(theirs[i] + theirs[i + 1])
            i += 1
        elif kind == "split" and len(theirs[i]) > 60:
            gold |= {(i, len(parts)), (i, len(parts) + 1)}
            parts += [theirs[i][:30] + "。", theirs[i][30:]]
        elif kind != "drop":
            gold.add((i, len(parts)))
            parts.append(theirs[i])
        i += 1
    sides = (segments(Document("\n\n".join(side), "text")) for side in (ours, parts))
    links = {(a, b) for bead in align(*sides) for a in bead.source for b in bead.translation}
    assert 2 * len(links & gold) / (len(links) + len(gold)) >= 0.98


texts = st.lists(st.sampled_from([*ENGLISH, *CHINESE, "", "#", "|a|\n|-|", "---", "[^1]: x"]), max_size=8).map(
    "\n\n".join
)


@settings(max_examples=40, deadline=None)
@given(texts | st.text(max_size=80), texts | st.text(max_size=80))
def test_any_two_texts_are_compared_and_every_place_is_in_them(ours: str, theirs: str) -> None:
    comparison = Comparison(Document(ours, "markdown"), Document(theirs, "markdown"))
    assert [i for bead in comparison.beads for i in bead.source] == list(range(len(comparison.ours)))
    for rule in RULES:
        for one in rule.compare(comparison):
            assert 0 <= one.finding.start <= one.finding.end <= len(theirs)
            assert one.source is None or 0 <= one.source[0] <= one.source[1] <= len(ours)


def test_lint_knows_nothing_of_pairs(qingwen: Run, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": both({})[1]})
    run = qingwen("lint", "a.md", "--format", "json")
    assert not [one for one in report(run)["files"][0]["findings"] if one["code"].startswith("QW4")]
    assert os.path.exists(tmp_path / "a.md")


def added(ours: str, theirs: str) -> list[str]:
    """The rules whose findings there are where both end in a paragraph more."""
    return [name for name, *_ in compared("\n\n".join([*ENGLISH, ours]), "\n\n".join([*CHINESE, theirs]))]


TURN = "```js\nturn({ speed: 3, gate: [left, right] }) // by hand\nstop()\n```"


def test_code_may_be_laid_out_otherwise() -> None:
    assert added(TURN, "```js\nturn({\n  speed: 3, // 转速\n  gate: [left, right],\n})\nstop()\n```") == []
    assert added(TURN, "```js\nturn({\n  speed: 3,\n})\nstop()\n```") == ["code-mismatch"]
    assert added(TURN, "```js\nturn({\n  speed: 8,\n  gate: [left, right],\n})\n```") == ["code-mismatch"]


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("sh", "mill grind wheat\nmill stop", "mill grind wheat mill stop"),
        ("sh", "mill grind --fast wheat", "mill grind --fast\nwheat"),
        ("python", "if wet:\n    stop()\nturn(3)", "if wet: stop() turn(3)"),
        ("yaml", "gates:\n  left: 3\n  right: 4", "gates: left: 3 right: 4"),
        ("make", "flour: wheat\n\tgrind wheat", "flour: wheat grind wheat"),
        ("", "mill grind wheat\nmill stop", "mill grind wheat mill stop"),
        ("js", "stop()\nturn(3)", "stop() turn(3)"),
        ("ts", "const gate = new Gate({\n  left: 3,\n})", "const gate = newGate({ left: 3 })"),
    ],
)
def test_a_line_of_a_program_is_not_joined_to_another(language: str, ours: str, theirs: str) -> None:
    fence = f"```{language}\n{{}}\n```"
    assert added(fence.format(ours), fence.format(theirs)) == ["code-mismatch"]


def test_a_link_may_be_a_tag() -> None:
    english = "The miller tells the story of the wheel on [a page of his own](https://example.org/wheel)."
    chinese = '磨坊主在<a href="https://example.org/{}" target="_blank">自己的网页</a>上讲了水车的故事。'
    assert added(english, chinese.format("wheel")) == []
    assert added(english, chinese.format("whele")) == ["link-mismatch"]


def test_a_table_that_the_source_repeats_in_another_layout_is_not_doubled() -> None:
    rows = "| Gate | {}\n| --- | --- |\n| left | the gate on the left side of the wheel |\n| right | the gate on the right side of it |"
    ours = f"{rows.format('What it is |')}\n\n## Gates\n\n{rows.format('What it is   |')}"
    table = "| 闸门 | 是什么 |\n| --- | --- |\n| left | 水车左边的闸门 |\n| right | 水车右边的闸门 |"
    assert added(ours, f"{table}\n\n## 闸门\n\n{table}") == []
    assert added(rows.format("What it is |"), f"{table}\n\n{table}") == ["duplicated-paragraph"]


def test_names_of_a_program_are_not_prose() -> None:
    assert added("- onTurn, onStop, onBreak:", "- onTurn, onStop, onBreak:") == []
    assert added("- when it turns, when it stops:", "- when it turns, when it stops:") == ["untranslated-copy"]
