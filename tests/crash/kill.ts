import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { insisting, signedIn } from '#tests/cloud/steps.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import type { WebClient } from '#tests/support/web-client.ts'
import { type Filed, file, isReceipt } from './filing.ts'
import { unboundedCity } from './unbounded-city.ts'

export type Killed = { readonly kills: number; readonly acknowledged: number; readonly lost: readonly string[] }

const atOnce = 4
const mostMilliseconds = 500
const mostCut = 20

/**
 * Kills the program repeatedly over one data folder, at random moments of filing. Each given receipt must be given
 * again by every later start.
 */
export async function kill(
  kills: number,
  chance: () => number,
  told: (one: Killed) => void = () => {},
): Promise<Killed> {
  const at = { folder: mkdtempSync(join(tmpdir(), 'redress-killed-')), port: await freePort() }
  const env = { REDRESS_DEPLOYMENT: unboundedCity(join(at.folder, 'city')) }
  const [acknowledged, lost]: [Filed[], Set<string>] = [[], new Set()]
  let program = await started({ at, env })
  try {
    const client = await signedInTo(program)
    for (let n = 0; n < kills; n += 1) {
      const given = await filedUntilKilled(program, client, n, chance() * mostMilliseconds)
      acknowledged.push(...given)
      program = await started({ at, env })
      const gone = await missing(client, given)
      for (const path of gone) lost.add(path)
      told({ kills: 1, acknowledged: given.length, lost: gone })
    }
    const later = (await missing(client, acknowledged)).filter((path) => !lost.has(path))
    for (const path of later) lost.add(path)
    told({ kills: 0, acknowledged: 0, lost: later })
    return { kills, acknowledged: acknowledged.length, lost: [...lost] }
  } finally {
    await program.kill()
    rmSync(at.folder, { recursive: true })
  }
}

/** A starved server may be late with its first sign-in. */
const signedInTo = ({ url }: Started): Promise<WebClient> => insisting(() => signedIn(url, 'enterprise'))

/** Receipts given until killed, milliseconds after the first. */
async function filedUntilKilled(program: Started, client: WebClient, n: number, milliseconds: number) {
  const given: Filed[] = []
  let killed: Promise<void> | undefined
  let cut = 0
  const applicant = async (who: number) => {
    for (let i = 0; ; i += 1) {
      try {
        given.push(await file(client, `k${n}-${who}-${i}`))
      } catch (error) {
        if (killed) return
        // A starved server closes idle connections under a request.
        cut += 1
        if (cut > mostCut) throw error
        continue
      }
      killed ??= sleep(milliseconds).then(() => program.kill())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, who) => applicant(who)))
  await killed
  return given
}

async function missing(client: WebClient, given: readonly Filed[]): Promise<readonly string[]> {
  const gone: string[] = []
  for (const { receipt, evidence } of given) if (!isReceipt(await client.get(receipt), evidence)) gone.push(receipt)
  return gone
}
