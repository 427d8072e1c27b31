import type { CaseView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { approval as words } from '../words/staff/staff.ts'

/** Own page for approving: nobody confirms what they did not see. */
export const ApprovalLink = ({ shell, one }: { shell: Shell; one: CaseView }) => (
  <p>
    <a class="button" href={to(shell, paths.approval(one.id))}>
      {tell(shell.lang)(words.title)}
    </a>
  </p>
)
