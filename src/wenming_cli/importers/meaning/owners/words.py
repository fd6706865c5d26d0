"""Tables of words around the names of units, each row with an example that its test reads.

A unit may be called anything, so no list tells what one is. These tell what none is, where a list goes
on, and, for the few questions that nothing else answers, what most names end in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class WordPattern(NamedTuple):
    """A pattern for folded text, and words that it is there for."""

    pattern: str
    example: str


NOBODY = (WordPattern(r"无|没有|空|[\s/／\\*-]*", "无"),)
"""A whole value that says that there is nobody."""

SAME = WordPattern(r"同[上前左]", "同上")
"""A value that is the one above."""

ASIDE = (
    WordPattern(
        r".*\d\s?[月年日].*|.*(?:月|季度|年|汛期|学期|节|年底|月底)[初中末底]?(?:之?前|底前|以前|期间)",
        "6月底前",
    ),
    WordPattern(r".{2,}前", "开学前"),
    WordPattern(
        r"长期.*|全年.*|常态化.*|持续.*|即日.*|[上下]半年.*|年[内底初]前?|第?[一二三四]季度末?",
        "长期坚持",
    ),
    WordPattern(r"(?:每|按)[年月季周日旬].*|至.*", "每月"),
    WordPattern(r"(?:.*(?:电话|邮箱|手机|微信|传真).*)|[\d×xX*+()\s-]{5,}", "138××××5678"),
    WordPattern(r"下同|以下[同简].*|简称.*|不再.*", "下同"),
)
"""Pieces of an owner's list that are about something else."""

NO_NAME = (
    WordPattern(r".*(?:的|了|谁|可以|必须|另行|自行|无法).*", "有条件的单位"),
    WordPattern(
        r".*(?:(?<!主)要(?![素塞闻])|须|(?<![供适响反效感])应(?![急用对届])|把(?!手)|被|是(?!非)|让(?!胡路)|将(?![军乐台])).*",
        "各部门要",
    ),
    WordPattern(
        r".*[^市]到(?!家).*|到.*|.+(?<!应)对(?![外台口接]).+|.*(?:比照|参照|负责(?!人|同志)|开展|进行|制定).*",
        "责任到人",
    ),
    WordPattern(r".*[。:?!].*", "甲。乙"),
    WordPattern(
        r"(?![向于][×xX某]{1,2}$|[向于].[×xX某]$)(?:见|详见|参见|按照?|根据|依据|依照|结合|围绕|通过|依托|利用|参照|为(?!民)|以(?!色列)|对(?![外台口接])|向(?!阳)|从(?![化江])|与|同|并(?!购)|且|均|在(?![建京校职])|于(?![都田洪家])|每|某|其(?![他它余])|凡|如|若|因).*",
        "见附表",
    ),
    WordPattern(
        r"经(?![济开信贸管营办发适]).*|有(?![关限色线轨]).*|就(?!业).*|能(?!源).*|不(?!动产).*|一(?:个|名|把(?!手)|项|岗|人|次|般).*",
        "有人",
    ),
    WordPattern(
        r"(?:坚持|做到|实行|明确|安排(?!部)|指定|确定|抽调|选派|发挥|建立|健全|完善|形成|强化|压实|成立|组建|加强|加大|动员|邀请|招募|鼓励|引导|号召"
        r"|聘请|充分|切实|积极|认真|深入|大力|努力|进一步|继续|走访|学习|争取|确保|严格|做好|抓好|搞好|开展|提高|提升|增强|注重|突出"
        r"|落实(?![办科处室组]|中心|专班)|推[进动](?![办科处室组]|中心|专班)|组织(?:开展|实施|召开|举办|参加)|协调各|督促|注意|要求).*",
        "动员群众",
    ),
    WordPattern(
        r".*(?:带头|重视|主导|联动|互动|到位|有责|尽责|其责|发力|用力|共管|共建|共治|共享|作为|办结|挂帅|带队|抓落实|具体抓|有专?人)",
        "领导带头",
    ),
    WordPattern(
        r".+(?:陪同|陪伴|代为|上门|帮助|帮忙|带领|引导|现场|当场|就近|免费|全程|随时|主动)",
        "志愿者陪同",
    ),
    WordPattern(
        r"责任|任务|措施|制度|政策|工作|资金|经费|态度|作风|上下|左右|内外|前后|各自|自己|我们|他们|大家|人人|全员|全民",
        "措施",
    ),
    WordPattern(
        r"(?:专|有|无|全)(?:门)?人员?|双方|多方|各方(?:面)?|专班化|网格化|项目化|清单化|层层|逐级|分级|分类|归口|首问|首办|属地|属人|行业|限时|终身|全程",
        "专人",
    ),
    WordPattern(r"(?:另|待|暂)[行未]?[定发明]?.{0,2}|未定|不详|暂缺|待.*", "待定"),
    WordPattern(r"[^\u4e00-\u9fff×xX]*", "Q&A"),
)
"""Pieces that are no name of a unit or a person, wherever they stand."""

TOO_GENERAL = (
    WordPattern(
        r"部门|单位|科室|处室|政府|社会|公众|群众|领导|企业|个人|家庭|干部|党员|党政|市场|学生|学校|媒体|大众|组织|人员|机构|队伍|时间|内容",
        "部门",
    ),
    WordPattern(
        r"(?:有关|相关|各|各个|各级)?(?:方面|各方|各级)|各级[、各]*(?:部门|单位|党组织|党委|政府)?|本单位|本部门",
        "各级",
    ),
    WordPattern(
        r".*(?:志愿者|老师|教师|家长|同学|居民|村民|市民|群众|专家|律师|医生|护士|青年|孩子|师傅|商家|第三方|老人)",
        "志愿者",
    ),
)
"""Names that a sentence of prose says about anybody; in a bracket or a field they are owners."""

OFFICES = (
    WordPattern(
        r".+(?<![成增延特专见])长|.*(?:书记|主任|经理|主席|总裁|总监|工程师|董事|委员|常委|正职|副职|副总)(?<!班主任)",
        "分管副主任",
    ),
    WordPattern(
        r".*(?:领导(?:同志|干部|班子成员)?|负责人|负责同志|责任人|[一二]把手|带头人|法定代表人|同志)",
        "主要领导",
    ),
)
"""Offices that a person holds; 班主任 is a job, and who does it is counted as a unit is."""

SLOGAN = WordPattern(r"(?:党政)?(?:[一二]把手|领导)", "一把手")
"""Whom a slogan speaks of (“一把手”亲自抓), unless a unit is named beside."""

BODIES = WordPattern(
    r".*(?:领导小组|工作小组|专班|指挥部|委员会|联席会议)(?:办公室)?", "创建工作领导小组"
)
"""Bodies whose standing duty prose tells: 领导小组负责审定方案."""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)

PLACES = "高万江石方龙白夏向汤钱"
"""Surnames that begin short names of places as often: 高新, 江北."""

RANKS = (
    WordPattern(
        r".*(?:常委|党[组委工](?:委)?(?:成员|委员)|党组(?:副)?书记|党委副书记)", "区委常委"
    ),
    WordPattern(r".*副[市县区州旗镇乡]长", "副县长"),
)
"""Ranks that stand before the post of the same person: 区委常委、宣传部部长."""

AND_OTHERS = WordPattern(
    r"(?<![高平初中同优特])等(?:各?(?:\d+|[一二三四五六七八九十]+)[个家])?(?:有关|相关|职能|成员|责任|牵头|配合|[省市区县州旗镇]直|直属|各|主管|行业|业务)*"
    r"(?:部门|单位|科室|处室|股室|站所|机构|企业|院系|学院|学校|组织|街道|乡镇)*",
    "财政局等有关部门",
)
"""What closes a list, or leads over to its last name."""

ENDINGS = (
    WordPattern(
        r"[委办部局厅署处科室股组队站所院馆校园厂店团台司行班矿港段网联协庭宫乡县区企连营库坊]|(?<!社)会|(?<!乡)镇|(?<!农|乡)村|(?<!市)场|(?<!城)市|"
        r"(?<!街)道办|(?<!公)社|政府|街道|中心|基地|集团|公司|社区|政协|人大|[大中小]学|高中|初中|企业|单位|部门|车间|支部|总支|[海机]关|人员"
        r"|合作社|团体|组织|机构|班子|两委[”\"]?|商户|农户|平台|成员|党群|供应商|运营商|人武部|民兵",
        "区融媒体中心",
    ),
)
"""What a whole name mostly ends in. Asked only where 和 joins either two names or the parts of one,
and where a column of a table is to be known by its look."""

LEVEL = WordPattern(
    r"各|有关|相关|属地|辖区|其他|其它|所在|驻|××|省(?!略)|市(?![场政容民])|区(?![域划])|县(?!域)|旗|州|镇(?!村)|乡(?!村)|村(?!务)|团(?=[省市区县州])|本",
    "区妇联",
)
"""How a name begins that stands in a hierarchy; no part of a name after 和 begins so."""


@cache
def table(*rows: WordPattern) -> re.Pattern[str]:
    """Compile the rows of a table, which match a whole piece."""
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows))
