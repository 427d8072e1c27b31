import { rulesHere } from '#engine/case/on-rules.ts'
import { calculate, figuresOf } from '#law/calculate.ts'
import { shanghaiDay } from '#law/day.ts'
import { DeadlinePage } from '#web/public/deadline-page.tsx'
import { RulesPage } from '#web/public/rules-page.tsx'
import { readDeadline } from '#web/read-deadline.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Route } from '../door/door.ts'
import { page, refusing } from '../door/reply.ts'

/** Dates and rules for anybody; each question has its own address. */
export const lawRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/deadline',
    open: true,
    async run({ shell, query }, { calendar, deployment }) {
      const figures = figuresOf(rulesHere(deployment))
      const given = { shell, figures }
      if (Object.keys(query).length === 0) return page(<DeadlinePage {...given} result={null} />)
      const read = readDeadline(query, figures)
      const result = read.kind === 'read' ? calculate(read.question, calendar) : undefined
      if (result) return page(<DeadlinePage {...given} result={result} values={query} />)
      const refusal: Refusal & { code: 'malformed' } =
        read.kind === 'refused'
          ? { ...read.refusal, code: 'malformed' }
          : { code: 'malformed', fields: { start: 'outsideCalendar' } }
      return refusing(refusal, page(<DeadlinePage {...given} result={null} values={query} refusal={refusal} />, 422))
    },
  },
  {
    method: 'GET',
    path: '/rules',
    open: true,
    run: async ({ shell }, { calendar, clock, deployment }) =>
      page(
        <RulesPage
          shell={shell}
          calendar={calendar}
          today={shanghaiDay(clock.now())}
          flags={deployment.flags}
          targets={deployment.targets ?? {}}
        />,
      ),
  },
]
