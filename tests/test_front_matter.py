"""Front matter is YAML that gives every value back as it was."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from qingwen.cleaning import clean
from qingwen.front_matter import front_matter
from qingwen.reading.source import opens_with_front_matter
from qingwen.text.document import Document

values = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(values)
@example("yes")
@example("Null")
@example("3.14")
@example("1e3")
@example("12:30:45")
@example("a: b")
@example("a #b")
@example("- a")
@example("'quoted' \"title\"")
@example("@handle")
@example("第一章：开始")
@example("{{ x }}")
@example("title:")
@example("N")
@example("A\n")
@example("2025-04-03\n")
@example("a\u2028b\u0085c\ufeff")
def test_a_title_comes_back_as_the_string_it_was(title: str) -> None:
    block = front_matter({"title": title, "date": "2025-04-03"})
    read = yaml.safe_load(block.removeprefix("---\n").removesuffix("---\n"))
    assert read["title"] == title
    assert str(read["date"]) == "2025-04-03"
    assert opens_with_front_matter(block)


def test_the_head_of_a_paste_becomes_front_matter_and_a_heading() -> None:
    text = (
        'A "Quoted": Title\nApril 3, 2025\n\n'
        + "The course was attended by twenty-four surgeons from everywhere. " * 3
        + "\n"
    )
    cleaned = clean(Document(text)).text
    assert yaml.safe_load(cleaned.split("---\n")[1])["title"] == 'A "Quoted": Title'
    assert "date: 2025-04-03\n" in cleaned
    assert '\n# A "Quoted": Title\n' in cleaned


def test_a_date_that_is_not_at_the_title_stays_where_it_was() -> None:
    text = "A Title\n\nIt begins with a sentence.\n\n2025-04-03\n\n" + "Sentence after sentence. " * 8 + "\n"
    cleaned = clean(Document(text)).text
    assert cleaned.count("2025-04-03") == 2
