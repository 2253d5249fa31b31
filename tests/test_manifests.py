"""The manifests and examples for other people's pipelines are valid, and what they run does what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT

CI = ROOT / "samples" / "ci"
ARTICLE = "# 标题\n\n图片\n\n这是一段写好了的中文正文，\u200b说的是诊所的事。\n"


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with something to find, and `qingwen` on the PATH of a shell of its own."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for name, command in (
        ("qingwen", f'PYTHONPATH="{ROOT / "cli"}" exec "{sys.executable}" -m qingwen "$@"'),
        ("pip", '[ "$*" = "install qingwen" ]'),
        ("reviewdog", 'cat > reviewed.json; echo "$*" > reviewdog.txt'),
    ):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{command}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def shell(site: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # as the runner calls it
        cwd=site,
        env={"PATH": f"{site / 'bin'}:{os.environ['PATH']}", "HOME": str(site), **environment},
        capture_output=True,
        text=True,
    )


def check(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", CI / "github.yml"),
        ("vendor.github-workflows", CI / "reviewdog.yml"),
        ("vendor.gitlab-ci", CI / "gitlab-ci.yml"),
    ],
)
def test_a_manifest_validates_against_the_schema_of_its_host(schema: str, path: Path) -> None:
    check(schema, path)


def lint_step() -> dict[str, Any]:
    (step,) = [step for step in load(ROOT / "action.yml")["runs"]["steps"] if step.get("name") == "qingwen lint"]
    return dict(step)


def test_the_action_annotates_writes_a_report_and_fails(site: Path) -> None:
    (site / "two words.md").write_text(ARTICLE, encoding="utf-8")
    run = shell(
        site,
        lint_step()["run"],
        PATHS="content/\ntwo words.md\n",
        ARGUMENTS="--select\nQW6\n",
        SARIF="out/q.sarif",
        QINGWEN_CACHE_DIR=str(site / "kept"),
    )
    assert run.returncode == 1 and run.stdout.count("::warning title=qingwen (QW601") == 2
    assert len(json.loads((site / "out" / "q.sarif").read_text())["runs"][0]["results"]) == 2
    assert (site / "kept").is_dir()


def test_inputs_of_the_action_are_no_commands(site: Path) -> None:
    hostile = "$(touch hacked)\n; touch hacked\n`touch hacked`"
    run = shell(site, lint_step()["run"], PATHS=hostile, ARGUMENTS="", SARIF="")
    assert run.returncode == 2 and not (site / "hacked").exists()
    for step in load(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_gitlab_job_writes_the_reports_that_it_hands_in(site: Path) -> None:
    job = load(CI / "gitlab-ci.yml")["qingwen"]
    run = shell(site, "\n".join(job["script"]))
    assert run.returncode == 1, run.stderr
    reports = job["artifacts"]["reports"]
    assert json.loads((site / reports["codequality"]).read_text())[0]["location"]["path"] == "content/a.md"
    assert "<testsuites" in (site / reports["junit"]).read_text()


@pytest.mark.parametrize("name", ["github.yml", "reviewdog.yml"])
def test_the_steps_of_a_workflow_run(site: Path, name: str) -> None:
    (job,) = load(CI / name)["jobs"].values()
    codes = [shell(site, step["run"]).returncode for step in job["steps"] if "run" in step]
    if name == "github.yml":
        assert codes == [0, 1]
        assert (site / job["steps"][-1]["with"]["sarif_file"]).exists()
    else:
        assert codes == [0, 0]
        assert json.loads((site / "reviewed.json").read_text())["diagnostics"]
        assert "-f=rdjson" in (site / "reviewdog.txt").read_text()


def test_the_hooks_run_what_they_say(site: Path) -> None:
    hooks = load(ROOT / ".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["qingwen", "qingwen-fix"]
    for hook, left in zip(hooks, (ARTICLE, ARTICLE.replace("图片\n\n", "").replace("\u200b", "")), strict=True):
        run = shell(site, f"{hook['entry']} content/a.md")
        assert run.returncode in (0, 1) and (site / "content" / "a.md").read_text(encoding="utf-8") == left
    assert not (site / ".qingwen").exists()
    (hook,) = load(CI / "pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["entry"] == hooks[0]["entry"] and hook["types_or"] == hooks[0]["types_or"]


@pytest.mark.parametrize(
    "arguments",
    [("validate-manifest", ROOT / ".pre-commit-hooks.yaml"), ("validate-config", CI / "pre-commit-config.yaml")],
)
def test_pre_commit_accepts_its_files(arguments: tuple[str, Path]) -> None:
    run = subprocess.run([sys.executable, "-m", "pre_commit", *arguments], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_container_copies_what_is_there_and_starts_the_program() -> None:
    text = (CI / "Containerfile").read_text()
    for line in re.findall(r"^COPY (.*)$", text, re.M):
        if "--from" not in line:
            assert all((ROOT / name).exists() for name in line.split()[:-1])
    assert json.loads(re.findall(r"^ENTRYPOINT (.*)$", text, re.M)[0]) == ["qingwen"]


def test_nothing_strays_at_the_top() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no repository")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    top = {name.split("/")[0] for name in names if name and not name.startswith(".")}
    assert top == {
        "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "README.zh-CN.md", "action.yml", "pyproject.toml",
        "cli", "samples", "tests",
    }  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """This working tree as a repository of its own."""
    copy = tmp_path / "checkout"
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in names.stdout.splitlines():
        if (ROOT / name).exists() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "all")
    return copy


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True)


@pytest.mark.slow
def test_pre_commit_installs_the_hook_and_it_finds_and_fixes(site: Path, checkout: Path) -> None:
    git(site, "init", "-q")
    git(site, "add", "content")
    command = shlex.join([sys.executable, "-m", "pre_commit", "try-repo", str(checkout)])
    run = shell(site, f"{command} qingwen --verbose --all-files")
    assert run.returncode == 1 and "QW101 image-placeholder" in run.stdout, run.stdout + run.stderr
    run = shell(site, f"{command} qingwen-fix --verbose --all-files")
    assert "files were modified by this hook" in run.stdout, run.stdout + run.stderr
    assert "图片" not in (site / "content" / "a.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_action_installs_what_it_came_with(site: Path, checkout: Path) -> None:
    (step,) = [step for step in load(ROOT / "action.yml")["runs"]["steps"] if step.get("name") == "Install qingwen"]
    (site / "bin" / "python").symlink_to(sys.executable)
    run = shell(
        site, step["run"], VERSION="", ACTION=str(checkout), RUNNER_TEMP=str(site), GITHUB_PATH=str(site / "path")
    )
    assert run.returncode == 0, run.stderr
    installed = Path((site / "path").read_text().strip()) / "qingwen"
    assert subprocess.run([installed, "--version"], capture_output=True).stdout.startswith(b"qingwen ")


def test_both_readmes_have_the_same_sections_and_name_the_same_options() -> None:
    def told(name: str) -> tuple[int, int, set[str], set[str]]:
        text = re.sub(r"(?s)<!-- generated.*?<!-- end -->", "", (ROOT / name).read_text(encoding="utf-8"))
        commands = len(re.findall(r"(?m)^\| ", text))
        return (
            text.count("\n## "),
            commands,
            set(re.findall(r"--[a-z-]+", text)),
            set(re.findall(r"qingwen\[\w+\]", text)),
        )

    assert told("README.md") == told("README.zh-CN.md")


def test_our_own_pages_pass_our_own_rules() -> None:
    pages = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    run = subprocess.run(
        [sys.executable, "-m", "qingwen", "lint", "--isolated", "--no-cache", "--format", "concise", *pages],
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout
