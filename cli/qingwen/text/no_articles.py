"""Text files that are no articles: those that programs and projects know by name, and qingwen's own."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy

WRITTEN_BY_LEARN = "# Written over by `qingwen learn`"  # above what it has learned
_names = lazy(
    r"(?:cmakelists|(?:[\w.-]+[-_.])?requirements(?:[-_.][\w.-]+)?|constraints|robots|humans|security|ads|app-ads|llms|licen[cs]e|"
    r"copying|notice|authors|contributors|version|manifest|top_level|entry_points|sources)\.txt",
)


def is_named_otherwise(path: str) -> bool:
    """Whether a path names a file of a build, a site or a licence: `CMakeLists.txt`, `robots.txt`."""
    return _names.fullmatch(path.replace("\\", "/").rpartition("/")[2].lower()) is not None


def is_no_article(path: str, text: str) -> bool:
    return is_named_otherwise(path) or WRITTEN_BY_LEARN in text[:2000]
