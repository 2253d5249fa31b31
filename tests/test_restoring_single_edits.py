"""`restore --only`: single edits given back, into the cleaned file as it was written or as somebody has edited it since."""

import json
import re
from pathlib import Path

import pytest

from conftest import Run
from qingwen.editing import Edit, apply
from qingwen.giving_back import give_back, placed

PASTE = """渡口的晚灯
2024年3月9日 18:30
点击上方蓝字关注我们
渡轮每晚十一点从东码头开出，票价十年没有变过，船上的人也没有换过。
图片
船长说，雾大的时候他听得见对岸的钟声，于是就朝着钟声开过去。
岸上的人等到最后一班船靠岸，才把灯一盏一盏地熄掉，各自回家。
文 | 林渡
图片
编辑 | 周岸
往期推荐
上一篇：码头的清晨
"""


@pytest.fixture
def cleaned(qingwen: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PASTE, encoding="utf-8")
    assert qingwen("clean", "a.txt", "-o", "b.md", "--report", "r.json").returncode == 0
    return tmp_path / "b.md"


def number(tmp_path: Path, text: str) -> str:
    edits = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["edits"]
    return next(str(i) for i, edit in enumerate(edits) if text in edit["old"] and not edit["new"].strip())


def test_a_line_given_back_is_a_paragraph_and_what_it_moved_goes(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    before = cleaned.read_text(encoding="utf-8")
    assert "author: 林渡\n" in before
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", number(tmp_path, "文 | 林渡"))
    text = run.stdout.decode()
    assert "各自回家。\n\n文 | 林渡\n\n编辑 | 周岸" in text
    assert text.replace("文 | 林渡\n\n", "") == before.replace("author: 林渡\n", "")
    assert run.stderr.decode() == f"given back: {number(tmp_path, '文 | 林渡')} 文 | 林渡\n"
    assert not qingwen("restore", "b.md", "--report", "r.json", "--only", "1", "--quiet").stderr


def test_a_field_that_another_line_gave_too_stays(qingwen: Run, tmp_path: Path) -> None:
    text = PASTE.replace("2024年3月9日 18:30\n点击", "原创 林渡 渡口周刊 2024年3月9日 18:30 上海\n点击")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    qingwen("clean", "a.txt", "-o", "b.md", "--report", "r.json")
    one, other = number(tmp_path, "文 | 林渡"), number(tmp_path, "原创 林渡")
    assert "author: 林渡\n" in qingwen("restore", "b.md", "--report", "r.json", "--only", one).stdout.decode()
    both = qingwen("restore", "b.md", "--report", "r.json", "--only", f"{one},{other}").stdout.decode()
    assert "author" not in both and "文 | 林渡\n\n" in both and "18:30 上海\n\n" in both


def test_lines_given_back_at_the_end_stand_apart(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    numbers = ",".join([number(tmp_path, "往期推荐"), number(tmp_path, "上一篇")])
    text = qingwen("restore", "b.md", "--report", "r.json", "--only", numbers).stdout.decode()
    assert text.endswith("编辑 | 周岸\n\n往期推荐\n\n上一篇：码头的清晨\n")


def test_a_line_that_stood_in_the_head_is_given_back_below_the_title(qingwen: Run, tmp_path: Path) -> None:
    text = PASTE.replace("2024年3月9日 18:30\n点击上方蓝字关注我们\n", "图片\n2024年3月9日\n")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    qingwen("clean", "a.txt", "-o", "b.md", "--report", "r.json")
    only = number(tmp_path, "图片")
    given = qingwen("restore", "b.md", "--report", "r.json", "--only", only, "-o", "b.md")
    made = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "---\n\n# 渡口的晚灯\n\n图片\n\n渡轮每晚" in made
    rest = given.stderr.decode().splitlines()[0].removeprefix("qingwen: undo report: ")
    assert qingwen("restore", "b.md", "--report", rest).stdout.decode() == text


def test_an_edit_is_given_back_into_an_edited_file(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    edited = cleaned.read_text(encoding="utf-8").replace("票价十年没有变过，", "票价从未变过，")
    cleaned.write_text(edited, encoding="utf-8")
    only = number(tmp_path, "文 | 林渡")
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", only, "-o", "b.md")
    assert run.returncode == 0, run.stderr.decode()
    now = cleaned.read_text(encoding="utf-8")
    assert "票价从未变过，" in now and "\n\n文 | 林渡\n\n" in now and "author" not in now
    # … and the report of the others goes on from there.
    rest = run.stderr.decode().splitlines()[0].removeprefix("qingwen: undo report: ")
    assert qingwen("restore", "b.md", "--report", rest, "--list").returncode == 0
    assert qingwen("restore", "b.md", "--report", rest, "-o", "back.txt").returncode == 0
    assert (tmp_path / "back.txt").read_text(encoding="utf-8") == PASTE


def test_where_the_place_cannot_be_told_nothing_is_written(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    before = cleaned.read_text(encoding="utf-8")
    only = number(tmp_path, "文 | 林渡")
    end = before[before.index("岸上的人") :]
    for now, why in (
        (before.replace("各自回家。", "回家。").replace("编辑 |", "二人\n\n编辑："), "the text round it has changed"),
        (before + "\n" + end + "\n" + end, "what stands there is there more than once"),
    ):
        cleaned.write_text(now, encoding="utf-8")
        run = qingwen(
            "restore", "b.md", "--report", "r.json", "--only", f"{only},{number(tmp_path, '图片')}", "-o", "b.md"
        )
        assert run.returncode == 2 and f"cannot be given back: {only} ({why})." in run.stderr.decode()
        assert cleaned.read_text(encoding="utf-8") == now


def test_an_edited_file_is_not_restored_whole_but_what_can_be_done_is_said(
    qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    cleaned.write_text(cleaned.read_text(encoding="utf-8") + "\n后记。\n", encoding="utf-8")
    now = cleaned.read_bytes()
    for out in ([], ["-o", "b.md"]):
        run = qingwen("restore", "b.md", "--report", "r.json", *out)
        assert (run.returncode, run.stdout, cleaned.read_bytes()) == (2, b"", now)
        assert all(option in run.stderr for option in (b"--list", b"--only", b"-o"))
    assert qingwen("restore", "b.md", "--report", "r.json", "-o", "back.txt").returncode == 0
    assert (tmp_path / "back.txt").read_text(encoding="utf-8") == PASTE
    listed = qingwen("restore", "b.md", "--report", "r.json", "--list").stdout.decode()
    assert "往期推荐" in listed and "layout" not in listed
    credit = next(row for row in listed.splitlines() if "文 | 林渡" in row)
    assert credit.split()[1:3] == ["8", "moved"]  # as the report of clean has it


def test_the_report_that_fits_the_file_now_is_named(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", number(tmp_path, "往期推荐"), "-o", "b.md")
    rest = run.stderr.decode().splitlines()[0].removeprefix("qingwen: undo report: ")
    again = qingwen("restore", "b.md", "--report", "r.json")
    assert again.returncode == 2 and rest in again.stderr.decode()


def test_a_line_from_above_the_front_matter_is_given_back_below_the_title(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("首页 > 副刊 > 散文\n" + PASTE, encoding="utf-8")
    qingwen("clean", "a.txt", "-o", "b.md", "--report", "r.json")
    text = qingwen("restore", "b.md", "--report", "r.json", "--only", "0").stdout.decode()
    assert text.startswith("---\n") and "\n\n# 渡口的晚灯\n\n首页 > 副刊 > 散文\n\n2024年3月" in text


def test_all_edits_given_back_are_the_lines_of_the_paste(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    edits = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["edits"]
    text = qingwen("restore", "b.md", "--report", "r.json", "--only", f"0-{len(edits) - 1}").stdout.decode()
    assert [line for line in text.splitlines() if line] == PASTE.splitlines()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("渡轮每晚十一点", "渡轮每天夜里十一点"),
        ("也没有换过。", "也没有换。"),
        ("船长说，雾大的", "船长告诉我，雾大的"),
        ("船长说，雾", "开渡轮的人不多。\n\n船长说，雾"),
        ("title: 渡口的晚灯", "title: 晚灯"),
        ("date: ", "tags: [渡口]\ndate: "),
    ],
)
def test_what_was_rewritten_on_one_side_of_an_edit_does_not_keep_it_from_being_given_back(
    old: str, new: str, qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    edited = cleaned.read_text(encoding="utf-8").replace(old, new, 1)
    cleaned.write_text(edited, encoding="utf-8")
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", number(tmp_path, "图片"))
    paragraphs = edited.split("\n\n")
    place = next(i for i, one in enumerate(paragraphs) if "渡轮每" in one) + 1
    assert run.stdout.decode() == "\n\n".join([*paragraphs[:place], "图片", *paragraphs[place:]]), run.stderr.decode()


def test_rewritten_neighbours_count_where_the_lines_beyond_them_are_as_they_were(
    qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    edited = cleaned.read_text(encoding="utf-8").replace("也没有换过。", "没换。").replace("船长说，", "船长讲，")
    cleaned.write_text(edited, encoding="utf-8")
    text = qingwen("restore", "b.md", "--report", "r.json", "--only", number(tmp_path, "图片")).stdout.decode()
    assert "没换。\n\n图片\n\n船长讲，" in text


def test_between_neighbours_of_which_one_was_moved_there_is_no_place(
    qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    head, ferry, captain, rest = re.split(r"(?=渡轮每|船长说|岸上的)", cleaned.read_text(encoding="utf-8"))
    cleaned.write_text(head + captain + ferry + rest, encoding="utf-8")
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", number(tmp_path, "图片"))
    assert (run.returncode, run.stdout) == (2, b"")


def test_an_editor_that_writes_other_newlines_keeps_them(qingwen: Run, cleaned: Path, tmp_path: Path) -> None:
    text = cleaned.read_text(encoding="utf-8").replace("各自回家", "各回各家")
    cleaned.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    only = number(tmp_path, "文 | 林渡")
    assert qingwen("restore", "b.md", "--report", "r.json", "--only", only, "-o", "b.md").returncode == 0
    wanted = text.replace("author: 林渡\n", "").replace("编辑 | 周岸", "文 | 林渡\n\n编辑 | 周岸")
    assert cleaned.read_bytes() == b"\xef\xbb\xbf" + wanted.replace("\n", "\r\n").encode()


def test_an_edited_document_of_a_batch_is_given_back_while_its_source_is_as_it_was(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "a.txt"
    source.write_text(PASTE, encoding="utf-8")
    page = "<!doctype html><article><h1>渡口的晚灯</h1><p>渡轮每晚十一点从东码头开出，票价十年没有变过。</p><p>图片</p></article>"
    (tmp_path / "in" / "p.html").write_text(page, encoding="utf-8")
    assert qingwen("batch", "in", "-o", "out/").returncode == 0
    report = ["--report", "out/qingwen-findings.jsonl"]
    for name, back in (("a", PASTE), ("p", page)):
        path = tmp_path / "out" / f"{name}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("从东码头", "从西码头"), encoding="utf-8")
        listed = qingwen("restore", f"out/{name}.md", *report, "--list").stdout.decode()
        only = next(row for row in listed.splitlines() if "图片" in row).split()[0]
        given = qingwen("restore", f"out/{name}.md", *report, "--only", only).stdout.decode()
        assert "从西码头" in given and "\n图片\n" in given
        assert qingwen("restore", f"out/{name}.md", *report, "-o", "back").returncode == 0
        assert (tmp_path / "back").read_text(encoding="utf-8") == back
    source.write_text(PASTE + "补记。\n", encoding="utf-8")
    run = qingwen("restore", "out/a.md", *report, "-o", "back")
    assert run.returncode == 2 and "its source, in/a.txt, is not there as it was" in run.stderr.decode()
    assert "往期推荐" in qingwen("restore", "out/a.md", *report, "--list").stdout.decode()


def test_what_was_added_is_said_to_be_taken_out_again(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 标题\n\n我们用Python写代码。\n", encoding="utf-8")
    run = qingwen("lint", "a.md", "--fix", "--select", "QW501")
    report = run.stderr.decode().splitlines()[0].removeprefix("qingwen: undo report: ")
    given = qingwen("restore", "a.md", "--report", report, "--only", "0")
    assert "我们用Python 写" in given.stdout.decode() and given.stderr.decode() == "taken out again: 0 “ ”\n"


def test_a_line_given_back_stands_apart_from_what_was_moved_beside_it(
    qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    head, body, end = re.split(r"(?=岸上的|编辑 \|)", cleaned.read_text(encoding="utf-8"))
    cleaned.write_text(head + end.strip() + "\n\n" + body.strip() + "\n", encoding="utf-8")
    only = number(tmp_path, "往期推荐")
    text = qingwen("restore", "b.md", "--report", "r.json", "--only", only).stdout.decode()
    assert "编辑 | 周岸\n\n往期推荐\n\n岸上的" in text


def test_a_file_that_the_report_does_not_know_is_told_whom_it_speaks_of(
    qingwen: Run, cleaned: Path, tmp_path: Path
) -> None:
    cleaned.rename(tmp_path / "c.md").write_text("别的文字。\n", encoding="utf-8")
    run = qingwen("restore", "c.md", "--report", "r.json")
    assert run.returncode == 2 and b"it speaks of b.md" in run.stderr


def test_what_went_to_standard_output_is_given_back_into_the_file_that_it_was_kept_in(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(PASTE, encoding="utf-8")
    made = qingwen("clean", "a.txt", "--report", "r.json").stdout.decode()
    (tmp_path / "kept.md").write_text(made.replace("票价十年", "票价多年"), encoding="utf-8")
    given = qingwen("restore", "kept.md", "--report", "r.json", "--only", number(tmp_path, "图片")).stdout.decode()
    assert "票价多年" in given and "\n\n图片\n\n" in given


def test_what_went_to_standard_output_is_not_taken_for_any_other_file(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTE, encoding="utf-8")
    made = qingwen("clean", "a.txt", "--report", "r.json").stdout.decode()
    fields = made[: made.index("\n# ")]
    (tmp_path / "other.md").write_text(fields + "\n# 山路\n\n山里的路窄，车走得慢。\n", encoding="utf-8")
    for options in ([], ["-o", "back.txt"], ["--list"], ["--only", "0"]):
        run = qingwen("restore", "other.md", "--report", "r.json", *options)
        assert run.returncode == 2 and b"most of its lines are not in this file" in run.stderr
    assert not (tmp_path / "back.txt").exists()


def test_a_field_that_somebody_wrote_is_not_written_twice() -> None:
    """`language` stands in for fields that all go with their lines."""
    credit, text = "来源：渡口周刊\n", "渡轮每晚十一点从东码头开出。\n"
    edits = [Edit(0, 0, "", "---\nsource: 渡口周刊\n---\n\n"), Edit(0, len(credit), credit, "", 0)]
    was = apply(credit + text, edits)
    patches, _ = give_back(was, edits, [{"fix": {"moved": {"source": "渡口周刊"}}}], {1}, "text", "zh")
    for written, wanted in (("", "language: zh\n"), ("language: en\n", "language: en\n")):
        now = was.replace("source", written + "source")
        assert apply(now, placed(patches, was, now).edits) == f"---\n{wanted}---\n\n来源：渡口周刊\n\n{text}"


def test_halves_of_newlines_given_back_leave_those_of_the_file_as_they_are(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PASTE.replace("\n", "\r\n").encode())
    qingwen("clean", "a.txt", "-o", "b.md", "--report", "r.json")
    made = (tmp_path / "b.md").read_bytes().replace("票价十年".encode(), "票价多年".encode())
    edits = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["edits"]
    only = next(str(i) for i, edit in enumerate(edits) if edit["old"] == "\r")
    for now in (made, made.replace(b"\n", b"\r\n")):
        (tmp_path / "b.md").write_bytes(now)
        assert qingwen("restore", "b.md", "--report", "r.json", "--only", only).stdout == now


def test_a_report_of_what_was_only_checked_gives_nothing_back(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTE, encoding="utf-8")
    qingwen("clean", "a.txt", "--check", "--report", "r.json")
    run = qingwen("restore", "a.txt", "--report", "r.json")
    assert run.returncode == 2 and b"it holds no edits" in run.stderr
