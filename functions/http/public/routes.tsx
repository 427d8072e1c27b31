import type { Engine } from '#engine/store/engine.ts'
import { guideView } from '#engine/views/guide-view.ts'
import { HomePage } from '#web/public/home-page.tsx'
import { ProcedurePage } from '#web/public/procedure-page.tsx'
import { SearchPage } from '#web/public/search-page.tsx'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { openWays } from '../applicant/way-links.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { contentPolicy } from '../door/security.ts'
import { chartOf, stylesIn } from './charts.ts'
import { searchRecords } from './search.ts'

/** Pages that anybody may ask for. */
export const publicRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    open: true,
    run: async ({ shell, person }, engine) => page(<HomePage shell={shell} ways={await openWays(engine, person)} />),
  },
  {
    method: 'GET',
    path: '/records',
    open: true,
    budget: 'search',
    async run({ shell, query }, engine) {
      const q = (query['q'] ?? '').trim()
      if (query['q'] === undefined) return page(<SearchPage shell={shell} found={null} />)
      if (q === '' || q.length > 200) {
        return page(
          <SearchPage
            shell={shell}
            found={null}
            values={{ q }}
            refusal={{ code: 'malformed', fields: { q: 'required' } }}
          />,
          422,
        )
      }
      return page(<SearchPage shell={shell} found={await searchRecords(engine, q, query['cursor'])} values={{ q }} />)
    },
  },
  {
    method: 'GET',
    path: '/procedures/{id}',
    open: true,
    async run(ask, engine) {
      const procedure = Object.hasOwn(engine.procedures, ask.params['id'] ?? '')
        ? engine.procedures[ask.params['id'] ?? '']
        : undefined
      if (!procedure) return notFound(ask)
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
