"""The languages of ISO 639-1, and the names that lists give to the common ones."""

from __future__ import annotations

from functools import cache

# https://www.loc.gov/standards/iso639-2/php/code_list.php: the alpha-2 codes in force, with "sh"
# withdrawn.
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

CODES = frozenset(_CODES.split())
"""ISO 639-1 codes, lower case."""

_NAMES = """
af afrikaans 南非语 南非荷兰语
am amharic 阿姆哈拉语
ar arabic العربية 阿拉伯语 阿拉伯文
az azerbaijani 阿塞拜疆语
be belarusian 白俄罗斯语
bg bulgarian 保加利亚语
bn bengali bangla 孟加拉语
bo tibetan 藏语 藏文
bs bosnian 波斯尼亚语
ca catalan 加泰罗尼亚语 加泰隆语
cs czech 捷克语 捷克文
cy welsh 威尔士语
da danish 丹麦语 丹麦文
de german deutsch 德语 德文
el greek 希腊语 希腊文
en english 英语 英文 英
eo esperanto 世界语
es spanish español castilian 西班牙语 西班牙文
et estonian 爱沙尼亚语
eu basque 巴斯克语
fa persian farsi 波斯语 波斯文
fi finnish 芬兰语 芬兰文
fr french français 法语 法文
ga irish 爱尔兰语
gl galician 加利西亚语
gu gujarati 古吉拉特语
ha hausa 豪萨语
he hebrew 希伯来语 希伯来文
hi hindi 印地语 印地文
hr croatian 克罗地亚语
hu hungarian 匈牙利语
hy armenian 亚美尼亚语
id indonesian 印尼语 印度尼西亚语
ig igbo 伊博语
is icelandic 冰岛语
it italian italiano 意大利语 意大利文
ja japanese 日本語 日语 日文
jv javanese 爪哇语
ka georgian 格鲁吉亚语
kk kazakh 哈萨克语
km khmer 高棉语 柬埔寨语
kn kannada 卡纳达语
ko korean 한국어 韩语 韩文 朝鲜语
la latin 拉丁语 拉丁文
lo lao 老挝语
lt lithuanian 立陶宛语
lv latvian 拉脱维亚语
mk macedonian 马其顿语
ml malayalam 马拉雅拉姆语
mn mongolian 蒙古语 蒙古文
mr marathi 马拉地语
ms malay 马来语
my burmese 缅甸语
ne nepali 尼泊尔语
nl dutch 荷兰语 荷兰文
no norwegian 挪威语 挪威文
pa punjabi 旁遮普语
pl polish 波兰语 波兰文
pt portuguese português 葡萄牙语 葡萄牙文
ro romanian 罗马尼亚语
ru russian русский 俄语 俄文
si sinhala sinhalese 僧伽罗语
sk slovak 斯洛伐克语
sl slovenian slovene 斯洛文尼亚语
so somali 索马里语
sq albanian 阿尔巴尼亚语
sr serbian 塞尔维亚语
sv swedish 瑞典语 瑞典文
sw swahili 斯瓦希里语
ta tamil 泰米尔语
te telugu 泰卢固语
th thai 泰语 泰文
tl tagalog filipino 他加禄语 菲律宾语
tr turkish 土耳其语 土耳其文
ug uyghur uighur 维吾尔语 维吾尔文
uk ukrainian 乌克兰语
ur urdu 乌尔都语
uz uzbek 乌兹别克语
vi vietnamese 越南语 越南文
yo yoruba 约鲁巴语
zh simplified_chinese traditional_chinese
zh chinese mandarin 中文 汉语 汉文 国语 华语 普通话 简体中文 繁体中文 中国语 中
zu zulu 祖鲁语
"""

# What people write by mistake: countries, ISO 639-2 codes and other short forms. None of them
# is read; each has one likely meaning.
_MISTAKES = """
cs cz ces cze
da dk dan
de deu ger
el gr gre ell
en us gb eng
es spa
fr fra fre
it ita
ja jp jpn
ko kor
nl dut nld
pt por
ru rus
sv swe
uk ua ukr
vi vn vie
zh cn zho chi chn
"""

MULTIPLE = frozenset(
    {
        *("mul", "multi", "multiple", "multilingual", "multiple languages", "many"),
        *("多语言", "多语种", "多种语言", "多语", "多种"),
    }
)
"""Names, in lower case, of a number of languages that nobody counted."""

PAIRS = dict.fromkeys(("中英", "中英文", "中英双语", "英中"), ("en", "zh"))
"""Short forms for two languages that are no names → what they mean."""


@cache
def codes_by_name() -> dict[str, str]:
    """English, Chinese and some own names in lower case → code."""
    return _table(_NAMES)


@cache
def codes_by_mistake() -> dict[str, str]:
    """Short forms that are no ISO 639-1 codes → the code that is likely meant."""
    return _table(_MISTAKES)


def _table(lines: str) -> dict[str, str]:
    rows = (line.split() for line in lines.split("\n") if line)
    return {name.replace("_", " "): code for code, *names in rows for name in names}
