import { two } from '#law/bilingual.ts'

/** Words of `redress identify`. */
export const identify = {
  title: two('从标准输入逐行识别代码并校验', 'tell what identity code each line of standard input is, and check it'),
  lines: two('每行一个代码，每行一个 JSON 结果', 'one code a line in, one JSON object a line out'),
  uscc: two('统一社会信用代码', 'unified social credit code'),
  orgcode: two('组织机构代码', 'organisation code'),
  ric: two('居民身份证号', 'resident identity number'),
  none: two('不是其中任何一种', 'none of these'),
  reason: two(
    '无效原因：类别加说明；有效时为 null',
    'why not valid: a kind, a colon, a sentence; null where it is valid',
  ),
  after: two('全部读完即退出 0', 'exit 0 once every line was read'),
  asks: two('逐行输入代码，Ctrl-D 结束', 'a code a line; Ctrl-D ends'),
  sum: two('读取 {read} 行，无效 {bad} 行', '{read} read, {bad} invalid'),
} as const
