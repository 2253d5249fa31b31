"""Pictures that a `.docx` names and does not hold, over which mammoth fails or which it passes over."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from qingwen.lazy_pattern import lazy
from qingwen.reading.word_xml import name

EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
NOWHERE = "QingwenNowhere"  # the relationship of pictures that have none, and a part that there is not
_ADDRESS = "QingwenAddress"  # the parts that hold the addresses of pictures, with a number
_names = lazy(rb'\br:(?:id|embed|link)="([^"]*)"')


def are_whole(text: bytes, relationships: Element) -> bool:
    """Whether mammoth finds all that a part names."""
    known = {one.get("Id", "").encode() for one in relationships}
    return known.issuperset(_names.findall(text)) and not any(map(_is_elsewhere, relationships))


def _is_elsewhere(relationship: Element) -> bool:
    return relationship.get("TargetMode") == "External" and relationship.get("Type", "").endswith("/image")


def put_right(root: Element, relationships: Element, addresses: dict[str, bytes]) -> None:
    """Gives each picture of a part something that it names.

    addresses: the parts that hold the address of a picture that is elsewhere, by name; those of this part are added.
    """
    for one in filter(_is_elsewhere, relationships):
        target = f"{_ADDRESS}{len(addresses) + 1}"
        addresses[f"word/{target}"] = one.get("Target", "").encode()
        one.set("Target", target)
        del one.attrib["TargetMode"]
    known = {one.get("Id", "") for one in relationships}
    for element in root.iter():
        names = {key: named for key, named in element.attrib.items() if "/relationships}" in key}
        for key in [key for key, named in names.items() if named not in known]:
            del element.attrib[key]
        kind = name(element)
        wanted = next((f"{key.partition('}')[0]}}}{'id' if kind == 'imagedata' else 'embed'}" for key in names), "")
        if wanted and kind in ("blip", "imagedata") and wanted not in element.attrib:
            link = wanted.replace("}embed", "}link")
            element.set(wanted, element.attrib.pop(link, NOWHERE))
    if NOWHERE not in known:
        SubElement(
            relationships, relationships.tag.removesuffix("s"), Id=NOWHERE, Type=f"{NOWHERE}/image", Target=NOWHERE
        )
