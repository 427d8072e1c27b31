import { everyPageAt } from './every-page.ts'
import { ordinary, rooms } from './rooms.ts'

for (const room of [ordinary, ...rooms]) everyPageAt(1, room, 'one')
