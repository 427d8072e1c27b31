import { type CreditOverview, type RecordPart, recordParts } from '#engine/views/credit-overview.ts'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { credit as words } from '../words/my-credit.ts'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly overview: CreditOverview
  readonly part: RecordPart | null
  readonly q: string
}

export const partPath = (base: string, part: RecordPart | null) =>
  part === null ? `${base}/records` : `${base}/records?part=${part}`

/** Parts of the records with how many each has, and a search among them. */
export function RecordFilter({ shell, base, overview, part, q }: Props) {
  const t = tell(shell.lang)
  const all = [null, ...recordParts.filter((one) => overview.of[one] > 0 || one === part)]
  return (
    <nav aria-label={t(words.parts)}>
      <ul class="filters">
        {all.map((one) => (
          <li>
            <a href={to(shell, partPath(base, one))} aria-current={one === part && q === '' ? 'page' : undefined}>
              {t(one === null ? words.all : one === 'ready' ? words.readyPart : words[one])}{' '}
              {one === null ? overview.total : overview.of[one]}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={to(shell, `${base}/records`)} class="find">
        <label for="q" class="hidden">
          {t(words.find)}
        </label>
        <input id="q" name="q" type="search" value={q} placeholder={t(words.find)} />
        <button type="submit" class="second">
          {t(words.findButton)}
        </button>
      </form>
    </nav>
  )
}
