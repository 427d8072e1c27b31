import { z } from 'zod'
import type { Access, Claims, TokenReader } from '#engine/store/ports.ts'

const Token = z.object({
  claims: z.custom<Claims>((value) => typeof value === 'object' && value !== null && 'sub' in value),
  scopes: z.array(z.string()),
  issuedAt: z.number(),
  isTwoFactor: z.boolean(),
})

/** Tokens in plain JSON, for hosts nobody else reaches. */
export const memoryTokens: TokenReader = {
  async read(token) {
    const read = Token.safeParse(parsed(Buffer.from(token, 'base64url').toString('utf8')))
    return read.success ? { ...read.data, client: 'memory' } : null
  },
}

/** Issued later than all else, where no instant is given. */
export const memoryToken = (
  claims: Claims,
  scopes: readonly string[],
  { issuedAt = Number.MAX_SAFE_INTEGER, isTwoFactor = false }: Partial<Pick<Access, 'issuedAt' | 'isTwoFactor'>> = {},
): string => Buffer.from(JSON.stringify({ claims, scopes, issuedAt, isTwoFactor })).toString('base64url')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
