"""Good names for badly named images, and what every reference to them becomes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from qingwen.assets.checks import AssetFinding, sniff
from qingwen.assets.mentions import Mention
from qingwen.assets.tree import Tree, Use, is_called
from qingwen.editing import Edit, apply
from qingwen.lazy_pattern import lazy
from qingwen.reading.source import Source
from qingwen.source_edits import encode_as_source, with_own_newlines
from qingwen.text.images.names import classify
from qingwen.text.images.naming import HINT_LENGTH, HINT_WORDS, machine_words, propose, slug

_NAMES = frozenset(("han-filename", "hash-filename", "camera-filename", "unsafe-filename", "wrong-extension"))


_PLAIN = lazy(r"[A-Za-z0-9._-]+")  # a name that needs no escape wherever it stands


class Rename(NamedTuple):
    """An image and its new path, both as they are shown, relative to the working directory."""

    old: str
    new: str


class Rewrite(NamedTuple):
    """A file of Markdown before and after its references are mended."""

    path: str
    old: bytes
    new: bytes


class Plan(NamedTuple):
    """kept: images with bad names that are not renamed, by the path shown, and where they are named unreadably; None: their own path is no UTF-8."""

    renames: list[Rename]
    rewrites: list[Rewrite]
    kept: dict[str, Mention | None]


def plan_renames(tree: Tree, findings: Sequence[AssetFinding], mentions: dict[str, Mention]) -> Plan:
    """New names for all images that a finding on their name asks one for, and the files that name them."""
    asked = {one.asset for one in findings if one.name in _NAMES}
    kept = {path: mentions.get(path) for path in asked if path in mentions or not is_called(tree.assets[path], path)}
    bad = asked - set(kept)
    mistyped = {one.asset for one in findings if one.name == "wrong-extension"}
    uses: dict[str, list[Use]] = defaultdict(list)
    for use in tree.uses:
        uses[use.asset].append(use)
    # Where files are named without their folder, a name is one in the whole tree.
    vault = {_plain_name(path) for path in tree.assets} if any(use.reference.wiki for use in tree.uses) else None
    taken: dict[str, set[str]] = {}
    renames: list[Rename] = []
    new_names: dict[str, str] = {}
    for path in sorted(bad, key=lambda one: tree.assets[one]):
        folder, name = os.path.split(path)
        if folder not in taken:
            names = {_plain_name(one) for one in os.listdir(folder)}
            taken[folder] = names if vault is None else vault
            taken[folder] |= names
        new = propose(name, taken[folder], _hint(uses[path])) if classify(name) else name
        if path in mistyped:
            new = _free(os.path.splitext(new)[0], sniff(path), taken[folder])
        taken[folder].add(new.casefold())
        new_names[path] = new
        shown = tree.assets[path]
        renames.append(Rename(shown, shown[: len(shown) - len(os.path.basename(shown))] + new))
    edits: dict[str, tuple[Source, list[Edit]]] = {}
    for use in tree.uses:
        name = os.path.basename(use.asset)
        new = new_names.get(use.asset, "" if use.exact or not _PLAIN.fullmatch(name) else name)
        edit = _edit(use, new) if new and is_called(use.source.path, use.file) else None
        if edit:
            edits.setdefault(use.file, (use.source, []))[1].append(edit)
    rewrites = []
    for _, (source, wanted) in sorted(edits.items()):
        rewrites.append(Rewrite(source.path, source.data, edited(source, wanted)))
    return Plan(renames, rewrites, {tree.assets[path]: mention for path, mention in kept.items()})


def _plain_name(path: str) -> str:
    return normalize("NFC", os.path.basename(path)).casefold()


def _hint(uses: Sequence[Use]) -> str:
    """What an image shows, by the first description, caption, heading or title that says something."""
    forms = zip(
        *((one.alt, one.caption, one.heading, one.title) for one in (use.reference for use in uses)), strict=True
    )
    texts = [text for form in forms for text in form]
    return next((text for text in texts if slug(text, HINT_WORDS, HINT_LENGTH) and not machine_words(text)), "")


def _free(stem: str, extension: str, taken: set[str]) -> str:
    name, number = f"{stem}.{extension}", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.{extension}", number + 1
    return name


def _edit(use: Use, new: str) -> Edit | None:
    """The path of a reference with its last part replaced."""
    reference = use.reference
    old = use.source.document.text[reference.start : reference.end]
    at = last_part(old)
    if old[at:] == new:
        return None
    return Edit(reference.start + at, reference.end, old[at:], new)


def last_part(written: str) -> int:
    """Where the file's own name begins in a path as it is written."""
    cut = max(written.rfind("/"), written.rfind("%2F"), written.rfind("%2f"))
    return cut + (1 if written[cut] == "/" else 3) if cut >= 0 else 0


def edited(source: Source, edits: list[Edit]) -> bytes:
    """A file's bytes with its references changed."""
    own = with_own_newlines(source, _disjoint(edits))
    return encode_as_source(source, apply(source.decoded.text, own), own)


def _disjoint(edits: list[Edit]) -> list[Edit]:
    chosen: list[Edit] = []
    for edit in sorted(set(edits)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen
