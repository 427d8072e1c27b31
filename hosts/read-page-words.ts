import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Deployment } from '#engine/store/host.ts'
import { Fault } from '#law/fault.ts'

const Rows = z.array(
  z.object({
    record: z.object({ key: z.string(), zh: z.string(), en: z.string() }),
    info: z.object({ lines: z.int() }),
  }),
)

/** A deployment's own words: `texts/pages/<area>.csv` with key, zh, en, or as a build read them. */
export function readPageWords(folder: string): NonNullable<Deployment['pageWords']> {
  const pages = join(folder, 'texts', 'pages')
  if (!existsSync(pages)) return []
  return readdirSync(pages)
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => readPageFile(join(pages, name)))
}

/** One area's file; its name is the area. */
export function readPageFile(path: string): NonNullable<Deployment['pageWords']> {
  try {
    const options = { bom: true, columns: true, skip_empty_lines: true, info: true } as const
    const rows = Rows.parse(parse(readFileSync(path, 'utf8'), options))
    return rows.map(({ record, info }) => ({ area: basename(path, '.csv'), ...record, line: info.lines }))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Fault(
      'texts.bad',
      `${path}: 不是含有 key、zh、en 三栏的 CSV / is no CSV with the columns key, zh, en: ${why}`,
    )
  }
}
