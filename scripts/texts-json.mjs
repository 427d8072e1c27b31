import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Letters and mails as a file for bundles (hosts/read-texts.ts). */
export function textsJson(root) {
  const folders = readdirSync(new URL('workflows', root)).filter((folder) => existsSync(texts(root, folder)))
  const files = folders.flatMap((folder) =>
    readdirSync(texts(root, folder)).map((file) => ({
      id: `${folder}/${file.replace(/\.yaml$/, '')}`,
      path: `workflows/${folder}/texts/${file}`,
      data: parse(readFileSync(new URL(file, texts(root, folder)), 'utf8')),
      fault: null,
    })),
  )
  return JSON.stringify(files)
}

const texts = (root, folder) => new URL(`workflows/${folder}/texts/`, root)
