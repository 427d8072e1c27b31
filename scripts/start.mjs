// Bundles the local host (Node strips types, not JSX) and runs it; what was compiled is kept for the next start.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { bundleLocal } from './bundle-local.mjs'

enableCompileCache?.(fileURLToPath(new URL('../dist/compiled', import.meta.url)))
try {
  await import(await bundleLocal())
} catch (error) {
  // What has a code says by itself what is wrong: a setting, a folder, a port. Anything else is ours to find.
  console.error(error?.code ? error.message : error)
  if (error?.code === 'EADDRINUSE')
    console.error('端口已被占用，请用 PORT 另指定一个 / the port is taken: name another by PORT')
  process.exit(1)
}
