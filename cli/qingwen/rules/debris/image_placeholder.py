"""QW101 image-placeholder."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule
from qingwen.text.debris.line import DebrisLine
from qingwen.text.document import Document
from qingwen.text.images.captions import caption_after

_inner = str.maketrans("“”", "‘’")  # quotation marks within those of the message


class ImagePlaceholder(PhraseRule):
    """A line that only says that an image was here.

    ## What it does
    Finds lines such as `图片`, `[图片]`, `圖片`, `Image`, `在这里插入图片描述` and `点击查看大图`: what remains of an
    image when only text is copied; in Markdown also `![]()`, which converters make of a picture that a script would load. Simplified and traditional, half and full width, bracketed or numbered forms count alike.

    ## Why is this bad?
    The reader sees a word where a picture should be, and the editor loses track of how many pictures are missing.
    Each finding is one missing image, and names the line below it, often its caption.

    ## Fix safety
    Safe: the line is removed. `clean --images comment` leaves a comment in its place. In Markdown only a paragraph that says
    nothing else counts, and where its removal would join two lists the fix is unsafe; so it is where the word is one of a
    list, or of terms with a sentence below each (`文字`, `输入文字。`, `图片`, `单张不超过 10 MB。`).
    """

    code = "QW101"
    name = "image-placeholder"
    message = "An image is missing here{caption}. Put it back, or drop the place."
    examples = (
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n图片\n\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
        ),
        Example(
            "【圖片】\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example("Before.\n\n图片\n\nAfter.\n", 1, "Before.\n\nAfter.\n", "markdown"),
        Example("这张图片拍摄于医院的新门诊大楼。\n", 0),
        Example("前文。\n\n![]()\n\n后文。\n", 1, "前文。\n\n后文。\n", "markdown"),
        Example("前文。\n\n![手术现场]()\n\n后文。\n", 1, "前文。\n\n![手术现场]()\n\n后文。\n", "markdown"),
        Example("## 图片\n\n- 图片\n- 视频\n", 0, kind="markdown"),
        Example("```\n\n图片\n\n```\n", 0, kind="markdown"),
    )

    def values(self, document: Document, found: DebrisLine) -> dict[str, str]:
        caption = caption_after(document, found.line.end).translate(_inner)
        shown = caption if len(caption) <= 40 else caption[:40].rstrip() + "…"
        return {"caption": f"; below it stands “{shown}”" if shown else ""}
