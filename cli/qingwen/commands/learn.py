"""`qingwen learn`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.reading import read_configured
from qingwen.configuration.excluding import without_excluded
from qingwen.configuration.settings import CommandLine, check_settings, typed, with_project
from qingwen.errors import QingwenError, ReadError, UsageError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import Discovery, Input, discover
from qingwen.learned_files import may_be_written_over
from qingwen.learning import FEWEST, learn
from qingwen.profiles import profile_text
from qingwen.reading.source import From
from qingwen.text.debris.site_profile import Profile, lines_of


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    out: str
    kind: From = "auto"
    encoding: str | None = None
    quiet: bool = False
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(sources: Sequence[str], options: Options) -> int:
    """Writes the profile of the pages; the exit code."""
    line = typed(options)
    options = with_project(options, line)
    out = options.out
    if "-" in sources:
        raise UsageError("learn reads its pages twice, so not from standard input; name files or a folder")
    found = discovered(sources, out, line)
    for error in found.errors:
        say_error(error)
    check_settings((one.file for one in found.inputs), line)
    pages = _Pages(found.inputs, line)
    profile = learn(pages)
    if profile.pages < FEWEST:
        raise UsageError(f"a profile needs at least {FEWEST} pages of one site, here: {profile.pages}")
    write_bytes(out, profile_text(profile).encode("utf-8"))
    if not options.quiet:
        say(told(profile, out))
    return USAGE_OR_IO if found.errors or pages.failed else 0


def discovered(sources: Sequence[str], out: str, line: CommandLine) -> Discovery:
    """What there is to learn from, without what an earlier run has learned. Raises UsageError where the output would be written over anything else."""
    found = without_excluded(discover(sources), line)
    target = os.path.realpath(out)
    is_free = not os.path.isfile(target) or may_be_written_over(target)
    for one in found.inputs:
        if os.path.realpath(one.file or "") == target:
            if one.named or not is_free:
                raise UsageError(
                    f"{out} would be written over {one.path}, which is learned from; name another file with -o"
                )
            found.inputs.remove(one)
            break
    if not is_free:
        raise UsageError(
            f"{out} has been edited since it was learned, or was not learned, and would be written over; name another file with -o, or remove it"
        )
    return found


def told(profile: Profile, out: str) -> str:
    """What has been learned, for the terminal."""
    if profile.pages < FEWEST:
        return (
            f"qingwen: nothing was learned: a profile needs at least {FEWEST} pages of one site, here: {profile.pages}"
        )
    return (
        f"qingwen: {profile.pages:,} pages: lines that repeat at the head: {len(profile.head)}, at the foot: "
        f"{len(profile.tail)}; see {out}"
    )


class _Pages:
    """The lines of each page, read anew each time. What cannot be read is said once, and the rest goes on."""

    def __init__(self, inputs: Sequence[Input], line: CommandLine) -> None:
        self.inputs, self.line = list(inputs), line
        self.failed = False

    def __call__(self) -> Iterator[list[str]]:
        for input_ in list(self.inputs):
            try:
                source = read_configured(input_.path, input_.file, self.line)
            except QingwenError as error:
                self.inputs.remove(input_)
                if input_.named or not (isinstance(error, ReadError) and error.code == "binary"):
                    self.failed = True
                    say_error(error)
                continue
            lines = [line.text for line in lines_of(source.document)]
            if lines:
                yield lines
