"""Which column is which, by the words of its heading."""

from __future__ import annotations

from tables import each_row
from wenming_cli.importers.tables.columns import (
    HEADINGS,
    ColumnName,
    heading_below,
    roles_of,
    text_of_role,
    who_and_when,
)


@each_row("row", HEADINGS, ids=lambda row: row.example)
def test_each_role_has_a_heading(row: ColumnName) -> None:
    heading = ["工作任务", "责任单位", "完成时限", row.example]
    assert (roles_of(heading) or {})[3] == row.role
    assert row.example.isalpha()


@each_row(
    ("role", "words"),
    [
        ("number", "序号 编号 序列 项次 序"),
        ("record", "任务来源 工作来源 督办来源 督查来源 交办来源 线索来源 来源 推进情况 工作完成结果 任务进展情况 落实情况 办理结果"),
        ("record", "整改情况 项目进展 最新进展情况 当前进度 目前进度 任务状态 是否完成 立项时间 交办日期 转办时间 批示时间 批办时间"),
        ("record", "签批时间 来文时间 来函时间 收文日期 受理时间 下达时间 接收时间 登记时间 填报时间 更新时间 销号时间 实际完成时间 未完成原因"),
        ("steps", "任务分解 分解任务 工作进度 时序进度 推进步骤 实施步骤 进度安排 进度要求 进度计划 时序 阶段目标 阶段性任务 阶段安排 节点任务"),
        ("leader", "责任领导 分管领导 牵头部领导 包抓领导 挂点领导 主管局长 责任主任 区级领导"),
        ("support", "配合单位 协办 协助科室 参与部门 协同处室 参加人员"),
        ("lead", "牵头 主办单位 主责科室 承办人"),
        ("owner", "责任班组 责任小组 责任车间 责任支部 责任站所 责任院系 责任单位 责任科室 责任部门 责任处室 责任股室 责任主体 责任人 责任分工 承担单位 承担科室 承担部门 落实单位 落实科室"),
        ("owner", "落实部门 负责单位 负责科室 负责部门 负责人 单位 科室 部门 处室 股室"),
        ("start", "计划开始时间 预计起始日期 拟启动时间 工作开工时间 任务开始 启动"),
        ("due", "完成时限 办理期限 整改时间 推进时间 工作时间安排 时间要求 完成进度安排 完成日期 结束日期 截止日期 结束 截止 计划节点 里程碑"),
        ("due", "验收时限 答复期限 销号节点"),
        ("every", "频次 开展频率 工作周期 活动频次"),
        ("category", "类别 大类 板块 分类 项目类别 领域 测评类别 考评类别 考核类别 一级指标 月 月份"),
        ("theme", "本月主题 当月主题 每月主题 月度主题 主题"),
        ("criterion", "考核要点 考评标准 评价办法 评分依据 验收方式 评估要点 预期成果 工作成效 最终成果 成果形式 成效"),
        ("task", "重点任务 主要任务 具体事项 年度项目 督办事项 督查问题 交办事项 整改任务 工作指标 创建指标 目标任务 测评指标 考评指标"),
        ("task", "考核指标 存在问题 反馈问题 突出问题 存在的问题 任务名称 重点工作 活动主题 活动项目 活动名称 主要工作 工作 设施 设备"),
        ("task", "器材 阵地 场所 点位 设施名称 名称"),
        ("detail", "具体措施 主要要求 重点内容 工作目标 量化标准 创建做法 完成举措 达标要求 测评内容 考评内容 考核内容 评价内容"),
        ("detail", "材料要求 整改措施及要求 措施 实施内容 活动内容"),
        ("note", "备注 说明"),
        ("", "姓名 电话 工作单位地址电话 序言 主题词 名称词"),
    ],
)  # fmt: skip
def test_each_word_that_offices_write_above_a_column(role: str, words: str) -> None:
    told = {
        word: (roles_of(["工作任务", "责任单位", "频次", word]) or {}).get(3)
        for word in words.split()
    }
    assert told == dict.fromkeys(told, role or None)


def test_a_heading_of_fourteen_characters_is_one_and_a_longer_one_is_words() -> None:
    cells = ["工作任务", "责任单位", "频次", "备注" + "事" * 12, "备注" + "事" * 13]
    assert roles_of(cells) == {0: "task", 1: "owner", 2: "every", 3: "note"}


@each_row(
    ("heading", "roles"),
    [
        ("序号 工作任务 牵头单位 配合单位 完成时限", ["number", "task", "lead", "support", "due"]),
        (
            "编号 工作项目 责任领导 责任科室 频次 备注",
            ["number", "task", "leader", "owner", "every", "note"],
        ),
        ("类别 重点工作 具体措施 责任人 时间节点", ["category", "task", "detail", "owner", "due"]),
        ("时间 内容", ["due", "task"]),
        ("任务 责任部门 协作单位 时限", ["task", "owner", "support", "due"]),
        ("任务 责任部门 会办科室 协同单位", ["task", "owner", "support", "support"]),
        ("科室 工作任务 时间", ["owner", "task", "due"]),
        ("序号 编号 工作任务 牵头单位", ["count", "number", "task", "lead"]),
        ("工作任务 时序进度 考核要点", ["task", "steps", "criterion"]),
        (
            "督办事项 任务来源 主办单位 办理时限 办结时间",
            ["task", "record", "lead", "due", "record"],
        ),
        ("督办事项 事项来源 批示时间 主办单位", ["task", "record", "record", "lead"]),
        ("序号 设备 标准 责任班组 完成时限", ["number", "task", "detail", "owner", "due"]),
        ("编号 名称 要求 责任科室 完成时限", ["number", "task", "detail", "owner", "due"]),
        ("工作任务 办理期限 完成日期 结束时间", ["task", "due", "record", "record"]),
        ("督办事项 办理时限 办结日期", ["task", "due", "record"]),
        ("时序进度 责任单位", ["task", "owner"]),
        ("具体措施 时序进度 责任单位", ["task", "steps", "owner"]),
        ("具体措施 主要做法 责任单位", ["task", "detail", "owner"]),
        ("责任人 重点任务", ["owner", "task"]),
        ("工作任务 时序进度 其他", ["task", "steps"]),
        ("工作任务 1月份 12月 其他", ["task", "period", "period"]),
        ("工作任务 九月 十月 十二月 第4季度 下半年", ["task", *["period"] * 5]),
        ("工作任务 1月 十一月 第三季度 上半年", ["task", "period", "period", "period", "period"]),
    ],
)
def test_headings(heading: str, roles: list[str]) -> None:
    assert list((roles_of(heading.split()) or {}).values()) == roles


@each_row(
    "heading",
    [
        "姓名 职务 电话",
        "序号 工作任务",
        "工作任务",
        "牵头单位 完成时限",
        "工作任务 责任单位 其他",
        "工作任务 类别 责任单位 其他",
        "工作任务 主题 责任单位 其他",
        "工作任务 备注 责任单位 其他",
        "工作任务 考核要点 责任单位 其他",
        "工作任务 任务来源 责任单位 其他",
        "序号 编号 工作任务 其他",
        "工作任务 十三月 13月 其他",
        "工作任务 1月 其他",
        "工作任务 备注",
        "",
    ],
)
def test_other_rows_are_no_heading_of_tasks(heading: str) -> None:
    assert roles_of(heading.split()) is None


def test_two_rows_make_one_heading() -> None:
    above, below = ["任务", "责任分工", "责任分工"], ["任务", "牵头单位", "配合单位"]
    assert heading_below(above, below) == below
    assert heading_below(above, ["讲堂", "党办", "团委"]) is None
    assert heading_below(above, ["任务", "牵头单位"]) is None


def test_owners_and_dates_of_a_table_without_tasks() -> None:
    heading = [
        "测评内容",
        "责任单位",
        "牵头单位",
        "配合单位",
        "责任领导",
        "完成时限",
        "频次",
        "备注",
    ]
    assert who_and_when(heading) == {
        1: "owner", 2: "lead", 3: "support", 4: "leader", 5: "due", 6: "every",
    }  # fmt: skip


def test_several_columns_of_one_role_are_one_text() -> None:
    roles = {0: "detail", 1: "lead", 2: "detail", 3: "detail"}
    assert text_of_role(["甲", "党办", "乙", "甲"], roles, "detail") == "甲；乙"
    assert text_of_role(["甲", "党办", ""], roles, "detail") == "甲"
