import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Report } from './report.ts'

const Kept = z.array(z.object({ policy: z.string(), action: z.string(), resource: z.string(), isUsed: z.boolean() }))

/** Adds a world's rights to the file that CLOUD_RIGHTS names. */
export function keepRights({ rights }: Pick<Report, 'rights'>): void {
  const file = process.env['CLOUD_RIGHTS']
  if (file) appendFileSync(file, `${JSON.stringify(rights)}\n`)
}

export type RightUsed = { readonly door: string; readonly action: string; readonly isUsed: boolean }

/** Line a function and action: used if any world used it. */
export function rightsUsed(file: string): readonly RightUsed[] {
  if (!existsSync(file)) return []
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => Kept.parse(JSON.parse(line)))
  const groups = Map.groupBy(kept, ({ policy, action }) => `${doorOf(policy)} ${action}`)
  return [...groups].map(([key, of]) => {
    const [door = '', action = ''] = key.split(' ')
    return { door, action, isUsed: of.some(({ isUsed }) => isUsed) }
  })
}

/** The function's name, without what the synthesis adds. */
const doorOf = (policy: string) => (policy.split('/')[0] ?? '').replace(/role[0-9A-F]{8}$/i, '').replace(/^.*-/, '')
