"""Where outputs go, and how a link reads from there."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Sequence

from qingwen.errors import UsageError
from qingwen.files.discovery import Input, valid
from qingwen.lazy_pattern import lazy

_scheme = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")


def plan_outputs(inputs: Sequence[Input], out: str, *, many: bool = False, stdin_name: str = "stdin.txt") -> list[str]:
    """The output path of each input; nothing is written or made.

    out:        `-o`: a folder when it is one, ends in `/`, or there is more than one input; else a file.
    many:       more than one path was given, or a folder.
    stdin_name: what standard input is called.
    In a folder an output is `<stem>.md`, with the tree below the folder argument where there was one. Bytes
    of names that are no UTF-8 become U+FFFD, as in reports.
    Raises UsageError: two inputs share an output (also where a file system takes `A` for `a`, or a composed
    letter for a decomposed one), an output is an input, a file is in the way of the folder.
    """
    ends_as_folder = out.endswith(("/", os.sep))
    if many or len(inputs) > 1 or ends_as_folder or os.path.isdir(out):
        if os.path.lexists(out.rstrip("/" + os.sep) or out) and not os.path.isdir(out):
            raise UsageError(f"{out} is not a folder; several inputs, or a folder, need -o with a folder")
        folder = out if ends_as_folder else out + "/"
        outputs = [folder + _name_below(one, stdin_name) for one in inputs]
        _refuse_shared(inputs, outputs)
    else:
        outputs = [out for _ in inputs]
    if os.path.lexists(out):  # else no output is there yet, so none can be an input
        _refuse_existing(inputs, outputs)
    return outputs


# Formats that a name promises and that Markdown is not.
_OTHER_FORMATS = frozenset((".htm", ".html", ".xhtml", ".mhtml", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".epub"))


def refuse_other_formats(out: str) -> None:
    """Raises UsageError where `-o` names a file of a format that is not written; a folder may have any name."""
    suffix = os.path.splitext(out)[1].lower()
    if suffix in _OTHER_FORMATS and not os.path.isdir(out):
        raise UsageError(f"-o {out}: what is written is Markdown, not {suffix}; name a file in .md")


def rebase_link(target: str, source_dir: str, output_dir: str) -> str:
    """A link that leads from `output_dir` to where `target` leads from `source_dir`.

    target: a path with `/`, not percent-encoded; a URL, an absolute path and a bare `#…` or `?…` come back as
    they are, and so does all where both folders are one. What follows the first `#` or `?` is kept as it is.
    """
    if not target or target[0] in "/\\#?" or _scheme.match(target):
        return target
    source, output = os.path.realpath(source_dir), os.path.realpath(output_dir)
    if source == output:
        return target
    at = re.search(r"[?#]|\Z", target).start()  # type: ignore[union-attr]
    path, rest = target[:at], target[at:]
    try:
        moved = os.path.relpath(os.path.join(source, path), output)
    except ValueError:  # two drives: no relative path leads from one to the other
        return target
    return moved.replace(os.sep, "/") + ("/" if path.endswith("/") else "") + rest


def _name_below(one: Input, stdin_name: str) -> str:
    name = one.below or os.path.basename(stdin_name if one.file is None else one.file) or "stdin"
    return valid(os.path.splitext(name)[0]) + ".md"


def folded(path: str) -> str:
    """One for all paths that some file system takes for the same."""
    if path.isascii():
        return path.lower()
    parts = unicodedata.normalize("NFD", path)
    # Letter by letter: no file system takes `ß` for `ss`.
    folded = "".join(one if len(one := c.casefold()) == 1 else c for c in parts)
    return unicodedata.normalize("NFD", folded)


def _refuse_shared(inputs: Sequence[Input], outputs: Sequence[str]) -> None:
    """Raises UsageError where two inputs share an output, or one's output is the folder of another's."""
    first: dict[str, int] = {}
    for i, output in enumerate(outputs):
        other = first.setdefault(folded(output), i)
        if other != i:
            one, two = inputs[other].path, inputs[i].path
            where = outputs[other]
            if output != where:
                where += f" (many systems take {output} for the same file)"
            raise UsageError(f"{one} and {two} would both be written to {where}; rename one, or clean them apart")
    folders: dict[str, int] = {}
    for i, output in enumerate(outputs):
        folder = os.path.dirname(output)
        while folder and folder not in folders:
            folders[folder] = i
            folder = os.path.dirname(folder)
    for folder, i in folders.items():
        j = first.get(folded(folder))
        if j is not None:
            raise UsageError(
                f"{inputs[j].path} would be written to {outputs[j]}, and {inputs[i].path} into a folder "
                "of that name; rename one, or clean them apart"
            )


def _refuse_existing(inputs: Sequence[Input], outputs: Sequence[str]) -> None:
    """Raises UsageError where an output is an input, or two outputs are one file through links."""
    there: dict[tuple[int, int] | None, int] = {}
    for i, output in enumerate(outputs):
        number = _number(output)
        if number:
            there[number] = i
    if not there:
        return
    for one in inputs:
        j = there.get(_number(one.file)) if one.file is not None else None
        if j is not None:
            raise UsageError(
                f"{inputs[j].path} would be written to {outputs[j]}, which is the input {one.path}; "
                "choose another -o, or use --in-place to clean files where they are"
            )
    for i, output in enumerate(outputs):
        j = there.get(_number(output), i)
        if i != j:
            raise UsageError(
                f"{inputs[i].path} and {inputs[j].path} would be written to one file, "
                f"for {output} and {outputs[j]} are linked; remove the link"
            )


def _number(file: str) -> tuple[int, int] | None:
    """What tells a regular file from all others; None where there is none."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
