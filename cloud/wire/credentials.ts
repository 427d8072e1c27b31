import { randomBytes } from 'node:crypto'

export type Credential = {
  /** The role whose rights count. */
  readonly principal: string
  /** Outsiders have another clock. */
  readonly isOutside: boolean
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}
export type Credentials = {
  issue(principal: string, isOutside?: boolean): Credential
  find(accessKeyId: string): Credential | undefined
}

/** Temporary keys, each of which names a role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html */
export function credentials(): Credentials {
  const issued = new Map<string, Credential>()
  return {
    issue(principal, isOutside = false) {
      const made: Credential = {
        ...{ principal, isOutside },
        accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(48).toString('base64'),
      }
      issued.set(made.accessKeyId, made)
      return made
    },
    find: (accessKeyId) => issued.get(accessKeyId),
  }
}
