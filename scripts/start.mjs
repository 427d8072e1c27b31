// Bundles and runs the local host; keeps the compiled for later.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { bundleLocal, stopBundling } from './bundle-local.mjs'

const [unknown] = process.argv.slice(2)
if (unknown !== undefined) {
  console.error(`不接受参数 ${unknown}：端口、数据目录等用环境变量设置，例如 PORT=9000 npm start，见 docs/operate.md`)
  console.error(
    `no argument ${unknown}: port, data folder and the rest are variables, such as PORT=9000 npm start (docs/operate.md)`,
  )
  process.exit(1)
}
// The demo begins with a small year, so that its lists and figures show something.
process.env['REDRESS_DEMO_YEAR'] ??= 'on'
enableCompileCache?.(fileURLToPath(new URL('../dist/compiled', import.meta.url)))
try {
  const program = await bundleLocal()
  await stopBundling()
  await import(program)
} catch (error) {
  // Errors with a code explain themselves; others are ours to find.
  console.error(error?.code ? error.message : error)
  if (error?.code === 'EADDRINUSE')
    console.error('端口已被占用，请用 PORT 另指定一个 / the port is taken: name another by PORT')
  process.exit(1)
}
