import type { Engine } from '#engine/store/engine.ts'
import { NotFoundPage } from '#web/public/not-found-page.tsx'
import { renderPage } from '#web/render.ts'
import { languageOf } from './ask.ts'
import { shellOf } from './door.ts'

/** One page for nothing there, and no longer there. */
export const notFoundHtml = (engine: Engine, path: string): string =>
  renderPage(NotFoundPage({ shell: shellOf(engine, languageOf(path).lang, '/', null, '') }))
