import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { readerOf } from '#hosts/local/store/reader.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { drive, type People, peopleAt, plainly } from './drive.ts'
import { evidenceFile } from './evidence-file.ts'
import { ownPorts } from './own-ports.ts'
import { differing, looking, type Seen } from './seen.ts'
import { walkOf } from './walk.ts'
import { atRest, type Site, siteOf } from './worlds.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `walks by chance (${local.missing})` : 'walks by chance'
if ('close' in local) await local.close()

// `npm run cloud -- --all` goes through 200 in batches.
const [from, times] = [Number(process.env['FROM'] ?? 1), Number(process.env['WALKS'] ?? 20)]
const walks = 'endpoint' in local && times > 0
const now = '2026-06-02T10:00:00+08:00'
const folder = mkdtempSync(join(tmpdir(), 'redress-walks-'))
type Side = { readonly site: Site; readonly people: People; readonly look: ReturnType<typeof looking> }

let cloud: DemoCloud
let machine: Started
let sides: readonly Side[]
let evidence: File

beforeAll(async () => {
  if (!walks) return
  const port = await ownPorts(root)
  const options = { root, port, mode: 'wait', patience: 5, still: true } as const
  const opened = await demoCloud({ ...options, offset: Date.parse(now) - Date.now(), log: () => {} })
  if ('missing' in opened) throw new Error(opened.missing)
  cloud = opened
  machine = await started({ now, at: { folder, port: await freePort() } })
  const { table, journal } = readerOf(folder)
  sides = [{ url: machine.url, table, journal }, siteOf(cloud)].map((site) => ({
    ...{ site, people: peopleAt(site.url), look: looking(site) },
  }))
  evidence = await evidenceFile()
})
afterAll(async () => {
  await cloud?.close()
  await machine?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const nothing: Seen = { page: [], record: [], papers: [], mails: [], figures: [], rows: [], acts: [] }

/** At rest before each act, for letters tell how things stand. */
async function walked({ site, people, look }: Side, seed: number): Promise<Seen> {
  const filed = await drive(people, walkOf(seed), evidence, {
    ...plainly,
    async act(...act) {
      await atRest(site, act[1])
      await plainly.act(...act)
    },
  })
  await atRest(site, filed.caseId)
  return look(await people('enterprise'), filed)
}

describe.runIf(walks)(title, () => {
  it.each(Array.from({ length: times }, (_, n) => from + n))(
    'leave in the cloud the pages, papers, mails, figures and rows of one machine: walk %i',
    async (seed) => {
      const [here = nothing, there = nothing] = await Promise.all(sides.map((side) => walked(side, seed)))
      const found = differing(here, there)
      expect(found, found.join('\n')).toEqual([])
      expect(there.acts).toEqual(here.acts)
      expect(here.mails.length).toBeGreaterThan(1)
      expect(here.papers.length).toBeGreaterThan(0)
      expect(here.figures.length).toBeGreaterThan(10)
    },
  )

  it('were denied no call', () => {
    expect(cloud.report().denials).toEqual([])
  })
})
