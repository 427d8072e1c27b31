import { defineConfig } from 'vitest/config'

const reports = process.env['LEFT_WORKERS_REPORTS']

export default defineConfig({
  test: {
    execArgv: ['--report-on-signal', `--report-directory=${reports}`],
    projects: [{ extends: true, test: { name: 'long', include: [`${import.meta.dirname}/stays.ts`] } }],
  },
})
