"""Configuration: which file holds, what it may say, and how what is wrong in it is told."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from conftest import Run
from qingwen.app.clean import clean
from qingwen.app.lint import lint
from qingwen.app.options import ReportFormat
from qingwen.commands import lint_options
from qingwen.configuration.globs import fits
from qingwen.configuration.options import Format, Options, keys
from qingwen.configuration.schema import schema_text
from qingwen.configuration.settings import typed
from qingwen.errors import UsageError
from qingwen.reporting.formats import FORMATS

# What belongs to one run, not to a project.
OF_ONE_RUN = {
    "context", "paths", "out", "in_place", "diff", "check", "report", "paste", "copy", "assets", "stdin_filename", "config", "isolated", "watch", "fix", "write_baseline", "prune", "since", "staged", "force_exclude", "show_files",
}  # fmt: skip
CALLED = {"kind": "from", "no_undo": "undo", "no_baseline": "baseline"}
TEXT = "# 标题\n\nfoo1 is here.\n\n他说\u200b好。\n"


@pytest.mark.parametrize("command", [clean, lint], ids=["clean", "lint"])
def test_every_option_of_the_command_line_can_be_configured(command: object) -> None:
    options = set(inspect.signature(command).parameters) - OF_ONE_RUN  # type: ignore[arg-type]
    wanted = {CALLED.get(name, name).replace("_", "-") for name in options}
    assert wanted - set(keys(Options)) == set(), "add them to configuration/options.py, or here to OF_ONE_RUN"


def codes(run: object) -> dict[str, list[str]]:
    return {one["path"]: [found["code"] for found in one["findings"]] for one in json.loads(run.stdout)["files"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "head"), [("qingwen.toml", ""), (".qingwen.toml", ""), ("pyproject.toml", "[tool.qingwen]\n")]
)
def test_the_nearest_file_wins_and_may_extend_another(qingwen: Run, tmp_path: Path, name: str, head: str) -> None:
    (tmp_path / "qingwen.toml").write_text('ignore = ["QW601"]\n')
    sub = tmp_path / "sub"
    sub.mkdir()
    for folder in (tmp_path, sub):
        (folder / "a.md").write_text(TEXT)
    assert codes(qingwen("lint", ".", "--format", "json")) == {"a.md": [], "sub/a.md": []}
    (sub / name).write_text(head + "preview = false\n")
    assert codes(qingwen("lint", ".", "--format", "json")) == {"a.md": [], "sub/a.md": ["QW601"]}
    (sub / name).write_text(head + 'extend = "../qingwen.toml"\n')
    assert codes(qingwen("lint", ".", "--format", "json")) == {"a.md": [], "sub/a.md": []}
    assert codes(qingwen("lint", ".", "--format", "json", "--isolated")) == {"a.md": ["QW601"], "sub/a.md": ["QW601"]}


def test_the_command_line_is_over_the_file_even_with_a_default(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text('format = "json"\nfail-on = "info"\nselect = ["QW601"]\n')
    (tmp_path / "a.md").write_text(TEXT)
    assert codes(qingwen("lint", "a.md")) == {"a.md": ["QW601"]}
    assert qingwen("lint", "a.md", "--format", "text").stdout.startswith(b"a.md\n")
    assert codes(qingwen("lint", "a.md", "--select", "QW701")) == {"a.md": []}


def test_paths_have_settings_of_their_own(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text(
        '[paths."old/"]\nignore = ["QW6"]\n[paths."*.draft.md".severity]\nQW601 = "info"\n'
    )
    (tmp_path / "old").mkdir()
    for name in ("old/a.md", "b.draft.md", "c.md"):
        (tmp_path / name).write_text(TEXT)
    run = qingwen("lint", ".", "--format", "json")
    assert codes(run) == {"b.draft.md": ["QW601"], "c.md": ["QW601"], "old/a.md": []}
    assert qingwen("lint", "b.draft.md").returncode == 0
    assert qingwen("lint", "c.md").returncode == 1


def test_what_a_section_ignores_is_ignored_as_well(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text('ignore = ["QW601"]\n[paths."*.md"]\nignore = ["QW205"]\n')
    (tmp_path / "a.md").write_text(TEXT + "\n![](none.png)\n")
    assert codes(qingwen("lint", "a.md", "--format", "json")) == {"a.md": []}
    told = json.loads(qingwen("config", "--show", "a.md", "--format", "json").stdout)["options"]["ignore"]
    assert told == {"value": ["QW601", "QW205"], "origin": "qingwen.toml:1, qingwen.toml:3"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nselct = ["QW1"]\n', "qingwen.toml:2: unknown key 'selct' (did you mean 'select'?)"),
        ("\na = \n", "qingwen.toml:2: it is not TOML: Invalid value\n"),
        ('jobs = 1\nselect = ["QW1\n', "qingwen.toml:2: it is not TOML: Illegal character"),
        ('jobs = 1\nselect = ["QW1"\n', "qingwen.toml:2: it is not TOML: Unclosed array\n"),
        ('jobs = 1\nformat = """x\n\n', "qingwen.toml:2: it is not TOML: Unterminated string\n"),
        ('jobs = 1\nfix = true\n', "qingwen.toml:2: 'fix' is of one run; say --fix on the command line"),
        ('select = "QW1"\n', 'qingwen.toml:1: select must be a list of strings, not "QW1"'),
        ('allow = ["a", 3]\n', "qingwen.toml:1: allow must be a list of strings, not 3"),
        ('images = "kep"\n', "did you mean 'keep'?"),
        ('format = "jsn"\n', "qingwen.toml:1: format must be one of text, concise, "),
        ('jobs = -1\n', "jobs must be 0 or more"),
        ('jobs = 99999999\n', "jobs must be 1024 or less"),
        ('\noutput-file = ["xml:a"]\n', "qingwen.toml:2: output-file: --output-file xml:a: no format 'xml'"),
        ('output-file = ["a"]\n', "qingwen.toml:1: output-file: --output-file a: say its format first"),
        ('jobs = true\n', "jobs must be a whole number, not true"),
        ('[severity]\nQW6 = "fatal"\n', "qingwen.toml:2: severity.QW6 must be one of"),
        ('[paths."a/"]\n\nselec = []\n', "qingwen.toml:3: unknown key 'selec'"),
        ('[paths."a/"]\nfail-on = "info"\n', "qingwen.toml:2: 'fail-on' holds for the whole run; it belongs above the sections, not in one"),
        ('\nallow = ["图片", " "]\n', "qingwen.toml:2: allow has an empty phrase"),
        ('[paths."a/"]\nterms = [""]\n', "qingwen.toml:2: paths.a/.terms has an empty phrase"),
        ('\nprofile = "none.toml"\n', "qingwen.toml:2: profile: "),
        ('[paths."a.md"]\nprofile = "qingwen.toml"\n', "qingwen.toml:2: profile: "),
        ('select = ["image-placehold"]\n', "qingwen.toml:1: select: no rule fits 'image-placehold' (did you mean image-placeholder?)"),
        ('required-version = ">=99"\n', "qingwen.toml:1: this needs qingwen >=99"),
        ('extend = "none.toml"\n', "qingwen.toml:1: extend: there is no file none.toml"),
        ('jobs = 1\nextend = "qingwen.toml"\n', "qingwen.toml:2: extend leads back to qingwen.toml"),
        ('\n[paths."no-file-here/"]\nignore = ["QW9999"]\n', "qingwen.toml:3: ignore: no rule fits 'QW9999'"),
        ('\n[paths."[a-"]\nignore = []\n', "qingwen.toml:2: paths: the glob '[a-': nothing fits it"),
        ('\n[paths.""]\nignore = []\n', "qingwen.toml:2: paths: the glob '': it is empty"),
        ('[paths]\n"*.{md,txt}" = {unsafe = true}\n', "qingwen.toml:2: paths: the glob '*.{md,txt}': braces stand for themselves"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npaths = ["!a.md"]\n', "qingwen.toml:5: rule.paths: the glob '!a.md': "),
        ('\nencoding = "utf8x"\n', "qingwen.toml:2: encoding: no encoding is called “utf8x”"),
        ('[paths."a/"]\nencoding = "base64"\n', "qingwen.toml:2: paths.a/.encoding: no encoding is called"),
        ('plugins = ["none"]\n', "qingwen.toml:1: plugins: plugin 'none': no installed package"),
        ('[[rule]]\ncode = "X001"\n', "[[rule]] number 1 needs 'name'"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = ""\n', "rule 'x': an empty phrase or pattern is everywhere"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = "a*"\n', "qingwen.toml:1: rule 'x': its pattern fits an empty text"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = "(?=。)"\n', "qingwen.toml:1: rule 'x': its pattern fits places that hold nothing"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = "(?<=foo)(?=1)"\n', "qingwen.toml:1: rule 'x': its pattern fits places that hold nothing"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = "(?<=is [g-i]er)(?=e)"\n', "rule 'x': its pattern fits nothing at a.md:3:12"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\npattern = "("\n', "rule 'x': its pattern or replacement cannot be used"),
        ('[[rule]]\ncode = "QW999"\nname = "x"\nmessage = "x"\nphrases = ["a"]\n', "and not QW"),
        ('[[rule]]\ncode = "X001"\nname = "x"\nmessage = "x"\nphrases = ["a"]\nreplacement = "a a"\n', "holds what it finds"),
        ('[[rule]]\ncode = "X001"\nname = "debris"\nmessage = "x"\nphrases = ["a"]\n', "'debris' is the name of a family"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["lint", "clean"])
def test_what_is_wrong_costs_one_clear_line(qingwen: Run, tmp_path: Path, text: str, told: str, command: str) -> None:
    (tmp_path / "qingwen.toml").write_text(text)
    (tmp_path / "a.md").write_text(TEXT)
    run = qingwen(command, "a.md")
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
    assert told in run.stderr.decode()


@pytest.mark.parametrize(
    ("baseline", "told"),
    [(None, "no such file"), ("nonsense", "it is no baseline"), ('{"version": 9}', "a baseline of version 9")],
)
def test_a_baseline_that_cannot_be_used_is_told_with_the_key_that_names_it(
    qingwen: Run, tmp_path: Path, baseline: str | None, told: str
) -> None:
    (tmp_path / "qingwen.toml").write_text('\nbaseline = "known.json"\n')
    (tmp_path / "a.md").write_text(TEXT)
    if baseline is not None:
        (tmp_path / "known.json").write_text(baseline)
    run = qingwen("lint", "a.md")
    assert run.returncode == 2 and run.stdout == b""
    assert run.stderr.decode().startswith("qingwen: error: qingwen.toml:2: baseline: ") and told in run.stderr.decode()
    typed = qingwen("lint", "a.md", "--baseline", "known.json").stderr.decode()
    assert typed.startswith("qingwen: error: known.json: ") and told in typed


def test_what_is_allowed_is_never_reported_and_never_touched(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("图片\n\n一次手术的记录在这里。\n\n图片\n\n他  说过  这句话。\n")
    (tmp_path / "qingwen.toml").write_text('allow = ["图片", "他  说过  这句话"]\n')
    cleaned = qingwen("clean", "a.txt").stdout.decode()
    assert cleaned.count("图片") == 2 and "他  说过  这句话" in cleaned
    assert codes(qingwen("lint", "a.txt", "--format", "json", "--select", "QW1")) == {"a.txt": []}


RULE = """[[rule]]
code = "ACME001"
name = "no-foo"
message = "no {foo}"
pattern = 'foo(\\d)'
replacement = 'bar\\1'
fix = "safe"
"""


def test_a_rule_of_the_project_finds_and_fixes_prose_and_leaves_code_alone(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text(RULE)
    (tmp_path / "a.md").write_text("# A\n\nfoo1 and `foo2`.\n")
    assert codes(qingwen("lint", "a.md", "--format", "json")) == {"a.md": ["ACME001"]}
    assert codes(qingwen("lint", "a.md", "--format", "json", "--ignore", "no-foo")) == {"a.md": []}
    assert codes(qingwen("lint", "a.md", "--format", "json", "--select", "QW")) == {"a.md": []}
    assert qingwen("lint", "a.md", "--fix").returncode == 0
    assert (tmp_path / "a.md").read_text() == "# A\n\nbar1 and `foo2`.\n"


@pytest.mark.slow
def test_a_pattern_that_hangs_ends_the_run_with_its_name(
    qingwen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qingwen.toml").write_text(
        "[[rule]]\ncode = 'X001'\nname = 'slow'\nmessage = 'x'\npattern = '(?:a|aa|b?a?)+(?:a|aa)+$c'\n"
    )
    (tmp_path / "a.md").write_text("a" * 3000 + "\n")
    run = qingwen("lint", "a.md")
    assert run.returncode == 2
    assert "qingwen.toml:1: rule 'slow': its pattern took more than" in run.stderr.decode()


PLUGIN = """
from qingwen.rules.base import Rule, Sign
class NoFoo(Rule):
    code, name, message, sign = "ACME009", "acme-foo", "no foo", Sign(literals=("foo",))
    def check(self, document):
        if "foo9" in document.text:
            raise RuntimeError("boom")
        yield self.finding(at := document.text.find("foo"), at + 3)
rules = [NoFoo]
"""


def test_fixes_that_never_end_are_told_and_nothing_is_written(qingwen: Run, tmp_path: Path) -> None:
    rule = '[[rule]]\ncode = "X00{}"\nname = "x{}"\nmessage = "x"\nphrases = ["{}"]\nreplacement = "{}"\nfix = "safe"\n'
    (tmp_path / "a.md").write_text("甲方来了。\n")
    for there, back in (("乙方", "甲方"), ("乙方", "甲方甲方")):
        (tmp_path / "qingwen.toml").write_text(rule.format(1, 1, "甲方", there) + rule.format(2, 2, "乙方", back))
        run = qingwen("lint", "a.md", "--fix")
        assert run.returncode == 2 and b"a.md: the fixes of X001 x1, X002 x2 never end" in run.stderr
        assert (tmp_path / "a.md").read_text() == "甲方来了。\n"


def test_a_plugin_brings_rules_and_its_faults_bear_its_name(qingwen: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "acme-1.0.dist-info").mkdir(parents=True)
    (site / "acme.py").write_text(PLUGIN)
    (site / "acme-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (site / "acme-1.0.dist-info" / "entry_points.txt").write_text(
        "[qingwen.rules]\nacme = acme:rules\nbroken = acme:no\n"
    )
    environment = {"PYTHONPATH": f"{Path(inspect.getfile(clean)).parents[2]}:{site}"}
    (tmp_path / "qingwen.toml").write_text('plugins = ["acme"]\n[severity]\nacme-foo = "error"\n')
    (tmp_path / "a.md").write_text(TEXT)
    run = qingwen("lint", "a.md", "--format", "json", "--select", "ACME", env=environment)
    found = json.loads(run.stdout)["files"][0]["findings"]
    assert [(one["code"], one["severity"]) for one in found] == [("ACME009", "error")]
    (tmp_path / "a.md").write_text("foo9\n")
    run = qingwen("lint", "a.md", env=environment)
    assert run.returncode == 2 and b"plugin 'acme': rule ACME009 failed on a.md: RuntimeError: boom" in run.stderr
    for fault, expected in [
        ("yield 'foo'", "TypeError: it gave 'foo', which is no finding"),
        ("yield self.finding(2, 99)", "ValueError: it gave [2, 99) of a text of 5"),
        ("yield self.finding(0, 1)._replace(severity='bad')", "TypeError: it gave a finding with 'bad'"),
        ("__import__('sys').exit()", "SystemExit: "),
    ]:
        (site / "acme.py").write_text(PLUGIN.replace('raise RuntimeError("boom")', fault))
        run = qingwen("lint", "a.md", env=environment)
        assert run.returncode == 2 and f"rule ACME009 failed on a.md: {expected}" in run.stderr.decode()
    (tmp_path / "qingwen.toml").write_text('plugins = ["broken"]\n')
    run = qingwen("lint", "a.md", env=environment)
    assert run.returncode == 2 and b"plugin 'broken' cannot be loaded: AttributeError" in run.stderr


def test_show_says_where_a_value_comes_from(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('\nallow = ["a"]\nimages = "drop"\n')
    (tmp_path / "qingwen.toml").write_text('extend = "base.toml"\nallow = ["b"]\n')
    told = json.loads(qingwen("config", "--show", "--format", "json").stdout)["options"]
    assert told["images"] == {"value": "drop", "origin": "base.toml:3"}
    assert told["allow"] == {"value": ["a", "b"], "origin": "base.toml:2, qingwen.toml:2"}
    assert told["jobs"] == {"value": 0, "origin": None}
    assert b'images            "drop"  # base.toml:3' in qingwen("config", "--show").stdout


def test_the_schema_knows_what_the_reader_knows() -> None:
    schema = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid
    assert valid({"select": ["QW1"], "paths": {"a/": {"images": "drop"}}, "severity": {"QW1": "off"}})
    assert all(
        valid({"output-file": [one]}) for one in ("sarif:a", "a.json", "a.SARIF", "a.Txt", "C:\\a.txt", "text:-")
    )
    assert not any(valid({"output-file": [one]}) for one in ("a", "sarif:", "xml:a", "xml:a.json", ""))
    assert valid({"jobs": 1024}) and not valid({"jobs": 1025}) and not valid({"jobs": -1})
    assert not valid({"selct": []}) and not valid({"images": "x"}) and not valid({"paths": {"a": {"jobs": 1}}})


def test_a_configuration_may_name_each_format_that_there_is() -> None:
    assert get_args(Format) == tuple(FORMATS) == tuple(ReportFormat)


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [("drafts/", "a/drafts/x.md", True), ("/drafts/", "a/drafts/x.md", False), ("*.zh.md", "a/b.zh.md", True), ("文章/**", "文章/甲.md", True), ("a.md", "ba.md", False)],
)  # fmt: skip
def test_globs_are_those_of_gitignore(glob: str, path: str, expected: bool) -> None:
    assert fits(glob, f"/top/{path}", "/top") is expected


OWN_RULE = '[[rule]]\ncode="ACME001"\nname="old-name"\nphrases=["Foo"]\nmessage="Write Bar."\nreplacement="Bar"\n'


def test_a_rule_of_the_project_is_listed_and_explained(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text(OWN_RULE, encoding="utf-8")
    for selector in ("ACME001", "old-name"):
        page = qingwen("explain", selector).stdout.decode()
        assert all(one in page for one in ("# ACME001 old-name", "Write Bar.", "`Foo`", "`Bar`", "qingwen.toml:1"))
    assert b"ACME001 old-name" in qingwen("rules").stdout
    assert json.loads(qingwen("rules", "--format", "json").stdout)[-1]["code"] == "ACME001"
    assert b"ACME001" not in qingwen("rules", "--isolated").stdout
    assert qingwen("explain", "ACME001", "--isolated").returncode == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('unsafe = true\nselect = ["QW999"]', "qingwen.toml:2: select: "),
        ('[severity]\nQW999 = "error"', "qingwen.toml:1: severity: "),
        ('extend-select = [""]', "qingwen.toml:1: extend-select: "),
        ('[paths."*.md"]\nignore = ["nope"]', "qingwen.toml:2: ignore: "),
    ],
)
def test_a_selector_that_fits_nothing_is_named_with_its_key_and_line(
    qingwen: Run, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "qingwen.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text("一句话。\n", encoding="utf-8")
    run = qingwen("lint", "a.md")
    assert run.returncode == 2 and said in run.stderr.decode()


@pytest.mark.parametrize("option", ["since", "baseline", "config", "profile", "terms"])
def test_an_option_without_its_name_is_an_error(option: str) -> None:
    with pytest.raises(UsageError, match=f"--{option} '' names nothing"):
        typed(lint_options.Options(**{option: ""}))


@pytest.mark.parametrize(
    "text",
    [
        "[tool.qingwen]\nselct = [",
        "[ tool.qingwen ]\nselct = [",
        '["tool".qingwen]\nselct = [',
        "[tool]\nqingwen.selct = [",
    ],
)
def test_a_broken_pyproject_is_not_passed_over(qingwen: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text("一句话。\n", encoding="utf-8")
    run = qingwen("lint", "a.md")
    assert run.returncode == 2 and "pyproject.toml:2: it is not TOML" in run.stderr.decode()


def test_what_a_run_reports_can_be_configured(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "qingwen.toml").write_text('output-file = ["json:report.json"]\nstatistics = true\nexit-zero = true\n')
    (tmp_path / "sub" / "a.md").write_text(TEXT)
    run = qingwen("lint", "a.md", cwd=tmp_path / "sub")
    assert run.returncode == 0 and run.stdout.startswith(b"1  QW601  ")
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["findings"] == 1
    assert qingwen("lint", "a.md", "--isolated", cwd=tmp_path / "sub").returncode == 1
    run = qingwen("lint", "a.md", "--no-statistics", "--no-exit-zero", cwd=tmp_path / "sub")
    assert run.returncode == 1 and run.stdout.startswith(b"a.md\n")


def test_show_names_every_line_whose_value_holds(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "qingwen.toml").write_text(
        'allow = ["a"]\nimages = "drop"\n[severity]\nQW1 = "info"\n'
        '[paths."*.md"]\nallow = ["b"]\nimages = "keep"\nseverity = {QW2 = "off"}\n'
    )
    (tmp_path / "a.md").write_text(TEXT)
    told = json.loads(qingwen("config", "--show", "a.md", "--format", "json").stdout)["options"]
    assert told["allow"] == {"value": ["a", "b"], "origin": "qingwen.toml:1, qingwen.toml:6"}
    assert told["severity"]["origin"] == "qingwen.toml:3, qingwen.toml:8"
    assert told["images"]["origin"] == "qingwen.toml:7"


def test_show_says_which_keys_of_a_nested_file_are_not_in_force(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "qingwen.toml").write_text('images = "drop"\nfail-on = "info"\n')
    run = qingwen("config", "--show", "sub/a.md", "--format", "json")
    told = json.loads(run.stdout)["options"]
    assert told["images"]["value"] == "drop" and told["fail-on"] == {"value": "warning", "origin": None}
    assert run.stderr.decode() == (
        "qingwen: note: sub/qingwen.toml:2: 'fail-on' is not in force from here: it holds for a run in that folder\n"
    )
