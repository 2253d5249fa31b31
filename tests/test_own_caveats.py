"""An author's own caveat below an article stays, whatever furniture follows; a site's notice in fixed words goes."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.debris.caveats import is_own_caveat
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document

MENU = ["首页", "新闻", "科技", "登录", "注册"]
ARTICLE = [
    "灯塔上的三个冬天",
    "2024-11-05 08:30 来源：海港晨报",
    "头一个冬天最难熬，码头结了冰，补给船两个星期没有来，我们把最后一袋面粉分成了十四份，每天早上称一次。",
    "第二个冬天好多了，镇上给灯塔装了电话，守塔的人每天晚上可以同家里说五分钟的话，谁也不肯少说一秒。",
    "电话机就挂在楼梯口，谁先上来谁先打。",
    "到了第三个冬天，再也没有人提起要走，大家在塔下种的那几棵松树已经有半人高，海风也没有从前那么大了。",
]
FOOT = [
    "上一篇：码头的早市",
    "下一篇：渔歌",
    "分享到：",
    "微信",
    "微博",
    "Copyright © 2024 海港网 版权所有",
    "津ICP备12345678号",
]
COUNTS = ["阅读 812", "赞 9", "在看 3", "写留言", "阅读原文"]
OWN = [
    "风险提示：别一个人上塔，我头一回就摔断了手。",
    "免责声明：我不是船员，文中的潮汐只是我自己的记录。",
    "特别声明：本文不代表我所在单位的立场。",
    "免责声明：以上内容仅为个人看法，不构成出海建议。",
    "版权声明：照片是我和姐姐一起拍的，欢迎转载，请写上她的名字。",
    "郑重声明：文中的灯塔并不存在。",
    "免责声明：我们父子俩都不识水性，以上内容仅供参考。",
    "免责声明：咱不懂潮汐，不构成出海建议。",
    "版权声明：海图由老周的侄子手绘，未经允许请勿转载。",
    "版权声明：旧船票都是外婆攒下的，请不要转载。",
    "特别声明：潮位抄自祖父的账本，不作为出海依据。",
    "特别声明：文中观点仅代表作者个人，与作者所在单位无关。",
    "风险提示：照这里的做法会删除灯塔的全部记录，请先抄一份。",
    "郑重声明：本社守塔人老周已于去年退休，有事请联系他的徒弟。",
]
LAST = [
    "未经许可，不得转载，这是老周刻在楼梯上的话。",
    "转载请注明出处，她说，哪怕只抄一行潮位。",
    "如有侵权，请联系删除——他在每张海图背后都写着这一句。",
    "转载请注明出处是他的口头禅。",
]
OF_SITES = [
    "免责声明：本网站内容由用户上传，如有侵权请联系我们删除。",
    "特别声明：本文仅代表作者个人观点，不代表本平台立场。",
    "风险提示：以上内容不构成投资建议。",
    "平台声明：该文观点仅代表作者本人，本平台仅提供信息存储空间服务，如有侵权请联系我们删除。",
    "版权声明：转载此文是出于传递更多信息之目的，版权归原作者所有，如涉及侵权，请与我们联系，我们将及时更正、删除，谢谢。",
    "风险提示：以上内容仅供参考，投资有风险，入市需谨慎。",
    "未经授权，不得转载，转载请注明出处：海港夜话。",
    "未經許可，請勿轉載。",
    "© 2024 海港廣播有限公司 版權所有，不得轉載",
    "© 本文版权归 阿海 所有，任何形式转载请联系作者。",
]


def cleaned(line: str, above: list[str], below: list[str]) -> str:
    return clean(Document("\n".join([*above, *ARTICLE, line, *below]) + "\n")).text


@pytest.mark.parametrize("line", OWN)
@pytest.mark.parametrize(("above", "below"), [(MENU, FOOT), ([], COUNTS)])
def test_an_author_s_own_caveat_stays_above_furniture(line: str, above: list[str], below: list[str]) -> None:
    text = cleaned(line, above, below)
    assert line in text and below[0] not in text


@pytest.mark.parametrize("line", LAST)
@pytest.mark.parametrize("below", [[], FOOT])
def test_a_last_sentence_that_opens_with_a_notice_and_goes_on_stays(line: str, below: list[str]) -> None:
    assert line in cleaned(line, [], below)


@pytest.mark.parametrize("line", OF_SITES)
def test_a_notice_in_a_site_s_fixed_words_goes(line: str) -> None:
    assert line not in cleaned(line, MENU, FOOT)


@pytest.mark.parametrize(
    "line",
    [
        *OWN,
        "免責聲明：我不是船員，文中的潮汐只是我自己的記錄。",
        "The views expressed here are my own and not those of my employer.",
    ],
)
def test_an_author_s_own_caveat_is_doubtful_at_most(line: str) -> None:
    match = phrases().match(line) or phrases().match_opening(line)
    assert match is None or match.certainty == "doubtful"


def test_who_speaks_is_asked_of_notices_alone() -> None:
    assert not is_own_caveat("我们在塔下种了几棵松树。", None)
    assert not any(is_own_caveat(line, phrases().match(line)) for line in OF_SITES)
