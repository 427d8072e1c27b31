import { dropKept, keptFor } from '#engine/people/kept-form.ts'
import type { Engine } from '#engine/store/engine.ts'
import { KeptPage } from '#web/applicant/kept-page.tsx'
import { paths } from '#web/paths.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { keptId } from '../door/kept.ts'
import { pageOf } from '../door/page-of.ts'
import { goTo, page, type Reply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Gives back a form whose session had ended. */
export const keptRoutes = (steps: readonly Route[]): readonly Route[] => [
  {
    method: 'GET',
    path: paths.kept,
    async run(ask, engine) {
      const id = keptId(engine, ask)
      const kept = id === null ? null : await keptFor(engine, ask.person.id, id)
      if (id === null || kept === null) return page(<KeptPage shell={ask.shell} kept={null} />, 404)
      const [path = '', query = ''] = kept.path.split('?')
      const saved = await intoDraft(
        steps,
        { ...ask, path, query: queryOf(query), form: { ...kept.form, later: 'on' } },
        engine,
      )
      if (saved) {
        if (saved.statusCode !== statusOf('savedElsewhere')) await dropKept(engine, id)
        return saved
      }
      return page(<KeptPage shell={ask.shell} kept={{ ...kept, back: pageOf(path) }} />)
    },
  },
]

/** Saves it into its draft; null: it stays kept. */
async function intoDraft(steps: readonly Route[], ask: Signed, engine: Engine): Promise<Reply | null> {
  for (const route of steps) {
    const params = route.method === 'POST' && isStep.test(route.path) ? matched(route.path, ask.path) : null
    if (!params || route.open || 'program' in route) continue
    const reply = await route.run({ ...ask, method: 'POST', params, shell: { ...ask.shell, path: ask.path } }, engine)
    const draft = /\/drafts\/(\w+)\/later$/.exec(reply.headers?.['location']?.toString() ?? '')?.[1]
    if (draft === undefined) return shown.has(reply.statusCode ?? 200) ? reply : null
    return goTo(ask, paths.draft(draft, ask.path.endsWith('/contact') ? 'contact' : 'items'))
  }
  return null
}

/** Its page shows what was typed, to be mended or chosen. */
const shown = new Set([statusOf('malformed'), statusOf('savedElsewhere')])

const isStep = /\/(object|items|contact)$|\/apply\//

function matched(template: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== given[i]) return null
    if (name !== undefined) params[name] = given[i] ?? ''
  }
  return params
}

const queryOf = (text: string) => Object.fromEntries(new URLSearchParams(text))
