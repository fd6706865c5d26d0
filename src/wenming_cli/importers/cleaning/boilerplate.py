"""Lines that a website, a viewer or a printer put around and into a document.

Patterns are of whole lines, after folding to half width. Sources: the pages of wnwk.com, doc88,
renrendoc, wenku and their kin, and government sites (domain.md 0).
"""

from __future__ import annotations

import re

PAGE_NUMBER = re.compile(
    r"[-·\s]*\d{1,3}[-·\s]*|-\s*\d{1,3}\s*-|第\s*\d{1,3}\s*页(?:\s*[,/、]?\s*共\s*\d{1,3}\s*页)?|"
    r"\d{1,3}\s*/\s*\d{1,3}|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
_SITE = re.compile(
    r"分享|收藏|下载文档|立即下载|免费下载|全文下载|点击下载|在线阅读|收起|展开|举报|版权申诉|登录|注册|首页|打印|关闭"
    r"|(?:ID|大小|页数|格式|时间|上传时间|上传者|文档编号|文档格式|文件大小|浏览|下载次数|下载量|价格|所需积分|积分|评分|字号|字数|热度)\s*[:：].{0,40}"
    r"|收藏\s*分享.*|分享到.{0,20}|.{0,20}(?:收藏|点赞|举报|分享)\s+(?:收藏|点赞|举报|分享).*"
    r"|资源描述\s*[:：]?|关于本文|(?:本文)?(?:标题|链接)(?:地址)?\s*[:：].{0,80}|.*由(?:会员|用户|网友)分享.*|(?:立即|免费)下载\s.*"
    r"|(?:展开)?阅读(?:全文|更多)|展开(?:阅读)?全文|(?:关于我们|网站(?:声明|地图)|联系(?:我们|客服)|免责声明|隐私政策|帮助中心)(?:[\s|·-]+\S{2,8})*"
    r"|首页\s*[>»/].{0,60}|上传人\s*[:：].*|.{0,40}备案号.{0,30}|网站客服.*|客服(?:QQ|电话|热线).*|.*ICP备.{0,30}|.*版权所有.{0,30}|(?i:copyright).*|©.*"
    r"|(?:此|本)文档(?:下载收益|由|为|共).*|.*(?:如有侵权|侵权.{0,12}删除|仅供(?:参考|学习)).*"
    r"|(?:你|您)可能(?:关注|感兴趣|喜欢).*|猜你喜欢.*|(?:相关|推荐|热门|最新)(?:文档|推荐|阅读|文章|资源|搜索|标签)\s*[:：]?.{0,20}"
    r"|(?:[【\[(](?:打印|关闭|收藏|分享)(?:[本此]页|窗口)?[】\])]\s*){1,4}(?:分享到?\s*[:：]?.{0,20})?|版权所有\s*[:：].{0,90}|(?:地址|主办|承办|电话)(?:单位)?\s*[:：].{0,60}技术支持\s*[:：].{0,60}|(?:相关|推荐)(?:阅读|文章)\s*[:：].{0,90}"
    r"|上一[篇页].{0,60}|下一[篇页].{0,60}|返回(?:顶部|首页|列表).*|(?:文档)?加载中.*|正在(?:加载|阅读).*"
    r"|(?:当前|您(?:现在|当前)?的?)位置\s*[:：].*|[【\[(]?字体\s*[:：].*|[【\[(]?(?:字号)\s*[:：]?.{0,12}"
    r"|(?:来源|信息来源|发布时间|发布日期|发布机构|浏览次数|点击数|阅读次数|点击率|作者|编辑|责任编辑|审核)\s*[:：].{0,40}"
    r"|.{0,60}\.(?:docx?|wps|pdf|txt)|还剩\d+页.*|下载文档到.{0,20}|免责声明\s*:.*|剩余\d+页.*|VIP.{0,20}|开通(?:VIP|会员).*|(?:用户)?评论.{0,10}|扫一扫.{0,20}|.{0,12}(?:微信|公众号)扫.*"
)
_TIPS = re.compile(
    r"温馨提示\s*[:：]?|(?:下载|版权|免责|使用)(?:说明|声明|须知)\s*[:：]?|特别(?:说明|声明)\s*[:：]?"
)
_TIP_LINE = re.compile(r"\d{1,2}\s*[.、].*|[①-⑳].*")
ABOUT_FILES = re.compile(
    r"文档|下载|上传|版权|网站|本站|客服|付费|预览|侵权|权益|转载|会员|素材|压缩包|商用|盈利"
)
_SUGGESTS = re.compile(
    r"(?:你|您)可能(?:关注|感兴趣|喜欢).*|猜你喜欢.*|(?:\([^()]{2,40}\)(?:的)?)?(?:相关|推荐|热门|最新|延伸|更多)(?:文档|推荐|阅读|文章|资源|搜索|链接|内容|新闻|信息)\s*[:：]?"
    r"|往期(?:推荐|回顾|精选|精彩|文章|内容)\s*[:：]?|精彩(?:推荐|回顾|链接|内容)\s*[:：]?|热(?:门推荐|点推荐|文推荐)\s*[:：]?|大家(?:都)?在看\s*[:：]?"
    r"|[上下]一篇\s*[:：].{0,60}"
)
_TITLE_WITH_DAY = re.compile(
    r"\d{1,2}\s?[.、]\s?[^。;:()]{4,40}?\s?\(?(?:20\d\d[-./年])?(?:0[1-9]|1[0-2])[-./月](?:[0-2]\d|3[01])日?\)?"
)
"""1.卫生检查工作计划01-12: the title of another document, with the day on which it appeared."""

_CREDITS = re.compile(
    r"(?:(?:文字?|图片?|图文|摄影|撰稿|供稿|编辑|校对|初审|复审|审核|终审|监制|排版|制图|通讯员|投稿(?:邮箱|信箱))\s?[:/|]\s?\S{1,24}\s*){2,8}"
)
"""Who wrote and took the pictures, below a text."""


def is_site_line(plain: str) -> bool:
    """Tell whether a folded, stripped line belongs to a website."""
    return len(plain) <= 120 and (
        _SITE.fullmatch(plain) is not None or _CREDITS.fullmatch(plain) is not None
    )


def opens_tips(plain: str) -> bool:
    """Tell whether a folded line opens a website's list of advice; numbered lines follow."""
    return _TIPS.fullmatch(plain) is not None


def suggests_more(plain: str) -> bool:
    """Tell whether a folded line stands above titles of other documents."""
    return _SUGGESTS.fullmatch(plain) is not None


def is_title_with_day(plain: str) -> bool:
    """Tell whether a folded line is a numbered title of another document with its day."""
    return _TITLE_WITH_DAY.fullmatch(plain) is not None


def is_tip(plain: str) -> bool:
    """Tell whether a numbered line is about files and websites, not about the office's work."""
    return _TIP_LINE.fullmatch(plain) is not None and ABOUT_FILES.search(plain) is not None


def is_page_number(plain: str) -> bool:
    """Tell whether a folded, stripped line is a page number."""
    return bool(plain) and PAGE_NUMBER.fullmatch(plain) is not None
