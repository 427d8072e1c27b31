import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { ReadFile } from '#workflows/common/text.ts'

/** The program's own words. */
export function readOwnTexts(): readonly ReadFile[] {
  own ??= readTextFolders(places.find(existsSync) ?? '')
  return own
}

/** Every `<folder>/texts/*.yaml` under a folder, by `folder/name`. */
export function readTextFolders(root: string): readonly ReadFile[] {
  return readdirSync(root).flatMap((folder) => {
    const texts = join(root, folder, 'texts')
    return existsSync(texts) ? readFolder(texts).map((file) => ({ ...file, id: `${folder}/${file.id}` })) : []
  })
}

/** A deployment's own, `texts/<folder>/<name>.yaml`. */
export function readDeploymentTexts(folder: string): readonly ReadFile[] {
  const texts = join(folder, 'texts')
  if (!existsSync(texts)) return []
  return readdirSync(texts, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'pages')
    .flatMap(({ name }) => readFolder(join(texts, name)).map((file) => ({ ...file, id: `${name}/${file.id}` })))
}

// From the source, or from the bundle in dist/local.
const places = ['../workflows', '../../workflows'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
let own: readonly ReadFile[] | null = null

function readFolder(folder: string): readonly ReadFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ id: name.slice(0, -'.yaml'.length), ...readYaml(join(folder, name)) }))
}

/** Tells the line at which the YAML fails. */
function readYaml(path: string): Pick<ReadFile, 'path' | 'data' | 'fault'> {
  const shown = relative(process.cwd(), path).split(sep).join('/')
  try {
    return { path: shown, data: parse(readFileSync(path, 'utf8')), fault: null }
  } catch (cause) {
    return {
      path: shown,
      data: null,
      fault: cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause),
    }
  }
}
