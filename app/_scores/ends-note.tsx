import { useTranslations } from 'next-intl'
import { comparable, extremesOf, type ShownFigure } from '@/lib/core/told-apart'

interface NamedFigure extends ShownFigure {
  readonly name: string
}

/** Beneath scores that stand side by side: whether even the ends can be told apart. */
export function EndsNote({ scores }: { scores: readonly NamedFigure[] }) {
  const t = useTranslations('telling-apart.ends')
  const ends = extremesOf(scores, comparable)
  if (ends === null) return null
  const names = { lowest: ends.lowest.name, highest: ends.highest.name }
  return (
    <p className="mt-2 max-w-[68ch] text-13 text-ink-2">
      {t(ends.areApart ? 'apart' : 'notApart', names)}
    </p>
  )
}
