"""A project's own terms stay as they are, and a list of them is learned from clean articles."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from qingwen.errors import UsageError
from qingwen.learning_terms import learn_terms
from qingwen.linting import lint, select, with_terms
from qingwen.terms_file import load_terms, terms_text
from qingwen.text.document import Document
from qingwen.text.fragments.own_terms import OwnTerms

MILL = (
    "# 老磨坊\n\n山脚下的老磨坊在去年冬天重新开张，村里的孩子们放学以后都爱去那里看水车。\n\n"
    "磨坊主每天早上做好 check of the sluice 再开工，水车一天能磨三百斤麦子。\n\n"
    "The wheel is made of oak and it turns with the stream of the hill.\n"
)
STREET = (
    "The mill at the foot of the hill opened again last winter, and the children of the village like it.\n\n"
    "Its owner says that the wheel can 磨面粉 enough for a week, and that nobody in the village goes hungry.\n"
)


def found(text: str, *terms: str) -> list[str]:
    document = Document(text, "markdown")
    rules = with_terms(select(["QW301", "QW302"]), terms)
    return [text[one.start : one.end] for one in lint(document, rules)]


def test_a_passage_of_nothing_but_terms_stays_and_the_rest_is_found() -> None:
    sentence = "The wheel is made of oak and it turns with the stream of the hill."
    assert found(MILL) == ["check of the sluice", sentence]
    assert found(MILL, "Sluice", "check") == [sentence]
    assert found(MILL, "wheel", "oak", "stream") == ["check of the sluice", sentence]


def test_chinese_terms_stay_in_english_articles() -> None:
    assert found(STREET) == ["磨面粉"]
    assert found(STREET, "磨面粉") == []
    assert found(STREET, "面粉") == ["磨面粉"]


@pytest.mark.parametrize(
    ("passage", "covered"),
    [
        ("pull request", True),
        ("Pull-Request!", True),
        ("the pull request", True),
        ("pull", False),
        ("pull request now", False),
        ("the", False),
        ("", False),
        ("pull request pull request", True),
    ],
)
def test_a_term_is_known_in_any_case_and_with_any_marks(passage: str, covered: bool) -> None:
    assert OwnTerms(["Pull Request"]).cover(passage, {"the"}) is covered


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=60))
def test_no_term_adds_a_finding(terms: list[str], words: str) -> None:
    text = MILL.replace("每天早上", words.replace("\r", " "))
    assert set(found(text, *terms)) <= set(found(text))


def test_long_lists_and_long_passages_cover_what_short_ones_do() -> None:
    terms = OwnTerms(" ".join(f"w{n}" for n in range(first, first + 19)) for first in range(2000))
    assert terms.cover(" ".join(f"w{n}" for n in range(1990, 2009)), set())
    assert not terms.cover("w1 " * 100_000, {"w1"})


def test_a_list_has_comments_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_bytes("\ufeff# ours\r\npull request\r\n\r\n  闸门 \n".encode())
    assert load_terms(str(path)) == ("pull request", "闸门")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"ok\n---\n", "line 2 has no letter"),
        (b"ok\n\n\xff\xfe\n", "line 3 is not UTF-8"),
        (b"word " * 21, "line 1 is too long"),
    ],
)
def test_a_bad_list_is_refused_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "terms.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        load_terms(str(path))


def test_lint_and_clean_take_a_list(tmp_path: Path, qingwen: Run) -> None:
    article, terms = tmp_path / "mill.md", tmp_path / "terms.txt"
    article.write_text(MILL, encoding="utf-8")
    terms.write_text("check\nsluice\n", encoding="utf-8")
    select = ["--select", "QW302"]
    assert "check of the sluice" in qingwen("lint", str(article), *select).stdout.decode()
    listed = qingwen("lint", str(article), "--terms", str(terms), *select)
    assert "check of the sluice" not in listed.stdout.decode()
    assert "The wheel is made" in listed.stdout.decode()
    terms.write_text("check\n", encoding="utf-8")  # what was kept for the other list is not this one's
    assert "check of the sluice" in qingwen("lint", str(article), "--terms", str(terms), *select).stdout.decode()
    assert "check of the sluice" in qingwen("clean", str(article), *select).stderr.decode()
    terms.write_text("check\nsluice\n", encoding="utf-8")
    assert "check of the sluice" not in qingwen("clean", str(article), "--terms", str(terms), *select).stderr.decode()


@pytest.mark.parametrize("command", ["lint", "clean"])
def test_a_list_that_is_not_there_is_an_error(command: str, tmp_path: Path, qingwen: Run) -> None:
    article = tmp_path / "mill.md"
    article.write_text(MILL, encoding="utf-8")
    result = qingwen(command, str(article), "--terms", str(tmp_path / "none.txt"))
    assert result.returncode == 2
    assert "none.txt" in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def article(n: int, sentence: str) -> tuple[str, Document]:
    text = f"# 磨坊日记\n\n第{n}天，山脚下的磨坊又开工了，孩子们都来看水车。\n\n{sentence}\n"
    return f"{n}.md", Document(text, "markdown", language="zh")


def test_what_stands_in_three_articles_is_proposed_and_what_the_rules_find_once_is_doubtful() -> None:
    articles = [article(n, "磨坊主先做 sluice check，再打开水车，然后用 `code word` 记下。") for n in range(3)]
    articles.append(article(9, "他每天 look at the wheel，再回家。"))
    proposed = learn_terms(articles)
    assert proposed.articles == 4
    assert proposed.terms == [("sluice check", 3)]
    assert proposed.doubtful == [("look at the wheel", "9.md")]


def test_a_proposal_is_a_list_and_what_is_doubtful_is_in_comments(tmp_path: Path, qingwen: Run) -> None:
    folder, out = tmp_path / "content", tmp_path / "terms.txt"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(article(n, "磨坊主先做 sluice check，再打开水车。")[1].text, encoding="utf-8")
    (folder / "9.md").write_text(article(9, "他每天 look at the wheel，再回家。")[1].text, encoding="utf-8")
    result = qingwen("learn", "--terms", str(folder), "-o", str(out))
    assert result.returncode == 0
    assert "4 articles: 1 term, and 1 passage that" in result.stderr.decode()
    assert load_terms(str(out)) == ("sluice check",)
    assert "\n# look at the wheel\n" in out.read_text(encoding="utf-8")
    assert qingwen("learn", "--terms", str(tmp_path / "nothing"), "-o", str(out)).returncode == 2


def test_nothing_learned_is_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text(terms_text(learn_terms([])), encoding="utf-8")
    assert load_terms(str(path)) == ()


def test_a_list_among_the_articles_is_not_learned_from_and_may_be_proposed_again(qingwen: Run, tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.md").write_text(MILL)
    for _ in range(3):
        assert qingwen("learn", "--terms", ".", "-o", "terms.txt").returncode == 0
        assert load_terms(str(tmp_path / "terms.txt")) == ("check of the sluice",)
        assert (tmp_path / "terms.txt").read_text().startswith("# Words that stay untranslated, proposed by ")
        assert " from 3 articles" in (tmp_path / "terms.txt").read_text()
    assert qingwen("learn", "--terms", ".", "terms.txt", "-o", "terms.txt").returncode == 2  # it was named
    (tmp_path / "terms.txt").write_text("An article of somebody's.\n")
    assert qingwen("learn", "--terms", ".", "-o", "terms.txt").returncode == 2
    assert (tmp_path / "terms.txt").read_text() == "An article of somebody's.\n"
