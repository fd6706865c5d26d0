"""Lines of websites, viewers and printers, and lines of offices that look like them."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.boilerplate import (
    is_page_number,
    is_site_line,
    is_tip,
    is_title_with_day,
    opens_tips,
    suggests_more,
)


@each_row(
    ("line", "site"),
    [
        ("下载文档", True), ("页数:12", True), ("当前位置:首页>方案", True), ("方案.docx", True),
        ("责任编辑:某某", True), ("上一篇:总结", True), ("分享经验", False), ("首页要更新", False),
        ("下载文档到电脑,方便使用", True), ("免责声明:本答案为用户上传,不代表本网观点。", True),
        ("(打印)(关闭) 分享到:", True), ("【打印】【关闭】", True), ("(关闭)水闸", False), ("版权所有:××区图书馆 电话:0×××-55××××18 ×ICP备2021000×××号", True),
        ("地址:文昌路36号 邮编:×××××× 技术支持:××网络", True), ("主办:××乡人民政府 技术支持:××公司 备案号:×ICP备05号", True),
        ("相关阅读:1.关于清明假期的公告 2.2025年度十大借阅排行榜", True), ("地址:文昌路36号", False),
        ("本文如有侵权请及时联系本站删除。", True), ("一、学习", False), ("来源:" + "长" * 41, False),
    ],
)  # fmt: skip
def test_lines_of_a_website(line: str, site: bool) -> None:
    assert is_site_line(line) is site


@pytest.mark.parametrize(
    ("line", "number"),
    [("12", True), ("- 3 -", True), ("第3页 共9页", True), ("3/9", True), ("Page 3 of 9", True), ("", False),
     ("1234", False), ("3项", False), ("第3页表格", False)],
)  # fmt: skip
def test_page_numbers(line: str, number: bool) -> None:
    assert is_page_number(line) is number


def test_advice_of_a_website_is_told_from_items_of_the_plan() -> None:
    assert opens_tips("温馨提示:")
    assert not opens_tips("温馨提示牌要更换")
    assert is_tip("1.本站文档仅供参考")
    assert not is_tip("1.每月学习一次")
    assert not is_tip("本站文档仅供参考")


def test_titles_of_others_stand_below_a_heading_of_the_website() -> None:
    assert suggests_more("相关文档:")
    assert suggests_more("您可能感兴趣的文章")
    assert not suggests_more("相关文档要归档")


SITE = (
    "分享 收藏 下载文档 立即下载 免费下载 全文下载 点击下载 在线阅读 收起 展开 举报 版权申诉 登录 注册 首页 打印 关闭 ID:1 大小:1 页数:1 格式:1 "
    "时间:1 上传时间:1 上传者:1 文档编号:1 文档格式:1 文件大小:1 浏览:1 下载次数:1 下载量:1 价格:1 所需积分:1 积分:1 评分:1 字号:1 字数:1 热度:1 "
    "分享到微信 资源描述: 关于本文 本文标题:甲 链接地址:甲 由会员分享 甲由用户分享 由网友分享乙 阅读全文 展开阅读更多 展开全文 关于我们 网站声明 "
    "网站地图 联系我们 联系客服 免责声明 隐私政策 帮助中心 首页>甲 首页»甲 首页/甲 上传人:甲 甲备案号1 网站客服甲 客服QQ:1 客服电话 客服热线 "
    "京ICP备1 甲版权所有乙 copyright2026 ©2026 此文档下载收益归甲 本文档由甲 本文档共9页 如有侵权 侵权请删除 仅供参考 仅供学习 你可能关注 "
    "您可能感兴趣 你可能喜欢甲 猜你喜欢 相关文档 推荐推荐 热门阅读 最新文章 相关资源 热门搜索 热门标签 上一篇甲 下一页 返回顶部 返回首页 "
    "返回列表 文档加载中 正在加载 正在阅读 当前位置:甲 您现在的位置:甲 您当前位置:甲 字体:大 [字体:大 来源:甲 信息来源:甲 发布时间:1 发布日期:1 "
    "发布机构:甲 浏览次数:1 点击数:1 阅读次数:1 点击率:1 作者:甲 编辑:甲 责任编辑:甲 审核:甲 甲.doc 甲.docx 甲.wps 甲.pdf 甲.txt 还剩9页未读 "
    "下载文档到电脑 免责声明:甲 剩余9页 VIP专享 开通VIP 开通会员 用户评论 评论9 扫一扫 微信扫码 公众号扫码 "
    "文字:甲图片:乙 文:甲摄影:乙"
)  # fmt: skip


def test_each_word_of_a_website() -> None:
    lines = [
        *SITE.split(),
        "收藏 分享 甲",
        "甲收藏 点赞",
        "立即下载 甲",
        "关于我们 | 网站地图",
        "文字:甲 图片:乙",
    ]
    assert [line for line in lines if not is_site_line(line)] == []


@each_row(
    "name",
    [
        "文",
        "文字",
        "图",
        "图片",
        "图文",
        "摄影",
        "撰稿",
        "供稿",
        "编辑",
        "校对",
        "初审",
        "复审",
        "审核",
        "终审",
        "监制",
        "排版",
        "制图",
        "通讯员",
        "投稿邮箱",
        "投稿信箱",
    ],
)
def test_each_who_wrote_or_took_the_pictures(name: str) -> None:
    assert is_site_line(f"{name}:某某某 监制/王某")


def test_a_line_of_a_website_has_at_most_a_hundred_and_twenty_characters() -> None:
    assert [is_site_line("©" + "甲" * n) for n in (119, 120)] == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "温馨提示",
        "温馨提示:",
        "下载说明",
        "版权声明:",
        "免责声明",
        "使用须知：",
        "特别说明",
        "特别声明:",
    ],
)
def test_each_word_above_advice(line: str) -> None:
    assert opens_tips(line)


@each_row(
    "word",
    [
        "文档",
        "下载",
        "上传",
        "版权",
        "网站",
        "本站",
        "客服",
        "付费",
        "预览",
        "侵权",
        "权益",
        "转载",
        "会员",
        "素材",
        "压缩包",
        "商用",
        "盈利",
    ],
)
def test_each_word_about_files(word: str) -> None:
    assert [is_tip(f"{mark}{word}甲") for mark in ("1.", "12、", "①", "⑳", "")] == [True] * 4 + [
        False
    ]


MORE = (
    "你可能关注甲 您可能感兴趣 您可能喜欢 猜你喜欢甲 相关文档 推荐推荐 热门阅读 最新文章 延伸资源 更多搜索 相关链接 相关内容 最新新闻 最新信息: "
    "(甲乙)的相关文章: (甲乙)相关文章 往期推荐 往期回顾 往期精选 往期精彩 往期文章 往期内容 精彩推荐 精彩回顾 精彩链接 精彩内容: 热门推荐 "
    "热点推荐 热文推荐: 大家在看 大家都在看: 上一篇:甲 下一篇:甲"
)  # fmt: skip


def test_each_word_above_titles_of_others() -> None:
    assert [line for line in MORE.split() if not suggests_more(line)] == []


@each_row(
    ("line", "told"),
    [
        ("1.卫生检查计划01-12", True), ("12、卫生检查计划(2026-12-30)", True), ("1.卫生检查计划 2026年01月31日", True),
        ("1.卫生检查计划2026/10/09", True), ("1.卫生检查计划13-12", False), ("1.卫生检查计划01-32", False), ("1.卫生检01-12", False),
        ("1." + "卫" * 40 + "01-12", True), ("1." + "卫" * 41 + "01-12", False), ("卫生检查计划01-12", False),
    ],
)  # fmt: skip
def test_titles_of_others_with_their_day(line: str, told: bool) -> None:
    assert is_title_with_day(line) is told
