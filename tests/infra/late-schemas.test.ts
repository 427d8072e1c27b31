import { transformSync } from 'esbuild'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { lateSchemas, schemaMaker } from '../../scripts/late-schemas.mjs'

const source = `
const noted = (name: string) => { made.push(name); return z.string() }
const Person = z.strictObject({ name: noted('Person').min(1), born: z.iso.date().optional() })
const Named = Person.pick({ name: true })
const Other = z.union([Named, z.literal('nobody')])
const kinds = { person: { schema: z.array(Person) } }
const once = () => z.string().min(2)
`

type Schemas = Readonly<Record<'Person' | 'Named' | 'Other' | 'many', z.ZodType>> & { once(): z.ZodType }

/** Runs the module with Zod at hand, noting whose schemas are made. */
function run(text: string): { made: string[]; schemas: Schemas } {
  const made: string[] = []
  const { code } = transformSync(
    `${text.replace(/^import .*\n/, '')}\nreturn { Person, Named, Other, many: kinds.person.schema, once }`,
    {
      loader: 'ts',
    },
  )
  const schemas = new Function('z', 'made', `${schemaMaker.replaceAll('export ', '')}\n${code}`)(z, made)
  return { made, schemas }
}

it('makes a schema when it is first used, and reads as before', () => {
  const late = lateSchemas(source, 'sample.ts')
  expect(late.match(/schemaOf\(\(\) =>/g)).toHaveLength(4)
  const [here, there] = [run(source), run(late)]
  expect(here.made).toEqual(['Person'])
  expect(there.made).toEqual([])
  for (const body of [
    { name: '张三', born: '2000-02-29' },
    { name: '' },
    { name: 'a', x: 1 },
    'nobody',
    null,
    [{ name: 'a' }],
  ])
    for (const name of ['Person', 'Named', 'Other', 'many'] as const)
      expect(parsed(there.schemas[name], body)).toEqual(parsed(here.schemas[name], body))
  expect(there.made).toEqual(['Person'])
  expect(there.schemas.Person instanceof z.ZodObject).toBe(true)
  expect(there.schemas.once().safeParse('a').success).toBe(false)
})

function parsed(schema: z.ZodType, body: unknown) {
  const { success, data, error } = schema.safeParse(body)
  return { success, data, issues: error?.issues }
}
