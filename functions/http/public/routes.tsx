import { recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { documentLookup } from '#engine/keys.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/masking.ts'
import { matchKey } from '#records/normalise.ts'
import { HomePage } from '#web/public/home-page.tsx'
import { ProcedurePage } from '#web/public/procedure-page.tsx'
import { SearchPage } from '#web/public/search-page.tsx'
import { chartOf, stylesIn } from '../charts.ts'
import type { Route } from '../door.ts'
import { notFound, page } from '../reply.ts'
import { contentPolicy } from '../security.ts'

/** What anybody may ask. */
export const publicRoutes: readonly Route[] = [
  { method: 'GET', path: '/', open: true, run: async ({ shell }) => page(<HomePage shell={shell} />) },
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
      return page(<SearchPage shell={shell} found={await search(engine, q)} values={{ q }} />)
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
      const limits = procedure.limits.map(({ limit }) => limit)
      const chart = chartOf(procedure.id, ask.lang)
      const policy = contentPolicy([], stylesIn(chart, engine.crypto))
      const reply = page(<ProcedurePage shell={ask.shell} name={procedure.words.title} chart={chart} limits={limits} />)
      return { ...reply, headers: { ...reply.headers, 'content-security-policy': policy } }
    },
  },
]

/** By exact code or document number; none and not public give the same answer. */
async function search(engine: Engine, q: string) {
  const today = shanghaiDay(engine.clock.now())
  const number = matchKey(q)
  // Some characters become many when widths are evened out; no document has such a number.
  if (number.length > 300) return []
  const [byCode, byNumber] = await Promise.all([
    engine.table.query({ index: 'subject', pk: `subject#${q.toUpperCase()}`, prefix: 'record#', limit: 100 }),
    engine.table.query({ index: 'lookup', pk: documentLookup(number), limit: 20 }),
  ])
  const found = [...byCode.items, ...byNumber.items].flatMap((item) => {
    const record = recordFile(item)
    const view = record && publicView(record, today, engine.deployment.flags)
    return view ? [view] : []
  })
  return [...new Map(found.map((one) => [one.id, one])).values()]
}
