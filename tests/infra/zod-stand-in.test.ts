import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { doors, ports } from '#functions/doors.ts'
import { bundleDoor } from '../../scripts/bundle-door.mjs'
import { schemaMaker } from '../../scripts/late-schemas.mjs'
import { bodies, drawing } from './bodies.ts'

const root = new URL('../../', import.meta.url)

it('reads all that its door reads as the package does that it stands in for', async () => {
  const light = await schemasBy('light')
  const whole = await schemasBy('whole')
  expect(light.length).toBe(whole.length)
  expect(whole.length).toBeGreaterThan(300)
  const body = bodies(drawing(1))
  const counts = { right: 0, wrong: 0 }
  for (const [i, schema] of whole.entries())
    for (let n = 0; n < 40; n += 1) {
      const given = body(schema)
      const [is, ought] = [parsed(light[i] ?? schema, given), parsed(schema, given)]
      expect(is, `schema ${i}, ${JSON.stringify(given)}`).toEqual(ought)
      counts[ought.success ? 'right' : 'wrong'] += 1
    }
  expect(counts.right).toBeGreaterThan(1000)
  expect(counts.wrong).toBeGreaterThan(1000)
})

/** Data, or paths and codes; both throw what the schema throws. */
function parsed(schema: z.ZodType, given: unknown) {
  try {
    const { success, data, error } = schema.safeParse(given)
    return success
      ? { success, data }
      : { success, wrong: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) }
  } catch (thrown) {
    return { success: false, thrown: String(thrown) }
  }
}

/** All schemas in the modules of the door that decides nothing. */
async function schemasBy(name: 'light' | 'whole'): Promise<readonly z.ZodType[]> {
  const folder = mkdtempSync(join(tmpdir(), `redress-zod-${name}-`))
  const at = (file: string) => join(folder, file)
  const light = doors.filter(({ asks }) => asks !== undefined)
  const inputs = await Promise.all(
    light.map(async (door) => (await bundleDoor(root, door, { outfile: at(`${door.name}/door.mjs`) })).inputs),
  )
  const own = new Set(
    inputs.flat().filter((path) => /^(core|packages|workflows|web|hosts|functions)\/.*\.tsx?$/.test(path)),
  )
  const modules = [...own].filter((path) => light.every(({ entry }) => path !== entry))
  const lines = modules.map((path, i) => `export * as m${i} from '${new URL(path, root).pathname}'`)
  writeFileSync(at('all.ts'), lines.join('\n'))
  const first = [told, ...(name === 'whole' ? [whole] : [])]
  const open = ports.filter((port) => port !== 'tokens')
  const [door] = light
  if (!door) throw new Error('there are doors')
  await bundleDoor(root, { ...door, ports: open, entry: at('all.ts') }, { outfile: at('all.mjs'), first })
  const all = await import(pathToFileURL(at('all.mjs')).href)
  const { made } = globalThis as unknown as { made: z.ZodType[] }
  // Rules read their file when looked into.
  const given = schemasIn(all, 3)
  rmSync(folder, { recursive: true })
  return [...new Set([...made.splice(0), ...given])]
}

/** Tells of each schema that waits for its first use. */
const told: Plugin = {
  name: 'told',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^late-schema$/ }, ({ path }) => ({ path, namespace: 'told' }))
    onLoad({ filter: /./, namespace: 'told' }, () => ({
      contents: `${schemaMaker.replace('export const schemaOf', 'const late')}
const made = (globalThis.made ??= [])
export const schemaOf = (make) => { const one = late(make); made.push(one); return one }`,
    }))
  },
}

/** Leaves the package as it is. */
const whole: Plugin = {
  name: 'whole',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules\/zod\/index\.js$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8') })),
}

/** Schemas that modules give out, alone or as those of kinds. */
function schemasIn(value: unknown, depth: number): readonly z.ZodType[] {
  if (typeof value !== 'object' || value === null) return []
  if ('safeParse' in value) return [value as z.ZodType]
  return depth === 0 ? [] : Object.values(value).flatMap((one) => schemasIn(one, depth - 1))
}
