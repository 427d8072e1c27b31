import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export type Chromium = { readonly browser: Browser } | { readonly missing: string }

/** Headless browser of npm packages alone; under CI it must start. */
export async function openChromium(): Promise<Chromium> {
  try {
    const home = await unpacked()
    const browser = await playwright.launch({
      executablePath: join(home, 'chromium'),
      // Not the package's flags: one process dies early, others lower safety.
      args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none'],
      env: {
        ...process.env,
        LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
        FONTCONFIG_FILE: fontsConf(home),
      },
    })
    return { browser }
  } catch (error) {
    if (process.env['CI']) throw error
    return { missing: error instanceof Error ? error.message.slice(0, 300) : String(error) }
  }
}

const resolve = createRequire(import.meta.url).resolve
const packageOf = (name: string) => dirname(resolve(name))

/** Renamed into place, so that no second run sees half. */
async function unpacked(): Promise<string> {
  const root = join(packageOf('@sparticuz/chromium'), '..')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const home = join(tmpdir(), `redress-chromium-${version}`)
  if (existsSync(home)) return home
  const folder = mkdtempSync(join(tmpdir(), 'redress-unpacking-'))
  const brotli = createReadStream(join(root, 'bin', 'chromium.br'))
  await pipeline(brotli, createBrotliDecompress(), createWriteStream(join(folder, 'chromium'), { mode: 0o700 }))
  await inflateInto(folder, join(root, 'bin', 'al2023.tar.br'))
  try {
    renameSync(folder, home)
  } catch (error) {
    rmSync(folder, { recursive: true })
    if (!existsSync(home)) throw error
  }
  return home
}

/** Unpacks into TMPDIR, which the package reads at the call. */
async function inflateInto(folder: string, archive: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const done = inflate(archive)
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await done
}

/** Names the fonts of this checkout: the browser's folder serves others too, and outlives them. */
function fontsConf(home: string): string {
  const fonts = packageOf('@expo-google-fonts/noto-sans-sc')
  const file = join(home, `fonts-${createHash('sha256').update(fonts).digest('hex').slice(0, 16)}.conf`)
  if (existsSync(file)) return file
  const made = `${file}.${process.pid}`
  writeFileSync(made, confOf(fonts, join(home, 'font-cache')))
  renameSync(made, file)
  return file
}

const confOf = (fonts: string, cache: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`
