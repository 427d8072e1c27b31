import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import type { Sheet } from '#engine/store/printing.ts'
import { typstPrinter } from './typst-printer.ts'

const printer = typstPrinter()
afterAll(() => printer.close())

it('sets a paper while this process does something else', async () => {
  await printer.print([sheet])
  let turns = 0
  let isOver = false
  const pdf = printer.print([sheet]).finally(() => {
    isOver = true
  })
  for (; !isOver; turns += 1) await turn()
  expect(Buffer.from(await pdf).toString('latin1', 0, 5)).toBe('%PDF-')
  // Set in this process, it would be over in the first turn, however quick or busy the machine.
  expect(turns).toBeGreaterThan(1)
})

it('says that a paper was not made where its process was killed, and makes the next one in another', async () => {
  await printer.print([sheet])
  const before = printer.pid() ?? 0
  const lost = printer.print([sheet])
  process.kill(before, 'SIGKILL')
  await expect(lost).rejects.toMatchObject({ code: 'printFailed' })
  expect((await printer.print([sheet])).length).toBeGreaterThan(1000)
  expect(printer.pid()).not.toBe(before)
})

it('kills a process that sits on a paper', async () => {
  const hasty = typstPrinter({ patience: 1 })
  await expect(hasty.print([sheet])).rejects.toMatchObject({ code: 'printFailed', message: /SIGKILL/ })
  await hasty.close()
})

it('leaves no process behind when it is closed', async () => {
  const short = typstPrinter()
  await short.print([sheet])
  const pid = short.pid() ?? 0
  await short.close()
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
  await expect(short.print([sheet])).rejects.toMatchObject({ code: 'printFailed' })
})

const sheet: Sheet = {
  lang: 'zh',
  head: '测试市生态环境局',
  title: '答复',
  number: '测字〔2026〕1号',
  addressee: '测试有限公司：',
  blocks: [{ kind: 'text', text: '经核查，您提出的异议成立。' }],
  signature: '测试市生态环境局',
  date: '2026年9月1日',
  day: '2026-09-01',
  contact: '',
  mark: null,
  draft: null,
  preface: '',
  page: '第 {n} 页 共 {of} 页',
  verify: null,
  proof: '',
  alt: { mark: '', qr: '' },
}
