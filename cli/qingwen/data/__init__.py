"""Tables that people can read and extend without programming: phrases, words, characters."""

import os


def table(name: str) -> str:
    """The text of one of the files here. (`importlib.resources` would take 7 ms to import: half of a bare interpreter's start.)"""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()
