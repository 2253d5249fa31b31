"""HTML: a button that opens what is below it is the heading of that, one within a sentence a word of it where it is spoken of; other buttons are no text."""

from __future__ import annotations

import pytest

from qingwen.reading.source import read_source

TEXT = (
    "<p>The tide table hangs beside the door of the harbour office, and whoever asks for it is told to look behind him, where it has hung since the dyke was built.</p>"
    "<p>These are the other things that people ask there, in the order in which they come in from the rain and shake out their coats.</p>"
)
QUESTIONS = ["When does the ferry leave?", "Can I bring a goat?", "Where is the lost oar?"]
TOPICS = ["Sailing times", "Animals on board", "Lost property"]
ANSWERS = [
    "An hour before the water is highest, or when the skipper has found his hat, whichever of the two comes later in the day.",
    "Yes, tied to the rail.",
    "Ask Old Berta.",
]
SHAPES = {
    "heading": '<h3><button aria-expanded="false" aria-controls="q{i}">{q}</button></h3><div id="q{i}" hidden><p>{a}</p></div>',
    "bootstrap 5": '<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button collapsed" data-bs-target="#q{i}">{q}</button></h2><div id="q{i}" class="accordion-collapse collapse"><div class="accordion-body">{a}</div></div></div>',
    "bootstrap 4": '<div class="card"><div class="card-header"><h5><button class="btn btn-link" data-toggle="collapse" data-target="#q{i}">{q}</button></h5></div><div id="q{i}" class="collapse"><div class="card-body">{a}</div></div></div>',
    "bootstrap 3": '<div class="panel"><div class="panel-heading"><h4><a data-toggle="collapse" href="#q{i}">{q}</a></h4></div><div id="q{i}" class="panel-collapse collapse"><div class="panel-body">{a}</div></div></div>',
    "bare": '<div class="accordion-item"><button class="accordion-button">{q}</button><div class="accordion-collapse"><p>{a}</p></div></div>',
    "hidden": '<button class="accordion">{q}</button><div class="panel" style="display:none"><p>{a}</p></div>',
    "heading in it": '<div class="part"><button aria-controls="q{i}"><h3>{q}</h3><span class="icon"></span></button><div id="q{i}" role="region"><p>{a}</p></div></div>',
    "term": '<dl><dt><button aria-expanded="false" aria-controls="q{i}">{q}</button></dt><dd id="q{i}" style="display: none">{a}</dd></dl>',
    "summary": "<details><summary><h3>{q}</h3></summary><div>{a}</div></details>",
    "item": '<li><a class="uk-accordion-title" href="#">{q}</a><div class="uk-accordion-content" hidden><p>{a}</p></div></li>',
    "divs": '<div class="faq"><div class="question">{q}</div><div class="answer">{a}</div></div>',
}
PAGES = [
    "<main><h1>{title}</h1>{text}<div class=list>{parts}</div></main>",
    "<article><h1>{title}</h1>{text}{parts}</article>",
    "<div class=wrap><h1>{title}</h1>{text}{parts}</div>",
]


def read(body: str) -> str:
    page = f"<head><title>At the harbour office</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>{body}<footer><a href=/t>Terms</a><p>© 2024 Harbour</p></footer></body>"
    return read_source("page.html", page.encode()).document.text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("heads", [QUESTIONS, TOPICS])
def test_a_button_that_opens_an_answer_is_its_question(page: str, shape: str, heads: list[str]) -> None:
    pairs = list(zip(heads, ANSWERS, strict=True))
    parts = "".join(SHAPES[shape].format(i=i, q=q, a=a) for i, (q, a) in enumerate(pairs))
    for text in (TEXT, TEXT[: TEXT.index("</p>") + 4], ""):
        made = read(page.format(title="At the harbour office", text=text, parts=parts))
        assert [one for one in (*heads, *ANSWERS) if one not in made] == []
        places = [made.index(one) for pair in pairs for one in pair]
        assert places == sorted(places)


@pytest.mark.parametrize("more", ["", " data-parent", ' title=""'])
def test_a_link_that_opens_a_part_leads_nowhere_else(more: str) -> None:
    made = read(
        f"<article><h1>At the harbour office</h1>{TEXT}<h4><a data-toggle=collapse href=#q1{more}>Who paints the buoys?</a></h4>"
        "<div id=q1 class=collapse><p>The sexton does.</p></div></article>"
    )
    assert "Who paints the buoys?" in made and "#q1" not in made


def test_a_question_in_a_heading_is_a_heading() -> None:
    made = read(
        f"<article><h1>At the harbour office</h1>{TEXT}<h3><button>Who paints the buoys?</button></h3><p>The sexton does.</p></article>"
    )
    assert "### Who paints the buoys?\n\nThe sexton does." in made


@pytest.mark.parametrize(
    "button",
    [
        "<button>Copy link</button>",
        "<button aria-expanded=false>Show more</button>",
        "<div><button class=accordion-toggle>Collapse</button><button class=accordion-toggle>Expand all</button></div>",
        "<h3>Sailing times <button aria-label=Share>Share this part</button></h3>",
        "<button aria-expanded=false></button>",
        "<div><button>Was this of help?</button></div>",
    ],
)
def test_other_buttons_are_no_text(button: str) -> None:
    made = read(f"<article><h1>At the harbour office</h1>{TEXT}{button}{TEXT.replace('tide', 'bus')}</article>")
    assert not any(one in made for one in ("Copy", "Show", "Expand", "Collapse", "Share", "of help"))


def test_a_part_that_is_shown_after_a_click_is_text_and_a_dialog_is_not() -> None:
    tabs = '<div class="tabs"><button>Rail</button><div class="tab-pane"><p>By rail, change at the salt works.</p></div><button>Road</button><div class="tab-pane" style="display:none"><p>By road, follow the dyke.</p></div></div>'
    made = read(
        f'<article><h1>At the harbour office</h1>{TEXT}{tabs}<div class="popup" style="display:none"><p>Sign up for our letters.</p></div></article>'
    )
    assert "change at the salt works" in made and "follow the dyke" in made and "Sign up" not in made


@pytest.mark.parametrize(
    ("html", "read_as"),
    [
        ("Press <button>Save</button> to go on.", "Press Save to go on."),
        ('Press <button class="ui">Save</button>, then <button>Close</button>.', "Press Save, then Close."),
        ("Press <b><button>Save</button></b> (top right).", "Press **Save** (top right)."),
        ("Then click <button>Save</button>", "Then click Save"),
        ("Press <button>Win</button> + <button>R</button>.", "Press Win + R."),
        ("Use <button>A</button>, <button>B</button> and <button>C</button> by turns.", "Use A, B and C by turns."),
        ("By clicking on “<button>Agree</button>” you agree.", "By clicking on “Agree” you agree."),
        ("To go on,<br>tap <span><button>Save</button></span>.", "To go on,\\\ntap Save."),
        ("Look for the <button>Enter</button> key.", "Look for the Enter key."),
        ("Please select <select><option>km<option selected>miles</select> and go.", "Please select miles and go."),
        ('Press <input type="submit" value="Search"> to go on.', "Press Search to go on."),
        ("Set <label>the depth to <output>42</output></label> feet.", "Set the depth to 42 feet."),
        ("点击<button>保存</button>即可。", "点击保存即可。"),
        ("先点<button>新建</button>，再填写名称。", "先点新建，再填写名称。"),
        ("然后点击<button>保存</button>", "然后点击保存"),
        ("请按<button>确认</button>键。", "请按确认键。"),
        ("页面右上角有“<button>保存</button>”按钮。", "页面右上角有“保存”按钮。"),
        ("依次选择<button>文件</button>、<button>打印</button>。", "依次选择文件、打印。"),
        (
            "Open the chart, then <button>Depths</button>, and at last <button>Print</button>.",
            "Open the chart, then Depths, and at last Print.",
        ),
        ("Click <kbd>Save</kbd>, then <button>Send</button>.", "Click `Save`, then Send."),
        (
            "You will see <button>Yes</button> and <button>No</button>; take the second.",
            "You will see Yes and No; take the second.",
        ),
        ("You can now <button>Moor</button> or <button>Sail</button>.", "You can now Moor or Sail."),
        ("It is called <button>Tides</button>, and stands above.", "It is called Tides, and stands above."),
        ("The button <button>Moor</button> is above.", "The button Moor is above."),
        ("在设置里点<button>潮位</button>，再点<button>导出</button>。", "在设置里点潮位，再点导出。"),
        ("若有风，选<button>是</button>则返航，选<button>否</button>则出海。", "若有风，选是则返航，选否则出海。"),
        ("按钮<button>导出</button>在右上角。", "按钮导出在右上角。"),
    ],
)
def test_what_a_control_says_of_which_a_sentence_speaks_stays(html: str, read_as: str) -> None:
    assert f"\n\n{read_as}\n\n" in read(f"<article><h1>At the harbour office</h1>{TEXT}<p>{html}</p>{TEXT}</article>")


@pytest.mark.parametrize(
    "html",
    [
        "Was this of help? <button>Yes @</button> <button>No @</button>",
        "Share: <button>Face @</button> | <button>X @</button>",
        "Here the keeper ends. <button>Read more @</button>",
        "<button>Copy @</button> The keeper has a dog.",
        "By Ann <button>Follow @</button> Published on a Monday",
        "<button>Like @</button> 12 people",
        "The oar<button>@</button> was lost.",
        "The oar<sup><button>@</button></sup> was lost.",
        "The oar <button hidden>@</button> was lost.",
        "<label>Show <select><option>10 @</select> entries</label>",
        "Name <input value=@> of the boat",
        "分享到：<button>微博 @</button><button>微信 @</button>",
        "李明 <button>关注 @</button> 发布于三月",
        "Write to <a href=mailto:a>the keeper</a> <button>Copy @</button>, or ring.",
        "Run <code>row</code><button>Copy @</button> and then moor.",
        "Use <kbd>row</kbd> <button>Copy @</button>, then moor.",
        "Shares of the ferry <button>Watch @</button> rose.",
        "By Ann <button>Follow @</button> and Bob",
        "So he told the press <button>Follow @</button>, and left.",
        "Salt <button>Start timer @</button> for a day, then rinse.",
        "The oar (2024)<button>@</button>, which was lost. The “oar”<button>1@</button> and more.",
        "Press <button aria-hidden=true>@</button> to go on, or <button class=sr-only>Skip @</button> to stay.",
        "Now press <button class=sr-only>Skip @</button> to go on.",
        "To tell others, press <button>Face @</button> <button>X @</button>",
        "The oar is easy to use <button>Buy @</button>, and light.",
        "选择<button>全部 @</button><button>已读 @</button>",
        "The rope makes <select><option>4 @<option>8</select> knots.",
        "Select <select><option>English @<option>French</select>",
        "The keeper has a dog and <button>Read more @</button>",
        "Written by Ann and <button>Follow @</button>, of the harbour.",
        "By Ann <button>Follow @</button>, and by Bob <button>Follow @</button>, of the harbour.",
        "李明当选<button>关注 @</button>，任港务局长。",
        "林岚<button>关注 @</button>，港务局记者，长期写渡船。",
        "船票三元<button>加入购物车 @</button>，可退。",
        "渡船<button>1@</button>，每天九点<button>查看 @</button>，从码头开出。",
        "<label>按<select><option>时间 @<option>价格</select></label>排序，再看。",
        "按<select><option>时间 @<option>价格</select>排序，再看。",
    ],
)
def test_what_a_control_beside_a_text_says_is_none_of_it(html: str) -> None:
    assert "@" not in read(f"<article><h1>At the harbour office</h1>{TEXT}<p>{html}</p>{TEXT}</article>")
