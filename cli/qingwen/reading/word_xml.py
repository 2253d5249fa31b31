"""The XML of a `.docx`: elements found by their names, whatever prefix or version of Word's name space they have."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PICTURES = frozenset(("drawing", "pict", "object"))  # what holds one, in a run


def parsed(text: bytes) -> Element | None:
    """The root of a part; None for one that declares entities, which no document does, or is no XML."""
    if b"<!DOCTYPE" in text or b"\0" in text[:100]:
        return None
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None


def written(root: Element) -> bytes:
    text: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return text


def name(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """An element's namespace as its name has it, in braces."""
    return "".join(element.tag.rpartition("}")[:2])


def value(element: Element | None, key: str = "val") -> str:
    """What an attribute says, in whatever namespace it is; `` where there is none."""
    found = element.attrib.items() if element is not None else ()
    return next((text for at, text in found if at.rpartition("}")[2] == key), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and so on down the path."""
    for key in path:
        element = next((one for one in element if name(one) == key), None) if element is not None else None
    return element


def is_on(properties: Element | None, key: str) -> bool:
    found = child(properties, key)
    return found is not None and value(found) not in ("0", "false", "off")


def all_of(root: Element, tag: str) -> Iterator[Element]:
    """The elements of a tag in Word's own namespace, not in that of equations."""
    return (
        one for one in root.iter() if name(one) == tag and "math" not in str(one.tag) and "drawing" not in str(one.tag)
    )


def has_picture(paragraph: Element) -> bool:
    return any(name(one) in PICTURES for one in paragraph.iter())


def style(element: Element, kind: str) -> str:
    """The id of a paragraph's (`p`) or a run's (`r`) style."""
    return value(child(element, f"{kind}Pr", f"{kind}Style"))


def give_style(paragraph: Element, called: str) -> None:
    """Has a paragraph be of a style, and of no other."""
    space, properties = namespace(paragraph), with_properties(paragraph)
    for one in [one for one in properties if name(one) == "pStyle"]:
        properties.remove(one)
    properties.insert(0, Element(f"{space}pStyle", {f"{space}val": called}))


def leave_lists(paragraph: Element) -> Element:
    """Takes a paragraph out of the list that it says it is in; its properties."""
    properties = with_properties(paragraph)
    for one in [one for one in properties if name(one) == "numPr"]:
        properties.remove(one)
    return properties


def with_properties(paragraph: Element) -> Element:
    """The properties of a paragraph, which it is given if it has none."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = Element(f"{namespace(paragraph)}pPr")
        paragraph.insert(0, properties)
    return properties
