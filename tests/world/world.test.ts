import { everyListAt } from './every-list.ts'

// SIZES=1001 walks a larger town, by hand.
for (const n of (process.env['SIZES'] ?? '0,1,101').split(',')) everyListAt(Number(n))
