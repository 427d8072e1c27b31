// Leaves out of a cloud bundle, or folds up: esbuild's plugin.
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Adapter of each port that not every door opens. */
const ports = {
  mailer: ['hosts/smtp.ts', 'smtpMailer'],
  signIn: ['hosts/oidc.ts', 'oidc'],
  tokens: ['hosts/access-token.ts', 'accessTokens'],
  totp: ['hosts/totp.ts', 'totp'],
  files: ['hosts/aws/files.ts', 's3Files'],
  calendarFile: ['hosts/calendar-file.ts', 'calendarFile'],
  hooks: ['hosts/hook-sender.ts', 'hookSender'],
  readSheet: ['hosts/read-sheet.ts', 'readSheet'],
}
const portNames = Object.keys(ports)

/** Modules that nothing in the cloud uses; their stead. */
const leftOut = [
  // Examples are for tests and the command line.
  [/workflows\/[\w-]+\/examples\.ts$/, 'export const examples = []'],
]
/** For a deployment without words of its own for pages. */
const unchangedWords = [[/functions\/http\/door\/page-words\.ts$/, 'export const takePageWords = () => {}']]
/** Modules of packages by what stands in for them (scripts/stand-ins). */
const standIns = [
  [/nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/, 'mime-types'],
  [/libmime\/dist\/\w+\/mimetypes\.js$/, 'mime-types'],
  [/iconv-lite\/lib\/index\.js$/, 'iconv-lite'],
  [/encoding-japanese\/src\/index\.js$/, 'encoding-japanese'],
  [/node_modules\/he\/he\.js$/, 'he'],
]
const packages = {
  // The build read what they would read (`texts.json`, `pages.json`).
  yaml: 'export const parse = () => { throw new Error("texts are read by the build") }',
  'csv-parse/sync': 'export const parse = () => { throw new Error("words are read by the build") }',
}

export function lightBundles(root, { open, ownPageWords }) {
  const stead = [
    ...leftOut,
    ...(ownPageWords ? [] : unchangedWords),
    ...portNames.filter((name) => !open.includes(name)).map((name) => [ending(ports[name][0]), closed(name)]),
  ]
  return {
    name: 'light-bundles',
    setup({ onResolve, onLoad }) {
      // Zod's messages in other languages, which nobody reads.
      onResolve({ filter: /locales\/index\.js$/ }, ({ importer, resolveDir }) =>
        /node_modules\/zod\//.test(importer) ? { path: resolve(resolveDir, '../locales/en.js') } : undefined,
      )
      onResolve({ filter: /^(yaml|csv-parse\/sync)$/ }, ({ path }) => ({ path, namespace: 'read-by-build' }))
      onLoad({ filter: /./, namespace: 'read-by-build' }, ({ path }) => ({ contents: packages[path] }))
      // Its own choice for browsers: without the drawing of PNG.
      onResolve({ filter: /^qrcode$/ }, () => ({ path: join(root, 'node_modules/qrcode/lib/browser.js') }))
      onLoad({ filter: /node_modules\/.*\.js$/ }, ({ path }) => {
        const found = standIns.find(([pattern]) => pattern.test(path))
        if (found) return { contents: readFileSync(join(root, `scripts/stand-ins/${found[1]}.mjs`), 'utf8') }
        // Only the interface for programs describes itself by its schemas.
        const isSilent =
          !open.includes('tokens') && /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/.test(path)
        return isSilent ? { contents: silenced(readFileSync(path, 'utf8')) } : undefined
      })
      onResolve({ filter: /^kept-rule-sets$/ }, ({ path }) => ({ path, namespace: 'kept' }))
      onLoad({ filter: /./, namespace: 'kept' }, () => keptRuleSets(root))
      onLoad({ filter: /core\/law\/rules\/past\/.*\.json$/ }, ({ path }) => ({
        contents: `import { kept } from 'kept-rule-sets'; export default kept(${JSON.stringify(basename(path, '.json'))})`,
      }))
      onLoad({ filter: /\/(core|workflows|functions|web|hosts)\/.*\.tsx?$/ }, async ({ path }) => {
        const found = path.includes('node_modules') ? undefined : stead.find(([pattern]) => pattern.test(path))
        if (found) return { contents: found[1], resolveDir: root, loader: 'ts' }
        return { contents: byParts(await readFile(path, 'utf8')), loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

/** The same exports, which do nothing. */
const silenced = (text) =>
  [...text.matchAll(/^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm)]
    .map(([, name, other]) =>
      name ? `export const ${name} = () => {}` : `const own_${other} = () => {}; export { own_${other} as ${other} }`,
    )
    .join('\n')

const ending = (path) => new RegExp(`/${path.replaceAll('.', '\\.')}$`)

/** Stands for a port that the door does not open, and tells whoever uses it. */
const closed = (name) => `const told = () => { throw new Error('this door opens no ${name}: functions/doors.json') }
const port = new Proxy(() => {}, { get: told, apply: told })
export const ${ports[name][1]} = ${['calendarFile', 'readSheet'].includes(name) ? 'port' : '() => port'}`

/** As a namespace, of which esbuild drops what nobody names. */
const byParts = (text) => text.replace(/^import \{ z \} from 'zod'$/m, "import * as z from 'zod'")

/** All earlier editions in one text, unfolded when a case that began with one is read. */
async function keptRuleSets(root) {
  const folder = join(root, 'core/law/rules/past')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const sets = names.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(folder, name), 'utf8'))])
  const folded = brotliCompressSync(JSON.stringify(Object.fromEntries(sets))).toString('base64')
  const contents = `import { brotliDecompressSync } from 'node:zlib'
let sets
const all = () => (sets ??= JSON.parse(brotliDecompressSync(Buffer.from('${folded}', 'base64'))))
export const kept = (version) => ({
  version,
  get rules() { return all()[version].rules },
  get targets() { return all()[version].targets },
})`
  return { contents, resolveDir: root }
}
