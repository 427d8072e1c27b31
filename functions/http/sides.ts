import type { Engine } from '#engine/store/engine.ts'
import type { SignIn } from '#engine/store/ports.ts'
import type { Route } from './door/door.ts'
import { doors } from './routes.ts'

/** Paths that only staff have business with; the rest is for everybody, staff included. */
const forStaff = /^\/(desk|board|admin|audit|counter|a)(\/|$)/

const all: readonly Route[] = Object.values(doors).flat()

/** Answers not found, signed in or not, for staff's pages where staff have their own address (政务外网). */
export const publicSide: readonly Route[] = all.filter(({ path }) => !forStaff.test(path))
export const everySide: readonly Route[] = all

/** The same engine as staff meet it, at their own address: sign-in and uploads come back to it; papers and codes name the public one. */
export function atStaffSide(engine: Engine, url: string, signIn: SignIn): Engine {
  const { deployment, files } = engine
  return {
    ...engine,
    signIn,
    deployment: { ...deployment, url, publicUrl: deployment.url },
    files: {
      ...files,
      async uploadForm(request) {
        const form = await files.uploadForm(request)
        return { ...form, action: form.action.replace(deployment.url, url) }
      },
    },
  }
}
