import type { Seal } from '#engine/store/printing.ts'
import { sealPicture } from './seal-picture.ts'

/** 样章 over the signature: binds nobody, for demonstrations. */
export const sampleSeal: Seal = {
  sample: true,
  mark: (_unit, name) => sealPicture(name, '样 章', 'SAMPLE'),
  apply: async (pdf) => pdf,
}
