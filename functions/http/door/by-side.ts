import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Engine } from '#engine/store/engine.ts'
import type { Host } from '#engine/store/host.ts'
import type { SignIn } from '#engine/store/ports.ts'
import { livingWith } from '#settings/settings-in-force.ts'
import { makeEngine } from './app.ts'

type Sided = Host & { readonly staffSignIn: SignIn | null }

/** Opens at once; where that failed, again for the next who asks. */
export function opener<T>(begin: () => Promise<T>): () => Promise<T> {
  let opened = begin()
  // Told to whoever asks: no process ends by it.
  opened.catch(() => {})
  return () =>
    opened.catch(() => {
      opened = begin()
      return opened
    })
}

/** Engine of the address that was asked; staff's may differ. */
export function bySide(
  openHost: () => Promise<Sided>,
): (event?: Pick<APIGatewayProxyEventV2, 'headers'>) => Promise<Engine> {
  const opened = opener(async () => {
    const host = await openHost()
    const engine = makeEngine(host)
    const { staffUrl } = engine.deployment
    const theirs = staffUrl && host.staffSignIn ? atStaffSide(engine, staffUrl, host.staffSignIn) : engine
    return { engine, theirs, host: staffUrl && new URL(staffUrl).host }
  })
  return async (event) => {
    const { engine, theirs, host } = await opened()
    return host !== undefined && event?.headers['host'] === host ? theirs : engine
  }
}

/** Engine for the staff's address; papers and codes keep the public one. */
export function atStaffSide(engine: Engine, url: string, signIn: SignIn): Engine {
  const { deployment, files } = engine
  return {
    ...engine,
    signIn,
    deployment: livingWith(deployment, { url, publicUrl: deployment.url }),
    files: {
      ...files,
      async uploadForm(request) {
        const form = await files.uploadForm(request)
        return { ...form, action: form.action.replace(deployment.url, url) }
      },
    },
  }
}
