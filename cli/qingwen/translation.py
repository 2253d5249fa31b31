"""What people read, in their language: English as the code has it, Chinese from the gettext catalogue in `locale/`.

Messages are translated where they are shown, not where they are made, so that code, data and what programs read stay English.
A message that holds values is found by its template: `{}` in the catalogue stands for what the code puts there.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from functools import cache

from qingwen.lazy_pattern import lazy

LANGUAGES = ("en", "zh")
LOCALES = os.path.join(os.path.dirname(__file__), "locale")
_CHOSEN = "QINGWEN_LANG"
_GUESSED = "QINGWEN_LANG_GUESSED"  # set where nobody chose: the locale said it
_words = lazy("[A-Za-z]{2,}")


def choose(arguments: Sequence[str], environment: MutableMapping[str, str]) -> list[str]:
    """The arguments without `--lang`, wherever it stands; the language goes into the environment, for processes to come.

    Without `--lang` it is that of QINGWEN_LANG, else the locale's. Raises ValueError with a language that there is not.
    """
    rest: list[str] = []
    said: str | None = None
    waiting = list(arguments)
    while waiting:
        one = waiting.pop(0)
        if one == "--":
            rest += [one, *waiting]
            break
        if one == "--lang" and waiting:
            said = waiting.pop(0)
        elif one.startswith("--lang="):
            said = one.removeprefix("--lang=")
        else:
            rest.append(one)
    if said is not None and said not in LANGUAGES:
        raise ValueError(said)
    if said is None and not environment.get(_CHOSEN):
        environment[_GUESSED] = "1"
    environment[_CHOSEN] = said or _of_environment(environment)
    if environment[_CHOSEN] != "en":
        import gettext  # typer and click ask it for their own words

        environment["LANGUAGE"] = environment[_CHOSEN]
        gettext.bindtextdomain("qingwen", LOCALES)
        gettext.textdomain("qingwen")
    return rest


def _of_environment(environment: Mapping[str, str]) -> str:
    for name in (_CHOSEN, "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _of_locale(value)
    return "en"


def _of_locale(name: str) -> str:
    return "zh" if name.lower().startswith("zh") else "en"


def adopt(locale: str) -> None:
    """The language of an editor's own words, unless somebody chose another for ours."""
    if os.environ.get(_GUESSED):
        os.environ[_CHOSEN] = _of_locale(locale)


_asked: list[str] = []  # what the environment said to each `one_language` that runs


def language() -> str:
    """The language of messages: one of LANGUAGES."""
    return _asked[-1] if _asked else "zh" if os.environ.get(_CHOSEN) == "zh" else "en"


@contextmanager
def one_language() -> Iterator[None]:
    """Within, the environment is asked but once: a page has a hundred findings, and that takes longer than to make one."""
    _asked.append(language())
    try:
        yield
    finally:
        _asked.pop()


def translated(message: str, *, deep: bool = False) -> str:
    """A message of qingwen's in the reader's language; as it is where the catalogue has none.

    deep: of what stands in its places, messages are translated too: more than a word, and no list of words, which are values
    that somebody has to type. Not where document text may stand.
    """
    return message if language() == "en" else _catalogue().translated(message, deep)


def put(template: str, *values: object) -> str:
    """A template of the catalogue with values in its places."""
    return translated(template).format(*values)


class _Catalogue:
    def __init__(self) -> None:
        import gettext

        found = gettext.translation("qingwen", LOCALES, languages=[language()])
        self._of: dict[str, str] = {
            key: value
            for key, value in vars(found)["_catalog"].items()
            if isinstance(key, str) and key  # "" has the catalogue's own head
        }
        self._templates = [(max(parts, key=len), key) for key in self._of if len(parts := key.split("{}")) > 1]
        self._templates.sort(key=lambda one: -len(one[1]))  # the more it says, the surer it is meant

    def translated(self, message: str, deep: bool, *, inner: bool = False) -> str:
        """inner: it stands within a message, where it may be a library's own words."""
        if message in self._of:
            return self._of[message]
        for sign, template in self._templates:
            if inner and not _is_telling(template, message):
                continue
            if sign in message and (found := _pattern(template).fullmatch(message)):
                values = [
                    self.translated(value, deep, inner=True) if deep and _said(value) else value
                    for value in found.groups()
                ]
                return self._of[template].format(*values)
        return message


def _is_telling(template: str, message: str) -> bool:
    """Whether a text that fits is surely ours: `{} files` and `{} in {}` fit others' sentences as well, if they tell no number."""
    return not template.startswith("{}") or message[0].isdigit() or len(_words.findall(template)) > 2


def _said(value: str) -> bool:
    return " " in value and not re.fullmatch(r"[\w.-]+(?:, [\w.-]+)*", value)


@cache
def _catalogue() -> _Catalogue:
    return _Catalogue()


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, template.split("{}"))), re.S)


def refuse(named: str) -> None:
    """Says that there is no such language."""
    print(f"qingwen: error: --lang must be en or zh, not '{named}'", file=sys.stderr)


def told(error: Exception | str) -> str:
    """An error in one line, in the reader's language."""
    if cause := getattr(error, "cause", None):
        return f"{error.place}: {told(cause)}"  # type: ignore[union-attr]
    path = getattr(error, "path", "-")
    message = translated(getattr(error, "message", str(error)), deep=True)
    if path == "-" and getattr(error, "code", None):
        path = translated("standard input")
    elif path == "standard output":
        path = translated(path)
    shown = message if path == "-" else f"{path}: {message}"
    return shown.replace("\r", "\\r").replace("\n", "\\n")
