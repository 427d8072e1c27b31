import type { CaseView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { approval as words } from '../words/staff/staff.ts'

/** Approval has a page of its own: nobody confirms what they have not seen. */
export const ApprovalLink = ({ shell, one }: { shell: Shell; one: CaseView }) => (
  <p>
    <a class="button" href={to(shell, paths.approval(one.id))}>
      {tell(shell.lang)(words.title)}
    </a>
  </p>
)
