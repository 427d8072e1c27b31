import { caseFile } from '#engine/case/case-of.ts'
import { kindName, whyNames } from '#engine/register/record-names.ts'
import { recordFile } from '#engine/register/register.ts'
import { openFor } from '#engine/register/register-door.ts'
import { documentLookup, recordKey, subjectOf } from '#engine/store/keys.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { readAll } from '#engine/store/read.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type PublicityPeriod, publicityPeriod } from '#law/publicity-period.ts'
import { isGraded } from '#records/catalogue.ts'
import { missingColumns } from '#records/completeness.ts'
import { layoutOf } from '#records/layout.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { sealedUnder } from '#records/publicity/sealed.ts'
import { currentFields, type RecordFile, type Version } from '#records/record.ts'
import { readDay } from '#records/value.ts'
import { findingsOn, type ScanStore } from './findings.ts'
import { type Reported, reported } from './scan-report.ts'

/** Everything computed about one record, with the articles it rests on. */
export type ExplainedRecord = {
  readonly id: string
  readonly documentNumber: string
  readonly authority: string
  readonly kind: string
  readonly kindName: Bilingual
  readonly domain: string | null
  /** No name of a person, nor of a sealed record's subject. */
  readonly subject: { readonly kind: string; readonly name: string | null; readonly code: string | null }
  readonly tier: RecordFile['tier']
  readonly necessary: boolean
  readonly attachedTermEnd: Day | null
  readonly publicity: {
    readonly shown: boolean
    readonly from: Day | null
    readonly until: Day | null
    readonly why: readonly { readonly code: string; readonly name: Bilingual }[]
  }
  readonly earliestApplyOn: Day | null
  readonly autoEndOn: Day | null
  /** National maximum and cap of GD 43; null without such period. */
  readonly caps: Pick<PublicityPeriod, 'rule' | 'maximumOn' | 'capOn'> | null
  /** The end that the source names. */
  readonly claimedUntil: Day | null
  readonly missing: readonly string[]
  /** Open legal questions, as this city has settled them. */
  readonly flags: Readonly<Record<string, string | number | boolean | null>>
  readonly overlays: RecordFile['overlays'] & {
    readonly shield: RecordFile['shield'] | null
    readonly ended: RecordFile['ended']
  }
  readonly versions: readonly (Pick<Version, 'n' | 'cause'> & {
    readonly on: Day
    readonly changed: readonly string[]
  })[]
  readonly cases: readonly {
    readonly id: string
    readonly number: string
    readonly procedure: string
    readonly state: string
    readonly openedOn: Day
    readonly closed: boolean
    readonly arisesFrom: string | null
  }[]
  readonly findings: readonly Reported[]
  /** Deciding units (O36 11; GD 46), proposing and approving. */
  readonly decides: readonly { readonly what: Bilingual; readonly unit: string | null; readonly name: Bilingual }[]
  readonly articles: readonly string[]
}

/** The records of that id or document number, explained. */
export async function explainRecords(
  store: ScanStore,
  asked: string,
  key: string,
): Promise<readonly ExplainedRecord[]> {
  const byId = recordFile(await store.table.get(recordKey(asked)))
  if (byId !== null) return [await explained(store, byId)]
  const items = await readAll(store.table, { index: 'lookup', pk: documentLookup(key) })
  const records = items.map(recordFile).filter((record) => record !== null)
  return Promise.all(records.map((record) => explained(store, record)))
}

async function explained(store: ScanStore, record: RecordFile): Promise<ExplainedRecord> {
  const isGiven = openFor(store, record, 'recipient') !== null
  const { id, documentNumber, authority, kind, domain, subject, tier, necessary, attachedTermEnd, overlays } = record
  const today = shanghaiDay(store.clock.now())
  const flags = store.deployment.flags
  const { shown, from, until, why, earliestApplyOn } = publicity(record, today, flags)
  const period = periodOf(record)
  const findings = await Promise.all((await findingsOn(store, record)).map((finding) => reported(store, finding)))
  return {
    id,
    documentNumber: documentNumber.raw,
    authority: authority.raw,
    kind,
    kindName: kindName(kind),
    domain,
    subject: isGiven ? named(subject) : { kind: subject.kind, name: null, code: null },
    tier,
    necessary,
    attachedTermEnd,
    publicity: {
      shown,
      from,
      until,
      why: why.map((code) => ({ code, name: whyNames[code] ?? { zh: code, en: code } })),
    },
    earliestApplyOn: isGiven ? earliestApplyOn : null,
    autoEndOn: until,
    caps: period && { rule: period.rule, maximumOn: period.maximumOn, capOn: period.capOn },
    claimedUntil: readDay(currentFields(record)['CF_GSJZQ'] ?? ''),
    missing: missingColumns(record),
    flags: Object.fromEntries(flagsOf(period, isGiven).map((flag) => [flag, flags[flag] ?? null])),
    overlays: {
      ...(isGiven ? overlays : { ...overlays, statement: null, commitments: [] }),
      shield: record.shield ?? null,
      ended: record.ended,
    },
    versions: versionsOf(record),
    cases: await casesOn(store, record),
    findings,
    decides: decidersOf(store, record),
    articles: [
      ...new Set([...(isGiven ? [] : [sealedUnder]), ...articlesOf(period), ...findings.map(({ article }) => article)]),
    ].filter((one) => one !== ''),
  }
}

const named = ({ kind, name, code }: RecordFile['subject']) => ({ kind, name: kind === 'person' ? null : name, code })

const flagsOf = (period: PublicityPeriod | null, isGiven: boolean): readonly string[] => [
  ...(isGiven ? [] : ['L21']),
  ...(period?.flags ?? []),
]

function periodOf(record: RecordFile): PublicityPeriod | null {
  const decided = readDay(currentFields(record)[layoutOf(record.kind).roles.decisionDate] ?? '')
  if (decided === null || !isGraded(record.kind)) return null
  const { tier, necessary, attachedTermEnd } = record
  const term = attachedTermEnd === null ? {} : { attachedTermEndsOn: attachedTermEnd }
  return publicityPeriod({ documentDate: decided, tier: tier?.value ?? null, necessary, ...term })
}

function versionsOf({ versions }: RecordFile): ExplainedRecord['versions'] {
  return versions.map(({ n, at, cause, fields }, i) => {
    const before = versions[i - 1]?.fields ?? {}
    const columns = [...new Set([...Object.keys(before), ...Object.keys(fields)])]
    const changed = i === 0 ? [] : columns.filter((column) => (before[column] ?? '') !== (fields[column] ?? ''))
    return { n, on: shanghaiDay(at), cause, changed }
  })
}

async function casesOn({ table }: ScanStore, { id, subject }: RecordFile): Promise<ExplainedRecord['cases']> {
  const query = { index: 'subject', pk: subjectOf(subject.key), prefix: 'case#' } as const
  const files = (await readAll(table, query)).map(caseFile).filter(({ recordId }) => recordId === id)
  return files.map(({ id: caseId, number, procedure, state, openedAt, closed, arisesFrom }) => ({
    ...{ id: caseId, number, procedure, state, closed, arisesFrom },
    openedOn: shanghaiDay(openedAt),
  }))
}

function decidersOf(store: ScanStore, { provider, authority }: RecordFile): ExplainedRecord['decides'] {
  const name = (unit: string | null) => (unit === null ? decideWords.unknown : nameOfUnit(store, unit))
  return [
    {
      what: decideWords.verify,
      unit: provider.unit,
      name: name(provider.unit),
    },
    {
      what: decideWords.determine,
      unit: authority.unit,
      name: name(authority.unit),
    },
  ]
}

const articlesOf = (period: PublicityPeriod | null): readonly string[] =>
  period === null ? [] : ['O36 7', period.rule === 'C4' ? 'GD 43' : 'O36 12', 'GD 43']

/** Words on who decides of a record, for a city to change. */
export const decideWords = {
  unknown: { zh: '（目录中没有）', en: '(not in the directory)' },
  verify: { zh: '核实和更正（信息提供单位）', en: 'Verify and correct (provider)' },
  determine: {
    zh: '决定内容、失信程度、修复（认定单位）',
    en: 'The decision, its seriousness, repair (determining unit)',
  },
} as const
