import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { pureConsts } from '../../scripts/pure-consts.mjs'

const source = `
const words = { a: { zh: '甲' }, get b() { seen.push('b'); return { zh: '乙' } } }
const table = [{ name: words.b }]
const count = words.b.zh.length + Math.max(1, 2)
const made = (x: number) => x + 1
export const used = { size: made(count), as: 'kept' as const }
export const unused = table.map(({ name }) => name.zh)
`

/** Text that a bundle keeps of the module for these names. */
async function kept(text: string, names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import { ${names} } from 'sample'; globalThis.told = [${names}]`, loader: 'ts' },
    ...{ bundle: true, write: false, format: 'esm', minify: true, charset: 'utf8' },
    plugins: [
      {
        name: 'sample',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^sample$/ }, ({ path }) => ({ path, namespace: 'sample' }))
          onLoad({ filter: /./, namespace: 'sample' }, () => ({ contents: text, loader: 'ts' }))
        },
      },
    ],
  })
  return outputFiles[0]?.text ?? ''
}

it('leaves out constants that nobody names, with what they read, and keeps the others as they were', async () => {
  const marked = pureConsts(source, 'sample.ts')
  expect(await kept(source, 'used')).toContain('.map(')
  const text = await kept(marked, 'used')
  expect(text).not.toContain('.map(')
  const told = (of: string): unknown => new Function('seen', `${of}; return [globalThis.told, seen]`)([])
  expect(told(text)).toEqual([[{ size: 4, as: 'kept' }], ['b']])
  expect(told(await kept(marked, 'used, unused'))).toEqual([[{ size: 4, as: 'kept' }, ['乙']], expect.any(Array)])
})
