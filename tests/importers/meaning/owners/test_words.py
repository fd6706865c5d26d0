"""The tables of words around names: each row matches the example that it is there for."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tables import each_row
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.owners import words
from wenming_cli.importers.meaning.owners.names import name_kind

KINDS = {
    "nobody": words.NOBODY,
    "aside": words.ASIDE,
    "other": words.NO_NAME,
    "general": words.TOO_GENERAL,
    "person": words.OFFICES,
}

LIKEWISE: Mapping[str, str] = {
    "无": "没有 空 / ／ \\ * - ——",
    "6月底前": "3月开工 5日上午 2026年开展 三月前 二季度末前 今年以前 汛期期间 新学期之前 春节期间 本年底底前",
    "开学前": "领导检查前",
    "长期坚持": "长期 全年推进 常态化开展 持续推进 即日起 上半年 下半年 下半年内 年内 年底 年初 年底前 第一季度 四季度末 二季度 三季度",
    "每月": "每年 每季度一次 每周 每日 每旬 按月通报 按季 至年末",
    "138××××5678": "联系电话 公务邮箱 值班手机 微信群 传真件 010-88886666 (010)+8888x *****",
    "下同": "以下同 以下简称宣传部 简称市委办 不再列出",
    "有条件的单位": "完成了 谁 可以参加 必须到场 另行通知 自行安排 无法确认",
    "各部门要": "甲局须到场 甲局应到场 把关口 被检查 是重点 让位 将检查",
    "责任到人": "到村里 落实对象对甲局 比照办理 参照办理 甲局负责接待 甲局开展活动 甲局进行改造 甲局制定细则",
    "甲。乙": "甲:乙 甲?乙 甲!乙",
    "见附表": "详见附表 参见附表 按分工 按照分工 根据分工 依据分工 依照分工 结合实际 围绕重点 通过检查 依托社区 利用假期 参照执行 "
    "为主 以上 对照 向前 从严 与会 同步 并行 且慢 均需 在册 于此 每户 某局 其中 凡事 如下 若干 因故",
    "有人": "经批准 就近 能做 不力 一个 一名 一把 一项 一岗 一人 一次 一般",
    "动员群众": "坚持学习 做到位 实行轮岗 明确分工 安排人 指定人 确定人 抽调人 选派人 发挥余热 建立台 健全台 完善台 形成合 强化宣 压实担 成立班 组建班 加强管 加大管 邀请人 "
    "招募人 鼓励人 引导人 号召人 聘请人 充分用 切实做 积极做 认真做 深入做 大力做 努力做 进一步 继续做 走访户 学习班 争取人 确保做 严格管 做好饭 抓好饭 搞好饭 "
    "开展班 提高班 提升班 增强班 注重班 突出班 落实人 推进会 推动会 组织开展 组织实施 组织召开 组织举办 组织参加 协调各县 督促人 注意火 要求人",
    "领导带头": "领导重视 单位主导 部门联动 家校互动 人员到位 守土有责 守土尽责 各负其责 同向发力 同向用力 甲乙共管 甲乙共建 甲乙共治 甲乙共享 主动作为 限时办结 "
    "书记挂帅 书记带队 层层抓落实 副职具体抓 件件有人 件件有专人",
    "志愿者陪同": "志愿者陪伴 邻居代为 网格员上门 邻居帮助 邻居帮忙 老师带领 老师引导 民警现场 民警当场 居民就近 律师免费 老师全程 保安随时 保安主动",
    "措施": "责任 任务 制度 政策 工作 资金 经费 态度 作风 上下 左右 内外 前后 各自 自己 我们 他们 大家 人人 全员 全民",
    "专人": "有人 无人 全人员 专门人员 双方 多方 各方 各方面 专班化 网格化 项目化 清单化 层层 逐级 分级 分类 归口 首问 首办 属地 属人 行业 限时 终身 全程",
    "待定": "另定 另行 待发 暂未明 未定 不详 暂缺 待上级研究",
    "Q&A": "12345 ABC",
    "部门": "单位 科室 处室 政府 社会 公众 群众 领导 企业 个人 家庭 干部 党员 党政 市场 学生 学校 媒体 大众 组织 人员 机构 队伍 时间 内容",
    "各级": "有关方面 相关各方 各个方面 各级部门 各级单位 各级党组织 各级党委 各级、各部门 各级政府 本单位 本部门",
    "志愿者": "返校老师 小教师 小家长 同学 老居民 老村民 老市民 老群众 老专家 老律师 老医生 老护士 好青年 好孩子 老师傅 小商家 第三方 老人",
    "分管副主任": "厂长 党总支书记 总经理 主席 总裁 总监 总工程师 董事 纪检委员 常委 正职 副职 副总",
    "主要领导": "领导同志 领导干部 领导班子成员 领导班子成员 项目负责人 负责同志 第一责任人 一把手 二把手 带头人 法定代表人 李同志",
    "区委常委": "党组成员 党委委员 党工委成员 党组书记 党组副书记 党委副书记",
    "副县长": "副市长 常务副区长 副州长 副旗长 副镇长 副乡长",
    "一把手": "党政一把手 二把手 领导 党政领导",
    "创建工作领导小组": "创建工作小组 整治专班 防汛指挥部 绿化委员会 联席会议 联席会议办公室",
    "同上": "同前 同左",
}  # fmt: skip
"""The other words of a row, behind its example; blanks set them apart."""

PARTS: Mapping[str, str] = {
    "财政局等有关部门": "等5个部门 等各三家单位 等十二家科室 等相关处室 等职能股室 等成员站所 等责任机构 等牵头企业 等配合院系 等省直学院 等市直学校 "
    "等直属组织 等各街道 等主管乡镇 等行业部门 等业务部门",
    "区融媒体中心": "市委 县委办 宣传部 文化局 教育厅 派出署 督查处 人事科 财务股 秘书组 突击队 兵站 研究所 养老院 图书馆 检校 产业园 面粉厂 百货店 艺术团 气象台 石化司 银行 一班 铁矿 港 一段 "
    "电网 妇联 法庭 少年宫 镇 乡 县 区 国企 一连 国营 水库 街坊 工会 丰镇 丰村 菜场 丰市 道办 供销社 政府 街道 基地 集团 公司 社区 政协 人大 大学 中学 小学 高中 初中 企业 单位 部门 "
    "车间 党支部 党总支 海关 机关 保安人员 合作社 文艺团体 组织 机构 领导班子 村两委 村两委” 商户 农户 平台 成员 党群 供应商 运营商 人武部 民兵",
    "区妇联": "各村 有关镇 相关镇 属地镇 辖区镇 其他镇 其它镇 所在镇 驻军 ××镇 省厅 市局 县局 旗委 州委 镇委 乡委 村委 团市委 团省委 团区委 团县委 团州委 本村",
}  # fmt: skip

UNITS = (
    "要素保障组 要塞管理处 要闻编辑部 供应科 应急局 应用技术站 应对办 对外联络处 对台工作办 对口支援办 把手厂 是非调解室 让胡路分局 军乐团 送到家服务部 "
    "为民服务中心 以色列馆 向阳社区 从化分局 在建项目部 在京办事处 在校生工作处 在职党员办 于都办事处 并购部 经济发展局 经开分局 经信局 经贸局 经管站 经营科 经办中心 有关工委 "
    "就业局 能源局 不动产登记中心 安排部 落实办 落实专班 推进办 推进中心 推动组 班主任 成长中心 增长办 延长石油公司 特长班 专长班"
)
"""Units whose names begin, or go on, as the words of those rows do."""


@each_row(("kind", "row"), [(kind, row) for kind, rows in KINDS.items() for row in rows])
def test_each_row_tells_its_example(kind: str, row: words.WordPattern) -> None:
    assert words.table(row).fullmatch(fold_width(row.example))
    assert name_kind(row.example) == kind


@each_row(
    "row", [*(row for rows in KINDS.values() for row in rows), *words.RANKS, words.SLOGAN, words.BODIES, words.SAME]
)  # fmt: skip
def test_rows_that_match_a_whole_name(row: words.WordPattern) -> None:
    whole = words.table(row)
    said = [row.example, *LIKEWISE[row.example].split()]
    assert [one for one in said if not whole.fullmatch(fold_width(one))] == []


@pytest.mark.parametrize("row", [*words.ENDINGS, words.AND_OTHERS, words.LEVEL])
def test_rows_that_match_a_part_of_a_name(row: words.WordPattern) -> None:
    pattern = words.table(row).pattern
    at_end = row in words.ENDINGS
    part = re.compile(f"(?:{pattern})$" if at_end else pattern)
    said = [row.example, *PARTS[row.example].split()]
    assert [one for one in said if not part.search(one)] == []


def test_units_are_called_as_those_words_begin() -> None:
    assert [one for one in UNITS.split() if name_kind(one) != "unit"] == []
