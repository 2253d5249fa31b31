"""`qingwen learn`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.errors import QingwenError, ReadError, UsageError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import Discovery, Input, discover, read_bytes
from qingwen.learned_files import may_be_written_over
from qingwen.learning import FEWEST, learn
from qingwen.profiles import profile_text
from qingwen.reading.source import From, read_source
from qingwen.text.debris.site_profile import Profile, lines_of


def run(sources: Sequence[str], out: str, kind: From, encoding: str | None, quiet: bool) -> int:
    """Writes the profile of the pages; the exit code."""
    if "-" in sources:
        raise UsageError("learn reads its pages twice, so not from standard input; name files or a folder")
    found = discovered(sources, out)
    for error in found.errors:
        say_error(error)
    pages = _Pages(found.inputs, kind, encoding)
    profile = learn(pages)
    if profile.pages < FEWEST:
        raise UsageError(f"a profile needs at least {FEWEST} pages of one site, here: {profile.pages}")
    write_bytes(out, profile_text(profile).encode("utf-8"))
    if not quiet:
        say(told(profile, out))
    return USAGE_OR_IO if found.errors or pages.failed else 0


def discovered(sources: Sequence[str], out: str) -> Discovery:
    """What there is to learn from, without what an earlier run has learned. Raises UsageError where the output would be written over anything else."""
    found = discover(sources)
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

    def __init__(self, inputs: Sequence[Input], kind: From, encoding: str | None) -> None:
        self.inputs, self.kind, self.encoding = list(inputs), kind, encoding
        self.failed = False

    def __call__(self) -> Iterator[list[str]]:
        for input_ in list(self.inputs):
            try:
                data = read_bytes(input_.file, input_.path)
                source = read_source(input_.path, data, kind=self.kind, encoding=self.encoding)
            except QingwenError as error:
                self.inputs.remove(input_)
                if input_.named or not (isinstance(error, ReadError) and error.code == "binary"):
                    self.failed = True
                    say_error(error)
                continue
            lines = [line.text for line in lines_of(source.document)]
            if lines:
                yield lines
