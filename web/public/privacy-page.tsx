import { inBoth } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import type { Unit } from '#records/directory.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { channelWords } from '../words/channels.ts'
import { privacy as words } from '../words/statements.ts'

type Props = {
  readonly shell: Shell
  readonly platform: Pick<Unit, 'name' | 'contact'> | undefined
  readonly keeps: Readonly<Record<'draftDays' | 'idleMinutes' | 'signedInHours' | 'caseYears', number>>
}

/** Tells the use of personal data before collection (PIPL 35). */
export function PrivacyPage({ shell, platform, keeps }: Props) {
  const t = tell(shell.lang)
  const kept = {
    ...{ days: keeps.draftDays, minutes: keeps.idleMinutes, hours: keeps.signedInHours, years: keeps.caseYears },
    basisOfErasure: t(citationText('PIPL 47')),
  }
  const basis = (citation: string) => ({ basis: t(citationText(citation)) })
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <SummaryList
        lines={[
          ...(platform ? [{ name: t(words.who), value: reachOf(shell, platform) }] : []),
          { name: t(words.basis), value: t(words.basisText, basis('PIPL 34, 35')) },
          { name: t(words.signIn), value: t(words.signInText) },
          { name: t(words.filed), value: t(words.filedText) },
          { name: t(words.number), value: t(words.numberText) },
          { name: t(words.log), value: t(words.logText) },
          { name: t(words.told), value: t(words.toldText) },
          { name: t(words.cookies), value: t(words.cookiesText) },
          { name: t(words.kept), value: t(words.keptText, { ...kept, ...basis('网安法 23') }) },
          { name: t(words.rights), value: t(words.rightsText, basis('PIPL 46, 47, 50')) },
        ]}
      />
      <ul>
        {hasOwn(shell) && (
          <li>
            <a href={to(shell, paths.myData)}>{t(words.see)}</a>
          </li>
        )}
        <li>
          <a href={to(shell, paths.channels)}>{t(channelWords.title)}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** Name, address and telephone, as far as the directory has them. */
function reachOf({ lang }: Shell, { name, contact }: Pick<Unit, 'name' | 'contact'>): string {
  const parts = [inBoth(name)[lang], contact?.address && inBoth(contact.address)[lang], contact?.phone]
  return parts.filter((part) => part).join(lang === 'zh' ? '，' : ', ')
}
