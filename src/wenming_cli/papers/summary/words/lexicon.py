"""The words by which a sentence of a plan or of a note is understood: verbs, events, openings."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HOLDING = _words(
    """
    举办 召开 开展 组织 举行 进行
    """
)
"""Verbs that stand before the name of an event."""

COMMON = (*HOLDING, "完成")
"""Verbs that are left out behind 补办 and 完成."""

REPORTING = _words(
    """
    报送 上报 提交
    """
)
"""Verbs of what is sent up; what was not is 补报."""

VERBS = HOLDING + _words(
    """
    学习 完成 印发 制定 修订 调整 提交 上报 报送 推荐 评选 评出 表彰 通报 更换 更新 张贴 悬挂
    发放 发布 刊发 慰问 走访 看望 帮扶 参观 参加 观看 邀请 征集 签订 成立 组建 注册 捐赠 捐款
    献血 清理 清扫 打扫 整治 检查 督查 督促 整改 发现 启动 部署 动员 传达 研究 讨论 撰写 编印
    收集 整理 归档 宣传 宣讲 培训 辅导 新建 建成 建立 健全 完善 落实 推进 推动 做好 抓好 加强
    强化 深化 优化 规范 倡导 选树 丰富 营造 创建 申报 迎接 通过 接受 购置 添置 改造 维修 种植
    祭扫 缅怀 设置 开设 开通 拍摄 制作 展示 展出 交流 座谈 调研 服务 救助 资助 摸排 排查 化解
    解决 办理 加大 加快 提高 提升 增强 突出 打造 巩固 拓展 坚持 严格 抓建 弘扬 培育 践行 贯彻
    开办 办好 补上 补开 补办
    执行 受理 答复 投入 筹集 拨付 使用 指导 协调 联合 配合 挖掘 搜集 举行 收看 选派 抽查 走进
    """
)
"""What is done, in two characters."""

BEGINNING = _words(
    """
    开行 开放 采编 采购 采集 清点 盘点 修复 修缮 播放 放映 讲好 选送 推送 赠送 接送 起草 编写 检修
    巡查 登记 建设 布置 审核 承办 主办 排练 演练 消毒 绿化 美化 治理 推出 推行 推广 争创
    """
)
"""Verbs only where a clause begins with them; elsewhere they are parts of names: 古籍修复工作."""

AIMING = _words(
    """
    加大 加快 加强 强化 深化 优化 提高 提升 增强 突出 巩固 拓展 推进 推动 做好 抓好 抓建 健全 完善
    落实 坚持 弘扬 培育 践行 贯彻 执行 规范 倡导 丰富 营造 打造 深入 严格
    """
)
"""Verbs of a direction that is taken, not of a thing that is done so many times."""

NAMING = _words(
    """
    加大 加快 加强 强化 深化 推进 推动 做好 抓好 坚持
    """
)
"""Verbs of a direction behind which the work has its name: 加强环境建设, not 丰富文化生活."""

TURNED = _words(
    """
    整治 更换 更新 评选 检查 整改 清理 清扫 修订 维修
    """
)
"""Verbs that stand behind their thing where 补办 is before it: 补办6月宣传栏更换."""

NAMED_BEHIND = _words(
    """
    慰问 走访 修复 修缮 培训 辅导 征集 推荐 选树 报送 采购 维护
    """
)
"""Verbs that a piece of work has behind its thing where it is named: 退休馆员慰问."""

HELD = _words(
    """
    开办 办好 讲好 承办 主办 做好 抓好 参加
    """
)
"""Verbs of what has a name without them: 手机课堂, 邻里节."""

RULES = _words(
    """
    制度 机制 责任制 规定 办法
    """
)
"""What one goes by, at the end of a thing that is kept up: 学习制度."""

OPENERS = VERBS + _words(
    """
    集中 专题 继续 持续 全面 深入 及时 认真 积极 已 到 赴 在 向 为 由 对 与 以 围绕 按照 结合
    利用 补开 补办 补报 上党课 写 送 包 做 发 请 给 帮 开进 驶进 来到 共读
    """
)
"""What a note begins with that is a sentence by itself."""

EVENTS = _words(
    """
    会 讲堂 活动 研讨 演 赛 课 讲座 培训 督查 检查 评选 仪式 典礼 劝导 展 座谈 学习 宣讲 服务
    整治 清扫 祭扫 慰问 演出 日 周 月 课堂 节 行动 演练 论坛
    """
)
"""What the name of an event ends with."""

MANNERS = _words(
    """
    进一步 认真 大力 切实 着力 深入 全面 积极 扎实 不断 继续 统筹
    """
)
"""How something is done; it may stand before the verb."""

LEADING_IN = _words(
    """
    以 按照 围绕 根据 结合 通过 为 把
    """
)
"""What begins a clause that another one follows."""

COMPANY = _words(
    """
    与 同 和 向 对 为 到 在
    """
)
"""What stands before whom something is done with, not who does it."""
