"""Whether Chinese letters behind a dash name somebody: by a surname, by the sound of a transcription, or as an author who is known."""

from __future__ import annotations

from functools import cache

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.han.mixture import SHARED_SURNAMES, SURNAMES

_ANY = f"[{SURNAMES}{SHARED_SURNAMES}]"
_named = lazy(
    rf"[老小阿]{_ANY}|{_ANY}[\u4e00-\u9fff]{{1,2}}"
    r"|(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|夏侯|慕容|令狐|皇甫|公孙|公孫|尉迟|尉遲)[\u4e00-\u9fff]{1,2}"
)
# Words that open with what is a surname too, and letters that end words rather than given names.
_word = lazy(
    r"程序|程度|方[法案式便向面舟]|常[见用规]|白[班天色]|石[头油]|何[时处必况]|高[级中考度速清]|周[一二三四五六日末]|黄[色金]|马[上路]|万[一能]|温度|余下|于是|许[多可]"
    r"|严[重格]|[夏秦][天季朝]|段落|康复|施工|郑重|谢[谢绝]|陆续|罗列|叶子|武器|顾客|任务|胡同|毛病|雷[雨电]|江[苏西南]|林[业区]"
    r"|.*[员員法城班错錯店版页頁项項部处處室楼樓号號区區市县縣省镇鎮村街校厂廠院馆館站组組系局件表字词詞句题題类類式样樣性们們呢吗嗎吧啊了的完二]$"
)
# What foreign names are written with.
_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴拜班邦鲍贝本比彼毕宾波伯勃博布查达戴丹当道德狄迪蒂底丁东杜多顿厄恩儿尔法凡菲费芬佛弗夫福富盖甘冈戈格哥葛更根古果哈海汉豪诃赫黑亨胡华怀惠霍基吉纪济加迦嘉"
    "贾杰金卡开凯坎康考柯科克肯孔库奎昆拉莱赖兰朗劳勒雷黎里利丽莉立林琳隆楼卢鲁路伦仑罗洛马玛迈麦曼芒梅门蒙孟米密敏明缪摩莫墨姆穆拿纳娜奈内尼妮聂涅宁牛纽努诺欧帕派潘庞培佩彭皮坡珀柏破普"
    "奇齐契乔切琴丘鸠屈让热荣儒瑞若撒萨塞赛桑瑟森沙莎尚舍申圣施士舒朔斯丝司思苏梭索塔泰坦汤唐陶特藤滕提田铁廷图托陀瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休修雪逊雅亚扬耶叶伊依易因英雍尤约泽扎詹珍芝朱茨兹佐"
    "愛奧貝畢賓達當東頓爾費蓋岡漢華濟賈傑開凱萊賴蘭勞麗樓盧魯倫崙羅馬瑪邁麥門繆納聶寧紐諾歐龐喬鳩讓熱榮薩賽聖絲蘇湯鐵圖萬韋維溫烏錫謝遜亞揚葉約澤茲"
)
SOUNDS = range(3, 7)  # of a name


def is_a_person(name: str) -> bool:
    """Whether a few Chinese letters are a name: `王木匠`, `莎士比亚`, `佚名`; not `程序员`, `方法二`."""
    if name in _authors() or (len(name) in SOUNDS and _SOUNDS.issuperset(name)):
        return True
    return _named.fullmatch(name) is not None and not _word.match(name)


@cache
def _authors() -> frozenset[str]:
    lines = table("authors.txt").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
