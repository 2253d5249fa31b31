"""Characters that nobody sees, and characters that are not what they look like."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qingwen.editing import apply, fixes
from qingwen.rules.base import Finding, Rule
from qingwen.rules.characters import (
    bidi_control,
    compatibility_ideograph,
    control_character,
    invisible_character,
    kangxi_radical,
    mojibake,
    no_break_space,
    private_use,
    replacement_character,
)
from qingwen.text.document import Document, Kind

INVISIBLE = invisible_character.InvisibleCharacter()
CONTROL = control_character.ControlCharacter()
BIDI = bidi_control.BidiControl()
NO_BREAK = no_break_space.NoBreakSpace()
PRIVATE = private_use.PrivateUse()
LOST = replacement_character.ReplacementCharacter()
GARBLED = mojibake.GarbledText()
COMPATIBILITY = compatibility_ideograph.CompatibilityIdeograph()
RADICAL = kangxi_radical.KangxiRadical()
RULES: tuple[Rule, ...] = (
    INVISIBLE,
    CONTROL,
    BIDI,
    NO_BREAK,
    PRIVATE,
    LOST,
    GARBLED,
    COMPATIBILITY,
    RADICAL,
)


def found(rule: Rule, text: str, kind: Kind = "text") -> list[Finding]:
    return list(rule.check(Document(text, kind)))


def mended(rule: Rule, text: str, kind: Kind = "text", *, unsafe: bool = False) -> str:
    return apply(text, fixes(text, found(rule, text, kind), unsafe=unsafe, moves=False))


def wakes(rule: Rule, text: str) -> bool:
    sign = rule.sign
    by_character = sign.characters and re.search(f"[{sign.characters}]", text)
    return sign.always or bool(by_character) or any(literal in text for literal in sign.literals)


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧\u200d👦",
        "❤\ufe0f\u200d🔥",
        "🏳\ufe0f\u200d🌈",
        "🧑🏽\u200d🚀",
        "3\ufe0f\u20e3 and #\ufe0f\u20e3",
        "☎\ufe0e ‼\ufe0f ℹ\ufe0f ©\ufe0f 🈂\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100飾区、辻\U000e0101",
        "。\ufe00 ，\ufe01",
        "می\u200cخواهم",
        "क्\u200dष",
        "ภาษา\u200bไทย",
        "\u1820\u180b",
        "ᄀ\u1160",
        "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",
    ],
)
def test_an_invisible_character_that_does_its_work_stays(text: str) -> None:
    assert not found(INVISIBLE, text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("A\ufe0fB", "AB"),
        ("汉\u200d字", "汉字"),
        ("👩\u200d and", "👩 and"),
        ("⚠\u200b\ufe0f", "⚠\ufe0f"),
        ("👩\u200b\u200d🚀", "👩\u200d🚀"),
        ("\u3164", ""),
        ("name\u3164\u3164surname", "name surname"),
        ("flag \U0001f3f4\U000e0067\U000e0062", "flag \U0001f3f4"),
    ],
)
def test_an_invisible_character_without_work_goes(text: str, after: str) -> None:
    assert mended(INVISIBLE, text) == after
    assert not found(INVISIBLE, after)


def test_an_invisible_character_inside_a_word_is_an_error_and_elsewhere_a_warning() -> None:
    assert [one.severity for one in found(INVISIBLE, "in\u200bside, and\u200b outside")] == [
        "error",
        "warning",
    ]
    assert [one.severity for one in found(INVISIBLE, "清\u200b文。\u200b完")] == ["error", "warning"]


@pytest.mark.parametrize(
    "text",
    [
        "1\u200b. one\n",
        "\u200b# heading\n",
        "\u200b    code\n",
        "a**b.**\u200bc\n",
        "[a]\u200b(b)\n",
        "!\u200b[a](b)\n",
        "one\n\u200b\ntwo\n",
        "one \u200b \ntwo\n",
        "one  \u200b\ntwo\n",
        "\\\u200b*\n",
    ],
)
def test_an_invisible_character_that_holds_markdown_apart_is_not_taken_unasked(text: str) -> None:
    (finding,) = found(INVISIBLE, text, "markdown")
    assert finding.fix is not None and finding.fix.safety == "unsafe"


def test_a_control_character_that_is_white_space_parts_words_and_no_others_do() -> None:
    assert mended(CONTROL, "one\u2028two\u2029 three\x0bfour\x0c\n\x0cfive\x00six\x07") == "one two three four\nfivesix"
    assert mended(CONTROL, "一\x85二") == "一 二"


def test_windows_punctuation_read_as_latin_1_is_proposed() -> None:
    text = "\x93Yes\x94 \x96 it\x92s"
    assert mended(CONTROL, text) == text
    assert mended(CONTROL, text, unsafe=True) == "“Yes” – it’s"


def test_a_control_character_inside_garbled_text_is_one_finding_of_one_rule() -> None:
    text = "the doctor\xe2\x80\x99s office"
    assert not found(CONTROL, text)
    assert mended(GARBLED, text, unsafe=True) == "the doctor's office" or "’" in mended(GARBLED, text, unsafe=True)


def test_direction_marks_stay_beside_letters_that_need_them() -> None:
    assert not found(BIDI, "The name \u200f(שלום)\u200f is Hebrew.")
    (elsewhere,) = found(BIDI, "שלום\nplain\u200e text")
    assert elsewhere.fix is not None and elsewhere.fix.safety == "unsafe"


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("Say \u202ecba\u202c and go on.", ["unsafe", "unsafe"]),
        ("Say \u202acba\u202c and go on.", ["safe", "safe"]),
        ("Say \u2066c\u202eba\u202c, \u202ad\u202c\u2069 and go on.", ["safe", "unsafe", "unsafe", "safe", "safe"]),
        ("Say \u202ecba,\nand\u202c go on.", ["unsafe", "unsafe"]),
        ("Say \u202ecba.\n\nAnd\u202c go on.", ["unsafe", "safe"]),
        ("Say \u202ea \u202ab\u202c\u202c on, \u2067c\u2069.", ["unsafe"] * 3 + ["safe"] * 2),
        ("Say \u202eשלום\u202c and go on.", ["unsafe", "unsafe"]),
    ],
)
def test_a_mark_that_opens_a_passage_goes_or_stays_with_the_one_that_closes_it(text: str, safety: list[str]) -> None:
    findings = sorted(found(BIDI, text), key=lambda one: one.start)
    assert [one.fix.safety for one in findings if one.fix] == safety


def test_the_end_of_a_passage_that_opens_in_code_is_reported_and_stays() -> None:
    (end,) = found(BIDI, "Say `\u202ecba` and\u202c go on.", "markdown")
    assert end.fix is None


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("æˆ‘ä»¬åœ¨åŒ—äº¬ã€‚", "我们在北京。"),
        ("CafÃ© crÃ¨me", "Café crème"),
        ("The doctorâ€™s office", "The doctor's office"),
        ("浣犲ソ锛屼笘鐣岋紒", "你好，世界！"),
        ("前言 " + "天气很好，出去走走".encode().decode("gb18030", "ignore"), None),
    ],
)
def test_garbled_text_is_found_and_repaired_where_nothing_is_lost(garbled: str, meant: str | None) -> None:
    findings = found(GARBLED, garbled)
    assert findings
    if meant is None:
        assert all(one.fix is None for one in findings)
    else:
        assert mended(GARBLED, garbled) == garbled
        assert mended(GARBLED, garbled, unsafe=True).replace("’", "'") == meant


@pytest.mark.parametrize(
    "text",
    [
        "À l’été, déjà « vu » : où ça ? Ça y est, l’Œuvre coûte 5 €. «ÉTÉ», CAFÉ»",
        "Die „Straße“ heißt „Spaß“… Größe – schön, ÄRGER“ und „Ö“, MAß”",
        "Señor, ¿qué pasó? «AÑO» ¡SÍ! Ã, õ, Ålesund – Ærø",
        "5 × 3 ÷ 2 ± 1 µm, 25 °C, § 4 ¶ 2, ½ · ¾",
        "木匠用锛子。烫伤怎么办？烫烫头发，屯兵屯田。昆锟",
        "“锟斤拷”和「烫烫烫」是什么？",
    ],
)
def test_ordinary_text_is_never_garbled(text: str) -> None:
    assert not found(GARBLED, text)


def test_the_twelve_unified_ideographs_of_the_compatibility_block_stay() -> None:
    twelve = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
    assert not found(COMPATIBILITY, twelve)
    every = [chr(c) for c in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))]
    for c in every:
        assert bool(found(COMPATIBILITY, c)) is (normalize("NFC", c) != c), hex(ord(c))


def test_compatibility_ideographs_are_only_proposed_in_korean() -> None:
    (finding,) = found(COMPATIBILITY, "대한민국의 \uf9b4時政府")
    assert finding.fix is not None and finding.fix.safety == "unsafe"


def test_every_kangxi_radical_has_its_ordinary_form() -> None:
    forms = kangxi_radical.ordinary_forms()
    assert all(chr(c) in forms for c in range(0x2F00, 0x2FD6))
    assert all(normalize("NFKC", one) in (one, form) for one, form in forms.items())
    assert set(forms) <= {chr(c) for c in range(0x2E80, 0x2FD6)}


def test_a_radical_among_han_is_put_right_and_one_alone_is_asked_about() -> None:
    assert mended(RADICAL, "中⽂⻚面") == "中文页面"
    assert mended(RADICAL, "部首⺮字头 ⽔ ⽕") == "部首⺮字头 ⽔ ⽕"
    assert mended(RADICAL, "⽔ ⽕", unsafe=True) == "水 火"


# Characters that the rules are about, and those that Markdown is about.
_pieces = st.sampled_from(
    list("\u200b\u00ad\ufeff\u3164\x0b\x0c\x08\x85\u2028\u200e\uf967⽂⻚\u00a0")
    + list("ab1文。，*_#->.`[]()!\\ \n\n")
    + ["**", "1.", "    ", "  \n", "- ", "> ", "```", "\n\n", "word ", "中文"]
)


def seen(text: str) -> str:
    """A rendered page without what cannot be seen, its white space folded, twins unified."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    html = re.sub("[\u200b\u00ad\ufeff\x08\u200e\x00]", "", html)
    html = html.replace("⽂", "文").replace("⻚", "页")
    html = re.sub("[\\s\u3164\x85\u2028\x0b\x0c]+", " ", normalize("NFC", html))
    html = re.sub(" ?(<[^>]*>) ?", r"\1", html)
    return html.replace("<p></p>", "")


@given(st.lists(_pieces, max_size=24).map("".join))
def test_safe_fixes_leave_markdown_looking_the_same(text: str) -> None:
    for rule in RULES:
        assert seen(mended(rule, text, "markdown")) == seen(text)


@given(st.text(st.sampled_from("\u200b\u200d\ufe0f👩❤🏴\U000e0067\U000e007fa文 \u3164ـ\u1160ᄀ\n"), max_size=12))
def test_what_was_cleaned_of_invisible_characters_is_clean(text: str) -> None:
    assert not found(INVISIBLE, mended(INVISIBLE, text))


@given(st.text(max_size=60))
def test_a_rule_that_finds_something_had_its_sign(text: str) -> None:
    for rule in RULES:
        findings = found(rule, text, "markdown")
        assert not findings or wakes(rule, text)
        for one, following in pairwise(findings):
            assert one.end <= following.start


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("letter", "中愅堀焠")  # of their bytes one is a soft hyphen, U+0085, U+0080, U+00A0
def test_no_rule_takes_a_part_of_garbled_text(letter: str, kind: Kind) -> None:
    garbled = f"{letter}文字".encode().decode("latin-1")
    assert [one.code for rule in RULES for one in found(rule, f"Menu of {garbled} and more.\n", kind)] == ["QW607"]


def test_a_soft_hyphen_beside_garbled_text_is_found() -> None:
    garbled = "中文".encode().decode("cp1252")
    assert [one.start for one in found(INVISIBLE, f"The gar\u00adden {garbled} is open.")] == [7]


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        (INVISIBLE, "A\u200b\u200bB", "Invisible, 2 characters (U+200B): delete them."),
        (BIDI, "A\u200e\u200eB", "Direction marks without right-to-left text, 2 characters (U+200E): delete them."),
        (CONTROL, "A\x00\x00B", "Control characters, 2 characters (U+0000): delete them."),
        (CONTROL, "A\x10B", "Control character, U+0010: delete it."),
    ],
)
def test_a_message_speaks_of_one_character_or_of_several(rule: Rule, text: str, message: str) -> None:
    assert [one.message for one in found(rule, text)] == [message]
