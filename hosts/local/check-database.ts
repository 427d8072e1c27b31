import { sealKeyOf } from './base/crypto.ts'
import { wholeStore } from './store/whole-store.ts'

/** Prints faults of a database, apart from the server. */
const [folder = ''] = process.argv.slice(2)
const mostStrays = 100
const store = wholeStore(folder)
const strays = []
for (const one of store.strays()) if (strays.push(one) === mostStrays) break
const key = sealKeyOf(folder)
process.stdout.write(JSON.stringify({ integrity: store.integrity(), strays, muster: key && store.mustered(key) }))
store.close()
