import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bytesIn, complete, type Figures, load } from './load.ts'
import { openEngine, type Subject } from './open-engine.ts'
import { atLeast, atMost, type Goal, median, report } from './report.ts'

// node tests/bench/engine.bench.ts [--by follower] [--levels 1,16,64] [--seconds 4] [--rounds 2] [--waiting 0]
// [--bytes 3000]: cases from start to end on one machine, interleaved with `--waiting` open cases beside. Then the
// bytes of a case, with log and tree.
const { values } = parseArgs({
  options: {
    levels: { type: 'string', default: '1,16,64' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '2' },
    waiting: { type: 'string', default: '0' },
    by: { type: 'string', default: 'committer' },
    bytes: { type: 'string', default: '3000' },
  },
})
const levels = values.levels.split(',').map(Number)
const seconds = Number(values.seconds)
const waiting = Number(values.waiting)

type Measured = Figures & { readonly waiting: number }

const measured: Measured[] = []
const empty = engineIn('none')
const beside = waiting > 0 ? engineIn('waiting') : null
if (beside) await leaveWaiting(beside.subject, waiting)
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const inFlight of levels)
    for (const one of beside ? [empty, beside] : [empty]) {
      const prefix = `r${round}-${inFlight}-`
      const after = async (cases: number) => {
        await one.subject.seal()
        return complete(one.subject, prefix, cases)
      }
      const figures = await load(one.subject, one.folder, { inFlight, seconds, prefix, after })
      measured.push({ ...figures, waiting: one === beside ? waiting : 0 })
    }
await empty.remove()
await beside?.remove()
if (measured.some(({ rowsOk }) => !rowsOk)) throw new Error('a case has not its five rows')
report('engine', measured, [
  atMost('P7', 'stored bytes a case, log and tree included', await bytesPerCase(), 2000),
  ...(beside ? besideWaiting() : []),
])

function engineIn(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `redress-bench-${name}-`))
  const subject = openEngine(folder, values.by === 'follower' ? 'follower' : 'committer')
  const remove = async () => {
    await subject.close()
    rmSync(folder, { recursive: true })
  }
  return { folder, subject, remove }
}

async function leaveWaiting(subject: Subject, cases: number): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < cases) await subject.start(`open-${next++}`)
  }
  await Promise.all(Array.from({ length: 256 }, worker))
}

function besideWaiting(): readonly Goal[] {
  return levels.flatMap((inFlight) => {
    const of = (open: number, what: 'casesPerSecond' | 'p99') =>
      median(measured.filter((one) => one.inFlight === inFlight && one.waiting === open).map((one) => one[what]))
    const ratio = (what: 'casesPerSecond' | 'p99') => of(waiting, what) / of(0, what)
    const beside = `${waiting} waiting v none, ${inFlight} in flight`
    return [
      atLeast('P3', `cases/s, ${beside}`, ratio('casesPerSecond'), 0.9),
      atMost('P3', `p99, ${beside}`, ratio('p99'), 1.5),
    ]
  })
}

/** Bytes of a closed store, so that its log is inside. */
async function bytesPerCase(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-bytes-'))
  const cases = Number(values.bytes)
  await openEngine(folder).close()
  const before = bytesIn(folder)
  const subject = openEngine(folder)
  let next = 0
  const worker = async () => {
    while (next < cases) {
      const id = `bytes-${next++}`
      await subject.start(id)
      const finished = subject.wait(id)
      await subject.signal(id)
      await finished
    }
  }
  await Promise.all(Array.from({ length: 64 }, worker))
  await subject.seal()
  await subject.close()
  const bytes = bytesIn(folder) - before
  rmSync(folder, { recursive: true })
  return bytes / cases
}
