import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly endsAt: number }

/** Memory of the demo issuer: a restart signs everybody out of it. */
export function issuerStore(realNow: () => number): (kind: string) => Adapter {
  const all = new Map<string, Kept>()
  const sweep = () => {
    for (const [id, kept] of all) if (kept.endsAt <= realNow()) all.delete(id)
  }
  return (kind) => {
    const key = (id: string) => `${kind}:${id}`
    const find = (wanted: (payload: AdapterPayload) => boolean) =>
      [...all].find(([id, kept]) => id.startsWith(`${kind}:`) && wanted(kept.payload))?.[1].payload
    return {
      async upsert(id, payload, expiresIn = 3600) {
        sweep()
        all.set(key(id), { payload, endsAt: realNow() + expiresIn * 1000 })
      },
      find: async (id) => all.get(key(id))?.payload,
      findByUserCode: async (code) => find((payload) => payload.userCode === code),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      async consume(id) {
        const kept = all.get(key(id))
        if (kept) kept.payload.consumed = Math.floor(realNow() / 1000)
      },
      async destroy(id) {
        all.delete(key(id))
      },
      async revokeByGrantId(grantId) {
        for (const [id, kept] of all) if (kept.payload.grantId === grantId) all.delete(id)
      },
    }
  }
}
