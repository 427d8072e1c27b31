import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { plainSheet as sheet } from '#tests/support/pages/plain-sheet.ts'
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
  // In this process it would take one turn.
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
