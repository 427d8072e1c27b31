import { may } from '#engine/people/authorise.ts'
import { laneKeys, laneKind } from '#engine/run/hook-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import {
  CreditChinaPage,
  creditChinaSheet,
  type HandedRow,
  type LinesTaken,
} from '#web/recipients/credit-china-page.tsx'
import { handedOver } from '../case/credit-china.ts'
import { takeCreditChinaLines } from '../case/credit-china-lines.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'

/** Applications handed over to 信用中国; its steps where it has no account. */
export const creditChinaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/credit-china',
    run: async (ask, engine) => (may(ask.person, 'creditChina.hand') ? shown(ask, engine) : notFound(ask)),
  },
  {
    method: 'GET',
    path: '/desk/credit-china/applications.csv',
    run: async (ask, engine) =>
      may(ask.person, 'creditChina.hand')
        ? sheet('credit-china', creditChinaSheet(ask.lang), (at) => rows(engine, at))
        : notFound(ask),
  },
  { method: 'POST', path: '/desk/credit-china', run: taken },
]

async function shown(ask: Signed, engine: Engine, done?: LinesTaken): Promise<Reply> {
  const { shell, query } = ask
  const hasInterface = engine.deployment.directory.creditChina !== undefined
  const at = done ? undefined : query['cursor']
  return page(
    <CreditChinaPage
      shell={shell}
      hasInterface={hasInterface}
      rows={await rows(engine, at)}
      {...(done && { taken: done })}
    />,
  )
}

const rows = async (engine: Engine, at: string | undefined): Promise<Paged<HandedRow>> =>
  across(await handedOver(engine, at), (all) => Promise.all(all.map((one) => withLane(engine, one))))

async function withLane(engine: Engine, one: Omit<HandedRow, 'failed'>): Promise<HandedRow> {
  const lane = await engine.table.get(laneKeys.key('creditChina', one.id))
  return { ...one, failed: lane ? laneKind.read(lane).tries : null }
}

async function taken(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'creditChina.hand')) return notFound(ask)
  return shown(ask, engine, await takeCreditChinaLines(engine, ask.person, ask.form['lines'] ?? ''))
}
