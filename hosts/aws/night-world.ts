import { sealOf } from '#engine/proof/sealing.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { sha256 } from '../key-crypto.ts'
import type { AwsHost } from './index.ts'
import { objects } from './objects.ts'
import { type Buckets, partitionsAfter, storedHash } from './operator/store-parts.ts'

/** Table and buckets for the nightly audit. */
export function nightWorld({ raw, caller, environment }: Audited, engine: Engine): NightWorld {
  return {
    ...engine,
    sha256,
    sealOf: (item) => sealOf(engine.crypto, item),
    ledgerKey: null,
    close: async () => {},
    fileHash: storedHash(objects(caller), environment),
    drawn: drawnWith(engine, sha256),
    versionNow: async (key) => (await engine.table.get(key))?.v,
    partitionNames: (after, met) => partitionsAfter(raw, after, met),
    bearsPlaces: true,
    database: async () => ({ integrity: [], strays: [] }),
  }
}

type Audited = Pick<AwsHost, 'raw' | 'caller'> & { readonly environment: Buckets }
