export { chart } from './repair/chart.ts'
export { page } from '#web/page.tsx'
