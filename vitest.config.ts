import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['{core,workflows,functions,web,hosts,cli,infra,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/architecture/planted/**', 'node_modules/**'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})
