import { expect, test } from 'vitest'
import { demoKeys } from '#engine/run/host-kinds.ts'
import { folder } from '#tests/contract/folder.ts'
import { openHost } from '../index.ts'
import { localTable } from '../store/table.ts'

test('where the demonstration ran nothing serves with an issuer, and without one it goes on', async () => {
  const place = await folder()
  const store = localTable({ folder: place.path })
  const mark = { ...demoKeys.key(), v: 1, body: { startedOn: '2026-05-06', done: true } }
  await store.table.transact([{ put: mark, when: 'absent' }])
  store.close()
  const demo = { REDRESS_DATA: place.path }
  const issuer = {
    REDRESS_ISSUER: 'https://sso.example.gov.cn',
    REDRESS_CLIENT_ID: 'redress',
    REDRESS_CLIENT_SECRET: 'x',
  }
  await expect(openHost({ ...demo, ...issuer })).rejects.toMatchObject({ code: 'store.demo' })
  await (await openHost(demo)).close()
  await place.remove()
})
