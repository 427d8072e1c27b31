import type { Seal } from '#engine/store/printing.ts'
import { sealPicture } from './seal-picture.ts'

/** 样章: drawn over the signature, says on its face that it binds nobody. For demonstrations only. */
export const sampleSeal: Seal = {
  sample: true,
  mark: (_unit, name) => sealPicture(name, '样 章', 'SAMPLE'),
  apply: async (pdf) => pdf,
}
