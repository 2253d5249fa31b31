"""How a command that only reads files has them read: as the configuration of each, and the command line, want it."""

from __future__ import annotations

from qingwen.configuration.settings import CommandLine, settings_for
from qingwen.files.discovery import read_bytes
from qingwen.reading.source import Source, read_source


def read_configured(path: str, file: str | None, line: CommandLine, *, tells_language: bool = False) -> Source:
    """A file, or standard input for None, as text. Raises ReadError, ConfigError.

    path: as the user wrote it. tells_language: whether the text itself says in which language it is, whatever a configuration calls the articles'.
    """
    settings = settings_for(file, line)
    return read_source(
        path,
        read_bytes(file, path),
        kind=settings.kind,
        encoding=settings.encoding,
        file=file,
        language=None if tells_language else settings.language,
        allow=settings.allow,
    )
