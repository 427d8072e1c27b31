import { type Bilingual, two } from './bilingual.ts'
import type { Length } from './deadline.ts'

type Units = Readonly<Record<Length['unit'], Bilingual>>

const many: Units = {
  workingDays: two('{n} 个工作日', '{n} working days'),
  calendarDays: two('{n} 日（自然日）', '{n} calendar days'),
  months: two('{n} 个月', '{n} months'),
}
const one: Units = {
  workingDays: two('{n} 个工作日', '{n} working day'),
  calendarDays: two('{n} 日（自然日）', '{n} calendar day'),
  months: two('{n} 个月', '{n} month'),
}
const nthOf: Units = {
  workingDays: two('第 {n} 个工作日', 'working day {n}'),
  calendarDays: two('第 {n} 日（自然日）', 'calendar day {n}'),
  months: two('第 {n} 个月', 'month {n}'),
}

const weekdays: readonly Bilingual[] = [
  two('星期日', 'Sun'),
  two('星期一', 'Mon'),
  two('星期二', 'Tue'),
  two('星期三', 'Wed'),
  two('星期四', 'Thu'),
  two('星期五', 'Fri'),
  two('星期六', 'Sat'),
]

const kinds = {
  start: two('起算日，当日不计入（民法典第二百零一条）', 'the start, not counted (Civil Code, art. 201)'),
  madeUp: two('{nth}（{name}调休上班）', '{nth} (worked for {name})'),
  restDay: two('休息日，不计入', 'weekend, not counted'),
  holiday: two('{name}放假，不计入', '{name} holiday, not counted'),
  paused: two('暂停计算期限，不计入', 'paused, not counted'),
  rolled: two('{name}休息日，顺延（民法典第二百零三条）', '{name}, rolled on (Civil Code, art. 203)'),
  rolledRestDay: two('{name}休息日，顺延（民法典第二百零三条）', 'rest day, rolled on (Civil Code, art. 203)'),
  due: two('截止日，至 24:00 止', 'due, until 24:00'),
  dueNth: two('{nth}，截止日，至 24:00 止', '{nth}, due, until 24:00'),
} as const

const says = {
  title: two('{procedure}：{step}', '{procedure}: {step}'),
  counted: two('{kind}：{length}{extended}，自{start}起算', '{kind}: {length}{extended}, from {start}'),
  extended: two('（含延长 {n}）', ' (with an extension of {n})'),
  basis: two('依据：{basis}', 'Basis: {basis}'),
  line: two('{days}：{what}', '{days}: {what}'),
  span: two('{from}至{to}', '{from} to {to}'),
  dated: two('{day}（{weekday}）', '{day} ({weekday})'),
  firm: two('日历版本 {calendar}，规则版本 {rules}', 'Calendar {calendar}, rules {rules}'),
  open: two(
    '截止日待定：该期间的放假安排尚未公布，公布后推算并告知；在此之前照常计时，不算逾期',
    'No day yet: the holidays of that time are not published. It is counted and told once they are; until then it keeps running, and nobody counts as late.',
  ),
  provisional: two(
    '暂定：该日的放假安排尚未公布，公布后重新计算；提前的，以原先告知的较晚日期为准',
    'Provisional: no holiday notice covers this day yet. It is computed again then; the applicant keeps the later date.',
  ),
} as const

/** Words of a day-by-day explanation, for cities to change. */
export const explanationWords = { says, kinds, weekdays, one, many, nthOf }
