"""QW109 legal-footer."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class LegalFooter(PhraseRule):
    """A copyright notice, registration number or disclaimer of the site.

    ## What it does
    Finds `版权所有 …`, `粤ICP备12345678号`, `Copyright © 2025 …`, `All rights reserved`, `未经授权，禁止转载`.

    ## Why is this bad?
    It speaks of another site's rights and licences, and of a year gone by.

    ## Fix safety
    Safe for lines that are nothing but such a notice; unsafe for longer disclaimers, and in Markdown where the text goes on
    below, or right below a heading; so is a caveat that speaks for its author (`免责声明：我不是医生`), and a sentence in
    Chinese with any other than the set words of sites (`未经许可，不得转载，他说`). The notice of a licence (under `## License`, above its terms) is left alone.
    """

    code = "QW109"
    name = "legal-footer"
    message = "A legal footer of the page it was copied from. Remove it, or state the rights yourself."
    examples = (
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\nAll rights reserved.\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n",
        ),
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n粤ICP备12345678号\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "## License\n\nCopyright (c) 2024 Ada Lindqvist. All rights reserved.\n",
            0,
            "## License\n\nCopyright (c) 2024 Ada Lindqvist. All rights reserved.\n",
            "markdown",
        ),
        Example("The authors hold the copyright to all figures in this paper.\n", 0),
        Example(
            "# Notes\n\nCopyright 2024 The Notes. All rights reserved.\n\n## One\n",
            1,
            "# Notes\n\nCopyright 2024 The Notes. All rights reserved.\n\n## One\n",
            "markdown",
        ),
        Example("版权所有者可以随时撤回授权。\n", 0),
    )
