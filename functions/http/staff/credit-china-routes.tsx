import { ownStepNames, ownSteps } from '#engine/feeds/own-steps.ts'
import { may } from '#engine/people/authorise.ts'
import { laneKeys, laneKind } from '#engine/run/hook-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { pageSize } from '#engine/store/read.ts'
import { paths } from '#web/paths.ts'
import { type CreditChinaInput, CreditChinaPage } from '#web/recipients/credit-china-page.tsx'
import { creditChinaSheet, type HandedRow, ownStepSheet } from '#web/recipients/credit-china-sheets.ts'
import { importRefusals } from '#web/words/staff/imports.ts'
import { handedOver } from '../case/credit-china.ts'
import { takeCreditChinaLines } from '../case/credit-china-lines.ts'
import { uploadRefusal } from '../case/draft.ts'
import { sheetForm, sheetLines, sheetThatCame } from '../case/sheet-upload.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { monthAsked, monthsBack, offeredMonths } from '../door/months-back.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { partsOf, sheet, sheetPart } from '../door/sheet.ts'

/** Applications handed over to 信用中国; its steps where it has no account. */
export const creditChinaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/credit-china',
    run: arrived,
  },
  {
    method: 'GET',
    path: '/desk/credit-china/applications.csv',
    run: async (ask, engine) =>
      may(ask.person, 'creditChina.hand')
        ? sheet('credit-china', creditChinaSheet(ask.lang), (at) => rows(engine, at))
        : notFound(ask),
  },
  {
    method: 'GET',
    path: '/desk/credit-china/steps.csv',
    async run(ask, engine) {
      if (!may(ask.person, 'creditChina.hand')) return notFound(ask)
      const month = monthAsked(ask, engine)
      const read = (at: string | undefined, limit: number) => ownSteps(engine, month, at, limit)
      return sheetPart(`credit-china-${month}`, ownStepSheet(ask.lang), read, ask.query['cursor'] ?? '')
    },
  },
  { method: 'POST', path: '/desk/credit-china', run: taken },
]

/** The page, with the file of steps that has just come. */
async function arrived(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'creditChina.hand')) return notFound(ask)
  const refusal = await uploadRefusal(engine, ask.query)
  const file = refusal ? undefined : await sheetThatCame(ask, engine)
  return shown(ask, engine, { ...(file && { arrived: file }), ...(refusal && { refusal }) }, refusal ? 422 : 200)
}

async function shown(ask: Signed, engine: Engine, said: CreditChinaInput, status = 200): Promise<Reply> {
  const { shell, query } = ask
  const month = monthAsked(ask, engine)
  const own = {
    ...{ month, months: monthsBack(engine, offeredMonths) },
    steps: await ownSteps(engine, month, query['step'], pageSize),
    parts: await partsOf((at, limit) => ownStepNames(engine, month, at, limit)),
  }
  const hasInterface = engine.deployment.directory.creditChina !== undefined
  const upload = await sheetForm(ask, engine, paths.creditChina)
  const waiting = await rows(engine, said.taken ? undefined : query['cursor'])
  return page(<CreditChinaPage {...{ shell, hasInterface, upload, own }} rows={waiting} {...said} />, status)
}

const rows = async (engine: Engine, at: string | undefined): Promise<Paged<HandedRow>> =>
  across(await handedOver(engine, at), (all) => Promise.all(all.map((one) => withLane(engine, one))))

async function withLane(engine: Engine, one: Omit<HandedRow, 'failed'>): Promise<HandedRow> {
  const lane = await engine.table.get(laneKeys.key('creditChina', one.id))
  return { ...one, failed: lane ? laneKind.read(lane).tries : null }
}

async function taken(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'creditChina.hand')) return notFound(ask)
  const given = await sheetLines(ask, engine, 'lines')
  if (given === 'notText') return shown(ask, engine, { why: importRefusals.notText }, 422)
  if (given === null) {
    const refusal = { code: 'malformed', fields: { lines: 'required' } } as const
    return shown(ask, engine, { values: ask.form, refusal }, 422)
  }
  const done = await takeCreditChinaLines(engine, ask.person, given.text)
  // Each line is entered; the file stays no longer.
  if (given.file) await engine.files.remove(given.file)
  return shown(ask, engine, { taken: done })
}
