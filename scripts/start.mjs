// Bundles the local host (Node strips types, not JSX) and runs it.
import { bundleLocal } from './bundle-local.mjs'

await import(await bundleLocal())
