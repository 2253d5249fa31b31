"""The library that reads and writes Parquet, where it is installed."""

from __future__ import annotations

from typing import Any

from qingwen.errors import ReadError
from qingwen.files.discovery import shown


def pyarrow_for(path: str) -> tuple[Any, Any]:
    """pyarrow, and its part for Parquet. Raises ReadError."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ReadError(shown(path), "unsupported", "it needs pyarrow: pip install 'qingwen[parquet]'") from None
    return pyarrow, pyarrow.parquet
