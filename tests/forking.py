"""Runs of the command line, each in a process of its own that begins where its imports are done: a start costs a tenth."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

SECONDS = 240


class Forking:
    """A process that has imported the command line, and forks for each run."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(SECONDS)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "import forking; forking.serve()", str(theirs.fileno())],
                env={**environment, "PYTHONPATH": f"{Path(__file__).parent}{os.pathsep}{environment['PYTHONPATH']}"},
                pass_fds=[theirs.fileno()],
            )

    def run(
        self, arguments: list[str], *, cwd: Path, environment: dict[str, str], given: bytes
    ) -> subprocess.CompletedProcess[bytes]:
        with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            stdin.write(given)
            stdin.seek(0)
            job = json.dumps([arguments, str(cwd), environment]).encode()
            socket.send_fds(self._socket, [job], [stdin.fileno(), stdout.fileno(), stderr.fileno()])
            code = int(self._socket.recv(100))
            stdout.seek(0)
            stderr.seek(0)
            return subprocess.CompletedProcess(arguments, code, stdout.read(), stderr.read())

    def end(self) -> None:
        self._socket.close()
        self._process.wait(SECONDS)


def serve() -> None:
    """Forks for each job until there is nobody to send one."""
    import typer.rich_utils  # which help is written with

    from qingwen.app import application
    from qingwen.cleaning import clean
    from qingwen.commands import clean as _clean
    from qingwen.commands import lint as _lint
    from qingwen.text.document import Document

    clean(Document("图片\n正文写好了。\nIt is written.\n"))  # loads what each run loads
    application()
    _ = typer, _clean, _lint
    ours = socket.socket(fileno=int(sys.argv.pop()))
    while True:
        job, descriptors, _, _ = socket.recv_fds(ours, 1 << 20, 3)
        if not job:
            return
        if (child := os.fork()) == 0:
            ours.close()
            begin(*json.loads(job), descriptors)
        for one in descriptors:
            os.close(one)
        ours.send(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def begin(arguments: list[str], cwd: str, environment: dict[str, str], descriptors: list[int]) -> NoReturn:
    """What `python -m qingwen` does with these arguments."""
    from qingwen.__main__ import main

    for target, one in enumerate(descriptors):
        os.dup2(one, target)
        os.close(one)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv[1:] = arguments
    main()
