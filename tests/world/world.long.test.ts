import { everyListAt } from './every-list.ts'

everyListAt(1001)
