import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { caseFile } from '#engine/case/case-of.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { caseKey } from '#engine/store/keys.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { type People, peopleAt, plainly } from '#tests/cloud/drive.ts'
import { filed, once } from '#tests/cloud/steps.ts'
import { freePort, started } from '#tests/support/started.ts'
import type { WebClient } from '#tests/support/web-client.ts'
import { atMost, median, report } from './report.ts'

// node tests/bench/answer.bench.ts [--cases 12]: whole objections over HTTP, one after another. Waits for the receipt,
// the corrected public page and the accepted mail; then the bytes kept of each, and a second start.
const { values } = parseArgs({ options: { cases: { type: 'string', default: '12' } } })
const cases = Number(values.cases)
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-answer-'))
const at = { folder, port: await freePort() }
try {
  await (await started({ at })).stop()
  const before = bytes()
  const again = performance.now()
  const program = await started({ at })
  const start = performance.now() - again
  const people = peopleAt(program.url)
  const waits: Wait[] = []
  for (let n = 0; n < cases; n += 1) waits.push(await objection(people, program.url, `0.${100 + n}`))
  await program.stop()
  const kept = (bytes() - before) / cases / 1024
  const by = (what: keyof Wait) => waits.map((wait) => wait[what])
  const shown = (['filed', 'corrected', 'mailed'] as const).map((what) => {
    const all = by(what).toSorted((a, b) => a - b)
    return { what, p50: median(all), most: all.at(-1) ?? Number.NaN }
  })
  const p50 = Object.fromEntries(shown.map(({ what, p50: ms }) => [what, ms]))
  report('answer', shown, [
    atMost('P13', 'ms from the click to the receipt, p50', p50['filed'] ?? Number.NaN, 35),
    atMost('P13', 'ms from approval to the corrected page, p50', p50['corrected'] ?? Number.NaN, 50),
    atMost('P13', 'ms from approval to the accepted mail, p50', p50['mailed'] ?? Number.NaN, 300),
    atMost('P7b', 'KB of database for an objection', kept, 12),
    atMost('P12', 'ms of a second start', start, 1000),
  ])
} finally {
  rmSync(folder, { recursive: true })
}

type Wait = { readonly filed: number; readonly corrected: number; readonly mailed: number }

/** One objection to the same record, and its waits in ms. */
async function objection(people: People, url: string, claimed: string): Promise<Wait> {
  const firm = await people('enterprise')
  const { html } = await firm.get('/my/records')
  const card =
    html
      .split('<article')
      .slice(1)
      .find((one) => /云环罚〔\d{4}〕样1号/.test(one)) ?? ''
  const record = /\/my\/records\/(\w+)"/.exec(card)?.[1] ?? ''
  const way = `/my/records/${record}/object`
  const evidence = await firm.post(await firm.get(way), way, {
    ...{ 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7', 'claimed.CF_NR_FK': claimed },
    explanation: '决定书原件写的是另一个数。',
  })
  let began = 0
  const timed: WebClient = {
    ...firm,
    post(...sent) {
      began = performance.now()
      return firm.post(...sent)
    },
  }
  const caseId = await filed(timed, evidence)
  const receipt = performance.now() - began
  await plainly.act(people, caseId, { who: 'intake-1', event: 'intake.forwarded', values: { unit: 'HJ' } })
  await plainly.act(people, caseId, {
    ...{ who: 'hj-1', event: 'unit.proposed' },
    values: {
      ...{ 'code.i1': '01', 'value.i1': claimed, 'documentChecked.i1': '行政处罚决定书（原件）' },
      ...{ 'documentProduced.i1': 'on', 'reason.i1': '经查阅决定书原件。' },
    },
  })
  const head = await people('hj-head')
  const page = `/desk/cases/${caseId}/approval`
  const form = await once(head, page, ({ html }) => html.includes('value="approver.approved"'))
  const clicked = performance.now()
  const clickedAt = Date.now()
  const sent = head.post(form, `/desk/cases/${caseId}/events`, { event: 'approver.approved' })
  await until('the corrected page', 2, async () =>
    (await (await fetch(`${url}/r/${record}`)).text()).includes(claimed) ? true : undefined,
  )
  const corrected = performance.now() - clicked
  await sent
  return { filed: receipt, corrected, mailed: (await answered(caseId)) - clickedAt }
}

/** When the mail server took the last letter of a closed case. */
async function answered(caseId: string): Promise<number> {
  const { table, close } = localTable({ folder, readOnly: true })
  try {
    return await until('the last letter', 20, async () => {
      const item = await table.get(caseKey(caseId))
      const query = { index: 'main', pk: `case#${caseId}`, prefix: 'mail#', limit: 100 } as const
      const formal = (await table.query(query)).items.map(letterOf).filter((one) => one.formal)
      const last = formal.toSorted((one, other) => one.seq - other.seq).at(-1)
      return item && caseFile(item).closed ? (last?.acceptedAt ?? undefined) : undefined
    })
  } finally {
    close()
  }
}

/** What is asked for again and again; throws after two minutes. */
async function until<T>(what: string, pause: number, look: () => Promise<T | undefined>): Promise<T> {
  const since = performance.now()
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() - since > 120_000) throw new Error(`${what} did not come`)
    await sleep(pause)
  }
}

/** The database at rest. */
function bytes(): number {
  return statSync(join(folder, 'redress.db')).size
}
