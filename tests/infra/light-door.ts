import type { Engine } from '#engine/store/engine.ts'
import { type Door, door } from '#functions/http/door/door.ts'
import { publicDoor } from '#functions/http/public/door-routes.ts'
import { trackRoutes } from '#functions/http/public/track-routes.tsx'
import { procedures } from '#workflows/index.ts'

/** Doors that decide nothing, by their bundle's procedures. */
export const lightDoor = (engine: Engine): Door =>
  door([...publicDoor, ...trackRoutes], async () => ({ ...engine, procedures }), engine.log)
