"""The language server says in an editor what `lint` says, and survives what editors do; asked by a client over standard input and output."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from lsp_client import SECONDS, Client, applied, replace

pytest.importorskip("pygls")
from qingwen.server.client_text import ClientText

ARTICLE = "# 标题\n\n图片\n\n这是一段写好了的中文正文，\u200b说的是诊所的事。\n"
# Two characters beyond U+FFFF before what is found: emoji and CJK extension B.
WIDE = "# 标题\n\n😀𠮷这是一段写好了的\u200b中文正文，说的是诊所的事。\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def client(site: Path) -> Iterator[Client]:
    with Client(site) as one:
        yield one
        if one.process.poll() is None:
            assert one.stop() == 0


def codes(diagnostics: list[dict[str, object]]) -> list[object]:
    return [one["code"] for one in diagnostics]


def places(diagnostics: list[dict[str, dict[str, dict[str, int]]]]) -> list[tuple[int, int]]:
    return [(one["range"]["start"]["line"], one["range"]["start"]["character"]) for one in diagnostics]


def test_diagnostics_are_what_lint_says(site: Path, client: Client, qingwen: Run) -> None:
    (site / "qingwen.toml").write_text(
        'extend-select = ["QW5"]\nignore = ["QW703"]\nallow = ["[图片]"]\n[severity]\nQW101 = "error"\n[paths."zh/"]\nignore = ["QW101"]\n'
        '[[rule]]\ncode = "ACME001"\nname = "clinic"\nphrases = ["诊所"]\nmessage = "Say 医院."\n',
        encoding="utf-8",
    )
    text = (
        ARTICLE
        + "\n![](gone.png)\n\n用Python写的程序。<!-- qingwen-disable-line QW501 -->\n\n[图片]\n\n用Rust写的程序。\r\n"
    )
    for name in ("a.md", "zh/a.md", "a.txt"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="")
        said = json.loads(qingwen("lint", name, "--format", "json", cwd=site).stdout)["files"][0]["findings"]
        levels = {"error": 1, "warning": 2, "info": 3}
        shown = client.open(name, text, "plaintext" if name.endswith("txt") else "markdown")
        assert len(shown) > 2
        assert [(one["code"], one["severity"], *places([one])[0]) for one in shown] == [
            (one["code"], levels[one["severity"]], one["line"] - 1, one["column"] - 1) for one in said
        ]


def test_an_edit_gives_new_diagnostics_and_closing_takes_them_away(client: Client) -> None:
    assert codes(client.open("a.md", ARTICLE)) == ["QW101", "QW601"]
    client.change("a.md", 2, replace((2, 0), (4, 0), ""))
    shown = client.diagnostics(client.uri("a.md"), 2)
    assert codes(shown) == ["QW601"] and places(shown) == [(2, 13)]
    client.notify("textDocument/didClose", textDocument={"uri": client.uri("a.md")})
    assert client.diagnostics(client.uri("a.md")) == []


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", 4 + 4 + 24), ("utf-16", 2 + 2 + 8), ("utf-32", 10), (None, 12)]
)
def test_columns_count_the_units_that_were_agreed_on(site: Path, encoding: str | None, column: int) -> None:
    offered = {"general": {"positionEncodings": [encoding]}} if encoding else {}
    client = Client(site, capabilities=offered)
    assert client.start()["positionEncoding"] == (encoding or "utf-16")
    assert places(client.open("a.md", WIDE)) == [(2, column)]
    client.change("a.md", 2, replace((2, column), (2, column + (3 if encoding == "utf-8" else 1)), "\n\n图片\n\n"))
    assert codes(client.diagnostics(client.uri("a.md"), 2)) == ["QW101"]
    assert client.stop() == 0


def test_fixes_and_comments_are_offered_and_do_what_they_say(client: Client) -> None:
    client.open("a.md", ARTICLE)
    offered = {one["title"]: one for one in client.actions("a.md", (2, 0), (2, 1))}
    assert list(offered) == [
        "Delete “图片” (image-placeholder)",
        "Disable QW101 image-placeholder for this line",
        "Disable QW101 image-placeholder for this file",
        "Apply all safe fixes of qingwen",
    ]
    fix, line, file, everything = (next(iter(one["edit"]["changes"].values())) for one in offered.values())
    assert offered["Delete “图片” (image-placeholder)"]["isPreferred"]
    assert "图片" not in applied(ARTICLE, fix) and "\u200b" in applied(ARTICLE, fix)
    assert "\n<!-- qingwen-disable-next-line QW101 -->\n\n图片\n" in applied(ARTICLE, line)
    assert applied(ARTICLE, file).startswith("<!-- qingwen-disable-file QW101 -->\n\n# 标题")
    assert applied(ARTICLE, everything) == "# 标题\n\n这是一段写好了的中文正文，说的是诊所的事。\n"
    for version, edits in enumerate((line, file), 2):
        client.change("a.md", version, {"text": applied(ARTICLE, edits)})
        assert codes(client.diagnostics(client.uri("a.md"), version)) == ["QW601"]


def test_fix_all_alone_is_what_editors_ask_for_on_saving(client: Client) -> None:
    text = ARTICLE.replace("\n", "\r\n")
    client.open("a.md", text)
    (only,) = client.actions("a.md", (0, 0), (0, 0), "source.fixAll")
    assert only["kind"] == "source.fixAll.qingwen"
    assert "\r" not in "".join(one["newText"] for one in only["edit"]["changes"][client.uri("a.md")])
    assert client.actions("a.md", (0, 0), (9, 0), "refactor") == []


def test_fix_all_is_worked_out_when_it_is_taken_where_the_editor_can_ask(site: Path) -> None:
    support = {"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}
    with Client(site, capabilities=support) as client:
        client.open("a.md", ARTICLE)
        (later,) = client.actions("a.md", (0, 0), (0, 0), "source.fixAll.qingwen")
        assert "edit" not in later
        taken = client.request("codeAction/resolve", **later)
        assert len(taken["edit"]["changes"][client.uri("a.md")]) == 2


@pytest.mark.parametrize(
    ("text", "line", "after"),
    [
        ("正文说的是\n诊所\u200b的事，写好了。  \n再写一行。\n", 1, "诊所\u200b的事，写好了。 <!-- qingwen-disable-line QW601 -->  \n"),
        ("- 第一条写好了\u200b的正文。\n- 第二条。\n", 0, "- 第一条写好了\u200b的正文。 <!-- qingwen-disable-line QW601 -->\n"),
        ("正文。\n# 标题\u200b在此 #\n", 1, "\n<!-- qingwen-disable-next-line QW601 -->\n\n# 标题\u200b在此 #\n"),
    ],
)  # fmt: skip
def test_a_silencing_comment_leaves_the_blocks_as_they_are(client: Client, text: str, line: int, after: str) -> None:
    client.open("a.md", text)
    (action,) = (
        one
        for one in client.actions("a.md", (line, 0), (line, 30))
        if one["title"].startswith("Disable QW601") and one["title"].endswith("line")
    )
    changed = applied(text, next(iter(action["edit"]["changes"].values())))
    assert after in changed
    client.change("a.md", 2, {"text": changed})
    assert "QW601" not in codes(client.diagnostics(client.uri("a.md"), 2))


def test_no_comment_is_offered_where_none_would_work(client: Client) -> None:
    client.open("a.md", "| 表\u200b头 | 二 |\n| --- | --- |\n| 一 | 二 |\n")
    assert not [one for one in client.actions("a.md", (0, 0), (0, 9)) if one["title"].endswith("this line")]
    client.open("a.txt", ARTICLE, "plaintext")
    assert not [one for one in client.actions("a.txt", (2, 0), (2, 1)) if "Disable" in one["title"]]


def test_hover_is_the_rules_page(client: Client) -> None:
    client.open("a.md", ARTICLE)
    document = {"uri": client.uri("a.md")}
    shown = client.request("textDocument/hover", textDocument=document, position={"line": 2, "character": 1})
    assert shown["contents"]["value"].startswith("# QW101 image-placeholder\n")
    assert shown["range"]["end"] == {"line": 2, "character": 2}
    assert client.request("textDocument/hover", textDocument=document, position={"line": 0, "character": 0}) is None


def test_a_changed_configuration_holds_at_once_or_on_saving(site: Path) -> None:
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with Client(site, capabilities=watching) as client:
        registered = client.wait(lambda one: one.get("method") == "client/registerCapability")
        assert "toml" in json.dumps(registered["params"])
        assert codes(client.open("a.md", ARTICLE)) == ["QW101", "QW601"]
        config = site / "qingwen.toml"
        config.write_text('ignore = ["QW101"]\n')
        client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": config.as_uri(), "type": 1}])
        assert codes(client.diagnostics(client.uri("a.md"))) == ["QW601"]
        (site / "base.toml").write_text('ignore = ["QW6", "QW1"]\n')
        config.write_text('extend = "base.toml"\n')
        client.save("a.md")
        assert codes(client.diagnostics(client.uri("a.md"))) == []
        (site / "base.toml").write_text('ignore = ["QW6"]\n')
        client.save("a.md")
        assert codes(client.diagnostics(client.uri("a.md"))) == ["QW101"]


def test_what_is_excluded_has_no_diagnostics(site: Path, client: Client) -> None:
    (site / "qingwen.toml").write_text('exclude = ["/a.md"]\n')
    assert client.open("a.md", ARTICLE) == []
    assert codes(client.open("b.md", ARTICLE)) == ["QW101", "QW601"]


def test_a_broken_configuration_is_said_once_and_shown_in_its_file(site: Path, client: Client) -> None:
    config = site / "qingwen.toml"
    config.write_text('[severity]\nQW101 = "grave"\n')
    assert client.open("a.md", ARTICLE) == []
    (shown,) = client.diagnostics(config.as_uri())
    assert "must be one of" in shown["message"] and shown["range"]["start"]["line"] == 1
    said = client.wait(lambda one: one.get("method") == "window/showMessage")["params"]
    assert said["type"] == 1 and said["message"].startswith("qingwen: qingwen.toml:2: ")
    client.change("a.md", 2, replace((0, 0), (0, 0), "\n"))
    assert client.diagnostics(client.uri("a.md"), 2) == []
    config.write_text('ignore = ["QW101"]\n')
    client.save("a.md")
    assert client.diagnostics(config.as_uri()) == []
    assert codes(client.diagnostics(client.uri("a.md"), 2)) == ["QW601"]
    assert not [one for one in client.kept if one.get("method") == "window/showMessage"]


def test_what_the_baseline_knows_is_not_shown(site: Path, client: Client, qingwen: Run) -> None:
    (site / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert qingwen("lint", "a.md", "--write-baseline", cwd=site).returncode == 0
    (site / "qingwen.toml").write_text('baseline = ".qingwen-baseline.json"\n')
    assert codes(client.open("a.md", ARTICLE + "\n图片\n")) == ["QW101"]


def test_a_missing_picture_is_seen_until_it_is_there(site: Path, client: Client) -> None:
    assert codes(client.open("a.md", "# 标题\n\n![图](pic.png)\n")) == ["QW205"]
    (site / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": client.uri("pic.png"), "type": 1}])
    assert client.diagnostics(client.uri("a.md")) == []


def test_rapid_edits_end_in_the_newest_state(client: Client) -> None:
    client.open("a.md", ARTICLE)
    for version in range(2, 302):
        client.change("a.md", version, replace((2, 0), (2, 0), "图"))
    client.change("a.md", 302, {"text": "正文写好了。\n"})
    assert client.diagnostics(client.uri("a.md"), 302) == []
    assert len(client.kept) < 150  # most states were never looked at


def test_what_editors_get_wrong_does_no_harm(client: Client) -> None:
    client.raw(b"Content-Length: 9\r\n\r\n{not json")
    client.raw(b"Content-Length: 4\r\n\r\nnull")
    client.raw(b"Content-Length: 2\r\n\r\n\xff\xfe")
    client.raw(b'Content-Length: 40\r\n\r\n{"jsonrpc":"2.0","method":"no/such"}    ')
    client.notify("textDocument/didChange", textDocument={"uri": "file:///gone.md", "version": 2}, contentChanges=[])
    client.notify("textDocument/didClose", textDocument={"uri": "file:///gone.md"})
    client.notify("textDocument/didOpen", nothing=True)
    client.send({"id": "odd", "method": "textDocument/hover", "params": {"position": {"line": -1}}})
    assert client.wait(lambda one: one.get("id") == "odd")["error"]["code"] == -32602
    assert client.actions("never-opened.md", (0, 0), (0, 0)) == []
    assert client.open("file:///%FF%00/\ud800.md", ARTICLE) is not None
    assert client.open("untitled:Untitled-1", ARTICLE)
    shown = client.open("a.md", "正文\ud83d。\n\n" + ARTICLE)
    assert codes(shown)[0] == "QW606" and places(shown)[0] == (0, 2)
    client.change(
        "a.md", 2, replace((0, 2), (99, 99), "x"), replace((7, 7), (3, 3), ""), replace((0, 0), (0, 99), "图片")
    )
    assert codes(client.diagnostics(client.uri("a.md"), 2)) == ["QW101"]


@pytest.mark.slow
def test_five_megabytes_on_one_line_are_looked_at(client: Client) -> None:
    line = "正文写好了\u200b。😀" * 300_000
    shown = client.open("a.md", line)
    assert len(shown) == 5000 and places(shown)[-1] == (0, 5 + 4999 * 9)
    client.change("a.md", 2, replace((0, 0), (0, len(line) * 2), "正文。\n"))
    assert client.diagnostics(client.uri("a.md"), 2) == []


def test_only_markdown_and_text_are_looked_at(client: Client) -> None:
    for name, language in (("a.py", "python"), ("a.html", "html"), ("settings.json", "json")):
        client.notify(
            "textDocument/didOpen",
            textDocument={"uri": client.uri(name), "languageId": language, "version": 1, "text": ARTICLE},
        )
    client.open("b.md", ARTICLE)
    assert client.kept == []


def test_it_ends_with_1_when_the_editor_leaves_without_a_word(site: Path) -> None:
    client = Client(site)
    client.start()
    assert client.process.stdin
    client.process.stdin.close()
    assert client.process.wait(SECONDS) == 1


def test_over_tcp(site: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "qingwen", "server", "--tcp", f"127.0.0.1:{port}"], cwd=site
    ) as process:
        for _ in range(20 * SECONDS):
            try:
                connection = socket.create_connection(("127.0.0.1", port), SECONDS)
                break
            except OSError:
                time.sleep(0.05)
        with connection:
            body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
            connection.sendall(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            assert b"Content-Length" in connection.recv(4096)
        process.kill()


def test_wrong_options_are_refused(qingwen: Run) -> None:
    for arguments in (("--tcp", "nowhere"), ("--tcp", "localhost:99999999"), ("--stdio", "--tcp", "localhost:80")):
        run = qingwen("server", *arguments)
        assert run.returncode == 2 and run.stderr.count(b"\n") == 1


def test_without_the_extra_it_says_what_to_install(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ImportError")
    run = qingwen("server", env={"PYTHONPATH": f"{tmp_path}:{Path(__file__).parent.parent / 'cli'}"})
    assert run.returncode == 2 and b"pip install 'qingwen[lsp]'" in run.stderr


TEXTS = st.text(st.sampled_from("a中é😀𠮷\n\r\u2028\x0c\ud800\udc00"), max_size=40)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_places_and_offsets_are_each_others_inverse(text: str, encoding: str, data: st.DataObject) -> None:
    client_text = ClientText(text, encoding)  # type: ignore[arg-type]
    offset = data.draw(st.integers(0, len(text)))
    line, column = client_text.position(offset)
    if not (0 < offset < len(text) and text[offset - 1 : offset + 1] == "\r\n"):
        assert client_text.offset(line, column) == offset
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    if text[offset - 1 : offset + 1] != "\r\n":
        assert line == before.count("\n")
        name = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
        assert column == len(before.rsplit("\n", 1)[-1].encode(name[0], "surrogatepass")) // name[1]


@given(st.text(st.sampled_from("a中😀\n"), max_size=2000), st.text(max_size=5), st.data())
def test_a_change_replaces_what_is_between_its_places(text: str, new: str, data: st.DataObject) -> None:
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    client_text = ClientText(text * 3)
    changed = client_text.changed(client_text.position(first), client_text.position(last), new)
    assert changed.text == (text * 3)[:first] + new + (text * 3)[last:]


def test_fewer_blank_lines_are_offered_as_what_goes(client: Client) -> None:
    client.open("a.md", "One.\n\n\n\n\nTwo.\n")
    titles = [one["title"] for one in client.actions("a.md", (1, 0), (3, 0))]
    assert titles[0] == "Delete surplus blank lines (blank-line-run)"


@pytest.mark.parametrize(
    ("options", "locale", "word"),
    [((), "zh-cn", "看不见的字符"), ((), "en", "Invisible"), (("--lang", "en"), "zh-cn", "Invisible")],
)
def test_it_speaks_the_editor_s_language_unless_another_was_chosen(
    site: Path, options: tuple[str, ...], locale: str, word: str
) -> None:
    client = Client(site, *options)
    client.start(locale=locale)
    assert client.open("a.md", "清\u200b文。\n")[0]["message"].startswith(word)
    assert client.stop() == 0
