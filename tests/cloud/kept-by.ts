import { createHash, randomBytes } from 'node:crypto'
import { type Audited, audit } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { letterKind, letterOf } from '#engine/mail/letter-kind.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import type { WholeWorld } from '#engine/run/audit-source.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Item } from '#engine/store/ports.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { type Attributes, dynamo } from '#hosts/aws/dynamo.ts'
import { s3Files } from '#hosts/aws/files.ts'
import { fromAttributes, outbox } from '#hosts/aws/item.ts'
import { dynamoJournal, placeOf } from '#hosts/aws/journal.ts'
import { objects } from '#hosts/aws/objects.ts'
import { s3PublicFolder } from '#hosts/aws/public-folder.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { isAct } from './seen.ts'

export type Kept = {
  /** What is missing: a place of the ledger, a seal, a letter, or what the log says and the store or a page does not. */
  readonly lost: readonly string[]
  readonly rows: number
  readonly letters: number
  /** Notices of a case that left, each as often as it did. */
  notices(caseId: string): readonly string[]
  /** Acts of people in a case, in their order. */
  acts(caseId: string): readonly string[]
}

/** Reads all that stands in the table, and holds it against its log. */
export async function keptBy(cloud: DemoCloud, now: () => number): Promise<Kept> {
  const all = await scanned(cloud)
  const rows = all.filter((one) => one['log']?.BOOL === true)
  const items = all.map(fromAttributes)
  const letters = items.filter((item) => letterKind.holds(item)).map(letterOf)
  const world = await worldOf(cloud, items, now)
  const sealed = (await readHead(world.table))?.head.frontier.size ?? 0
  const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
  const differences: string[] = []
  for await (const one of audit(world, so, () => {})) differences.push(sentenceOf(one).en)
  return {
    lost: [...placesLost(rows), ...(sealed === rows.length ? [] : [`${sealed} of ${rows.length} rows sealed`])].concat(
      letters.flatMap(({ state, notice, caseId }) =>
        isOver(state) ? [] : [`letter ${notice} of ${caseId}: ${state}`],
      ),
      differences,
    ),
    rows: rows.length,
    letters: letters.length,
    notices: (caseId) =>
      letters
        .filter((letter) => letter.caseId === caseId && letter.state === 'accepted')
        .map(({ notice, audience }) => `${notice} to ${audience}`)
        .toSorted(),
    acts: (caseId) =>
      items
        .filter(({ log }) => log)
        .map(entryOf)
        .filter(({ id, type }) => id === caseId && isAct(type))
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ type }) => type),
  }
}

const isOver = (state: string) => state === 'accepted' || state === 'dropped'

/** Sound rows alone: a poisoned one has no body. */
async function scanned({ operator }: DemoCloud): Promise<readonly Attributes[]> {
  const client = dynamo(functionCaller(operator))
  const all: Attributes[] = []
  let start: Attributes | undefined
  do {
    const TableName = operator['REDRESS_TABLE'] ?? ''
    const page = await client.send('Scan', { TableName, ...(start && { ExclusiveStartKey: start }) })
    all.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start)
  return all.filter((one) => one['body'] !== undefined)
}

function placesLost(rows: readonly Attributes[]): readonly string[] {
  const marked = rows.filter((row) => placeOf(row) === undefined || row[outbox.pk] !== undefined)
  const places = rows.map((row) => placeOf(row) ?? -1).toSorted((a, b) => a - b)
  const wrong = places.flatMap((place, i) => (place === i ? [] : [`place ${i} is ${place}`]))
  return [...marked.map(({ pk, sk }) => `no place: ${pk?.S} ${sk?.S}`), ...wrong.slice(0, 5)]
}

async function worldOf({ operator, url }: DemoCloud, items: readonly Item[], now: () => number): Promise<WholeWorld> {
  const caller = functionCaller(operator)
  const client = dynamo(caller)
  const raw = { client, name: operator['REDRESS_TABLE'] ?? '' }
  const [table, clock] = [dynamoTable(client, raw.name), { now }]
  const deployment = readDeployment('deployments/yunfu', { url, demo: false, procedures })
  const buckets = {
    quarantine: operator['REDRESS_QUARANTINE_BUCKET'] ?? '',
    clean: operator['REDRESS_CLEAN_BUCKET'] ?? '',
  }
  const files = s3Files(objects(caller), buckets, null)
  const publicFolder = s3PublicFolder(objects(caller), operator['REDRESS_PUBLIC_BUCKET'] ?? '', clock)
  const paths = await publicFolder.list('')
  const program = { procedures, calendar: deployment.calendar, rules: ruleSetVersion }
  return {
    ...{ table, journal: dynamoJournal(raw), deployment, clock, ledgerKey: null, ...program },
    ...{ sha256, close() {}, integrity: () => [], strays: () => [] },
    partitions: () => [...Map.groupBy(items, ({ pk }) => pk)].map(([pk, own]) => ({ pk, items: own })),
    fileHash: async (key) => {
      const bytes = await files.read(key)
      return bytes === undefined ? null : Buffer.from(sha256(bytes)).toString('hex')
    },
    ...{ publicFolder, publicPaths: () => paths, salt: randomBytes(16).toString('hex'), blocks: () => 1 },
    drawn: drawnWith({ ...program, deployment, clock }, sha256),
    versionNow: async (key) => (await table.get(key))?.v,
  }
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
