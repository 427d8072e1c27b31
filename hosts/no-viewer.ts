import type { Viewer } from '#engine/store/ports.ts'

/** A host that draws no pictures: evidence is downloaded. */
export const noViewer: Viewer = { picture: async () => null }
