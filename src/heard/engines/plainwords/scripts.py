"""Names after words for kin or a title in scripts that have no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.engines.plainwords.listing import listed
from heard.engines.plainwords.shadow import fold

Span = tuple[int, int, str, float]

# Words for kin, with "my" or without, that a name may follow; by script.
_KIN = tuple(
    fold(word)
    for word in listed(
        """
        ابني ابنتي بنتي ولدي طفلي طفلتي زوجي زوجتي أخي أختي اسمه اسمها اسمي الأستاذ
        الأستاذة الدكتور الدكتورة السيد السيدة بیٹا بیٹی بیٹے بچی بچہ بھائی بہن شوہر بیوی
        نام محترمہ جناب ڈاکٹر پسرم دخترم آقای خانم ছেলে মেয়ে ছেলের মেয়ের সন্তান ভাই বোন
        স্বামী নাম बेटा बेटी बेटे बच्चा बच्ची भाई बहन पति पत्नी नाम श्री श्रीमती ਪੁੱਤਰ ਧੀ
        ਬੇਟਾ ਬੇਟੀ ਬੱਚਾ ਭਰਾ ਭੈਣ ਪਤੀ ਪਤਨੀ ਨਾਮ દીકરો દીકરી પુત્ર પુત્રી ભાઈ બહેન નામ மகன்
        மகள் பெயர்
        """
    )
)
# What goes on after kin where no name follows: "my son does not ...".
_NO_NAMES = frozenset(
    fold(word)
    for word in listed(
        """
        لا لم لن ما ليس ليست في من هو هي كان كانت عمره عمرها لديه لديها عنده عندها يحتاج
        تحتاج يعاني تعاني يذهب تذهب يحب تحب و على الذي التي قد مع إلى کو کے کی کا نے سے
        اور ہے ہیں میں بہت دو تین ایک اسکول نہیں بھی پر جو ہی کہ اب آٹھ سات چھ پانچ آٹزم
        معذور কে এর এবং খুব না স্কুলে যায় আছে একটি এক দুই অটিজম জন্য সাথে को के की का ने
        से और है हैं में बहुत एक दो स्कूल नहीं भी पर जो यह ਨੂੰ ਦੇ ਦੀ ਦਾ ਨੇ ਤੋਂ ਅਤੇ ਹੈ ਵਿੱਚ
        ਬਹੁਤ ਸਕੂਲ ਨਹੀਂ ਇੱਕ છે ને માટે અને ખૂબ નથી
        """
    )
)
_AFTER_KIN = re.compile(
    r"(?<!\w)(?:و|ل|ب)?(?:" + "|".join(sorted(_KIN, key=lambda word: (-len(word), word))) + r")"
    r"(?:[ \t]?[,،:(][ \t]?|[ \t]+)([^\W\d_a-zA-Z]{2,20})(?!\w)"
)
_HAN_STOPS = (
    "的了是在不没有很也都和跟与去上下会能要想需被今已正现就还从对给患得喜爱说学读每天两三四五六七八九十一"
    "老师班校医院这那什么怎么吗呢吧自闭症目前非常因为所以但而且只无法经常总,，。！？、 "
)
_HAN_KIN = re.compile(
    r"(?:我|我们|咱)(?:家)?(?:的)?(?:大|小|二)?"
    r"(?:儿子|女儿|孩子|兒子|女兒|丈夫|妻子|老公|老婆|"
    r"弟弟|妹妹|哥哥|姐姐|孙子|孙女)"
    r"(?:叫|名叫|名字是|名字叫)?[ ,，]?([\u4e00-\u9fff]{2,3})"
)
_HAN_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁"
    "沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严"
)
_HAN_TITLE = re.compile(
    rf"([{_HAN_SURNAMES}][\u4e00-\u9fff]?)(?:老师|医生|先生|女士|小姐|太太|校长)"
)


def names_in_scripts(signs: str) -> Iterator[Span]:
    """Yield start, end, why and confidence of names in Arabic, Indian and Chinese scripts."""
    if signs.isascii():
        return
    for found in _AFTER_KIN.finditer(signs):
        if found[1] not in _NO_NAMES:
            yield (*found.span(1), "after a word for kin or a title", 0.6)
    for found in _HAN_KIN.finditer(signs):
        given = re.split(f"[{_HAN_STOPS}]", found[1], maxsplit=1)[0]
        if len(given) > 1:
            yield (found.start(1), found.start(1) + len(given), "after a word for kin", 0.6)
    for found in _HAN_TITLE.finditer(signs):
        yield (*found.span(1), "before a title", 0.6)
