"""`qingwen server`."""

from __future__ import annotations

import os
import signal
import sys

from qingwen.configuration.settings import CommandLine, check_line
from qingwen.errors import UsageError


def run(stdio: bool, tcp: str | None, config: str | None, isolated: bool) -> int:
    """Serves one editor until it leaves; the exit code."""
    if stdio and tcp:
        raise UsageError("--stdio and --tcp exclude each other")
    line = CommandLine((), config, isolated)
    check_line(line)
    place = _place(tcp) if tcp else None
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # it writes nothing, and its loop would not hear it
    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError as error:
        raise UsageError("the language server needs an extra: pip install 'qingwen[lsp]'") from error
    import logging

    from qingwen.server.language_server import Server

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="qingwen: %(levelname)s: %(message)s")
    server = Server(line)
    if place:
        try:
            server.start_tcp(*place)
        except OSError as error:
            raise UsageError(f"--tcp {tcp}: {error.strerror or error}") from error
        return 0
    # What anything prints, be it a plugin, must not get between the messages.
    with os.fdopen(os.dup(1), "wb") as messages:
        os.dup2(2, 1)
        server.start_io(sys.stdin.buffer, messages)
        return 0 if server.protocol._shutdown else 1


def _place(tcp: str) -> tuple[str, int]:
    host, _, port = tcp.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError(f"--tcp wants HOST:PORT, such as 127.0.0.1:8765, not '{tcp}'")
    return host.strip("[]") or "127.0.0.1", int(port)
