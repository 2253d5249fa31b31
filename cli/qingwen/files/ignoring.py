"""What git ignores. It is written out here because pathspec's GitIgnoreSpec takes another view of some trees:
it holds a pattern against all below a folder too, so that `!posts/` in content/.gitignore brings
content/posts/drafts/ back where git does not. Of random trees one in eleven differs from git's own answer
(here none); it also costs 45 ms to load and 11 µs a path for 20 patterns.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import NamedTuple


class _Pattern(NamedTuple):
    regex: str  # on the text as git sees it: bytes, here as Latin-1
    literal: str | None  # the pattern itself, where nothing in it is special
    negated: bool
    folders_only: bool
    by_name: bool  # fits a name at any depth; else a path from the folder of the file it stands in


class Rules(NamedTuple):
    """The patterns of one ignore file, and where paths have to start for them: `prepend` + path[cut:]."""

    patterns: list[_Pattern]  # the last first: it decides
    literals: frozenset[str]
    name_globs: re.Pattern[str] | None
    path_globs: re.Pattern[str] | None
    prepend: str
    cut: int

    def verdict(self, path: str, name: str, folder: bool) -> bool | None:
        """Whether an entry is ignored; None where no pattern fits it."""
        path = self.prepend + path[self.cut :]
        if not path.isascii():
            path, name = (text.encode("utf-8", "surrogateescape").decode("latin-1") for text in (path, name))
        if not (
            name in self.literals
            or path in self.literals
            or (self.name_globs and self.name_globs.fullmatch(name))
            or (self.path_globs and self.path_globs.fullmatch(path))
        ):
            return None
        for pattern in self.patterns:
            if (folder or not pattern.folders_only) and re.fullmatch(
                pattern.regex, name if pattern.by_name else path, re.S
            ):
                return not pattern.negated
        return None


def ignored(rules: Iterable[Rules], path: str, name: str, folder: bool) -> bool:
    for one in rules:
        verdict = one.verdict(path, name, folder)
        if verdict is not None:
            return verdict
    return False


def root_of(path: str) -> str:
    """The folder with `.git` that a real path lies in, or is; `` where there is none."""
    while not os.path.lexists(os.path.join(path, ".git")):
        path, below = os.path.dirname(path), path
        if path == below:
            return ""
    return path


def rules_above(real: str) -> tuple[Rules, ...]:
    """The rules that a folder has from those above it in its repository; none if they ignore it itself."""
    top = root_of(real)
    if not top:
        return ()
    parts = os.path.relpath(real, top).replace(os.sep, "/").split("/") if top != real else []
    rules = exclude_file(top, "")
    for i, part in enumerate(parts):
        folder = "/".join([*parts[:i], ""])
        rules = and_file(rules, os.path.join(top, folder + ".gitignore"), len(folder))
        if ignored(rules, "/".join(parts[: i + 1]), part, True):
            return ()
    inside = "/".join([*parts, ""])
    return tuple(one._replace(prepend=inside[one.cut :], cut=0) for one in rules)


def exclude_file(folder: str, below: str) -> tuple[Rules, ...]:
    """The rules of `info/exclude` in the repository at `folder`, be it a submodule or a worktree."""
    git = _pointed(os.path.join(folder, ".git"))
    git = _pointed(os.path.join(git, "commondir"), git)
    return and_file((), os.path.join(git, "info", "exclude"), len(below))


def submodule_paths(file: str) -> list[str]:
    """The paths that a `.gitmodules` names, relative to its folder, with `/`; none where it cannot be read."""
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as opened:
            found = re.findall(r"^[ \t]*path[ \t]*=[ \t]*(\S[^\n]*)", opened.read(), re.M | re.I)
    except OSError:
        return []
    return [path.strip().strip('"').rstrip("/") for path in found]


def _pointed(pointer: str, otherwise: str = "") -> str:
    """The folder that a file of git's points to; where it is none, `otherwise` or the path itself."""
    try:
        with open(pointer, "rb") as opened:
            target = os.fsdecode(opened.read(4096).removeprefix(b"gitdir:").strip())
    except OSError:
        return otherwise or pointer
    return os.path.join(os.path.dirname(pointer), target)


def and_file(rules: tuple[Rules, ...], file: str, cut: int) -> tuple[Rules, ...]:
    """The rules with those of an ignore file before them, if there is one that can be read."""
    try:
        if os.path.islink(file):  # git does not follow it either
            return rules
        with open(file, "rb") as opened:
            text = opened.read().decode("latin-1").removeprefix("ï»¿")
    except OSError:
        return rules
    patterns = [pattern for line in text.split("\n") if (pattern := pattern_of(line.removesuffix("\r")))]
    if not patterns:
        return rules
    globs = [
        "|".join(f"(?:{one.regex})" for one in patterns if one.literal is None and one.by_name is by_name)
        for by_name in (True, False)
    ]
    name_globs, path_globs = (re.compile(glob, re.S) if glob else None for glob in globs)
    literals = frozenset(one.literal for one in patterns if one.literal is not None)
    return (Rules(patterns[::-1], literals, name_globs, path_globs, "", cut), *rules)


def pattern_of(line: str) -> _Pattern | None:
    """A line of an ignore file; None for a blank one, a comment, and what can fit nothing."""
    if line.startswith("#"):
        return None
    line = re.match(r"(?:\\.|[^\\ ]|\\\Z| +(?! *\Z))*", line, re.S)[0]  # type: ignore[index]
    negated = line.startswith("!")
    glob = line[negated:]
    folders_only = glob.endswith("/")
    glob = glob.removesuffix("/")
    by_name = "/" not in glob
    glob = glob.removeprefix("/")
    regex = _regex(glob) if glob else None
    if regex is None:
        return None
    literal = None if re.search(r"[*?\[\\]", glob) else glob
    return _Pattern(regex, literal, negated, folders_only, by_name)


_CLASSES = {
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "blank": " \\t", "cntrl": r"\x00-\x1f\x7f", "digit": "0-9",
    "graph": "!-~", "lower": "a-z", "print": " -~", "punct": r"!-/:-@\[-`{-~", "space": r"\t-\r ",
    "upper": "A-Z", "xdigit": "0-9A-Fa-f",
}  # fmt: skip


def _regex(glob: str) -> str | None:
    """The regex of a git glob, for `fullmatch` with re.S; None where it can fit nothing.

    It stays linear for `*a*a*a*b`: of several stars all but the last take the nearest fit for good.
    """
    stretches: list[list[str]] = [[""]]  # between `**/` each; between `*` each
    done = [""]  # the last stretch's whole components
    # git compares what comes before the first special character by itself; `**` there is as if at the start.
    special = re.search(r"[*?\[\\]|\Z", glob).start()  # type: ignore[union-attr]
    i, size = 0, len(glob)
    while i < size:
        c, after = glob[i], i + 1
        if c == "*":
            while glob[after : after + 1] == "*":
                after += 1
            alone = after > i + 1 and (i == special or glob[i - 1] == "/")
            if alone and after == size:
                stretches[-1][-1] += ".*"
            elif alone and glob[after] == "/":
                after += 1
                stretches.append([""])
                done.append("")
            else:
                stretches[-1].append("")
        elif c == "/":
            done[-1] += _spread(stretches[-1], "[^/]*?", "[^/]*") + "/"
            stretches[-1] = [""]
        elif c == "[":
            one, after = _class(glob, after)
            if one is None:
                return None
            stretches[-1][-1] += one
        elif c == "\\":
            if after == size:
                return None
            stretches[-1][-1] += re.escape(glob[after])
            after += 1
        else:
            stretches[-1][-1] += "[^/]" if c == "?" else re.escape(c)
        i = after
    whole = [start + _spread(rest, "[^/]*?", "[^/]*") for start, rest in zip(done, stretches, strict=True)]
    return _spread(whole, "(?:.*?/)??", "(?:.*/)?")


def _spread(segments: list[str], nearest: str, any_way: str) -> str:
    if len(segments) == 1:
        return segments[0]
    return segments[0] + "".join(f"(?>{nearest}{one})" for one in segments[1:-1]) + any_way + segments[-1]


def _class(glob: str, i: int) -> tuple[str | None, int]:
    """The regex of the bracket expression that `glob[i:]` is the inside of, and its end; None for none."""
    negated = glob[i : i + 1] in ("!", "^")
    start = i = i + negated
    items, last = "", ""
    while i < len(glob):
        c = glob[i]
        if c == "]" and i > start:
            inside = f"[^/{items}]" if negated else f"(?!/)[{items}]" if items else "(?!)"
            return inside, i + 1
        if c == "[" and glob[i + 1 : i + 2] == ":":
            end = glob.find("]", i + 2)
            if end < 0:
                break
            if end > i + 2 and glob[end - 1] == ":":
                name = glob[i + 2 : end - 1]
                if name not in _CLASSES:
                    break
                items, last, i = items + _CLASSES[name], "", end + 1
                continue
        is_range = c == "-" and last != "" and glob[i + 1 : i + 2] not in ("", "]")
        i += is_range
        if glob[i] == "\\":
            i += 1
        if i == len(glob):
            break
        c, i = glob[i], i + 1
        if is_range:
            if last <= c:
                items += f"\\x{ord(last):02x}-\\x{ord(c):02x}"
            last = ""
        else:
            items, last = items + f"\\x{ord(c):02x}", c
    return None, len(glob)
