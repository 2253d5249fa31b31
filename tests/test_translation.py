"""Messages in Chinese: none is missing, none is stale, and what programs read stays as it is."""

from __future__ import annotations

import ast
import gettext
import inspect
import json
import re
from pathlib import Path
from string import Formatter

import pytest

from conftest import ROOT, Run
from qingwen.app import COMMANDS, application
from qingwen.commands import config, lint
from qingwen.reporting.terminal import wrapped
from qingwen.rules import all_rules
from qingwen.rules.characters import bidi_control, control_character, invisible_character
from qingwen.rules.characters._around import describe
from qingwen.text.decoding import BINARY
from qingwen.text.scripts import width
from qingwen.translation import LOCALES, choose, language, one_language, translated

polib = pytest.importorskip("polib")
CATALOGUE = polib.pofile(f"{LOCALES}/zh/LC_MESSAGES/qingwen.po")
ENTRIES = {entry.msgid: entry.msgstr for entry in CATALOGUE}

# Calls whose first text people read, and the place of that text.
SPEAK = {
    "UsageError": 0,
    "ConfigError": 0,
    "ReadError": 2,
    "DecodeError": 1,
    "WriteError": 1,
    "say": 0,
    "say_error": 0,
    "Lost": 0,
    "put": 0,
}


def template(node: ast.AST) -> str | None:
    """A text of the code as the catalogue has it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def spoken() -> set[str]:
    found = set()
    for path in (ROOT / "cli" / "qingwen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                place = SPEAK.get(name)
                if place is not None and len(node.args) > place:
                    said = template(node.args[place])
                    if said and re.search(r"[a-z]{2,}", re.sub(r"\{\w*\}|qingwen", "", said)):
                        found.add(said)
    return found


def help_texts() -> set[str]:
    import typer

    found: set[str] = set()

    def look(command: object) -> None:
        for one in (command, *command.params):  # type: ignore[attr-defined]
            for name in ("help", "rich_help_panel"):
                found.add(getattr(one, name, None) or "")
        for below in getattr(command, "commands", {}).values():
            look(below)

    look(typer.main.get_command(application()))
    return found - {""}


def test_every_message_is_in_the_catalogue() -> None:
    wanted = {rule.message for rule in all_rules() if rule.message != "{what}"} | help_texts() | spoken()
    assert sorted(wanted - ENTRIES.keys()) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_its_page(rule: object) -> None:
    page = inspect.cleandoc(rule.__doc__ or "")
    assert page in ENTRIES, "the page is not translated, or its English has changed"
    assert ENTRIES[page].count("\n## ") == page.count("\n## ")


def test_each_character_that_a_finding_names_has_a_chinese_name() -> None:
    for characters in (invisible_character.CHARACTERS, bidi_control.CHARACTERS, control_character.CHARACTERS):
        for one in re.findall(f"[{characters}]", "".join(map(chr, range(0xFFFF)))):
            name = describe(one).partition(" (")[0]
            assert name in ENTRIES or name.startswith(("variation selector-", "U+"))  # some have no name at all


def test_no_message_has_two_entries() -> None:
    assert len(ENTRIES) == len(list(CATALOGUE))


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid[:40])
def test_a_translation_has_the_places_of_its_message(entry: object) -> None:
    english, chinese = entry.msgid, entry.msgstr  # type: ignore[attr-defined]
    assert chinese and not entry.fuzzy  # type: ignore[attr-defined]
    if "\n## " in english:
        return

    def places(text: str) -> list[str]:
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError:  # braces that are no places
            return []
        return sorted("" if name.isdigit() else name for name in names)

    assert places(english) == places(chinese)


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = vars(gettext.translation("qingwen", LOCALES, languages=["zh"]))["_catalog"]
    assert {key: value for key, value in compiled.items() if key} == ENTRIES


def test_a_language_is_said_anywhere_or_told_by_the_locale() -> None:
    for arguments, environment, expected in (
        (["--lang", "zh", "lint", "a"], {}, "zh"),
        (["lint", "a", "--lang=zh"], {}, "zh"),
        (["lint", "a"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["lint", "a"], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (["lint", "a", "--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["lint", "a"], {"QINGWEN_LANG": "zh", "LANG": "C"}, "zh"),
    ):
        # What choosing Chinese does beside is the process's; it is looked at from outside below.
        rest = choose(arguments, environment) if expected == "en" else None
        assert rest in (None, ["lint", "a"])
        assert environment.get("QINGWEN_LANG", expected) == expected
    with pytest.raises(ValueError, match="fr"):
        choose(["--lang", "fr"], {})
    assert choose(["clean", "--", "--lang", "zh"], {}) == ["clean", "--", "--lang", "zh"]


ENGLISH = re.compile(r"(?:\b[a-z]+ ){3}[a-z]+\b")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_no_english_left(qingwen: Run, command: str) -> None:
    shown = qingwen(*filter(None, [command]), "--help", "--lang", "zh", env={"COLUMNS": "300"}).stdout.decode()
    assert "用法" in shown
    assert ENGLISH.findall(re.sub(r"(?s)示例.*", "", shown)) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_of_80_columns_has_all_its_words_whole(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rich import _wrap
    from rich.text import Text
    from typer import main, rich_utils

    from qingwen.commands.own_words import in_own_words

    for owner, name in (
        (_wrap, "words"), (Text, "__rich_measure__"), (Text, "rstrip_end"), (rich_utils, "rich_format_error")
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, getattr(owner, name))  # what Chinese changes is as it was afterwards
    monkeypatch.setenv("QINGWEN_LANG", language)
    command = main.get_command(application()) if language == "en" else in_own_words(application())
    for arguments, one in ([[], command], *([[name], below] for name, below in command.commands.items())):
        shown = []
        for columns in ("80", "400"):
            monkeypatch.setenv("COLUMNS", columns)
            with pytest.raises(SystemExit):
                command([*arguments, "--help"])
            shown.append(capsys.readouterr().out)
        assert shown[0].count("…") == shown[1].count("…"), shown[0]
        assert [param.metavar for param in one.params if (param.metavar or "") not in shown[0]] == []


def test_lines_of_chinese_break_behind_the_marks_of_a_list_of_latin_words() -> None:
    assert list(wrapped("只有 text、json、jsonl，it’s 或（sarif）。", 13)) == [
        "只有 text、",
        "json、jsonl，",
        "it’s 或",
        "（sarif）。",
    ]


def test_words_that_somebody_has_to_type_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    told = translated("q.toml:1: fail-on must be one of error, warning, info, not 'x'", deep=True)
    assert told == "q.toml:1：fail-on 必须是 error, warning, info 之一，而不是 'x'"
    assert "二进制" in translated(BINARY)


@pytest.mark.parametrize(
    "theirs",
    ["File is not a zip file", "Expecting property name enclosed in double quotes", "no more files",
     "'utf-8' codec can't decode byte 0xff in position 20: invalid start byte"],
)  # fmt: skip
def test_the_words_of_libraries_within_a_message_stay(monkeypatch: pytest.MonkeyPatch, theirs: str) -> None:
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    assert translated(f"line 2 is not JSON: {theirs}", deep=True) == f"第 2 行不是 JSON：{theirs}"
    assert "3 个文件" in translated("line 2 is not JSON: 3 files", deep=True)
    missing = "line 4 has no field for its text (text, body) but id, url; name it with --text-field"
    assert (
        translated(missing, deep=True) == "第 4 行没有作正文的字段（text, body），只有 id, url；请用 --text-field 指定"
    )


def test_what_the_system_says_of_a_file_is_in_the_readers_language(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("文章。\n", encoding="utf-8")
    run = qingwen("clean", "a.md", "-o", "a" * 300 + ".md", "--lang", "zh")
    assert run.returncode == 2 and "无法写入：文件名太长" in run.stderr.decode()


def test_messages_are_in_the_readers_language_and_data_is_not(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 题\n\n这是一段\u200b中文。\n", encoding="utf-8")
    shown = qingwen("lint", "a.md", env={"LANG": "zh_CN.UTF-8"}).stdout.decode()
    assert "看不见的" in shown and "个问题" in shown
    assert "Invisible" in qingwen("lint", "a.md").stdout.decode(), "the cache is not of one language"
    (entry,) = json.loads(qingwen("lint", "a.md", "--format", "json", "--lang", "zh").stdout)["files"]
    assert entry["findings"][0]["severity"] == "error" and "看不见的" in entry["findings"][0]["message"]
    for arguments, said in (
        (["lint", "nothing.md"], "没有这个文件或目录"),
        (["lint", "--nope"], "没有选项"),
        (["lnt"], "是不是"),
        (["explain", "QW999"], "没有规则符合"),
        (["clean", "a.md", "-o", "b.md", "--in-place"], "不能同用"),
    ):
        run = qingwen(*arguments, "--lang", "zh")
        assert run.returncode == 2 and said in (run.stderr + run.stdout).decode()
    assert qingwen("lint", "--lang", "fr", "a.md").returncode == 2
    assert "## 为什么不好" in qingwen("explain", "QW101", "--lang", "zh").stdout.decode()


def test_counts_fixes_and_settings_are_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    (tmp_path / "a.txt").write_text("题目\n\n这是一段\u200b中文。\n\n责任编辑：张三\n", encoding="utf-8")
    options = lint.Options(cache=False)
    lint.run(["a.txt"], options)
    lint.run(["a.txt"], options._replace(statistics=True))
    lint.run(["a.txt"], options._replace(fix=True, show_fixes=True, statistics=True))
    config.run(None, "text", False, None, False)
    shown = capsys.readouterr().out
    for said in (
        "零宽空格（U+200B）",
        "署名信息。",
        "（1 个错误，1 个警告）",
        "1 个可修",
        "已修复 1 个问题：",
        "（无）  # 默认",
    ):
        assert said in shown


@pytest.mark.slow
def test_what_batch_keeps_does_not_depend_on_who_ran_it(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "图片\\n\\n一句话。\\n"}\nnonsense\n', encoding="utf-8")
    for spoken in ("en", "zh"):
        run = qingwen("batch", "in.jsonl", "-o", f"{spoken}/out.jsonl", "-j", 1, "--lang", spoken)
        assert run.returncode == 1
        assert ("失败" in run.stderr.decode()) is (spoken == "zh")
    for name in ("out.jsonl", "out.findings.jsonl", "out.report.json"):
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "zh" / name).read_bytes()


@pytest.mark.slow
def test_the_report_page_of_batch_has_no_english_left(qingwen: Run, tmp_path: Path) -> None:
    texts = ["图片\n\n一句话。\n", "图片\n\n一句话。\n", "# 诊所\n\n2024-01-02\n\n图片\n\n另一句话。\n"]
    lines = [json.dumps({"text": text, "url": f"https://a.example/{n}"}) for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines, "nonsense"]), encoding="utf-8")
    assert qingwen("batch", "in.jsonl", "-o", "out.jsonl", "-j", 1, "--lang", "zh").returncode == 1
    page = (tmp_path / "out.report.html").read_text(encoding="utf-8")
    said = re.findall(r"<(?:h1|h2|dt|th|title)\b[^>]*>([^<]+)<|<p class=\"faint\">(?!qingwen)([^<]+)<", page)
    assert '<html lang="zh">' in page and len(said) > 20
    for one in map("".join, said):
        assert re.search(r"[一-鿿]", one), one


def test_the_language_stays_the_same_while_a_document_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    with one_language():
        monkeypatch.setenv("QINGWEN_LANG", "en")
        assert language() == "zh"
    assert language() == "en"


def test_why_files_are_passed_over_is_said_in_chinese(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").touch()
    (tmp_path / "b.md").write_text("一句话。\n", encoding="utf-8")
    (tmp_path / "c.md").symlink_to("b.md")
    for spoken, said in (
        ("zh", "目录中跳过了：MHTML 网页（指名才读） 1、链接（不跟随） 1"),
        ("en", "skipped in folders: 1 MHTML pages (name them to have them read), 1 linked"),
    ):
        assert said in qingwen("lint", ".", "--lang", spoken).stderr.decode()


def test_a_comparison_in_chinese_stays_within_the_columns(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.en.md").write_text(
        "In the harbour town the morning begins with tea, and 23% of all said so. " * 3 + "\n"
    )
    (tmp_path / "a.zh.md").write_text("海港的早晨从茶开始，有32%的人这样说，" * 3 + "也都不急着赶路。\n")
    shown = qingwen("compare", "a.en.md", "a.zh.md", "--lang", "zh").stdout.decode().splitlines()
    beside = [line for line in shown if " | " in line]
    assert {line.split()[0] for line in beside} - {"|"} == {"原文", "译文"}
    assert beside and max(map(width, shown)) <= 80
    assert len({width(line[: line.index("|")]) for line in beside}) == 1


def test_a_field_of_front_matter_keeps_its_name(qingwen: Run, tmp_path: Path) -> None:
    for name, day, text in (("a.en.md", 2, "The harbour opens at nine."), ("a.zh.md", 3, "港口九点开放。")):
        (tmp_path / name).write_text(f"---\ndate: 2025-01-0{day}\n---\n\n{text}\n", encoding="utf-8")
    assert "`date`" in qingwen("compare", "a.en.md", "a.zh.md", "--lang", "zh").stdout.decode()
