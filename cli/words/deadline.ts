import { two } from '#law/bilingual.ts'

/** Words of `redress deadline`. */
export const deadline = {
  title: two('从标准输入逐行计算期限', 'compute deadlines, a line each, from standard input'),
  lines: two('每行一个 JSON 对象，每行一个结果', 'one JSON object a line in, one result a line out'),
  start: two('起算日，当日不计入', 'the start day, not counted'),
  oneOf: two('三者取一', 'one of them'),
  as: two(
    '只用于 months："act"（默认）遇休息日顺延，"period" 至对应日、不顺延',
    'with months only: "act" (default) moves on from a day of rest, "period" never does',
  ),
  pauses: two('两端均不计入', 'both days left out'),
  strict: two('true：暂定日期一律拒绝', 'true: refuse provisional dates'),
  after: two(
    '一行有误不影响其余各行；全部读完即退出 0',
    'a bad line is refused and the others are answered; exit 0 once all is read',
  ),
  asks: two('逐行输入 JSON，Ctrl-D 结束', 'a JSON object a line; Ctrl-D ends'),
  sum: two('读取 {read} 行，拒绝 {bad} 行', '{read} read, {bad} refused'),
} as const
