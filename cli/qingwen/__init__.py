"""qingwen 清文: cleans and lints articles that cross between Chinese and English.

clean(text) → Cleaned, clean_many(texts) → Cleaned after Cleaned, lint(text) → findings, read(path) → Document, restore(text, edits) → text
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qingwen.api import clean, clean_many, lint, read, restore
    from qingwen.cleaning import Cleaned
    from qingwen.editing import Edit
    from qingwen.rules.base import Finding, Fix
    from qingwen.text.document import Document

__version__ = "0.1.0"
__all__ = ["Cleaned", "Document", "Edit", "Finding", "Fix", "clean", "clean_many", "lint", "read", "restore"]

_HOMES = {
    "Cleaned": "qingwen.cleaning",
    "Document": "qingwen.text.document",
    "Edit": "qingwen.editing",
    "Finding": "qingwen.rules.base",
    "Fix": "qingwen.rules.base",
}


def __getattr__(name: str) -> Any:
    """Imported when first asked for: the command line starts without what it does not use."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(_HOMES.get(name, "qingwen.api")), name)
    raise AttributeError(f"module 'qingwen' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What a person may ask for, whether it is imported yet or not."""
    return sorted([*__all__, "__version__", "__doc__"])
