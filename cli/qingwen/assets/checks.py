"""What is wrong with the images of a tree: findings of the asset rules, one asset or reference at a time."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from qingwen.assets.tree import Tree, Use
from qingwen.rules import default_rules
from qingwen.rules.base import Rule
from qingwen.text.images.names import classify
from qingwen.translation import translated

_BY_KIND = {"han": "han-filename", "hash": "hash-filename", "camera": "camera-filename", "unsafe": "unsafe-filename"}
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"\0\0\1\0", "ico"),
)
_SAME = {"jpeg": "jpg", "tiff": "tif", "heif": "heic"}


class AssetFinding(NamedTuple):
    """Something wrong with an asset, or with a use of one; use: where, of what concerns a single reference."""

    code: str
    name: str
    severity: str
    message: str
    asset: str
    use: Use | None = None


def check_tree(tree: Tree, max_size: int) -> list[AssetFinding]:
    """All findings, by asset and then by reference. max_size: bytes."""
    rules = {rule.name: rule for rule in default_rules()}
    found: list[AssetFinding] = []
    uses: dict[str, list[Use]] = defaultdict(list)
    for use in tree.uses:
        uses[use.asset].append(use)
    same = _duplicates(tree)
    for path, shown in sorted(tree.assets.items(), key=lambda one: one[1]):
        add = _adder(found, rules, path)
        kind = classify(os.path.basename(path))
        if kind in _BY_KIND:
            add(_BY_KIND[kind])
        extension = _plain(path)
        content = sniff(path)
        if content and content != extension:
            add("wrong-extension", found=content, extension=extension)
        if path not in uses:
            add("unused-asset")
        if path in same:
            add("duplicate-asset", other=tree.assets[same[path]])
        if (size := _size(path)) > max_size:
            add("oversized-asset", size=f"{size / 1e6:.1f}", limit=f"{max_size / 1e6:g}")
        for use in uses.get(path, ()):
            if not use.exact:
                add("reference-case", use, name=os.path.basename(shown))
    for use in uses.get("", ()):
        _adder(found, rules, "")("missing-asset", use, name=use.reference.path)
    return found


def _adder(found: list[AssetFinding], rules: dict[str, Rule], asset: str) -> Callable[..., None]:
    def add(rule_name: str, use: Use | None = None, /, **values: str) -> None:
        rule = rules[rule_name]
        template = re.split(r"\. Rename|。请[给按]图片", translated(rule.message))[
            0
        ]  # the name proposed is said by --rename
        message = template.format(**values)
        found.append(AssetFinding(rule.code, rule.name, rule.severity, message, asset, use))

    return add


def _plain(path: str) -> str:
    extension = os.path.splitext(path)[1].lower().lstrip(".")
    return _SAME.get(extension, extension)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def sniff(path: str) -> str:
    """The extension that a file's content asks for, or `` where it is none of the known."""
    try:
        with open(path, "rb") as file:
            head = file.read(512)
    except OSError:
        return ""
    for magic, extension in _MAGIC:
        if head.startswith(magic):
            return extension
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "avif" if brand in (b"avif", b"avis") else "heic" if brand in (b"heic", b"heix", b"mif1") else ""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "svg" if text.startswith((b"<svg", b"<?xml")) and b"<svg" in text else ""


def _duplicates(tree: Tree) -> dict[str, str]:
    """Asset → the first other one with the same content. Only files of one size are read."""
    sizes: dict[int, list[str]] = defaultdict(list)
    for path in sorted(tree.assets, key=lambda one: tree.assets[one]):
        sizes[_size(path)].append(path)
    same: dict[str, str] = {}
    for size, paths in sizes.items():
        if size == 0 or len(paths) < 2:
            continue
        first: dict[bytes, str] = {}
        for path in paths:
            try:
                with open(path, "rb") as file:
                    digest = sha256(file.read()).digest()
            except OSError:
                continue
            if digest in first:
                same[path] = first[digest]
            else:
                first[digest] = path
    return same
