type Bar = { readonly label: string; readonly value: number | null }
type Props = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly bars: readonly Bar[]
  /** Bars below each other, where their labels are names. */
  readonly lying?: boolean
}

const width = 360
const height = 200
const foot = 24

/** Bars beside a table that says the same; untold values have none. */
export function BarChart({ lying = false, ...chart }: Props) {
  return lying ? <LyingBars {...chart} /> : <StandingBars {...chart} />
}

function StandingBars({ id, title, text, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  const step = width / Math.max(1, bars.length)
  return (
    <figure>
      <figcaption class="quiet">{title}</figcaption>
      <svg class="bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-text`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{text}</desc>
        {bars.map(({ label, value }, i) => {
          const tall = ((value ?? 0) / most) * (height - foot - 20)
          const middle = i * step + step / 2
          return (
            <g>
              {value !== null && value > 0 && (
                <rect x={i * step + step * 0.2} y={height - foot - tall} width={step * 0.6} height={tall} />
              )}
              {value !== null && value > 0 && (
                <text x={middle} y={height - foot - tall - 5} class={`${value}`.length > 3 ? 'small' : undefined}>
                  {value}
                </text>
              )}
              <text x={middle} y={height - 6}>
                {label}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

const row = 44
/** Latin letters beside each other; the table has the whole name. */
const mostLetters = 50

/** As the picture is wide; a Chinese character is two letters. */
function shortened(label: string): string {
  let wide = 0
  for (const [i, letter] of [...label].entries()) {
    wide += /\p{Script=Han}/u.test(letter) ? 2 : 1
    if (wide > mostLetters) return `${[...label].slice(0, i).join('').trim()}…`
  }
  return label
}

/** A name above each bar, so that a long one has room. */
function LyingBars({ id, title, text, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return (
    <figure>
      <figcaption class="quiet">{title}</figcaption>
      <svg
        class="bars lying"
        viewBox={`0 0 ${width} ${bars.length * row}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{text}</desc>
        {bars.map(({ label, value }, i) => {
          const long = ((value ?? 0) / most) * (width - 60)
          return (
            <g>
              <text x={0} y={i * row + 15}>
                {shortened(label)}
              </text>
              <rect x={0} y={i * row + 21} width={Math.max(1, long)} height={14} />
              <text x={long + 8} y={i * row + 33}>
                {value}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
