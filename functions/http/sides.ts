import type { Engine } from '#engine/store/engine.ts'
import type { SignIn } from '#engine/store/ports.ts'
import type { Route } from './door/door.ts'
import { ledgerPage } from './public/ledger-routes.tsx'
import { doors } from './routes.ts'

/** Paths for staff alone; the rest is everybody's. */
const forStaff = /^\/(desk|board|admin|audit|counter|a)(\/|$)/

const all: readonly Route[] = Object.values(doors).flat()

/** At the public's address nobody is an auditor. */
const howToCheck: Route = { method: 'GET', path: '/audit', open: true, run: ledgerPage }

/** Hides staff's pages, which have their own address (政务外网). */
export const publicSide: readonly Route[] = [...all.filter(({ path }) => !forStaff.test(path)), howToCheck]
export const everySide: readonly Route[] = all

/** Engine for the staff's address; papers and codes keep the public one. */
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
