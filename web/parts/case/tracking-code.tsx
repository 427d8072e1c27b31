import { absolute, to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { code as words } from '#web/words/track.ts'
import { Qr } from '../qr.tsx'

/** 查询码 with QR, behind # where no log or Referer sees it. */
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
