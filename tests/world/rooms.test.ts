import { everyListAt } from './every-list.ts'
import { rooms } from './rooms.ts'

for (const room of rooms) everyListAt(11, room)
