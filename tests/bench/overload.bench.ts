import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Filed, file, isReceipt } from '#tests/crash/filing.ts'
import { started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { atLeast, atMost, report } from './report.ts'

// Thrice the load it can answer, while applicants file (R6).
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } })
const seconds = Number(values.seconds)
const page = '/procedures/objection'
const agent = new Agent({ keepAlive: true, maxSockets: 2000 })

type Answer = { readonly status: number; readonly ms: number; readonly waits: boolean }

const program = await started()
const ask = (startedAt: number) =>
  new Promise<Answer>((resolve) => {
    const done = (status: number, waits = false) => resolve({ status, ms: performance.now() - startedAt, waits })
    get(program.url + page, { agent }, (response) => {
      response.resume()
      response.on('end', () => done(response.statusCode ?? 0, response.headers['retry-after'] !== undefined))
    }).on('error', () => done(0))
  })

async function capacity(): Promise<number> {
  const until = performance.now() + seconds * 500
  let answered = 0
  const one = async () => {
    while (performance.now() < until) if ((await ask(performance.now())).status === 200) answered += 1
  }
  await Promise.all(Array.from({ length: 16 }, one))
  return answered / (seconds / 2)
}

/** Each request has its moment; one that is late counts from then. */
async function storm(rate: number): Promise<readonly Answer[]> {
  const from = performance.now()
  const asked: Promise<Answer>[] = []
  while (performance.now() < from + seconds * 1000) {
    const due = Math.floor(((performance.now() - from) * rate) / 1000)
    while (asked.length < due) asked.push(ask(from + (asked.length * 1000) / rate))
    await sleep(2)
  }
  return Promise.all(asked)
}

const clients = await Promise.all(
  ['enterprise', 'enterprise-2'].map(async (person) => {
    const client = webClient(program.url)
    await client.post(await client.get('/sign-in'), '', { person })
    return client
  }),
)

async function filing(isOver: () => boolean): Promise<readonly (Filed & { readonly who: number })[]> {
  const given: (Filed & { readonly who: number })[] = []
  const applicant = async (who: number) => {
    const client = clients[who]
    for (let n = 0; client && !isOver(); n += 1)
      // Asks again when turned away, as a reader would.
      await file(client, `o${who}-${n}`).then(
        (one) => given.push({ ...one, who }),
        () => sleep(200),
      )
  }
  await Promise.all(clients.map((_, who) => applicant(who)))
  return given
}

const can = await capacity()
let isOver = false
const filed = filing(() => isOver)
const answers = await storm(3 * can)
isOver = true
const given = await filed
const lost = []
for (const { who, receipt, evidence } of given) {
  const client = clients[who]
  if (!client || !isReceipt(await client.get(receipt), evidence)) lost.push(receipt)
}
const stopping = performance.now()
const code = await program.stop()
const drained = performance.now() - stopping
const times = (status: number) =>
  answers
    .filter((one) => one.status === status)
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b)
const at = (sorted: readonly number[], share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
const [ok, away] = [times(200), times(503)]

// An answer after five seconds found nobody there.
const share = ok.filter((ms) => ms <= 5000).length / seconds / can
const patient = answers.filter((one) => one.status === 503 && one.waits).length
const figures = {
  can,
  asked: answers.length / seconds,
  answered: ok.length / seconds,
  p50: at(ok, 0.5),
  p99: at(ok, 0.99),
  'away p50': at(away, 0.5),
  'away p99': at(away, 0.99),
  neither: answers.length - ok.length - away.length,
  receipts: given.length,
  lost: lost.length,
  drained,
  code: code ?? -1,
}
report(
  'overload',
  [figures],
  [
    atLeast('R6', 'pages answered at three times the load, share of what can be answered', share, 0.9),
    atMost('R6', 'ms until a refusal, p99', at(away, 0.99), 100),
    atMost('R6', 'refusals without Retry-After', away.length - patient, 0),
    atMost('R6', 'receipts lost', lost.length, 0),
    atMost('R6', 'ms until SIGTERM has drained', drained, 10_000),
  ],
)
agent.destroy()
