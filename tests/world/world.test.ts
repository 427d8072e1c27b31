import { everyListAt } from './every-list.ts'

for (const n of [0, 1, 101]) everyListAt(n)
