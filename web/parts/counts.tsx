export type Count = { readonly name: string; readonly n: number; readonly isLate?: boolean }

/** Figures at a glance. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <dl class="counts">
    {counts.map(({ name, n, isLate }) => (
      <div class={isLate && n > 0 ? 'late' : undefined} key={name}>
        <dt>{name}</dt>
        <dd>{n}</dd>
      </div>
    ))}
  </dl>
)
