import { absolute, to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { code as words } from '../words/track.ts'
import { Qr } from './qr.tsx'

/** The 查询码 with its QR. The code stands behind the #, so that no server's log and no Referer has it. */
export function TrackingCode({ shell, code }: { shell: Shell; code: string }) {
  const t = tell(shell.lang)
  const url = absolute({ ...shell, url: shell.publicUrl ?? shell.url }, paths.track)
  return (
    <section class="block track">
      <h2>{t(words.title)}</h2>
      <Qr text={`${url}#${code}`} label={t(words.qr)} />
      <p class="number mono">{code}</p>
      <p>{t(words.text, { url })}</p>
      <p>
        <a href={to(shell, paths.track)}>{t(words.link)}</a>
      </p>
    </section>
  )
}
