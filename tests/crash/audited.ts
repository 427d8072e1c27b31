import { redress } from '#tests/support/cli.ts'

/** Complaints of a store's audit; none where it agrees. */
export function audited(folder: string, env: Readonly<Record<string, string>>): readonly string[] {
  const { status, stdout, stderr } = redress(folder, ['audit'], env)
  return status === 0 ? [] : [`audit: ${stdout}${stderr}`]
}
