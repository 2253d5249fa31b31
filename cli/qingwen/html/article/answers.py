"""The answers to a question, and the posts in a thread."""

from __future__ import annotations

from qingwen.html.article.names import is_named_body, tag_and_class
from qingwen.html.article.section_titles import is_furniture_title
from qingwen.html.article.sentences import CLAUSE_ENDS, SENTENCE_ENDS
from qingwen.html.dom.blocks import Block, Outline
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy

_asked_or_answered = lazy(r"https?://schema\.org/(?:Question|Answer|DiscussionForumPosting)\s*$")


def keep_answers(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what microdata calls the text of a question, of an answer to it, or of a post in a thread; and what is called as the text of
    the question is, or of another answer, in an element that is called an answer; and the posts of a forum's thread, and what
    somebody tells of a question above the answers.
    """
    _keep_of_microdata(kept, outline)
    _keep_posts(kept, outline)
    names = [one.attrs.get("class", "") for one in outline.elements]
    _keep_comments(kept, blocks, outline, names)
    _keep_detail(kept, blocks, outline, names)
    questions = _called("question", names)
    answers = _called("answer", names) if questions else []
    if not answers:
        return
    asked = [body for i in _places_in(questions, outline) if kept[i] and (body := _body_of(blocks[i].element))]
    places = _places_in(answers, outline)
    answered = (_body_of(blocks[i].element) for i in places if kept[i] and blocks[i].text[-1] in SENTENCE_ENDS)
    bodies = {*asked, *answered} - {frozenset()}
    for i in places:
        body = _body_of(blocks[i].element)
        kept[i] = kept[i] or body in bodies or (asked != [] and body > asked[0])


def _called(name: str, names: list[str]) -> list[int]:
    """The places of the elements of a name. names: what each element is called."""
    part = name[1:]  # of `AnswerItem`, too
    return [at for at, one in enumerate(names) if part in one and _is_called(name, one)]


def _places_in(elements: list[int], outline: Outline) -> list[int]:
    """The blocks in some elements, each once."""
    found: list[int] = []
    for at in elements:
        if not found or outline.start[at] > found[-1]:
            found += range(outline.start[at], outline.start[at] + outline.count[at])
    return found


def _body_of(element: Element) -> frozenset[str]:
    """What the innermost element round a block is called that has a name and is no question or answer itself."""
    node = element.parent
    while node is not None and "class" not in node.attrs:
        node = node.parent
    names = node.attrs["class"] if node is not None else ""
    return frozenset(() if _is_called("question", names) or _is_called("answer", names) else names.split())


def _is_called(name: str, names: str) -> bool:
    """Whether one of some names is this one, or Zhihu's for it: `AnswerItem`, `QuestionHeader`."""
    return not {name, f"{name.title()}Item", f"{name.title()}Header"}.isdisjoint(names.split())


def _keep_of_microdata(kept: list[bool], outline: Outline) -> None:
    if not any("itemtype" in element.attrs and _is_thread(element) for element in outline.elements):
        return
    is_text = [False] * len(outline.elements)
    in_thread = is_text.copy()
    for at, element in enumerate(outline.elements):
        above = max(0, outline.parents[at])
        in_thread[at] = in_thread[above] or _is_thread(element)
        is_text[at] = is_text[above] or (in_thread[at] and element.attrs.get("itemprop") == "text")
    for i, at in enumerate(outline.places):
        kept[i] = kept[i] or is_text[at]


FORUM_POST = "postmessage_"  # what the id of a post's text begins with in Discuz


def _keep_posts(kept: list[bool], outline: Outline) -> None:
    for at, element in enumerate(outline.elements):
        if "id" in element.attrs and element.attrs["id"].startswith(FORUM_POST):
            kept[outline.start[at] : outline.start[at] + outline.count[at]] = [True] * outline.count[at]


def _keep_comments(kept: list[bool], blocks: list[Block], outline: Outline, names: list[str]) -> None:
    """Keeps the text of all comments where that of some is kept, most of the page's text is theirs, and no element is named for an article's: a page to discuss on."""
    places = _places_in(_called("comment", names), outline)
    if not places:
        return
    known = {_body_of(blocks[i].element) for i in places if kept[i] and blocks[i].text[-1] in SENTENCE_ENDS}
    theirs = {i for i in places if _body_of(blocks[i].element) in known - {frozenset()}}
    others = sum(block.width for i, block in enumerate(blocks) if kept[i] and i not in theirs)
    if sum(blocks[i].width for i in theirs) <= others:
        return
    if not any(one.tag == "article" or is_named_body(one) for one in outline.elements):
        for i in theirs:
            kept[i] = True


_detail = lazy(
    r"(?i)(?:^|\s)question(?:[-_]?header)?[-_](?:detail|body|description)s?(?=\s|$)|(?:^|\s)QuestionRichText(?=\s|$)"
)


def _keep_detail(kept: list[bool], blocks: list[Block], outline: Outline, names: list[str]) -> None:
    first = kept.index(True) if True in kept else 0
    for at, name in enumerate(names if first else ()):
        if outline.start[at] >= first:
            return
        if "uestion" in name and _detail.search(name):
            for i in range(outline.start[at], outline.start[at] + outline.count[at]):
                kept[i] = kept[i] or not blocks[i].linked


LEAST_QUESTIONS = 2
FEW_LINKS = 5  # times as much text as links
# What a section of an article's own questions is called; and by whom they are asked, or where, in what sites make of searches, letters and help desks.
_asked = lazy(r"faq|\bq ?(?:&|and) ?a\b|question|\bask|answer|[问問][题題答]|[问問]与答|答疑|疑[问問]|[问問]$")
_by_others = lazy(
    r"\b(?:people|others|readers?|users?|customers?|buyers|shoppers|visitors|guests|members|community|help|support|shop|store|experts?|forum|related|similar|popular|top|trending|latest|recent|more|other|unanswered)\b"
    r"|\bask (?:us|me|the|an?|our|your)\b"
    r"|\(\d+\)$|[网網]友|大家|[读讀]者|用[户戶]|[顾顧客买買]家|客[户戶服]|[顾顧]客|[访訪]客|[会會][员員]|猜|相[关關]|[热熱][门門]|更多|[类類]似|[帮幫]助|[专專]家|在[线線]|最新|待"
)  # both of titles in small letters


def keep_questions(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps a section of questions with their answers that stands below or between the article's text, beside the element of that, and is called the
    article's own by its first line or the one right above it: a sentence is right below each question, as in no list of comments or of other articles.
    """
    first = next((i for i in outline.running if kept[i]), len(blocks))
    if not any(block.text[-1] in "?？" for block in blocks[first + 1 :]):
        return
    around = {*upward(blocks[first].element)}
    for at, element in enumerate(outline.elements):
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if start <= first or element.parent not in around or all(kept[start:stop]):
            continue
        head = start if _heads_questions(blocks[start]) else start - 1
        if (
            outline.linked[at] * FEW_LINKS <= outline.total[at]
            and _heads_questions(blocks[head])
            and _are_questions(blocks[head + 1 : stop])
            and not any(one.tag in ("form", "input", "textarea") for one in element)
        ):
            kept[head:stop] = [True] * (stop - head)


def _heads_questions(head: Block) -> bool:
    title = head.text.lower()
    return (
        head.element.tag in SUBHEADINGS
        and not is_furniture_title(title)
        and _asked.search(title) is not None
        and not _by_others.search(title)
    )


def _are_questions(section: list[Block]) -> bool:
    """Whether a section has several questions of one shape, a sentence below each, and else nothing of that shape but such sentences."""
    shape = tag_and_class(section[0].element) if section else None
    alike = [i for i, block in enumerate(section) if tag_and_class(block.element) == shape]
    asked = [i for i in alike if section[i].text[-1] in "?？"]
    return (
        len(asked) >= LEAST_QUESTIONS
        and asked[0] == 0
        and all(i + 1 not in asked and any(map(_is_told, section[i + 1 : i + 2])) for i in asked)
        and all(i in asked or _is_told(section[i]) for i in alike)
    )


def _is_told(block: Block) -> bool:
    """Whether a block ends as a sentence or what leads up to a list does, be it short or with a link in it."""
    return not block.is_link and block.text.rstrip("\"'”’」』）)")[-1:] in CLAUSE_ENDS


def _is_thread(element: Element) -> bool:
    return _asked_or_answered.match(element.attrs.get("itemtype", "")) is not None
