import type { MeasureView } from '#engine/register/list-measures.ts'

/** A measure and a reward, as pages show them. */
export const sampleMeasures = (text: string): readonly MeasureView[] => [
  {
    ...{ id: 'procurement', effect: 'restricts', name: { zh: `限制采购${text}`, en: `Procurement${text}` } },
    ...{ holder: { zh: `财政局${text}`, en: `Finance${text}` }, basis: `依据${text}`, status: 'UNV' },
  },
  {
    ...{ id: 'fast-track', effect: 'rewards', name: { zh: `优先办理${text}`, en: `First${text}` } },
    ...{ holder: { zh: `政数局${text}`, en: `Services${text}` }, basis: `依据${text}`, status: 'SEC' },
  },
]
