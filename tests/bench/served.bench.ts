import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { drafted, file } from '#tests/crash/filing.ts'
import type { WebClient } from '#tests/support/web-client.ts'
import { quantile } from './load.ts'
import { atLeast, atMost, median, report } from './report.ts'
import { type Awaiting, approval, awaiting, cpuOf, everyFine, served } from './served.ts'

// node tests/bench/served.bench.ts [--filings 40] [--rounds 3] [--records 7]: the real program by HTTP and SMTP (P10, P13).
const { values } = parseArgs({
  options: {
    filings: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    records: { type: 'string', default: '7' },
  },
})
const filings = Number(values.filings)
const fines = everyFine.slice(0, Number(values.records))
const world = await served()
const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b)
const since = (then: number) => performance.now() - then

/** A client that notes how long a form's answer took. */
const timed = (client: WebClient, action: string, took: number[]): WebClient => ({
  ...client,
  async post(...given) {
    const began = performance.now()
    const answer = await client.post(...given)
    if (given[1] === action) took.push(since(began))
    return answer
  },
})

/** One after another: whole filings, and their last click. */
async function oneByOne() {
  const firm = await world.people('enterprise')
  const whole: number[] = []
  const submits: number[] = []
  for (let n = 0; n < filings; n += 1) {
    const began = performance.now()
    await file(timed(firm, '/submit', submits), `one-${n}`)
    whole.push(since(began))
  }
  return { whole: sorted(whole), submits: sorted(submits) }
}

/** Drafts made ready; then file and submission of 16 at once. */
async function receipts(round: number) {
  const last: (() => Promise<unknown>)[] = []
  for (let n = 0; n < filings; n += 1)
    last.push(await drafted(await world.people(n % 2 === 0 ? 'enterprise' : 'enterprise-2'), `many-${round}-${n}`))
  await world.quiet()
  const [began, cpu] = [performance.now(), cpuOf(world.program)]
  const lane = async () => {
    for (let next = last.shift(); next; next = last.shift()) await next()
  }
  await Promise.all(Array.from({ length: 16 }, lane))
  const perSecond = (filings / since(began)) * 1000
  const cpuEach = () => ((cpuOf(world.program) - cpu) / filings) * 1000
  const cpuMs = cpuEach()
  await world.quiet()
  return { perSecond, cpuMs, cpuAfter: cpuEach() }
}

/** From approval to the corrected page, and to its mail. */
async function corrected(one: Awaiting, value: string) {
  await world.quiet()
  const approve = await approval(world, one)
  const began = performance.now()
  await approve()
  const page = await seen(one, value, began)
  return { page, mail: await mailed(one, began) }
}

/** Asks by HTTP once its file changed: asking on and on would slow what it measures. */
async function seen({ record }: Awaiting, value: string, began: number): Promise<number> {
  const file = join(world.program.folder, 'public', 'r', `${record}.public`)
  for (;;) {
    const isThere = readFileSync(file, 'utf8').includes(`>${value}<`)
    const html = isThere ? await (await fetch(`${world.program.url}/r/${record}`)).text() : ''
    if (html.includes(`>${value}<`)) return since(began)
    if (since(began) > 60_000) throw new Error(`/r/${record} was not corrected in a minute`)
    await setTimeout(3)
  }
}

/** The answer's mail: the first of the case after the approval. */
async function mailed({ number }: Awaiting, began: number): Promise<number> {
  for (;;) {
    const at = world.mailAt(number, began)
    if (at !== undefined) return at - began
    if (since(began) > 60_000) throw new Error(`no mail of ${number} in a minute`)
    await setTimeout(3)
  }
}

/** Approved all at once. */
async function together(wanted: string) {
  const waiting: Awaiting[] = []
  for (const fine of fines) waiting.push(await awaiting(world, fine, wanted))
  const ready = await Promise.all(waiting.map(async (one) => ({ one, approve: await approval(world, one) })))
  const began = performance.now()
  const took = await Promise.all(
    ready.map(async ({ one, approve }) => {
      await approve()
      return { page: await seen(one, wanted, began), mail: await mailed(one, began) }
    }),
  )
  const rate = (times: readonly number[]) => (times.length / Math.max(...times)) * 1000
  return { pages: rate(took.map(({ page }) => page)), mails: rate(took.map(({ mail }) => mail)) }
}

try {
  const alone = await oneByOne()
  const many: Awaited<ReturnType<typeof receipts>>[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) many.push(await receipts(round))
  const middle = (of: (one: (typeof many)[number]) => number) => median(many.map(of))
  let hundredths = 30
  const another = () => {
    hundredths += 1
    return String(hundredths / 100)
  }
  const took: { readonly page: number; readonly mail: number }[] = []
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const fine of fines) {
      const wanted = another()
      took.push(await corrected(await awaiting(world, fine, wanted), wanted))
    }
  const rates = await together(another())
  const figures = {
    'filing p50 ms': quantile(alone.whole, 0.5),
    'filing p99 ms': quantile(alone.whole, 0.99),
    'submit p50 ms': quantile(alone.submits, 0.5),
    'submit p99 ms': quantile(alone.submits, 0.99),
    'receipts/s': middle(({ perSecond }) => perSecond),
    'processor ms a receipt': middle(({ cpuMs }) => cpuMs),
    'the same with letters and figures behind': middle(({ cpuAfter }) => cpuAfter),
    'page p50 ms': quantile(sorted(took.map(({ page }) => page)), 0.5),
    'mail p50 ms': quantile(sorted(took.map(({ mail }) => mail)), 0.5),
    'pages/s': rates.pages,
    'mails/s': rates.mails,
  }
  report(
    'served',
    [figures],
    [
      atMost('P13', 'ms, file one objection (its last click), p50', figures['submit p50 ms'], 35),
      atMost('P13', 'ms, file one objection (its last click), p99', figures['submit p99 ms'], 100),
      atMost('P13', 'ms, approval to the corrected page, p50', figures['page p50 ms'], 50),
      atMost('P13', 'ms, approval to the mail accepted, p50', figures['mail p50 ms'], 300),
      atLeast('P10', 'receipts a second: file and submission of a ready draft', figures['receipts/s'], 150),
      atLeast('P10', 'corrected pages a second', figures['pages/s'], 40),
    ],
  )
} finally {
  await world.close()
}
