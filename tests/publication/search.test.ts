import { expect, it } from 'vitest'
import { planScan, scanKey, scanOnwards } from '#engine/scan/scan.ts'
import { registerKey } from '#engine/store/keys.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import type { RecordFile } from '#records/record.ts'
import { type Site, site } from '#tests/http/site.ts'
import { staff } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { enter } from './register.ts'

const named = (name: string, organisation: string): Partial<RecordFile> => {
  const code = makeUscc(organisation, '91445302')
  const subject = { ...sampleRecord.subject, kind: 'organisation', key: code, name, code } as const
  const documentNumber = { raw: `云样罚〔2026〕${organisation}号`, key: `云样罚(2026)${organisation}号` }
  const [first] = sampleRecord.versions
  const fields = { ...first?.fields, CF_XDR_MC: name, CF_XDR_SHXYM: code, CF_WSH: documentNumber.raw }
  return { subject, documentNumber, versions: [{ ...first, fields }] as RecordFile['versions'] }
}
const search = async (open: Site, q: string) => (await open.ask({ path: `/records?q=${encodeURIComponent(q)}` })).body
const results = (body: string) => body.match(/href="\/r\/\w+"/g)?.length ?? 0

it('finds a firm by its exact registered name, whatever the width of brackets and blanks', async () => {
  const open = site()
  await enter(open, named('云浮查名（石材）有限公司', 'MA9NAME1'))
  for (const q of ['云浮查名（石材）有限公司', '云浮查名(石材)有限公司', ' 云浮查名（石材） 有限公司'])
    expect([q, results(await search(open, q))]).toEqual([q, 1])
  for (const q of ['云浮查名', '云浮查名（石材）有限', '查名（石材）有限公司'])
    expect([q, results(await search(open, q))]).toEqual([q, 0])
  const found = await open.ask({ path: `/api/v1/records?q=${encodeURIComponent('云浮查名(石材)有限公司')}` })
  expect(JSON.parse(found.body).records).toHaveLength(1)
})

it('shows two firms of one name with their codes', async () => {
  const open = site()
  const both = [named('云浮同名有限公司', 'MA9NAME2'), named('云浮同名有限公司', 'MA9NAME3')]
  for (const one of both) await enter(open, one)
  const body = await search(open, '云浮同名有限公司')
  expect(results(body)).toBe(2)
  for (const { subject } of both) expect(body).toContain(subject?.code)
})

it('finds no person by name, and nothing by the name of a record that has ended, as for a name nobody has', async () => {
  const open = site()
  const person = {
    ...sampleRecord.subject,
    kind: 'person',
    key: 'key:0009',
    name: '张某某某某某某某',
    code: null,
  } as const
  await enter(open, { ...named('张某某某某某某某', 'MA9NAME4'), subject: person })
  await enter(open, {
    ...named('云浮已终有限公司', 'MA9NAME5'),
    ended: { reason: 'repaired', on: '2026-09-01', caseId: 'c' } as NonNullable<RecordFile['ended']>,
  })
  const sizes = []
  for (const q of ['张某某某某某某某', '云浮已终有限公司', '云浮没有有限公司']) {
    const body = await search(open, q)
    expect([q, results(body)]).toEqual([q, 0])
    sizes.push(Buffer.byteLength(body) - Buffer.byteLength(q))
  }
  expect(new Set(sizes).size).toBe(1)
})

it('tells of a code whose check character is wrong, in both languages, and of no other text', async () => {
  const open = site()
  const code = makeUscc('MA9NAME6', '91445302')
  const wrong = `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`
  expect(await search(open, wrong)).toContain(`按前面各位应为 ${code.at(-1)}`)
  expect((await open.ask({ path: `/en/records?q=${wrong}` })).body).toContain(`it is ${code.at(-1)}`)
  const intake = staff.find(({ id }) => id === 'intake-1') ?? null
  if (intake) await open.seat(intake)
  const desk = async (path: string) => (await (await open.visit(intake)).get(path)).body
  expect(await desk(`/desk/records?q=${wrong.toLowerCase()}`)).toContain(`按前面各位应为 ${code.at(-1)}`)
  expect(await desk(`/en/desk/records?q=${wrong}`)).toContain(`it is ${code.at(-1)}`)
  expect(await desk(`/desk/records?q=${code}`)).not.toContain('有误')
  for (const q of [code, '云浮没有有限公司', '云样罚〔2026〕1号']) expect(await search(open, q)).not.toContain('有误')
})

it('finds a name in a register from before names were looked up, once the nightly scan has been there', async () => {
  const open = site()
  const record = await enter(open, named('云浮旧册有限公司', 'MA9NAME7'))
  const place = await open.engine.table.get(registerKey(record))
  if (!place) throw new Error('no place in the register')
  const { index: _index, ...bare } = place
  await open.engine.table.transact([{ put: { ...bare, v: place.v + 1 }, when: { v: place.v } }])
  expect(results(await search(open, '云浮旧册有限公司'))).toBe(0)
  await planScan(open.engine)
  for (let page = 0; page < 300; page += 1) {
    const next = await open.engine.table.get(scanKey)
    if (next) await scanOnwards(open.engine, next)
  }
  expect(results(await search(open, '云浮旧册有限公司'))).toBe(1)
})
