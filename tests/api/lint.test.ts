import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { openApi } from '#functions/http/api/openapi.ts'

type Document = ReturnType<typeof openApi>
const document = openApi('https://credit.example.cn')

/** Findings of a linter of others, by its strictest set. */
async function found(of: Document): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: JSON.stringify(of), absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

test('the definition of the interface is without a finding of a linter', async () => {
  expect(await found(document)).toEqual([])
})

test('the linter finds what is planted', async () => {
  const { paths = {}, components } = document
  const [[path, way] = ['', {}]] = Object.entries(paths)
  const planted = {
    ...document,
    info: { title: 'a', version: '1' },
    security: [{ gone: [] }],
    paths: { ...paths, [`${path}/{nowhere}`]: way },
    components: { ...components, schemas: {} },
  }
  const rules = (await found(planted)).map((line) => line.split(':')[0])
  expect(rules).toEqual(
    expect.arrayContaining([
      'info-license',
      'security-defined',
      'path-parameters-defined',
      'operation-operationId-unique',
      'no-unresolved-refs',
    ]),
  )
})
