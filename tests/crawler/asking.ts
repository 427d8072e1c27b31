import type { Reply } from './crawl.ts'

/** Own address and budget a person. */
export const asking =
  (url: string, cookie: string, address: string) =>
  async (path: string): Promise<Reply> => {
    const headers = { cookie, 'x-forwarded-for': address, accept: 'text/html,*/*' }
    const reply = await fetch(url + path, { redirect: 'manual', headers })
    const { status, headers: told } = reply
    const cookies = told.getSetCookie()
    return {
      status,
      location: told.get('location'),
      type: told.get('content-type') ?? '',
      body: await reply.text(),
      cookies,
    }
  }
