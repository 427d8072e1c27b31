import type { Engine } from '#engine/store/engine.ts'
import type { Shell } from '#web/shell.ts'

/** Shell of a page for whoever reads it, signed in nowhere. */
export const publicShell = (
  { deployment, clock }: Pick<Engine, 'deployment' | 'clock'>,
  lang: Shell['lang'],
  path: string,
): Shell => ({
  lang,
  path,
  person: null,
  csrf: '',
  url: deployment.url,
  ...(deployment.publicUrl !== undefined && { publicUrl: deployment.publicUrl }),
  city: deployment.city,
  demo: deployment.demo,
  now: clock.now(),
})
