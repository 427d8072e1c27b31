import type { OpenCaseView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { ways as words } from '../words/ways.ts'

export type OpenCase = Pick<OpenCaseView, 'id' | 'number' | 'reads'>
type Props = { readonly shell: Shell; readonly open: OpenCase }

/** 已有案件正在办理：编号. */
export const OpenCaseLink = ({ shell, open }: Props) => (
  <>
    {tell(shell.lang)(words.alreadyOpen)}
    <CaseNumber shell={shell} open={open} />
  </>
)

/** A link for whoever may open it; the number for others. */
export const CaseNumber = ({ shell, open }: Props) =>
  open.reads ? <a href={to(shell, paths.myCase(open.id))}>{open.number}</a> : <strong>{open.number}</strong>
