import { everyListAt } from './every-list.ts'
import { rooms } from './rooms.ts'

for (const room of rooms) everyListAt(3, room)
