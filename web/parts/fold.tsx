import type { ComponentChildren } from 'preact'

type Props = { readonly title: string; readonly n?: number; readonly children: ComponentChildren }

/** Long part folded under its heading, perhaps with its number of rows. */
export const Fold = ({ title, n, children }: Props) => (
  <details class="fold">
    <summary>
      <h2>
        {title} {n !== undefined && <small class="quiet">{n}</small>}
      </h2>
    </summary>
    {children}
  </details>
)
