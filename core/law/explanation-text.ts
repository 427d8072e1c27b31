import { basisText } from './basis-text.ts'
import type { Bilingual } from './bilingual.ts'
import { type Day, weekday } from './day.ts'
import type { Length } from './deadline.ts'
import type { ExplainedDay, Explanation } from './explain.ts'
import { sayDay } from './say.ts'
import { limitKind } from './time-limit.ts'

type Language = 'zh' | 'en'
type Run = { readonly first: ExplainedDay; last: ExplainedDay }

const weekdays = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const unitWords: Readonly<Record<Length['unit'], Bilingual>> = {
  workingDays: { zh: '个工作日', en: 'working day' },
  calendarDays: { zh: '日（自然日）', en: 'calendar day' },
  months: { zh: '个月', en: 'month' },
}

/** Lines for citizens; consecutive days of one kind share a line. */
export function explanationText(explanation: Explanation, language: Language): readonly string[] {
  return [
    ...heading(explanation),
    ...runs(explanation.rows).map((run) => line(run, explanation)),
    ...closing(explanation),
  ].map((words) => words[language])
}

function heading({ limit, length, extendedBy }: Explanation): readonly Bilingual[] {
  const kind = limitKind(limit)
  const basis = basisText(limit)
  const extended =
    extendedBy === 0
      ? { zh: '', en: '' }
      : { zh: `（含延长 ${extendedBy}）`, en: ` (with an extension of ${extendedBy})` }
  const unit = unitWords[length.unit]
  return [
    { zh: `${limit.procedure.zh}：${limit.step.zh}`, en: `${limit.procedure.en}: ${limit.step.en}` },
    {
      zh: `${kind.zh}：${length.n} ${unit.zh}${extended.zh}，自${limit.start.zh}起算`,
      en: `${kind.en}: ${length.n} ${unit.en}${length.n === 1 ? '' : 's'}${extended.en}, from ${limit.start.en}`,
    },
    { zh: `依据：${basis.zh}`, en: `Basis: ${basis.en}` },
  ]
}

function runs(rows: readonly ExplainedDay[]): readonly Run[] {
  const all: Run[] = []
  for (const row of rows) {
    const run = all.at(-1)
    const joins = row.n === undefined && row.kind !== 'due' && run?.last.kind === row.kind
    if (run !== undefined && joins && run.last.name?.zh === row.name?.zh && run.last.n === undefined) run.last = row
    else all.push({ first: row, last: row })
  }
  return all
}

function line({ first, last }: Run, { length }: Explanation): Bilingual {
  const what = describe(first, length)
  const zh = first === last ? dateInChinese(first.day) : `${dateInChinese(first.day)}至${dateInChinese(last.day)}`
  const en = first === last ? dateInEnglish(first.day) : `${dateInEnglish(first.day)} to ${dateInEnglish(last.day)}`
  return { zh: `${zh}：${what.zh}`, en: `${en}: ${what.en}` }
}

function describe(row: ExplainedDay, length: Length): Bilingual {
  const name = row.name ?? { zh: '', en: '' }
  const nth = { zh: `第 ${row.n} ${unitWords[length.unit].zh}`, en: `${unitWords[length.unit].en} ${row.n}` }
  switch (row.kind) {
    case 'start':
      return { zh: '起算日，当日不计入（民法典第二百零一条）', en: 'the start, not counted (Civil Code, art. 201)' }
    case 'counted':
      return nth
    case 'madeUp':
      return { zh: `${nth.zh}（${name.zh}调休上班）`, en: `${nth.en} (worked for ${name.en})` }
    case 'restDay':
      return { zh: '休息日，不计入', en: 'weekend, not counted' }
    case 'holiday':
      return { zh: `${name.zh}放假，不计入`, en: `${name.en} holiday, not counted` }
    case 'paused':
      return { zh: '暂停计算期限，不计入', en: 'paused, not counted' }
    case 'rolled':
      return {
        zh: `${name.zh}休息日，顺延（民法典第二百零三条）`,
        en: `${name.en === '' ? 'rest day' : name.en}, rolled on (Civil Code, art. 203)`,
      }
    case 'due':
      return row.n === undefined
        ? { zh: '截止日，至 24:00 止', en: 'due, until 24:00' }
        : { zh: `${nth.zh}，截止日，至 24:00 止`, en: `${nth.en}, due, until 24:00` }
  }
}

function closing({ due, provisional, calendarVersion, ruleSetVersion }: Explanation): readonly Bilingual[] {
  const firm = {
    zh: `日历版本 ${calendarVersion}，规则版本 ${ruleSetVersion}`,
    en: `Calendar ${calendarVersion}, rules ${ruleSetVersion}`,
  }
  if (due === null) {
    return [
      {
        zh: '截止日待定：该期间的放假安排尚未公布，公布后推算并告知；在此之前照常计时，不算逾期',
        en: 'No day yet: the holidays of that time are not published. It is counted and told once they are; until then it keeps running, and nobody counts as late.',
      },
      firm,
    ]
  }
  if (!provisional) return [firm]
  return [
    {
      zh: '暂定：该日的放假安排尚未公布，公布后重新计算；提前的，以原先告知的较晚日期为准',
      en: 'Provisional: no holiday notice covers this day yet. It is computed again then; the applicant keeps the later date.',
    },
    firm,
  ]
}

const dateInChinese = (day: Day) => `${sayDay(day).zh}（${weekdays.zh[weekday(day)]}）`

const dateInEnglish = (day: Day) => `${sayDay(day).en} (${weekdays.en[weekday(day)]})`
