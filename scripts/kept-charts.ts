import { procedures } from '#workflows/index.ts'

/** Present charts as data, in `workflows/<folder>/past/<version>.json`. */
export const keptCharts = (): readonly { readonly file: string; readonly text: string }[] =>
  Object.values(procedures).map(({ id, course: { version, chart } }) => ({
    file: `workflows/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/past/${version}.json`,
    text: `${JSON.stringify(chart.config, null, 1)}\n`,
  }))
