"""Lists of terms as files: one term a line; blank lines, and lines that begin with `#`, are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qingwen.errors import UsageError
from qingwen.files.discovery import read_bytes
from qingwen.learned_files import with_mark
from qingwen.text.fragments.own_terms import LONGEST, tokens

if TYPE_CHECKING:
    from qingwen.learning_terms import ProposedTerms


def load_terms(path: str) -> tuple[str, ...]:
    """The terms in a UTF-8 file. Raises ReadError, or UsageError that names the line."""
    data = read_bytes(path, path)
    terms = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        try:
            term = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise UsageError(f"--terms {path}: line {number} is not UTF-8") from error
        if not term or term.startswith("#"):
            continue
        if not tokens(term):
            raise UsageError(f"--terms {path}: line {number} has no letter in it: a term is a word or a phrase")
        if len(tokens(term)) > LONGEST:
            raise UsageError(
                f"--terms {path}: line {number} is too long for a term: {LONGEST} words or characters at most"
            )
        terms.append(term)
    return tuple(terms)


_INTRODUCTION = """\
# Words that stay untranslated, proposed by `qingwen learn --terms` from {articles} articles; `qingwen lint --terms` takes the list.
# One a line; delete what ought to be translated.
"""
_DOUBTFUL = """
# The rules find these, in too few articles for a habit. Take the `# ` away before those that are terms; the others
# were perhaps forgotten.
"""


def terms_text(proposed: ProposedTerms) -> str:
    """A proposal as a list that a person reads through: what is doubtful stands in comments."""
    parts = [_INTRODUCTION.format(articles=proposed.articles)]
    parts += (f"{term}\n" for term, _ in proposed.terms)
    if proposed.doubtful:
        parts.append(_DOUBTFUL)
        parts += (f"# {phrase}\n" for phrase, _ in proposed.doubtful)
    return with_mark("".join(parts))
