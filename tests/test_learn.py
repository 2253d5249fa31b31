"""Learning a site's own lines and cleaning with them: what repeats goes, what the article says stays."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from qingwen import learning
from qingwen.cleaning import clean
from qingwen.errors import UsageError
from qingwen.learning import learn
from qingwen.profiles import load_profile, profile_text
from qingwen.rules.debris.site_debris import SiteDebris
from qingwen.text.debris.site_profile import Profile, SiteLine, site_lines
from qingwen.text.document import Document

HEAD = ["小站", "首页", "归档", "关于我"]
TAIL = ["赏", "谢谢你请我吃糖果", "标签", "手术 12", "培训 7", "© 2020-2025 小站", "本站总访问量 1024 次"]
WORDS = [
    "医生",
    "护士",
    "内镜",
    "手术",
    "缝合",
    "练习",
    "病人",
    "康复",
    "学员",
    "课堂",
    "清晨",
    "器械",
    "影像",
    "病房",
    "讨论",
    "示范",
    "直播",
    "考核",
    "经验",
    "交流",
]


def prose(seed: int) -> str:
    """A paragraph like no other."""
    chosen = random.Random(seed)
    return "，".join("".join(chosen.choices(WORDS, k=4)) for _ in range(9)) + "。"


def page(n: int, own: Sequence[str] = ()) -> list[str]:
    """A page of a site: its head, an article of its own, its foot."""
    words = random.Random(n).sample(WORDS, 3)
    title, neighbour = "".join(words), f"上一篇 {words[2]}与{words[0]}"
    return [*HEAD, title, *map(prose, range(n * 10, n * 10 + 3)), "总结", *own, prose(-n - 1), neighbour, *TAIL]


def claimed(profile: Profile, lines: Sequence[str]) -> list[str]:
    return [lines[i] for i in site_lines(lines, profile)]


def test_head_and_foot_are_learned_and_the_article_is_not() -> None:
    pages = [page(n) for n in range(10)]
    profile = learn(lambda: pages[:6])
    assert profile.pages == 6
    for lines in pages[6:]:
        assert claimed(profile, lines) == [*HEAD, *TAIL]


def test_a_heading_of_every_article_is_no_furniture() -> None:
    pages = [page(n, ["实现步骤", prose(n + 500), "最佳实践"]) for n in range(10)]
    profile = learn(lambda: pages)
    assert not {"总结", "实现步骤", "最佳实践"} & {line for lines in pages for line in claimed(profile, lines)}


@pytest.mark.parametrize("foot", [TAIL, []])
def test_headings_above_short_lines_at_the_foot_are_no_furniture(foot: Sequence[str]) -> None:
    def short(n: int) -> list[str]:
        return [*HEAD, f"{WORDS[n]}手记", prose(n), "五、总结", f"{WORDS[n]}要勤练", "参考", f"{WORDS[n]}学", *foot]

    profile = learn(lambda: map(short, range(8)))
    assert {line.example for line in profile.tail.values()} == set(foot)
    assert claimed(profile, short(9)) == [*HEAD, *foot]


def test_paragraphs_that_differ_in_numbers_alone_are_the_article_s() -> None:
    def bulletin(n: int) -> list[str]:
        return [*HEAD, f"第{n}期月报", f"本月共接诊病人{n * 13}人次，手术{n * 7}台；", f"There were {n} births.", *TAIL]

    profile = learn(lambda: map(bulletin, range(1, 9)))
    assert claimed(profile, bulletin(10)) == claimed(profile, bulletin(3)) == [*HEAD, *TAIL]


@pytest.mark.parametrize(
    "closing",
    [
        "共有{}人参加了活动。",
        "**活动持续了{}天！**",
        "会议决定，{}月再议。",
        "他今年{}岁.",
        "He ran {} km.",
    ],
)
@pytest.mark.parametrize("foot", [TAIL, []])
def test_a_short_closing_sentence_that_differs_in_its_number_is_the_article_s(
    closing: str, foot: Sequence[str]
) -> None:
    def report(n: int) -> list[str]:
        return [*HEAD, f"{WORDS[n]}活动", prose(n), closing.format(n * 37 + 5), *foot]

    profile = learn(lambda: map(report, range(6)))
    assert claimed(profile, report(3)) == claimed(profile, report(9)) == [*HEAD, *foot]


def test_a_profile_that_says_0_for_the_number_of_a_short_sentence_claims_no_sentence() -> None:
    older = Profile(4, {}, {"本次活动共有0人参加": SiteLine(4, "本次活动共有37人参加。"), "归档": SiteLine(4, "归档")})
    assert claimed(older, ["义诊", prose(1), "本次活动共有37人参加。", "归档"]) == ["归档"]


def test_a_line_of_the_foot_may_stand_in_the_article() -> None:
    profile = learn(lambda: [page(n) for n in range(6)])
    lines = page(
        7,
        ["标签", prose(1000)],
    )
    assert claimed(profile, lines) == [*HEAD, *TAIL]


def test_the_table_of_contents_in_the_foot_repeats_the_article() -> None:
    contents = ["1. 总结", "目录之外"]
    profile = learn(lambda: [page(n) for n in range(6)])
    lines = page(8)
    lines[-len(TAIL) + 2 : -len(TAIL) + 2] = contents
    assert claimed(profile, lines) == [*HEAD, *TAIL[:2], contents[0], *TAIL[2:]]


def weekly(n: int, prose: Sequence[str]) -> list[str]:
    """An issue of a weekly, whose title, date and headings differ in their numbers alone."""
    body = [f"一、要闻{n}" if heading else line for line in prose for heading in (False, True)][:-1]
    return [
        *HEAD,
        f"小站周报（第{n}期）",
        f"2025年3月{n}日",
        "本报记者 林晓",
        "一、本周要闻",
        *body,
        "参考文献",
        "[1] 内科学",
        *TAIL,
    ]


@pytest.mark.parametrize("length", [1, 9])
def test_title_date_credit_heading_and_references_of_every_article_stay(length: int) -> None:
    def paragraphs(n: int) -> list[str]:
        return ["，".join(prose(n * 10 + i).split("，")[:length]).rstrip("。") + "，大家都来了。" for i in range(2)]

    pages = [weekly(n, paragraphs(n)) for n in range(1, 9)]
    profile = learn(lambda: pages)
    assert claimed(profile, weekly(10, paragraphs(10))) == [*HEAD, *TAIL]
    assert not {line.example for line in profile.head.values()} - set(HEAD)


def test_a_menu_below_a_trail_is_the_site_s() -> None:
    pages = [[HEAD[0], f"首页 > 新闻 > {n}", *HEAD[1:], *page(n)[len(HEAD) :]] for n in range(8)]
    profile = learn(lambda: pages)
    assert claimed(profile, pages[7]) == [*HEAD, *TAIL]


def test_counts_are_bounded_and_what_repeats_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MOST", 60)
    pages = [page(n) for n in range(30)]
    profile = learn(lambda: pages)
    assert set(TAIL) <= set(claimed(profile, page(31)))


@given(st.lists(st.lists(st.text(max_size=8), max_size=12), max_size=8), st.lists(st.text(max_size=8), max_size=12))
def test_any_pages_give_a_profile_that_its_file_gives_back(pages: list[list[str]], lines: list[str]) -> None:
    profile = learn(lambda: pages)
    table = tomllib.loads(profile_text(profile))
    assert [(one["line"], one["pages"], one["example"]) for one in table.get("tail", [])] == [
        (key, line.pages, line.example) for key, line in profile.tail.items()
    ]
    assert all(0 <= i < len(lines) for i in site_lines(lines, profile))


def test_the_commands_learn_and_clean(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(6):
        (tmp_path / "pages" / f"{n}.txt").write_text("\n".join(page(n)), encoding="utf-8")
    run = qingwen("learn", "pages", "-o", "site.toml")
    assert run.returncode == 0 and "6 pages" in run.stderr.decode()
    (tmp_path / "new.txt").write_text("\n".join(page(9)), encoding="utf-8")
    cleaned = qingwen("clean", "new.txt", "--profile", "site.toml", "-o", "new.md", "--report", "r.json")
    assert cleaned.returncode == 0
    text = (tmp_path / "new.md").read_text(encoding="utf-8")
    assert "title: " + page(9)[4] in text and "总结" in text
    assert not [line for line in (*HEAD, *TAIL) if line in text.split("\n")]
    back = qingwen("restore", "new.md", "--report", "r.json")
    assert back.stdout == (tmp_path / "new.txt").read_bytes()
    assert b"QW120" in qingwen("lint", "new.txt", "--profile", "site.toml").stdout
    assert b"QW120" not in qingwen("lint", "new.txt").stdout
    told = [
        (one["start"], one["code"]) for one in json.loads((tmp_path / "r.json").read_bytes())["files"][0]["findings"]
    ]
    assert len({start for start, _ in told}) == len(told)  # a line of the site's is told once
    assert (
        qingwen("clean", "-q", "new.txt", "--profile", "site.toml", "--ignore", "site-debris")
        .stdout.decode()
        .count("首页")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "is not TOML"),
        ("version = 2\npages = 3\n", "version 2"),
        ("[project]\nversion = '2'\n", "it is no profile"),
        ("version = 1\n", "pages must be"),
        ("version = 1\npages = 3\n[[head]]\nline = 5\n", "entry 1 of [[head]]"),
        ("version = 1\npages = 3\nhead = 5\n", "entry 1 of [[head]]"),
        (
            "version = 1\npages = 3\n[[haed]]\nline = 'a'\npages = 3\n",
            "site.toml:3: unknown key 'haed' (did you mean 'head'?)",
        ),
        (
            "version = 1\npages = 3\n[[tail]]\nline = 'a'\npages = 3\n[[tail]]\nline = 'b'\npages = 3\nexmaple = 'B'\n",
            "site.toml:9: unknown key 'exmaple' (did you mean 'example'?)",
        ),
    ],
)
def test_a_wrong_profile_is_said_to_be_so(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "site.toml").write_text(text)
    with pytest.raises(UsageError) as error:
        load_profile(str(tmp_path / "site.toml"))
    assert said in str(error.value)


def test_hostile_lines_survive_the_file(tmp_path: Path) -> None:
    profile = Profile(3, {'a"b\\': SiteLine(3, "\x7f\x00\n\u2028'''\"\"\"")}, {})
    (tmp_path / "site.toml").write_text(profile_text(profile), encoding="utf-8")
    assert load_profile(str(tmp_path / "site.toml")) == profile


def test_too_few_pages_and_standard_input_are_refused(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("首页\n")
    assert b"at least 3 pages" in qingwen("learn", "a.txt", "-o", "p.toml").stderr
    assert qingwen("learn", "-", "-o", "p.toml").returncode == 2
    assert qingwen("clean", "a.txt", "--profile", "missing.toml").returncode == 2
    assert not (tmp_path / "p.toml").exists()


@pytest.mark.parametrize("terms", [[], ["--terms"]])
def test_what_is_learned_is_not_written_over_a_page(qingwen: Run, tmp_path: Path, terms: list[str]) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(4):
        (tmp_path / "pages" / f"{n}.md").write_text("One page.\n")
    for out in ("pages/2.md", str(tmp_path / "pages" / "2.md")):
        refused = qingwen("learn", *terms, "pages", "-o", out, cwd=tmp_path)
        assert refused.returncode == 2 and b"would be written over pages/2.md" in refused.stderr
    assert (tmp_path / "pages" / "2.md").read_text() == "One page.\n"


@pytest.mark.parametrize("terms", [[], ["--terms"]])
@pytest.mark.parametrize("out", ["learned.txt", "pages/learned.txt"])
def test_what_was_learned_is_written_over_until_somebody_edits_it(
    qingwen: Run, tmp_path: Path, terms: list[str], out: str
) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(4):
        (tmp_path / "pages" / f"{n}.md").write_text(f"Page {n} of ours.\n")
    file = tmp_path / out
    for _ in range(2):
        assert qingwen("learn", *terms, "pages", "-o", out).returncode == 0
        learned = file.read_bytes()
    file.write_bytes(learned.replace(b"\n", b"\r\n"))  # as git may check it out
    assert qingwen("learn", *terms, "pages", "-o", out).returncode == 0 and file.read_bytes() == learned
    for mine in (learned + b"# mine\n", learned.partition(b"\n")[2], b"Mine.\n"):
        file.write_bytes(mine)
        refused = qingwen("learn", *terms, "pages", "-o", out)
        assert (
            refused.returncode == 2 and b"written over" in refused.stderr and b"another file with -o" in refused.stderr
        )
        assert file.read_bytes() == mine
    file.write_bytes(b"")
    assert qingwen("learn", *terms, "pages", "-o", out).returncode == 0 and file.read_bytes() == learned


def as_markdown(lines: Sequence[str]) -> str:
    """A page as a site's generator keeps it: front matter, and each line a paragraph."""
    return "---\ntitle: 手记\nlayout: post\n---\n\n" + "\n\n".join(lines) + "\n"


def as_html(lines: Sequence[str]) -> str:
    """A page whose foot stands in its article, as pages do that have no element for it."""
    title, *body = lines[len(HEAD) :]
    shown = "".join(f"<p>{line}</p>" for line in body)
    return f"<!doctype html><html lang=zh><title>{title}</title><article><h1>{title}</h1>{shown}</article></html>"


@pytest.mark.parametrize(("suffix", "written"), [("md", as_markdown), ("html", as_html)])
def test_markdown_and_pages_are_learned_and_cleaned(
    qingwen: Run, tmp_path: Path, suffix: str, written: Callable[[Sequence[str]], str]
) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(6):
        (tmp_path / "pages" / f"{n}.{suffix}").write_text(written(page(n)), encoding="utf-8")
    assert qingwen("learn", "pages", "-o", "site.toml").returncode == 0
    profile = load_profile(str(tmp_path / "site.toml"))
    assert not {line.example for line in (*profile.head.values(), *profile.tail.values())} - {*HEAD, *TAIL}
    name = f"new.{suffix}"
    (tmp_path / name).write_text(written(page(9)), encoding="utf-8")
    assert b"QW120" in qingwen("lint", name, "--profile", "site.toml").stdout
    qingwen("clean", name, "--profile", "site.toml", "-o", "out.md", "--report", "r.json")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert not [line for line in (*HEAD, *TAIL) if line in text.split("\n")]
    assert text.startswith("---\ntitle: ") and "总结" in text and text.endswith(f"{page(9)[-len(TAIL) - 1]}\n")
    assert qingwen("restore", "out.md", "--report", "r.json").stdout == (tmp_path / name).read_bytes()
    again = qingwen("clean", "-q", "out.md", "--profile", "site.toml").stdout
    assert again == (tmp_path / "out.md").read_bytes()
    assert qingwen("batch", "pages", "-o", "all", "--profile", "site.toml", "--learn", "more.toml").returncode == 0
    assert load_profile(str(tmp_path / "more.toml")) == profile
    assert "本站总访问量" not in "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "all").glob("*.md"))


FOOT = Profile(3, {}, {"join us": SiteLine(3, "Join us"), "write to us": SiteLine(3, "Write to us")})


@pytest.mark.parametrize(
    ("foot", "left"),
    [
        ("Join us\n\n**Write to us**\n", ""),
        ("- [Join us](/a)\n- Write to us\n", None),  # the key has the address too: another line
        ("Join us\nWrite to us\n", ""),
        ("Join us\n-------\n\nWrite to us\n", None),  # a section
        ("## Join us\n\nWrite to us\n", None),
        ("The last word.\n\n## Contact\n\nJoin us\n\nWrite to us\n", None),  # a heading would be left alone
        ("This is how:\n\nJoin us\n", None),
        ("Join us\n\nThe last word.\n", None),  # within the article
        ("Join us\nin the harbour\n", None),  # one paragraph
        ("- one\n\n<!-- -->\n\nJoin us\n", "- one\n\n<!-- -->\n"),
        ("```\nJoin us\n```\n", None),
        ("```\n\nJoin us\n\n```\n", None),
        ("<div>\nJoin us\n</div>\n", None),
        ("    Join us\n", None),
        ("`Join us`\n", None),
        ("[Join us]:\n/a\n", None),
        ("- one\n\nJoin us\n\n- 2\n", None),  # would make one list of two
    ],
)
def test_of_markdown_only_whole_blocks_go_that_are_no_code(foot: str, left: str | None) -> None:
    above = f"# Ferries\n\n{'The ferry sails again. ' * 4}\n\n"
    cleaned = clean(Document(above + foot, "markdown"), (SiteDebris(FOOT),))
    wanted = above + (foot if left is None else left)
    assert cleaned.text == wanted.rstrip("\n") + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Ferries\n\nJoin us\n",
        "# Ferries\n\nThe ferry sails again.\n\nTake 20 pills\n",
        "# Ferries\n\nThe ferry sails again.\n\nTake 20 pills\n\nWrite to us\n",
    ],
)
def test_of_markdown_no_number_of_its_own_goes_and_not_all_that_an_article_says(text: str) -> None:
    profile = Profile(3, {}, FOOT.tail | {"take 0 pills": SiteLine(3, "Take 10 pills")})
    assert clean(Document(text, "markdown"), (SiteDebris(profile),)).text == text
