"""A small client of the language server over standard input and output, as an editor is one."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from conftest import ROOT

SECONDS = 120  # until a test gives up; machines are sometimes slow


class Client:
    """Starts `qingwen server` in a folder; as a context it is initialized, and ends as the protocol says."""

    def __init__(self, folder: Path, *arguments: str, capabilities: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self.capabilities = capabilities or {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "qingwen", "server", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(folder.parent / f"{folder.name}.stderr").open("wb"),
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT / "cli")},
        )
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.kept: list[dict[str, Any]] = []
        self.stray = b""  # what came out that is no message
        self._number = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        out = self.process.stdout
        assert out
        while header := out.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                elif name.lower() != b"content-type":
                    self.stray += header
                header = out.readline()
            self.messages.put(json.loads(out.read(length)))

    def raw(self, data: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method: str, **params: Any) -> None:
        self.send({"method": method, "params": params})

    def request(self, method: str, **params: Any) -> Any:
        """The result; AssertionError with the server's error."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        answer = self.wait(lambda one: one.get("id") == self._number and "method" not in one)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def wait(self, wanted: Any, seconds: float = SECONDS) -> dict[str, Any]:
        """The next message that is wanted; others are kept for later, requests of the server's answered."""
        for one in self.kept:
            if wanted(one):
                self.kept.remove(one)
                return one
        end = time.monotonic() + seconds
        while True:
            one = self.messages.get(timeout=max(0.0, end - time.monotonic()))
            if "method" in one and "id" in one:
                self.send({"id": one["id"], "result": None})
            if wanted(one):
                return one
            self.kept.append(one)

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What is next said of a document, or of one version of it."""

        def wanted(one: dict[str, Any]) -> bool:
            return (
                one.get("method") == "textDocument/publishDiagnostics"
                and one["params"]["uri"] == uri
                and version in (None, one["params"].get("version"))
            )

        return self.wait(wanted)["params"]["diagnostics"]  # type: ignore[no-any-return]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> list[dict[str, Any]]:
        """Opens a document of the folder; its diagnostics."""
        uri = name if ":" in name else self.uri(name)
        self.notify(
            "textDocument/didOpen", textDocument={"uri": uri, "languageId": language, "version": 1, "text": text}
        )
        return self.diagnostics(uri, 1)

    def change(self, name: str, version: int, *changes: dict[str, Any]) -> None:
        self.notify(
            "textDocument/didChange",
            textDocument={"uri": self.uri(name), "version": version},
            contentChanges=list(changes),
        )

    def save(self, name: str) -> None:
        self.notify("textDocument/didSave", textDocument={"uri": self.uri(name)})

    def actions(self, name: str, start: tuple[int, int], end: tuple[int, int], *only: str) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": list(only)} if only else {})}
        return self.request(  # type: ignore[no-any-return]
            "textDocument/codeAction",
            textDocument={"uri": self.uri(name)},
            range=span(start, end),
            context=context,
        )

    def start(self, **more: Any) -> dict[str, Any]:
        result = self.request(
            "initialize", processId=None, rootUri=self.folder.as_uri(), capabilities=self.capabilities,
            workspaceFolders=[{"uri": self.folder.as_uri(), "name": "site"}], **more,
        )  # fmt: skip
        self.notify("initialized")
        return result["capabilities"]  # type: ignore[no-any-return]

    def stop(self) -> int:
        """Says good-bye; the exit code."""
        self.request("shutdown")
        self.notify("exit")
        code = self.process.wait(SECONDS)
        self._reader.join(SECONDS)
        assert not self.stray
        return code

    def __enter__(self) -> Client:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def span(start: tuple[int, int], end: tuple[int, int]) -> dict[str, Any]:
    return {
        "start": {"line": start[0], "character": start[1]},
        "end": {"line": end[0], "character": end[1]},
    }


def replace(start: tuple[int, int], end: tuple[int, int], text: str) -> dict[str, Any]:
    """A change of a part of a document."""
    return {"range": span(start, end), "text": text}


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    r"""A text (of `\n`, and of one unit a character) with the edits of an action, as an editor applies them."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: dict[str, int]) -> int:
        return starts[place["line"]] + place["character"]

    for edit in sorted(edits, key=lambda one: offset(one["range"]["start"]), reverse=True):
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text
