"""The clipboard, by the platform's own tools: its HTML flavour or its text, and text back into it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Literal

from qingwen.errors import ReadError, WriteError
from qingwen.lazy_pattern import lazy

NAME = "clipboard"  # what it is called in messages and reports
PATIENCE = 10  # seconds that a tool may take; a clipboard whose owner hangs never answers
_HELP = "no tool for it here: install wl-clipboard (Wayland) or xclip (X11), or pipe the text in"
_NO_DISPLAY = "there is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set); run it in a desktop session, or pipe the text in"
_POWERSHELL = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Windows.Forms; "


def paste(*, html: bool) -> tuple[Literal["html", "text"], bytes]:
    """(`html` or `text`, UTF-8 or with a BOM) of what was copied; the HTML flavour only where asked for and there.

    Raises ReadError where there is no clipboard, or nothing in it but a picture.
    """
    tool = _tool()
    if html:
        found = _PASTE_HTML[tool]()
        if found.strip():
            return "html", found
    text = _PASTE_TEXT[tool]()
    if not text and _HAS_PICTURE[tool]():
        raise ReadError(NAME, "binary", "it holds a picture and no text; copy the text, or save the picture")
    return "text", text


def copy(text: str) -> None:
    """Puts a text into the clipboard. Raises WriteError where there is none."""
    data = text.encode("utf-8")
    try:
        match _tool():
            case "mac":
                _feed(["pbcopy"], data, LC_CTYPE="UTF-8")
            case "windows":
                script = (
                    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Set-Clipboard -Value ([Console]::In.ReadToEnd())"
                )
                _feed([_powershell(), "-NoProfile", "-Command", script], data)
            case "wayland":
                _feed(["wl-copy", "--type", "text/plain;charset=utf-8"], data)
            case _:
                _feed(["xclip", "-selection", "clipboard", "-in"], data)
    except ReadError as error:
        raise WriteError(NAME, error.message) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise WriteError(NAME, f"it took nothing: {error}") from error


def _tool() -> str:
    if sys.platform == "darwin":
        return "mac"
    if sys.platform == "win32":
        return "windows"
    if os.environ.get("WAYLAND_DISPLAY") and shutil.which("wl-paste"):
        return "wayland"
    if os.environ.get("DISPLAY") and shutil.which("xclip"):
        return "x11"
    if shutil.which("powershell.exe"):  # Windows' Linux
        return "windows"
    has_display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    raise ReadError(NAME, "unreadable", _HELP if has_display else _NO_DISPLAY)


def _powershell() -> str:
    return shutil.which("powershell.exe") or "powershell"


# What xclip, wl-paste and osascript say where there is nothing, or not of that kind.
_nothing = lazy(r"not available|nothing is copied|no selection|-1700|-25131", re.I)


def _run(command: Sequence[str]) -> bytes:
    """What a tool prints; nothing where it fails for a flavour that is not there. Raises ReadError."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise ReadError(NAME, "unreadable", f"it does not answer: {error}") from error
    if done.returncode == 0:
        return done.stdout
    said = " ".join(done.stderr.decode("utf-8", "replace").split())
    if _nothing.search(said):
        return b""
    raise ReadError(NAME, "unreadable", f"{command[0]} fails: {said or f'exit code {done.returncode}'}")


def _feed(command: Sequence[str], data: bytes, **environment: str) -> None:
    # xclip stays behind to serve the text; a pipe on its output would wait for it.
    subprocess.run(
        command,
        input=data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
        env=os.environ | environment,
    )


_XCLIP = ["xclip", "-selection", "clipboard", "-out", "-target"]


def _x11_targets() -> list[str]:
    return _run([*_XCLIP, "TARGETS"]).decode("utf-8", "replace").split()


def _x11(target: str) -> bytes:
    return _run([*_XCLIP, target]) if target in _x11_targets() else b""


def _wayland_types() -> list[str]:
    return _run(["wl-paste", "--list-types"]).decode("utf-8", "replace").split("\n")


def _wayland(kind: str) -> bytes:
    return _run(["wl-paste", "--no-newline", "--type", kind]) if kind in _wayland_types() else b""


def _mac_html() -> bytes:
    found = re.search(rb"HTML([0-9A-F]+)", _run(["osascript", "-e", "the clipboard as \u00abclass HTML\u00bb"]))
    return bytes.fromhex(found[1].decode()) if found else b""


def _windows(kind: str) -> bytes:
    return _windows_clipboard(f"GetText('{kind}')")


def _windows_clipboard(call: str) -> bytes:
    command = f"{_POWERSHELL}[System.Windows.Forms.Clipboard]::{call}"
    return _run([_powershell(), "-NoProfile", "-STA", "-Command", command])


def _a_picture(kinds: Sequence[str]) -> bool:
    return any(kind.startswith("image/") for kind in kinds)


def fragment(data: bytes) -> bytes:
    """What was selected, without the header and the wrapping that Windows puts round it (CF_HTML)."""
    start, end = data.find(b"<!--StartFragment"), data.rfind(b"<!--EndFragment")
    if data.lstrip(b"\xef\xbb\xbf").startswith(b"Version:") and 0 <= start < end:
        return data[data.find(b">", start) + 1 : end]
    return data


_PASTE_HTML: dict[str, Callable[[], bytes]] = {
    "mac": _mac_html,
    "windows": lambda: fragment(_windows("Html")),
    "wayland": lambda: _wayland("text/html"),
    "x11": lambda: _x11("text/html"),
}
_PASTE_TEXT: dict[str, Callable[[], bytes]] = {
    "mac": lambda: _run(["pbpaste"]),
    "windows": lambda: _windows("UnicodeText"),
    "wayland": lambda: _wayland("text/plain;charset=utf-8") or _wayland("text/plain"),
    "x11": lambda: _x11("UTF8_STRING"),
}
_HAS_PICTURE: dict[str, Callable[[], bool]] = {
    "mac": lambda: re.search(rb"PNGf|TIFF|JPEG|GIFf", _run(["osascript", "-e", "clipboard info"])) is not None,
    "windows": lambda: _windows_clipboard("ContainsImage()").strip() == b"True",
    "wayland": lambda: _a_picture(_wayland_types()),
    "x11": lambda: _a_picture(_x11_targets()),
}
