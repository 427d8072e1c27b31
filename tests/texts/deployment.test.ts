import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { composeDigest } from '#engine/mail/compose-digest.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { readOwnTexts } from '#hosts/read-texts.ts'
import { two } from '#law/bilingual.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A city's folder with these files in its `texts`. */
function city(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-texts-'))
  folders.push(folder)
  cpSync('deployments/yunfu', folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, 'texts', name)), { recursive: true })
    writeFileSync(join(folder, 'texts', name), text)
  }
  return folder
}

const read = (folder: string) => readDeployment(folder, { url: 'http://localhost', demo: true, procedures })
const redress = (folder: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['cli/redress.ts', 'texts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, REDRESS_DEPLOYMENT: folder },
  })

it('a letter and a mail that a city changed are said on the next start, without a build', async () => {
  const folder = city({
    'objection/receipt.yaml': `letter:
  title:
    zh: 异议申请收讫凭证
mails:
  receipt:
    subject:
      zh: 云浮：异议申请 {number} 已收到
`,
  })
  const plain = testEngine()
  const engine = { ...plain, deployment: { ...plain.deployment, texts: read(folder).texts } }
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  await runExample(engine, 'objection', example)
  const receipt = (await papersOf(engine.table, caseId)).map(paperOf).find(({ facts }) => facts.kind === 'receipt')
  if (!receipt) throw new Error('no receipt')
  const say = (lang: 'zh' | 'en') => paperSheet(receipt, lang, { mark: null, draft: false, url: '', proof: null }).title
  expect([say('zh'), say('en')]).toEqual(['异议申请收讫凭证', 'Receipt for your objection'])
  expect(plain.mails.some(({ subject }) => /^云浮：异议申请 \S+ 已收到$/.test(subject))).toBe(true)
})

it('a word of every mail’s frame, a button and a sentence of the digest are the city’s too', async () => {
  const folder = city({
    'common/mail.yaml': `phrases:
  unit: { zh: 主办单位 }
  openCase: { zh: 去看办理情况, en: Look at the case }
  sender: { zh: 云浮信用。请勿直接回复。 }
`,
    'common/digest.yaml': "phrases: { title: { zh: '{day}，您有 {n} 件待办' } }\n",
  })
  const plain = testEngine()
  const engine = { ...plain, deployment: { ...plain.deployment, texts: read(folder).texts } }
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  await runExample(engine, 'objection', example)
  const [receipt] = plain.mails
  for (const part of ['主办单位：', '去看办理情况\nhttp', '云浮信用。请勿直接回复。'])
    expect(receipt?.text).toContain(part)
  for (const part of ['>主办单位<', '>去看办理情况</a>']) expect(receipt?.html).toContain(part)
  const named = { caseId: 'c1', number: '1', title: two('甲', 'A'), state: two('乙', 'B') }
  const line = { ...named, limit: null, due: null, late: 0 }
  const digest = composeDigest(engine, {
    day: '2026-10-09',
    own: { lines: [line], n: 1, late: 0 },
    watch: null,
    admin: [],
    rechecks: [],
    path: '/desk',
    token: 'T',
  })
  expect(digest.subject).toBe('2026年10月9日，您有 1 件待办 / Open tasks on 9 October 2026: 1')
})

it('a start ends with one sentence for each mistake: file, key, language, variable', () => {
  const folder = city({
    'objection/receipt.yaml': `letter:
  variables: [record]
  title: { zh: '{nobody}回执' }
mails:
  receipt:
    subject: { zh: 已收到, en: Received }
    body:
      - zh: 已收到。
        en: Received on {promise}.
`,
    'fraud/opening.yaml': 'letter: [\n',
    'fraud/nothing.yaml': 'letter: {}\n',
    'shield/decision.yaml': `letter:
  title:
    shielded: { zh: 决定书, en: '' }
`,
    'common/mail.yaml':
      "phrases: { by: { zh: 尽快 }, linkCode: { en: '{url} {token} {secret}' }, footer: { zh: 完, en: End } }\n",
  })
  const problems = (() => {
    try {
      read(folder)
      return []
    } catch (error) {
      return error instanceof Error ? error.message.split('\n') : []
    }
  })()
  const all = problems.join('\n')
  for (const part of [
    /fraud\/nothing\.yaml: 没有名为 fraud\/nothing 的文本/,
    /fraud\/opening\.yaml: 不是有效的 YAML/,
    /objection\/receipt\.yaml: letter\.variables: 这一项由程序规定/,
    /objection\/receipt\.yaml: letter\.title\.zh: 没有名为 \{nobody\} 的变量/,
    /objection\/receipt\.yaml: mails\.receipt\.body\.0\.en: 变量 \{promise\} 不是每件都有/,
    /objection\/receipt\.yaml: mails\.receipt zh: 缺少必须写明的变量 \{number\}/,
    /shield\/decision\.yaml: letter\.title\.shielded\.en: /,
    /common\/mail\.yaml: phrases\.by zh: 缺少必须写明的变量 \{due\}/,
    /common\/mail\.yaml: phrases\.linkCode\.en: 没有名为 \{secret\} 的变量/,
    /common\/mail\.yaml: phrases\.footer: 程序不使用这条用语/,
  ])
    expect(all).toMatch(part)
})

it('redress texts check says the same and ends with 1, or with 0 where nothing is wrong', () => {
  const bad = redress(city({ 'objection/receipt.yaml': "letter: { title: { zh: '计时暂停{nobody}' } }\n" }), 'check')
  expect(bad.status).toBe(1)
  expect(bad.stdout).toMatch(/没有名为 \{nobody\} 的变量；可用：.*\{record\}/)
  expect(bad.stdout).toContain('“计时暂停”应写作“暂停计算期限”')
  const good = redress(city({}), 'check')
  expect([good.status, good.stdout]).toEqual([0, ''])
})

it('redress texts variables says what each place of a text may say, with a word on each', () => {
  const own = redress(city({}), 'variables', 'objection/receipt')
  expect(own.stdout).toMatch(
    /^letter\.city\n.*\{holder\}\t承办单位的全称。例：.* \/ unit that handles the case\. Example: /s,
  )
  expect(own.stdout).toMatch(/\{promise\}（须写 when: promise.*mails\.receipt\n/s)
  expect(redress(city({}), 'variables', 'common/mail').stdout).toMatch(/phrases\.by\n {2}\{due\}\t/)
  const none = redress(city({}), 'variables', 'objection/nothing')
  expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('没有文本 objection/nothing')])
})

it('a variable without a word to editors is a fault, and so is a word on none', () => {
  const own = readOwnTexts().map((file) => {
    if (file.id !== 'common/variables') return file
    const { holder: _holder, ...words } = Object(file.data)
    return { ...file, data: { ...words, nobody: { zh: '无', en: 'none' } } }
  })
  expect(() => soundTexts(procedures, own, [])).toThrow(
    /variables\.yaml: holder: 这个变量没有说明。.*nobody: 没有文本使用/s,
  )
})

it('redress texts preview prints every letter and mail of a procedure’s worked cases', () => {
  const out = join(city({}), 'out')
  const said = execFileSync(
    process.execPath,
    ['cli/redress.ts', 'texts', 'preview', '--out', out, '--lang', 'zh', '--procedure', 'fraud'],
    {
      encoding: 'utf8',
    },
  )
  const files = readdirSync(join(out, 'fraud'))
  expect(files.some((name) => /decision-findingAlone\.pdf$/.test(name))).toBe(true)
  expect(files.some((name) => /mail-\d+-receipt-applicant\.html$/.test(name))).toBe(true)
  expect(readdirSync(out)).toEqual(['fraud'])
  expect(said).toMatch(/papers \d+/)
})
