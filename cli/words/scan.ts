import { two } from '#law/bilingual.ts'

/** Words of `redress scan`. */
export const scan = {
  title: two('查找应当依职权更正的记录并立案', 'find records that call for a correction, and open their cases'),
  dryRun: two('只列出', 'only list'),
  what: two(
    '逐条查看登记库，列出应当依职权更正的记录：每条写明规则、条款、理由和由哪个单位核实。',
    'Looks at every record and lists what calls for a correction: the rule, the article, the reasons, and the unit asked.',
  ),
  dryRunMeans: two('只列出，不立案；服务运行时也可以', 'Only lists; also while the server runs'),
  json: two('每行一个 JSON 对象：', 'One JSON object a line:'),
  outcome: two(
    'listed 列入待研判清单；opened 已立案；new 尚未立案',
    'listed for a person to look at; opened: has a case; new: none yet',
  ),
  nightly: two('服务每日 02:00 自行查看一遍。', 'The server looks once a night, at 02:00.'),
  running: two('服务运行时只能用 --dry-run', 'while the server runs, only with --dry-run'),
  sum: two(
    '立案 {opened}，待立案 {new}，列入清单 {listed}',
    '{opened} with a case, {new} without one yet, {listed} listed',
  ),
  outcomes: {
    listed: two('列入待研判清单', 'listed for a person to look at'),
    opened: two('已立案', 'has a case'),
    new: two('尚未立案', 'no case yet'),
  },
} as const
