export const chart = () => import('#workflows/repair/chart.ts')
