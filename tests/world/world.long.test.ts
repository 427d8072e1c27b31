import { everyListAt } from './every-list.ts'
import { rooms } from './rooms.ts'

everyListAt(1001)
for (const room of rooms) everyListAt(11, room)
