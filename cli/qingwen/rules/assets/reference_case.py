"""QW212 reference-case."""

from __future__ import annotations

from qingwen.rules.assets._tree_rule import TreeRule


class ReferenceCase(TreeRule):
    """A reference whose letter case or composed accents differ from the file’s name.

    ## What it does
    Compares each reference with the name on disk: `Photo.PNG` and `photo.png`, or `é` as one code point and as two. `qingwen assets` tells it.

    ## Why is this bad?
    It works on macOS and Windows, and breaks on the server and in git.

    ## Fix safety
    `qingwen assets --rename` writes the reference as the file is called.
    """

    code = "QW212"
    name = "reference-case"
    severity = "warning"
    message = "The file is called {name}"
