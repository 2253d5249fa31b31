"""`qingwen learn --terms`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.learn import discovered
from qingwen.errors import ReadError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes
from qingwen.learning_terms import learn_terms
from qingwen.reading.source import From, read_source
from qingwen.reporting.tally import count
from qingwen.terms_file import terms_text
from qingwen.text.document import Document


def run(sources: Sequence[str], out: str, kind: From, encoding: str | None, quiet: bool) -> int:
    """Writes the list of terms; the exit code."""
    found = discovered(sources, out)
    failed = [*found.errors]
    for error in found.errors:
        say_error(error)

    def articles() -> Iterator[tuple[str, Document]]:
        for input_ in found.inputs:
            try:
                data = read_bytes(input_.file, input_.path)
                source = read_source(input_.path, data, kind=kind, encoding=encoding, file=input_.file)
            except ReadError as error:
                if input_.named or error.code != "binary":
                    failed.append(error)
                    say_error(error)
                continue
            yield input_.path, source.document

    proposed = learn_terms(articles())
    write_bytes(out, terms_text(proposed).encode("utf-8"))
    if not quiet:
        say(
            f"qingwen: {count(proposed.articles, 'article')}: {count(len(proposed.terms), 'term')}, and "
            f"{count(len(proposed.doubtful), 'passage')} that may be some; see {out}"
        )
    return USAGE_OR_IO if failed else 0
