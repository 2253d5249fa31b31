"""Links that stay valid when the output stands in another folder than its source."""

from __future__ import annotations

import os
from collections.abc import Collection
from urllib.parse import quote

from qingwen.cleaning import Cleaned
from qingwen.editing import Edit, compose
from qingwen.files.outputs import rebase_link
from qingwen.text.document import Document


def relink(cleaned: Cleaned, source_folder: str, output_folder: str, written: Collection[str] = ()) -> list[Edit]:
    """The cleaned document's edits, and with them those that lead its relative image links from the new place.

    Only links to files that are there: the others are left as their author wrote them. written: the names of pictures that were
    inside the source, whose links start from the new place already.
    """
    if source_folder == output_folder or not any(sign in cleaned.text for sign in ("![", "<img")):
        return cleaned.edits
    from qingwen.text.markdown.escaping import wrap_target
    from qingwen.text.markdown.protected import images_of

    document = Document(cleaned.text, "markdown")
    moved = []
    for image in images_of(document.text, document.blocks):
        is_written = os.path.basename(image.name) in written
        if is_written or not os.path.isfile(os.path.join(source_folder, image.name)):
            continue
        target = rebase_link(image.name, source_folder, output_folder)
        old = document.text[image.name_start : image.name_end]
        bracketed = document.text[image.name_start - 1 : image.name_start] == "<"
        new = wrap_target(target).removeprefix("<").removesuffix(">") if bracketed else quote(target, safe="/.~-_@+,")
        if new != old and target != image.name:
            moved.append(Edit(image.name_start, image.name_end, old, new))
    return compose(cleaned.edits, sorted(moved), cleaned.text)
