"""Tables that people can read and extend without programming: phrases, words, characters."""

import os


def table(name: str) -> str:
    """The text of one of the files here. (`importlib.resources` would take 7 ms to import: half of a bare interpreter's start.)"""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def table_lines(name: str) -> list[str]:
    """The lines of one of the files here that are neither empty nor comments, which open with `#`."""
    return [line for line in table(name).splitlines() if line and line[0] != "#"]


def table_words(name: str) -> frozenset[str]:
    """The words of such lines, with white space between them."""
    return frozenset(word for line in table_lines(name) for word in line.split())


def table_sections(name: str) -> dict[str, list[str]]:
    """Such lines of a file in sections, by the heading of each, which opens with `@`."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in table_lines(name):
        if line[0] == "@":
            lines = sections[line[1:]] = []
        else:
            lines.append(line)
    return sections
