"""What changed, as the git binary says: files, lines, and staged contents."""

from __future__ import annotations

import os
import re
import subprocess
from typing import NamedTuple

from qingwen.errors import UsageError
from qingwen.lazy_pattern import lazy

# What a hook hears of the repository that it runs in, and no other one should.
_OF_HERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}


class Changed(NamedTuple):
    """lines: real path → ranges [first, last] of changed 1-based lines; None: the whole file is new. blobs: real path → staged object.

    top: the real path of the work tree.
    """

    lines: dict[str, list[tuple[int, int]] | None]
    blobs: dict[str, str]
    top: str


def changed_since(ref: str, folder: str = "") -> Changed:
    """The lines of the working tree that are not in what it and `ref` have in common; untracked files whole. Raises UsageError.

    folder: one in the repository, if not the working directory.
    """
    top = _top("--since", folder)
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"], folder)
    if commit is None:
        raise UsageError(
            f"--since {ref}: there is no such commit here; in a shallow clone fetch it first (fetch-depth: 0)"
        )
    base = _git(["merge-base", commit.decode().strip(), "HEAD"], folder)
    if base is None:
        raise UsageError(
            f"--since {ref}: it and HEAD have no commit in common here; in a shallow clone fetch more (fetch-depth: 0)"
        )
    lines = _lines(_diff([base.decode().strip()], folder), top)
    for name in (_git(["ls-files", "-z", "--others", "--exclude-standard"], top) or b"").split(b"\0"):
        if name:
            lines[os.path.join(top, os.fsdecode(name))] = None
    return Changed(lines, {}, top)


def staged(folder: str = "") -> Changed:
    """The staged lines, and the objects that hold the staged contents. Raises UsageError."""
    top = _top("--staged", folder)
    names = ["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--diff-filter=d"]
    raw = (_git(names, folder) or b"").split(b"\0")
    blobs = {}
    for facts, name in zip(raw[::2], raw[1::2], strict=False):
        parts = facts.split()
        if parts[1] in (b"100644", b"100755"):
            blobs[os.path.join(top, os.fsdecode(name))] = parts[3].decode()
    return Changed(_lines(_diff(["--cached"], folder), top) if blobs else {}, blobs, top)


def contents(blobs: list[str], folder: str = "") -> dict[str, bytes]:
    """The bytes of objects, from one process. Raises UsageError."""
    out = _git(["cat-file", "--batch"], folder, "".join(f"{one}\n" for one in blobs).encode()) or b""
    found, at = {}, 0
    for blob in blobs:
        end = out.find(b"\n", at)
        head = out[at:end].split()
        if end < 0 or len(head) < 3:
            raise UsageError(f"--staged: git has no object {blob}")
        at = end + 1 + int(head[2])
        found[blob] = out[end + 1 : at]
        at += 1
    return found


def _top(option: str, folder: str) -> str:
    top = _git(["rev-parse", "--show-toplevel"], folder)
    if top is None:
        raise UsageError(f"{option}: this is not a git repository (or git does not trust it)")
    return os.path.realpath(os.fsdecode(top.removesuffix(b"\n")))


def _diff(arguments: list[str], folder: str) -> bytes:
    out = _git(
        ["-c", "core.quotePath=true", "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv",
         "--no-relative", "--diff-filter=d", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", *arguments, "--"],
        folder,
    )  # fmt: skip
    if out is None:
        raise UsageError("git diff failed; run it by hand to see why")
    return out


_target = lazy(rb'\+\+\+ ("?)b/(.*?)"?\t?$')
_binary = lazy(rb'Binary files ("?)a/(.*)\1 and \1b/\2\1 differ$')  # UTF-16 is, to git
_new_binary = lazy(rb'Binary files /dev/null and ("?)b/(.*?)"? differ$')
_hunk = lazy(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def _lines(diff: bytes, top: str) -> dict[str, list[tuple[int, int]] | None]:
    lines: dict[str, list[tuple[int, int]] | None] = {}
    ranges: list[tuple[int, int]] = []
    left = 0  # added lines to come, which may look like anything
    gone = 0
    for line in diff.split(b"\n"):
        if left and line[:1] == b"+":
            left -= 1
        elif gone and line[:1] == b"-":
            gone -= 1
        elif found := _target.match(line):
            ranges = []
            lines[_path(top, found)] = ranges
        elif found := _binary.match(line) or _new_binary.match(line):
            lines[_path(top, found)] = None
        elif found := _hunk.match(line):
            count = int(found[2] or 1)
            old = re.match(rb"@@ -\d+(?:,(\d+))?", line)
            left, gone = count, int((old and old[1]) or 1)
            if count:
                ranges.append((int(found[1]), int(found[1]) + count - 1))
    return lines


def _path(top: str, found: re.Match[bytes]) -> str:
    """The path that a line of a diff names, which git may have quoted."""
    name = found[2]
    if found[1]:
        import codecs

        name = codecs.escape_decode(name)[0]
    return os.path.join(top, os.fsdecode(name))


def _git(arguments: list[str], folder: str = "", sent: bytes | None = None) -> bytes | None:
    """What git prints, in another folder if one is given; None where it fails. Raises UsageError where there is no git."""
    environment = {name: value for name, value in os.environ.items() if not (folder and name in _OF_HERE)}
    try:
        run = subprocess.run(
            ["git", *arguments], cwd=folder or None, env=environment, input=sent, capture_output=True, check=False
        )
    except OSError as error:
        raise UsageError("git is needed for this, and it cannot be run; install it or add it to the PATH") from error
    return run.stdout if run.returncode == 0 else None
