import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { FunctionSettings } from './lambda/function-settings.ts'
import type { Assembly } from './template/read-assembly.ts'

type Bundles = { folderOf(one: FunctionSettings): string; remove(): void }

/** Copies bundles away from the checkout: they find only their own. */
export function unpackBundles(assembly: Assembly, settings: readonly FunctionSettings[]): Bundles {
  const room = mkdtempSync(join(tmpdir(), 'redress-cloud-'))
  const place = (key: string) => join(room, basename(assembly.assetFolder(key)))
  for (const key of new Set(settings.map(({ Code }) => Code.S3Key)))
    cpSync(assembly.assetFolder(key), place(key), { recursive: true, filter: (path) => !path.endsWith('.map') })
  return {
    folderOf: ({ Code }) => place(Code.S3Key),
    remove: () => rmSync(room, { recursive: true, force: true }),
  }
}
