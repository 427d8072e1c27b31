import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ups = ['../../', '../../../'].map((up) => new URL(up, import.meta.url))
const base = ups.find((up) => existsSync(new URL('package.json', up))) ?? ups[0]

/** A file of the checkout, from the source as from the bundle in dist/local. */
export const inCheckout = (path: string): string => fileURLToPath(new URL(path, base))
