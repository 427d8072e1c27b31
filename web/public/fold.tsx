import type { ComponentChildren } from 'preact'

type Props = { readonly title: string; readonly n: number; readonly children: ComponentChildren }

/** Long table folded under its heading. */
export const Fold = ({ title, n, children }: Props) => (
  <details class="fold">
    <summary>
      <h2>
        {title} <small class="quiet">{n}</small>
      </h2>
    </summary>
    {children}
  </details>
)
