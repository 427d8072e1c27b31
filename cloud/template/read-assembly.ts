import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.object({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
    }),
  ),
})
const Assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string(), packaging: z.string() }) })),
})
const Declared = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
})
const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), Declared),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
})
export type Template = z.infer<typeof Template>

export type StackTemplate = {
  readonly name: string
  readonly account: string
  readonly region: string
  readonly template: Template
}
export type Assembly = {
  readonly stacks: readonly StackTemplate[]
  /** Folder of an asset by its bucket key. */
  assetFolder(key: string): string
}

/** Result of `cdk synth`: templates, and places of assets. */
export function readAssembly(folder: string): Assembly {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const { artifacts } = Manifest.parse(read('manifest.json'))
  const stacks = Object.entries(artifacts).flatMap(([name, { type, environment, properties }]) => {
    const [, account = '', region = ''] = /^aws:\/\/(\d{12})\/([\w-]+)$/.exec(environment ?? '') ?? []
    return type === 'aws:cloudformation:stack' && properties?.templateFile
      ? [{ name, account, region, template: Template.parse(read(properties.templateFile)) }]
      : []
  })
  const files = Object.values(artifacts).flatMap(({ type, properties }) =>
    type === 'cdk:asset-manifest' && properties?.file
      ? Object.entries(Assets.parse(read(properties.file)).files).map(([hash, { source }]) => [hash, source] as const)
      : [],
  )
  return {
    stacks,
    assetFolder(key) {
      const [, source] = files.find(([hash]) => key.startsWith(hash)) ?? []
      if (source === undefined) throw new Error(`the assembly in ${folder} has no asset ${key}`)
      return join(folder, source.path)
    },
  }
}
