import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Counts, ceilings, type Mode, modes } from './cost.ts'
import { type Counted, counting } from './counted.ts'
import { closed, faultLines, opened, unmet } from './opened.ts'

const title = unmet ? `calls of a case (${unmet})` : 'calls of a case'
const file = new URL('calls.json', import.meta.url)
/** Followers meet in the same rows, by chance. */
const slack = 1.3
/** Waiting asks pages oftener, so one light count is enough. */
const amounts = ['0.5', '0.6', '0.7']

// COUNT=1 keeps the most that was counted.
const isCounting = process.env['COUNT'] !== undefined
const counted: readonly Mode[] = isCounting || process.env['LOSSES'] === 'all' ? modes : ['wait']

describe.runIf(!unmet)(title, () => {
  it.each(counted)('are no more than were counted, in %s', async (mode) => {
    const cloud = await opened({ mode, still: true })
    try {
      const count = await counting(cloud)
      const tried: Counted[] = []
      for (const amount of amounts) {
        const found = await count(amount).catch((error: unknown) => {
          throw new Error(faultLines(), { cause: error })
        })
        tried.push(found)
        if (isCounting) keep(mode, found)
        else if (over(found, ceilings[mode]).length === 0) return
      }
      if (!isCounting) expect(tried.map((found) => over(found, ceilings[mode]))).toEqual([])
    } finally {
      await closed(cloud)
    }
  })
})

const over = (found: Counted, most: Counts) =>
  Object.entries(found).filter(([name, times]) => times > (most[name] ?? 0) * slack + 2)

function keep(mode: Mode, found: Counted): void {
  const kept: Record<Mode, Counts> = JSON.parse(readFileSync(file, 'utf8'))
  const most = Object.fromEntries(
    Object.entries(found).map(([name, times]) => [name, Math.max(times, kept[mode][name] ?? 0)]),
  )
  writeFileSync(file, `${JSON.stringify({ ...kept, [mode]: most }, null, 2)}\n`)
}
