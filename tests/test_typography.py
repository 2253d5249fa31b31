"""Spaces and marks where Chinese and Latin meet: put right once, no letter changed, Markdown read as before."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles import texts as pasted
from conftest import Run
from qingwen.editing import fixes
from qingwen.errors import UsageError
from qingwen.fixing import fix
from qingwen.linting import default_rules, lint, matching, select, with_typography
from qingwen.rules import CHOSEN_FOLDERS
from qingwen.text.document import Document, Kind
from qingwen.text.typography_style import STYLES

FAMILY = select(["typography"])
styles = st.sampled_from(sorted(STYLES)).map(lambda name: with_typography(FAMILY, name))
reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

WORDS = [
    "中文",
    "汉",
    "你好",
    "English",
    "a",
    "Ab",
    "10",
    "3",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "，",
    "。",
    "、",
    "：",
    "；",
    "！",
    "（",
    "）",
    "(",
    ")",
    "[",
    "]",
    "「",
    "」",
    "《",
    "》",
    "“",
    "”",
    "'",
    '"',
    "…",
    "...",
    "。。。",
    "——",
    "—",
    "--",
    "-",
    "％",
    "%",
    "°",
    "+",
    "#",
    "@",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "`",
    "<",
    ">",
    "<b>",
    "</b>",
    "&",
    "&amp;",
    "\\",
    "|",
    "/",
    "~",
    "=",
    "$",
    "$1",
    "](",
    "![",
    "]:",
    "[^1]",
    "Ａ",
    "１",
    "２",
    "GB",
    "kg",
    "https://a.b/c",
    "a.md",
    "图1.png",
]
BREAKS = [" ", " ", "  ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# ", "\n| ", "  \n", "\n    ", "\n```\n", "|---|\n"]
pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(BREAKS))
texts = st.one_of(
    st.lists(pieces, max_size=24).map("".join),
    st.lists(pieces, max_size=10).map("".join),
    pasted.map(lambda text: text.replace("\r", "\n")),
    st.text(alphabet="中文ab1２ ,.!:，。：（“”*_[]()\n-—…!", max_size=40),
)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["text", "markdown"])


def fixed(text: str, kind: Kind = "markdown", rules: tuple = FAMILY) -> str:
    return fix(Document(text, kind, language="zh"), rules).document.text


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def read(markdown: str) -> list[tuple[str, ...]]:
    """What CommonMark makes of a text, but for spaces and marks in its prose."""
    found: list[tuple[str, ...]] = []

    def add(tokens: list, prose: list[str]) -> None:
        for token in tokens:
            if token.type == "inline":
                prose = []
                add(token.children, prose)
                found.append(("prose", letters("".join(prose))))
            elif token.type == "text":
                prose.append(token.content)
            elif token.type == "image":
                found.append(("image", str(token.attrs.get("src")), letters(token.content)))
            else:
                kept = "" if token.type.startswith("softbreak") else token.content
                found.append((token.type, token.tag, token.markup, kept, str(token.attrs)))
                if prose:
                    found.append(("prose", letters("".join(prose))))
                    prose.clear()

    add(reader.parse(markdown), [])
    return found


@given(texts, kinds, styles)
@example("**“x”**中文", "markdown", FAMILY)
@example("1）a word and another word", "markdown", FAMILY)
def test_fixing_twice_is_fixing_once(text: str, kind: Kind, rules: tuple) -> None:
    once = fixed(text, kind, rules)
    assert fixed(once, kind, rules) == once
    left = lint(Document(once, kind, language="zh"), rules)
    assert not fixes(once, left, unsafe=False, moves=False)


@given(texts, kinds, styles)
def test_no_letter_changes_and_none_is_lost(text: str, kind: Kind, rules: tuple) -> None:
    assert letters(fixed(text, kind, rules)) == letters(text)


@given(texts, styles)
@example("**“x”**中文", FAMILY)
@example("中文**abc**中文和*d*中", FAMILY)
@example("１. 中文", FAMILY)
@example("[a]（b） English words are here", FAMILY)
@example("！[a](b) English words are here", FAMILY)
@example("1）English words are here", FAMILY)
@example("[a]：b has some English words", FAMILY)
@example("[a](b ，c)", FAMILY)
@example("中文\\,中文", FAMILY)
@example("- [x]中文", FAMILY)
@example("|中文a|b|\n|---|---|\n|中\\|a|`中a`|", FAMILY)
@example("[中a] [中a][] [b][中a]\n\n[中a]: /x\n", FAMILY)
@example("中文a  \n中文a\\\n中文", FAMILY)
@example("1.中文a\n-中文a\n#中文a", FAMILY)
def test_markdown_reads_as_before(text: str, rules: tuple) -> None:
    assert read(fixed(text, "markdown", rules)) == read(text)


@given(texts, kinds, styles)
def test_findings_lie_in_the_text_and_fixes_do_not_meet(text: str, kind: Kind, rules: tuple) -> None:
    findings = lint(Document(text, kind, language="zh"), rules)
    assert all(0 <= one.start < one.end <= len(text) for one in findings)
    for rule in rules:
        own = sorted((f.fix.start, f.fix.end) for f in findings if f.code == rule.code and f.fix)
        assert all(a[1] <= b[0] for a, b in pairwise(own))


@pytest.mark.parametrize(
    "text",
    [
        "```\n在Linux上,他说\n```",
        "    缩进code,他说",
        "`在Linux上,说`",
        "[说明](docs/在Linux上.md)",
        "![图](图片1a.png)",
        "<https://a.example/中文a>",
        "https://a.example/中文a文.html",
        "$x \\text{中a}$ 和 $$a中$$",
        '<a title="在Linux上,说">说</a>',
        "<!-- 在Linux上 -->",
        "---\ntitle: 在Linux上\n---\n",
        "{{< figure title=\"在Linux上\" >}}",
        "截图1.png",
        "资料/报告2024版.pdf",
        "src/组件/Button组件",
        "~/文档/abc文件",
        "C:\\用户\\文档abc",
        "\\Users\\中文abc",
        "./数据data/表格2.csv",
        "存到./数据data/表格2.csv里",
        "在/home/用户user1/文档doc.txt里",
        "见images/图片abc/第1章.png和content/posts/我的post.md。",
        "打开“文件abc.txt”",
        "图片abc.png",
        "我的文件v2.pdf",
        "www.例子abc.com/中a",
        '{"键": "值"}，["甲","乙"]',
        "第一步.打开设置",
        '「他说"好"的」',
        "内容是%s还是%d，或者$1和{name}值",
        "&lt;标签&gt;和&#34;引文&#34;",
    ],
)  # fmt: skip
def test_what_is_not_prose_is_left_alone(text: str) -> None:
    assert fixed(text + "\n") == text + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"不去",他说.', '"不去"，他说。'),
        ("发件人a@b.example已回复", "发件人 a@b.example 已回复"),
        ("用v1.2.3版,在12:30开始", "用 v1.2.3 版，在 12:30 开始"),
        ("见[Vue](https://vuejs.org)文档", "见 [Vue](https://vuejs.org) 文档"),
        ("改用**Rust**重写,更快", "改用 **Rust** 重写，更快"),
        ("他说“好“,走了。。", "他说“好”，走了。"),
        ("打开config.json文件", "打开 config.json 文件"),
        ("打开content/config.json文件", "打开 content/config.json 文件"),
        ("路径C:\\Users\\中文abc。", "路径 C:\\Users\\中文abc。"),
        (r"优化pfn\_to\_page函数", r"优化 pfn\_to\_page 函数"),
        ("版本是2.0,大小10GB等...", "版本是 2.0，大小 10 GB 等……"),
    ],
)
def test_a_sentence_is_put_right(before: str, after: str) -> None:
    assert fixed(before) == after


def test_a_style_decides_where_house_styles_differ() -> None:
    text = "用Vue写了 3 个页面(草稿)，“很快”和「好」！！！"
    assert fixed(text, rules=with_typography(FAMILY, "sparanoid")) == (
        "用 Vue 写了 3 个页面 (草稿)，“很快”和「好」！！！"
    )
    assert fixed(text, rules=with_typography(FAMILY, "clreq")) == "用Vue写了3个页面（草稿），“很快”和「好」！！！"
    assert fixed(text, rules=with_typography(FAMILY, "gb")) == "用Vue写了 3 个页面（草稿），“很快”和“好”！！！"
    with pytest.raises(UsageError, match="sparanoid, clreq, gb"):
        with_typography(FAMILY, "chicago")


def test_a_style_without_spaces_keeps_those_between_the_options_of_a_line() -> None:
    clreq = with_typography(FAMILY, "clreq")
    for kept in ("A.北京 B.上海 C、广州", "Q:谁 A:我"):
        assert fixed(kept, rules=clreq) == kept
    assert fixed("有 2、3 个和 B 面（图 2）", rules=clreq) == "有2、3个和B面（图2）"


def test_a_document_keeps_its_own_quotation_marks() -> None:
    assert fixed('她说"好"。') == '她说"好"。'
    assert fixed('她说「好」，又说"走"。') == "她说「好」，又说「走」。"
    assert fixed("「一」「二」「三」「四」和“五”") == "「一」「二」「三」「四」和「五」"


@pytest.mark.parametrize("style", sorted(STYLES))
def test_english_keeps_its_marks_and_spaces_beside_chinese_words(style: str) -> None:
    text = 'He moved to 北京, where a "老师" (a teacher, 老师) was kind... and then to 上海; he liked 上海.\n\nGreen tea (茶): 绿茶, hot.\n'
    kinds: tuple[Kind, ...] = ("text", "markdown")
    for kind in kinds:
        assert fix(Document(text * 2, kind=kind), with_typography(FAMILY, style)).document.text == text * 2
    chinese = '他引用了"to be or not to be"这句话,然后走了.\n'
    assert fix(Document(chinese), with_typography(FAMILY, style)).document.text.endswith("这句话，然后走了。\n")


@pytest.mark.parametrize("mark", ["—", "–", "--", "―"])
def test_a_dash_between_spaces_is_reported_and_left(mark: str) -> None:
    text = f"我们都去 {mark} 除了他。\n"
    [finding] = lint(Document(text), FAMILY)
    assert (finding.code, finding.fix and finding.fix.safety) == ("QW505", "unsafe")
    for kept in (f"见 2 {mark} 5 页，Linux {mark} 系统。\n", f"- {mark} 系统\n", "完 --- 新的一节\n"):
        assert not [one for one in lint(Document(kept, "markdown"), FAMILY) if one.code == "QW505"]


@pytest.mark.parametrize(
    "text",
    ['!!! note "提示"', '??? tip inline "提示"', '=== "标签"', '用 git commit -m "修正" 提交', '加 --name "张三" 即可'],
)
def test_quotation_marks_of_titles_and_commands_stay(text: str) -> None:
    text = f"他说“好”。\n\n{text}\n"
    assert fix(Document(text, "markdown"), with_typography(FAMILY, "gb")).document.text == text


def test_japanese_and_english_are_left_alone() -> None:
    for text in ("これはPythonの本です。漢字とABCも。\n", "It is late, and 'so' on... 10GB -- ok!!\n"):
        assert fix(Document(text, "markdown"), FAMILY).document.text == text


def test_the_family_is_off_but_for_what_is_surely_wrong_until_it_is_selected() -> None:
    codes = {rule.code for rule in FAMILY}
    on = {rule.code for rule in default_rules()}
    assert codes & on == {"QW506", "QW508"}  # wrong in any style
    assert select(["QW5"]) == FAMILY and codes == {rule.code for rule in matching("typography")}
    assert {rule.code for rule in select((), (), ["typography"])} == on | codes
    assert {rule.name for rule in set(select(preview=True)) - set(default_rules())} == {"region-word"}


def test_unasked_no_letter_changes() -> None:
    text = "２０２５年，，我们来了。\n"
    assert fix(Document(text, "markdown"), select()).document.text == text
    assert fix(Document(text, "markdown"), select(["QW5"])).document.text == "2025 年，我们来了。\n"
    assert len(lint(Document(text, "markdown"), select())) == 2


def test_the_lists_of_rules_say_that_the_family_is_off_by_default(qingwen: Run) -> None:
    assert b"QW501 han-latin-spacing  info, fix: sometimes, off by default" in qingwen("rules").stdout
    assert " · off by default" in qingwen("explain", "QW501").stdout.decode().split("\n")[2]
    listed = {one["code"]: one for one in json.loads(qingwen("rules", "--format", "json").stdout)}
    told = {code: (listed[code]["default"], listed[code]["preview"]) for code in ("QW101", "QW305", "QW501")}
    assert told == {"QW101": (True, False), "QW305": (False, True), "QW501": (False, False)}


def test_the_command_takes_a_style_and_refuses_one_that_is_not(qingwen: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_bytes("在 Linux 上,用GB。\r\n".encode())
    assert qingwen("lint", "a.md").stdout.count(b"QW5") == 0
    qingwen("lint", "a.md", "--select", "typography", "--typography-style", "clreq", "--fix")
    assert article.read_bytes() == "在Linux上，用GB。\r\n".encode()
    refused = qingwen("lint", "a.md", "--typography-style", "chicago")
    assert refused.returncode == 2
    assert b"no typography style 'chicago'" in refused.stderr


ON = CHOSEN_FOLDERS["typography"]


def test_a_default_run_reads_no_more_of_the_family_than_what_is_on() -> None:
    code = "import sys; from qingwen.linting import lint, select; from qingwen.text.document import Document;"
    code += "lint(Document('中文a'), select()); print(*(m for m in sys.modules if 'rules.typography.' in m or 'prose' in m))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.rpartition(".")[2] for name in run.stdout.split()} == {"_typography_rule", *ON}
    assert set(ON) == {type(rule).__module__.rpartition(".")[2] for rule in FAMILY if rule.default}


@pytest.mark.parametrize(
    "kept",
    [
        "行内<code>函数,abc</code>。",
        "按<kbd>按A键</kbd>。",
        '得<samp class="x">输出abc</samp>。',
        "公式 $v=速度v+1$ 好。",
        r"公式 \(v=速度v+1\) 好。",
        "公式 $x中文y$ 好。",
        r"公式 \(x中文y\) 与 \[x中y\] 好。",
        "公式\n\n\\[\nx中y\n\\]\n\n\\begin{equation}\nx中y\n\\end{equation}\n\n好。",
    ],
)
def test_code_in_html_and_math_with_chinese_in_it_stay(kept: str) -> None:
    assert lint(Document(kept, "markdown", language="zh"), FAMILY) == []


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("价格$5和$10块,共$15，约A股2倍。", "价格$5和$10 块，共$15，约 A 股 2 倍。"),
        ("用$5买A股。另付10$买B股。", "用$5买 A 股。另付 10$买 B 股。"),
        ("用 $ 符号和A，再用 $ 符号。", "用 $ 符号和 A，再用 $ 符号。"),
        (r"用\$买A股和\$买B股。", r"用\$买 A 股和\$买 B 股。"),
    ],
)
def test_dollars_of_currency_are_no_formula(prose: str, expected: str) -> None:
    assert fixed(prose) == expected


def test_where_marks_of_several_kinds_do_not_match_nothing_is_guessed() -> None:
    document = Document("他了「引号”混用，“另一个』。", "markdown", language="zh")
    found = lint(document, FAMILY)
    assert found and all(one.fix is None or one.fix.safety == "unsafe" for one in found)


def test_findings_have_the_severity_that_a_project_gives_them_and_the_readers_language(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("我们都去--除了他。算了。。。\n", encoding="utf-8")
    (tmp_path / "qingwen.toml").write_text('select = ["typography"]\n[severity]\nQW5 = "error"\n')
    run = qingwen("lint", "a.md", "--lang", "zh")
    assert run.returncode == 1
    assert "中文里的“--”：应为“——”。" in run.stdout.decode() and "中文里的“。。。”" in run.stdout.decode()


@pytest.mark.parametrize("heading", ["## 标题abc", "标题abc\n===", "## **标题**abc ##"])
def test_a_heading_that_a_link_leads_to_keeps_its_address(heading: str) -> None:
    for link in ("[概述](#标题abc)", "[概述](#%E6%A0%87%E9%A2%98abc)", '<a href="#标题abc">概述</a>'):
        assert fixed(f"{link}\n\n{heading}\n\n另一段abc\n") == f"{link}\n\n{heading}\n\n另一段 abc\n"
    assert "标题 abc" in fixed("[概述](#别的abc)\n\n## 标题abc\n")


def test_what_links_of_other_files_may_lead_to_is_said(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 标题abc\n\n见[上](#标题abc)。\n\n其他abc\n===\n\n## 好  \n\n```\n# 注释abc\n```\n", encoding="utf-8"
    )
    run = qingwen("lint", "a.md", "--select", "QW5,QW706", "--fix", "--no-undo")
    assert "headings changed: 1; mend links from other files to them: #其他abc\n" in run.stderr.decode()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- **结构**：总-分-总", None),
        ("- 磨坊一年的活：播种-收割-磨面", None),
        ("### 起点-终点站", None),
        ("水车的故事-上", "水车的故事 - 上"),
        ("第二章-老磨坊的冬天", "第二章 - 老磨坊的冬天"),
        ("磨坊-（上）", "磨坊 -（上）"),
    ],
)
def test_a_hyphen_between_two_short_words_joins_them(text: str, after: str | None) -> None:
    assert fixed(text, rules=select(["QW510"])) == (after or text)
