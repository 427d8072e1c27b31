export type Count = {
  readonly name: string
  readonly n: number
  readonly isLate?: boolean
  /** The list that the number counts. */
  readonly href?: string
  readonly isShown?: boolean
}

/** Figures at a glance, each with the way to what it counts. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <dl class="counts">
    {counts.map(({ name, n, isLate, href, isShown }) => (
      <div class={[isLate && n > 0 ? 'late' : '', isShown ? 'shown' : ''].filter(Boolean).join(' ') || undefined}>
        <dt>{name}</dt>
        <dd>
          {href === undefined ? (
            n
          ) : (
            <a href={href} aria-label={`${name} ${n}`} aria-current={isShown ? 'true' : undefined}>
              {n}
            </a>
          )}
        </dd>
      </div>
    ))}
  </dl>
)
