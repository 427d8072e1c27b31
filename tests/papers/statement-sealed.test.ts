import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { typstPrinter } from '#hosts/local/paper/typst-printer.ts'
import { unitSeal } from '#hosts/local/seal/unit-seal.ts'
import { folder } from '#tests/contract/folder.ts'
import { gatewayEvent, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { signatureIn } from '#tests/support/signature-in.ts'
import { plain, readPdf } from './read-pdf.ts'

const firm: Person = {
  ...{ id: 'firm', name: '测试有限公司', email: 'firm@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
let place: Awaited<ReturnType<typeof folder>>
beforeAll(async () => {
  place = await folder()
})
afterAll(() => place.remove())

it('the statement of the register is given out under a seal that holds over the whole file', async () => {
  const open = site({
    host: ({ clock }) => ({
      printing: {
        printer: typstPrinter(),
        seal: unitSeal({ dataFolder: place.path, seals: undefined, city: '测试市', clock }),
      },
    }),
  })
  await open.seat(firm)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  const who = await open.visit(firm)
  await who.post('/my/statement', { days: '7' })
  const path = /\/my\/statement\/\w+\/pdf/.exec((await who.get('/my/statement')).body)?.[0] ?? ''
  const event = gatewayEvent({ path, cookies: who.cookies }, open.engine.clock.now())
  const reply = await open.answer(
    event,
    lambdaContext('0123456789abcdef', 30_000, () => 0),
  )
  expect(reply.headers).toMatchObject({ 'content-type': 'application/pdf' })
  const pdf = Buffer.from(reply.body ?? '', 'base64')
  const { holds, isWhole, certificate } = signatureIn(pdf)
  expect([holds, isWhole, certificate.raw.includes('测试市')]).toEqual([true, true, true])
  expect(plain((await readPdf(pdf))[0]?.text ?? '')).toContain('测环罚〔2026〕1号')
  const said = pdf.indexOf('/Title')
  pdf[said + 10] = (pdf[said + 10] ?? 0) ^ 1
  expect(signatureIn(pdf).holds).toBe(false)
})
