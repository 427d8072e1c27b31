import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { rules } from './rules.ts'

export type Cruised = {
  /** `rule: from → to`, sorted. */
  readonly breaches: readonly string[]
  readonly seen: ReadonlySet<string>
}

export const folders = ['core', 'packages', 'workflows', 'functions', 'web', 'hosts', 'cli', 'infra', 'cloud', 'tests']
export const root = join(import.meta.dirname, '../..')
export const planted = join(import.meta.dirname, 'planted')
/** Built, or shown, for others. */
const packed = '^packages/[^/]+/(?:dist|examples)/'
const inPlanted = '^tests/architecture/planted/'

/** The tree under `base` held against the rules. */
export async function cruised(base: string): Promise<Cruised> {
  const present = folders.filter((folder) => readdirSync(base).includes(folder))
  const { output } = await cruise(
    present,
    {
      baseDir: base,
      validate: true,
      ruleSet: { forbidden: [...rules] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: [inPlanted, packed] },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['node', 'import', 'types', 'default'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      },
    },
    { importsFields: ['imports'], bustTheCache: true },
  )
  if (typeof output === 'string') throw new Error(output)
  return {
    breaches: [...named(output), ...output.modules.flatMap(hostsByName)].sort(),
    seen: new Set(output.modules.map(({ source }) => source)),
  }
}

/** Every TypeScript file under the folders, by its path from `base`. */
export const filesOf = (base: string, of: readonly string[] = folders): readonly string[] =>
  of
    .filter((folder) => readdirSync(base).includes(folder))
    .flatMap((folder) => readdirSync(join(base, folder), { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
    .map((file) => relative(base, join(file.parentPath, file.name)))
    .filter((path) => !new RegExp(`${inPlanted}|${packed}`).test(path))

const named = ({ summary }: ICruiseResult) =>
  summary.violations.map(({ rule, from, to, unresolvedTo }) => `${rule.name}: ${from} → ${unresolvedTo ?? to}`)

// Cruiser sees targets alone: #host, chosen at build, is allowed.
const hostsByName = ({ source, dependencies }: IModule) =>
  dependencies
    .filter(
      ({ resolved, module }) => /^(functions|cli)\//.test(source) && /^hosts\//.test(resolved) && module !== '#host',
    )
    .filter(() => !/\.test\.tsx?$/.test(source))
    .map(({ resolved }) => `host-by-condition: ${source} → ${resolved}`)
