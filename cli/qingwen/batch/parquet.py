"""The library that reads and writes Parquet, where it is installed."""

from __future__ import annotations

from typing import Any

from qingwen.errors import UsageError


def pyarrow_for(path: str) -> tuple[Any, Any]:
    """pyarrow, and its part for Parquet. Raises UsageError that names the file."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(f"{path} needs pyarrow: pip install 'qingwen[parquet]'") from None
    return pyarrow, pyarrow.parquet
