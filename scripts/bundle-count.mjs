import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Script that counts a letter’s limits again in browsers. */
export async function bundleCount() {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['web/count/main.ts'],
    bundle: true,
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
    write: false,
  })
  return outputFiles[0].contents
}
