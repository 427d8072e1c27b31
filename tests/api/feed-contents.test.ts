import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { FeedLine, feedEvents } from '#functions/http/api/feed-line.ts'
import { openApi } from '#functions/http/api/openapi.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { program } from './program.ts'

const of = (id: string, scope: Recipient['scope']): Recipient => ({
  ...{ id, name: { zh: id, en: id }, sort: 'province', basis: 'GD 46(3)', kind: 'acknowledges', scope },
})
const reader = (unit: string): Person => ({
  ...{ id: unit, name: unit, email: `${unit}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'recipient', unit }],
})
const scopes = ['ALL', 'PUBLIC'].map(reader)
const on = '2026-09-14'
const caseId = 'c1'
const fields = sampleRecord.versions[0]?.fields ?? {}
const commitment = {
  ...{ caseId, edition: '2026-11', sha256: 'a'.repeat(64), signedBy: '张三', on },
} as const
const shield = { kind: 'ended', caseId, reason: 'shielded', on, planEndsOn: null } as const

/** Each kind of change, after what must be before it. */
const ways: { readonly [K in RecordChange['kind']]: readonly [...RecordChange[], Extract<RecordChange, { kind: K }>] } =
  {
    disputed: [{ kind: 'disputed', caseId }],
    disputeNarrowed: [
      { kind: 'disputed', caseId },
      { kind: 'disputeNarrowed', caseId, columns: ['CF_NR_FK'] },
    ],
    undisputed: [
      { kind: 'disputed', caseId },
      { kind: 'undisputed', caseId },
    ],
    corrected: [{ kind: 'corrected', caseId, fields: { ...fields, CF_NR_FK: '0.55' }, answer: '01' }],
    completed: [{ kind: 'completed', by: 'hj-1', fields: { CF_FRDB: '张样例' } }],
    imported: [{ kind: 'imported', batch: 'b2', by: 'hj-1', fields: { ...fields, CF_NR_FK: '0.56' } }],
    ended: [{ kind: 'ended', caseId, reason: 'repaired', on }],
    shieldReviewed: [shield, { kind: 'shieldReviewed', caseId, on }],
    restored: [shield, { kind: 'restored', caseId, on }],
    barred: [{ kind: 'barred', caseId, on }],
    barOver: [
      { kind: 'barred', caseId, on: '2020-01-01' },
      { kind: 'barOver', on },
    ],
    statementAttached: [{ kind: 'statementAttached', caseId, text: '本单位不认可。' }],
    statementRemoved: [
      { kind: 'statementAttached', caseId, text: '本单位不认可。' },
      { kind: 'statementRemoved', caseId },
    ],
    committed: [{ kind: 'committed', commitment }],
    uncommitted: [
      { kind: 'committed', commitment },
      { kind: 'uncommitted', caseId },
    ],
    stopped: [{ kind: 'stopped', caseId, on }],
    resumed: [
      { kind: 'stopped', caseId, on },
      { kind: 'resumed', caseId },
    ],
    shown: [{ kind: 'shown', on }],
    sealed: [{ kind: 'sealed', on }],
    unsealed: [
      { kind: 'sealed', on },
      { kind: 'unsealed', on },
    ],
  }

let open: Site
const lines: Record<string, unknown>[][] = []

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients: [of('ALL', 'all'), of('PUBLIC', 'public')] } } })
  await open.seat(...scopes)
  for (const [kind, changes] of Object.entries(ways)) {
    const id = newId(open.engine.crypto)
    await addRecord(open.engine, { ...sampleRecord, id }, system)
    await open.settle()
    for (const change of changes)
      expect([kind, await changeRecord(open.engine, id, change, system)]).toMatchObject([kind, { kind: 'changed' }])
  }
  await open.settle()
  for (const one of scopes) {
    const all: Record<string, unknown>[] = []
    for (let cursor: string | null = '-1'; cursor !== null; ) {
      const { body }: { body: Record<string, unknown> } = await program(open, one).get(`/feed?cursor=${cursor}`)
      all.push(...(body['lines'] as Record<string, unknown>[]))
      cursor = body['isEnd'] ? null : String(body['cursor'])
    }
    lines.push(all)
  }
})

describe('the content of the feed', () => {
  it('is for every kind of change what the published schema says, to whoever holds all and what is public', () => {
    for (const told of lines) {
      expect(told.map((line) => [line['event'], FeedLine.safeParse(line).error?.issues ?? []])).toEqual(
        told.map((line) => [line['event'], []]),
      )
      expect(new Set(told.map((line) => line['holds']))).toEqual(new Set(['content', 'nothing']))
    }
    expect([...new Set(lines[0]?.map((line) => line['event']))].toSorted()).toEqual(feedEvents.toSorted())
  })

  it('has nothing that the schema does not name: a cell more, a kind unknown or a digest too few is refused', () => {
    for (const told of lines) {
      const [line] = told.filter(({ holds }) => holds === 'content')
      const spoiled = [
        { content: { ...Object(line?.['content']), more: '' } },
        { content: null },
        { event: 'record.guessed' },
        { digest: null },
      ]
      for (const one of spoiled) expect(FeedLine.safeParse({ ...line, ...one }).success).toBe(false)
    }
  })

  it('is published with the definition of the interface, change by change', () => {
    const { schemas = {} } = openApi('https://credit.example.cn').components ?? {}
    const published = JSON.stringify(schemas['FeedLine'])
    for (const event of feedEvents) expect(published).toContain(`"${event}"`)
    for (const name of ['HeldRecord', 'PublicRecord']) expect(published).toContain(`"#/components/schemas/${name}"`)
    expect(schemas['HeldRecord']).toMatchObject({ additionalProperties: false })
  })
})
