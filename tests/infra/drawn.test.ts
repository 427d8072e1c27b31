import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { doors, ports } from '#functions/doors.ts'
import { bundleDoor } from '../../scripts/bundle-door.mjs'
import { drawn } from './drawn.ts'

it('draws each sample page in a bundle as in the checkout: words read late, nodes by a stand-in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-drawn-'))
  const outfile = join(folder, 'drawn.mjs')
  const [door] = doors
  if (!door) throw new Error('there are doors')
  await bundleDoor(
    new URL('../../', import.meta.url),
    { ...door, entry: 'tests/infra/drawn.ts', ports: [...ports], asks: undefined },
    { outfile },
  )
  const bundled = await import(pathToFileURL(outfile).href)
  const [there, here] = [bundled.drawn(), drawn()]
  expect(Object.keys(there).length).toBeGreaterThan(20)
  expect(there).toEqual(here)
  // The words lie beside it, and not in it.
  expect(readFileSync(join(folder, 'drawn.data.txt'), 'utf8')).toContain('账户')
  rmSync(folder, { recursive: true })
})
