import { figures } from '#law/calculate.ts'
import { chinaCalendar as calendar, publishedYears } from '#law/china.ts'
import { addDays, type Day } from '#law/day.ts'
import { deadlineLine, replyText } from '#law/deadline-line.ts'
import { explain } from '#law/explain.ts'
import { ruleSetVersion } from '#law/rules.ts'

/** The product's answers around each holiday, to try others by. */
export function deadlineVectors(): string {
  const asked = [...publishedYears.flatMap(({ off }) => off.flatMap(({ from, to }) => around(from, to))), ...wrong]
  const replies = asked.map((ask) => `  {"ask":${JSON.stringify(ask)},"reply":${reply(ask)}}`)
  const explained = figures.map((figure) => `  ${JSON.stringify(rows(figure))}`)
  return `{"calendar":"${calendar.version}","rules":"${ruleSetVersion}",
"replies":[
${replies.join(',\n')}
],
"explained":[
${explained.join(',\n')}
]}
`
}

const reply = (ask: object) => replyText(deadlineLine(JSON.stringify(ask), calendar))

/** Counts into, over and out of a holiday. */
const around = (from: Day, to: Day): readonly object[] => {
  const start = addDays(from, -2)
  return [
    ...[1, 3, 7, 20].map((workingDays) => ({ start, workingDays })),
    { start: addDays(from, -10), calendarDays: 10 },
    { start, months: 1 },
    { start, months: 6, as: 'period' },
    { start, workingDays: 10, pauses: [{ from: addDays(to, 1), to: addDays(to, 9) }] },
  ]
}

const wrong: readonly object[] = [
  { start: '2026-02-30', workingDays: 3 },
  { start: '2026-09-24' },
  { start: '2026-09-24', workingDays: -1 },
  { start: '2026-09-24', workingDays: 3, months: 1 },
  { start: '2026-09-24', workingDays: 3, as: 'period' },
  { start: '2026-12-28', workingDays: 3, strict: true },
  { start: '2026-09-24', workingDays: 9999 },
  { start: '2026-09-24', workingDays: 3, pauses: [{ from: '2026-10-02', to: '2026-10-01' }] },
  { start: '2026-09-24', workingDays: 3, hours: 8 },
]

function rows({ id, limit, length }: (typeof figures)[number]) {
  const { due, provisional, rows: all } = explain(limit, '2026-09-24', calendar, { length })
  return { figure: id, start: '2026-09-24', due, provisional, kinds: all.map(({ day, kind }) => `${day} ${kind}`) }
}
