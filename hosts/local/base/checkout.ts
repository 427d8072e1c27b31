import { fileURLToPath } from 'node:url'
import { firstThere } from '#functions/first-there.ts'

const found = firstThere(['../../package.json', '../../../package.json'], import.meta.url)
const base = found ?? new URL('../../', import.meta.url)

/** File of the checkout, for source and bundle (dist/local). */
export const inCheckout = (path: string): string => fileURLToPath(new URL(path, base))
