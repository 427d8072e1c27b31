export type Count = {
  readonly name: string
  readonly n: number
  readonly isLate?: boolean
  /** The list that the number counts. */
  readonly href?: string
  /** The same within a form: what its button sends. */
  readonly sends?: { readonly name: string; readonly value: string }
  readonly isShown?: boolean
}

/** Figures at a glance, each with the way to what it counts. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <dl class="counts">
    {counts.map(({ name, n, isLate, href, sends, isShown }) => (
      <div class={[isLate && n > 0 ? 'late' : '', isShown ? 'shown' : ''].filter(Boolean).join(' ') || undefined}>
        <dt>{name}</dt>
        <dd>
          {sends ? (
            <button type="submit" {...sends} aria-label={`${name} ${n}`} aria-current={isShown ? 'true' : undefined}>
              {n}
            </button>
          ) : href === undefined ? (
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
