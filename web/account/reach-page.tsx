import type { ChannelName, Reach } from '#engine/people/reach.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Checkbox, Checkboxes } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { account, channelNames, reachWords as words } from '../words/account.ts'
import { contact } from '../words/applicant.ts'

/** Account that is told, as its row has it. */
export type ToldRow = { readonly id: string; readonly mail: string; readonly on: Day; readonly isYou: boolean }

type Props = FormInput & {
  readonly shell: Shell
  readonly reach: Reach
  /** Accounts told, and for how many days after a sign-in. */
  readonly told: readonly ToldRow[]
  readonly toldFor: number
  /** Channels that this city has. */
  readonly channels: readonly ChannelName[]
}

/**
 * Addresses, channels of notices, and electronic service. Names: `email`, `phone`, `address`, `notice.` and a channel,
 * `consentElectronic`.
 */
export function ReachPage({ shell, reach, channels, told, toldFor, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { channels: agreed = {}, ...plain } = reach
  const ticks = Object.fromEntries(Object.keys(agreed).map((name) => [`notice.${name}`, 'on']))
  const values = {
    ...plain,
    ...ticks,
    address: reach.address ?? '',
    consentElectronic: reach.consentElectronic ? 'on' : '',
  }
  const labels = { email: t(contact.email), phone: t(contact.phone), address: t(contact.address) }
  const named = { ...input, labels: { ...labels, consentElectronic: t(contact.consent) } }
  const form = formState(lang, { values, ...named })
  const options = channels.map((value) => {
    const since = agreed[value]
    const hint = `${t(channelNames[value].how)}${since ? ` ${t(words.since, { day: sayDay(lang, shanghaiDay(since)) })}` : ''}`
    return { value, label: t(channelNames[value].name), hint }
  })
  return (
    <Layout shell={shell} title={t(words.title)} form={named} back={{ path: paths.account, label: t(account.title) }}>
      <h1>{t(words.title)}</h1>
      <PostForm shell={shell} path={paths.reach} button={t(words.save)}>
        <TextField form={form} name="email" keys="email" optional autocomplete="email" />
        <TextField form={form} name="phone" keys="tel" optional autocomplete="tel" width="middle" />
        <TextField form={form} name="address" hint={t(contact.addressHint)} optional />
        <Checkboxes
          form={form}
          name="notice"
          prefix="notice."
          label={t(words.notices)}
          hint={t(words.noticesHint)}
          options={options}
        />
        <div class="field">
          <Checkbox form={form} name="consentElectronic" hint={t(words.consentHint)} />
        </div>
      </PostForm>
      <p class="quiet">
        {t(words.lead)} <a href={to(shell, paths.myCases)}>{t(words.running)}</a>
      </p>
      <Told shell={shell} told={told} toldFor={toldFor} />
    </Layout>
  )
}

function Told({ shell, told, toldFor }: Pick<Props, 'shell' | 'told' | 'toldFor'>) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.told)}</h2>
      <p>{t(words.toldText, { days: toldFor })}</p>
      <Table
        caption={t(words.told)}
        columns={[words.account, words.lastIn, words.act].map((name) => t(name))}
        rows={told.map(({ id, mail, on, isYou }) => [
          `${mail || t(words.noMail)}${isYou ? t(words.you) : ''}`,
          sayDay(shell.lang, on),
          <PostForm shell={shell} path={paths.dropContact} button={t(words.drop)} look="second" hidden={{ id }} />,
        ])}
        empty={t(words.nobody)}
      />
    </section>
  )
}
