"""`qingwen learn --terms`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.learn import Options, discovered
from qingwen.commands.reading import read_configured
from qingwen.configuration.settings import check_settings, typed, with_project
from qingwen.errors import ReadError
from qingwen.files.atomic import write_bytes
from qingwen.learning_terms import learn_terms
from qingwen.reporting.tally import count
from qingwen.terms_file import terms_text
from qingwen.text.document import Document


def run(sources: Sequence[str], options: Options) -> int:
    """Writes the list of terms; the exit code."""
    line = typed(options)
    options = with_project(options, line)
    out = options.out
    found = discovered(sources, out, line)
    check_settings((one.file for one in found.inputs), line)
    failed = [*found.errors]
    for error in found.errors:
        say_error(error)

    def articles() -> Iterator[tuple[str, Document]]:
        for input_ in found.inputs:
            try:
                source = read_configured(input_.path, input_.file, line)
            except ReadError as error:
                if input_.named or error.code != "binary":
                    failed.append(error)
                    say_error(error)
                continue
            yield input_.path, source.document

    proposed = learn_terms(articles())
    write_bytes(out, terms_text(proposed).encode("utf-8"))
    if not options.quiet:
        say(
            f"qingwen: {count(proposed.articles, 'article')}: {count(len(proposed.terms), 'term')}, and "
            f"{count(len(proposed.doubtful), 'passage')} that may be some; see {out}"
        )
    return USAGE_OR_IO if failed else 0
