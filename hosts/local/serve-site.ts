import type { Log } from '#engine/log/log.ts'
import type { Clock, Crypto, PublicFolder } from '#engine/store/ports.ts'
import type { Environment } from './base/environment.ts'
import type { MockRecipients } from './demo/mock-recipients.ts'
import { baseOf } from './http/base-path.ts'
import type { LocalFiles } from './http/files.ts'
import type { Handler } from './http/gateway-event.ts'
import { type Asset, type LocalServer, localServer } from './http/server.ts'
import type { UnderWay } from './http/under-way.ts'
import type { Issuer } from './issuer/issuer.ts'
import type { ProvinceMock } from './issuer/province-mock.ts'
import { issuerMount, recipientsMount, uploadMount } from './mounts.ts'
import { type CourierInboxes, courierMounts } from './post/courier-inbox.ts'
import type { Mailbox } from './post/mailbox.ts'
import { mailboxMount } from './post/mailbox-mount.ts'

export type Serving = {
  readonly handler: Handler
  readonly assets: Readonly<Record<string, Asset>>
  readonly notFound?: (path: string) => string
  /** Left out: the host's own. */
  readonly publicFolder?: PublicFolder
  /** Another door of the same program; left out: the site's own. */
  readonly port?: number
}
type Parts = {
  readonly environment: Environment
  readonly files: LocalFiles
  readonly publicFolder: PublicFolder
  readonly crypto: Crypto
  readonly clock: Clock
  readonly realNow: () => number
  readonly log: Log
  readonly underWay: UnderWay
  readonly demoIssuer: Issuer | null
  readonly provinceMock: ProvinceMock | null
  readonly mailbox: Mailbox | null
  readonly inboxes: CourierInboxes
  readonly mockRecipients: MockRecipients | null
}

/** Serves the handlers with uploads and the demo's services. */
export function serveSite(parts: Parts, { port, ...serving }: Serving): Promise<LocalServer> {
  const { environment: env, publicFolder, clock, realNow, log, demoIssuer, mailbox, inboxes } = parts
  const { mockRecipients: mocks } = parts
  return localServer({
    ...{ publicFolder, clock, realNow, log, underWay: parts.underWay },
    ...serving,
    port: port ?? env.port,
    ...(env.listen !== undefined && { host: env.listen }),
    proxies: env.proxies,
    accessLog: env.accessLog,
    https: env.url.startsWith('https:'),
    base: port === undefined ? baseOf(env.url) : '',
    mounts: [
      uploadMount(parts),
      ...(demoIssuer ? [issuerMount(demoIssuer)] : []),
      ...(parts.provinceMock ? [issuerMount(parts.provinceMock)] : []),
      ...(mailbox ? [mailboxMount(mailbox)] : []),
      ...courierMounts(inboxes),
      ...(mocks ? [recipientsMount(mocks)] : []),
    ],
  })
}
