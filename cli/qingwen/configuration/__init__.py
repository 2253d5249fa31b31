"""What a project may set: `qingwen.toml`, `.qingwen.toml`, or `[tool.qingwen]` in `pyproject.toml`."""
