import { useTranslations } from 'next-intl'

/** What the program noted besides, opened on demand: the words of the record, not of a screen. */
export function AuditDetails({ details }: { details: unknown }) {
  const t = useTranslations('audit')
  const lines = linesOf(details)
  if (lines.length === 0) return null
  return (
    <details className="max-w-md">
      <summary className="text-13 text-ink-3 hover:text-ink">{t('details')}</summary>
      <dl className="num mt-1 text-13 text-ink-2">
        {lines.map(({ name, text }) => (
          <div key={name} className="flex gap-2 break-all">
            {name ? <dt className="shrink-0">{name}:</dt> : null}
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

interface Line {
  readonly name: string
  readonly text: string
}

/** One line a fact; of a change only what differs, before and after. */
function linesOf(details: unknown): readonly Line[] {
  if (typeof details !== 'object' || details === null) return []
  const { before, after, ...rest } = details as Readonly<Record<string, unknown>>
  return [
    ...changesOf(before, after),
    ...Object.entries(rest).map(([name, value]) => ({ name, text: textOf(value) })),
  ]
}

function changesOf(before: unknown, after: unknown): readonly Line[] {
  if (before === undefined && after === undefined) return []
  const [was, is] = [recordOf(before), recordOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((name) => ({ name, from: textOf(was[name]), to: textOf(is[name]) }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => ({ name, text: `${from} → ${to}` }))
}

/** A list has no names of its own: it is one fact. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return { '': value }
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(', ') || '–'
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.values(value)
    .filter((part) => part !== null)
    .map(textOf)
    .join(' ')
}
