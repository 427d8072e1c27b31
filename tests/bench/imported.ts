import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { makeUscc } from '#records/identity/uscc.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'

/** Imports penalties of firms by the command line. */
export function importRows({ folder, port }: { readonly folder: string; readonly port: number }, rows: number): void {
  const path = sheetOf(folder, rows)
  const env = { ...process.env, REDRESS_DATA: folder, PORT: String(port) }
  const { status } = spawnSync(process.execPath, ['cli/redress.ts', 'import', path], { env, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`the import ended with ${status}`)
}

/** A sheet of penalties of firms, as a file; its numbers follow those before. */
export function sheetOf(folder: string, rows: number, before = 0): string {
  const cells = (n: number) => {
    const CF_XDR_SHXYM = makeUscc(`MA${String(n).padStart(6, '0')}`, '91445300')
    return { CF_XDR_SHXYM, CF_XDR_MC: `云浮样例第${n}有限公司` }
  }
  const numbers = Array.from({ length: rows }, (_, n) => before + n + 1)
  const sheet = sampleSheet(
    'penalty',
    numbers.map((n) => ({ authority: '云浮市生态环境局', n, cells: cells(n) })),
  )
  const path = join(folder, `import-${before}.csv`)
  writeFileSync(path, stringify(sheet.map((line) => ('cells' in line ? [...line.cells] : []))))
  return path
}
