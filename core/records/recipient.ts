import { z } from 'zod'

/** Names of signing keys in force, the newest first. */
export const keyNames = z.array(z.string().regex(/^[\w-]{1,20}$/)).min(1)

/** Receiver of the full feed, with basis and kind (GD 46(3)). */
export const Recipient = z.strictObject({
  /** Of a unit of the directory where it is one. */
  id: z.string().regex(/^[\w-]{1,40}$/),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  sort: z.enum(['nation', 'province', 'county', 'department', 'sharingPlatform', 'creditService']),
  basis: z.string().min(1),
  kind: z.enum(['acknowledges', 'takesFiles', 'checkedByLooking']),
  /** The whole register, or only what is public. */
  scope: z.enum(['all', 'public']),
  /** Told of orders; left out: its people are. */
  email: z.email().exactOptional(),
  /** Address that is pushed to (Standard Webhooks). */
  endpoint: z.url({ protocol: /^https?$/ }).exactOptional(),
  keys: keyNames.exactOptional(),
})
export type Recipient = z.infer<typeof Recipient>
