import { type Bilingual, two } from '#law/bilingual.ts'
import type { Length } from '#law/length.ts'

/** Days and amounts, as pages write them. */
export const when = {
  noEnd: two('长期', 'no fixed end'),
  dueDay: two('{day}（{weekday}）', '{weekday} {day}'),
  yuan: two('{yuan} 元', '{grouped} yuan'),
  tenThousands: two('{amount} 万元', '{grouped} yuan'),
  inYuan: two('{value}（即 {grouped} 元）', '{value} ({grouped} yuan)'),
} as const

/** Column 信息使用范围, by its code. */
export const uses: Readonly<Record<string, Bilingual>> = {
  '0': two('公示', 'public'),
  '1': two('仅限内部共享或授权查询', 'internal or authorised use only'),
}

export const weekdays: readonly Bilingual[] = [
  two('周日', 'Sunday'),
  two('周一', 'Monday'),
  two('周二', 'Tuesday'),
  two('周三', 'Wednesday'),
  two('周四', 'Thursday'),
  two('周五', 'Friday'),
  two('周六', 'Saturday'),
]

type Units = Readonly<Record<Length['unit'] | 'years', Bilingual>>

export const many: Units = {
  workingDays: two('{n} 个工作日', '{n} working days'),
  calendarDays: two('{n} 日', '{n} days'),
  months: two('{n} 个月', '{n} months'),
  years: two('{n} 年', '{n} years'),
}

export const one: Units = {
  workingDays: two('{n} 个工作日', '{n} working day'),
  calendarDays: two('{n} 日', '{n} day'),
  months: two('{n} 个月', '{n} month'),
  years: two('{n} 年', '{n} year'),
}
