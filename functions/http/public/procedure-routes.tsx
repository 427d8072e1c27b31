import { withTargets } from '#engine/case/on-rules.ts'
import type { Engine } from '#engine/store/engine.ts'
import { guideView } from '#engine/views/guide-view.ts'
import { ProcedurePage } from '#web/public/procedure-page.tsx'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { contentPolicy } from '../door/security.ts'
import { chartOf, stylesIn } from './charts.ts'

/** Tells how a procedure goes. */
export const procedureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/procedures/{id}',
    open: true,
    async run(ask, engine) {
      const today = Object.hasOwn(engine.procedures, ask.params['id'] ?? '')
        ? engine.procedures[ask.params['id'] ?? '']
        : undefined
      if (!today) return notFound(ask)
      const procedure = withTargets(today, engine.deployment.targets)
      const limits = procedure.timing.limits.map(({ limit }) => limit)
      const chart = chartOf(procedure.id, ask.lang)
      const policy = contentPolicy([], stylesIn(chart, engine.crypto))
      const reply = page(
        <ProcedurePage
          shell={ask.shell}
          guide={guideView(procedure)}
          others={othersOf(engine.procedures, procedure)}
          chart={chart}
          limits={limits}
        />,
      )
      return { ...reply, headers: { ...reply.headers, 'content-security-policy': policy } }
    },
  },
]

const othersOf = (all: Engine['procedures'], { id: own }: Procedure) =>
  Object.values(all).flatMap(({ id, pages }) => (id === own ? [] : [{ id, name: pages.words.title }]))
