import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Picture } from '@/components/ui/picture'
import type { Localized } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { StandardChange } from '@/lib/core/standard-document'
import type { TextRun } from '@/lib/core/word-difference'

/** What changed between two versions: texts word by word, everything else by its names. */
export function Difference({
  changes,
  language,
}: {
  changes: readonly StandardChange[]
  /** The reader's own, where the other texts would be noise; they show where nothing else changed. */
  language?: string | undefined
}) {
  const t = useTranslations('standards.difference')
  const own = changes.filter(
    (change) => change.kind !== 'words' || language === undefined || change.language === language,
  )
  const shown = own.length > 0 ? own : changes
  if (shown.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <dl className="grid max-w-[70ch] gap-5">
      {shown.map((change) => (
        <Change key={keyOf(change)} change={change} />
      ))}
    </dl>
  )
}

function keyOf(change: StandardChange): string {
  if (change.kind === 'words') return `${change.field} ${change.language}`
  return change.kind === 'picture' ? `picture ${change.side}` : change.kind
}

function Change({ change }: { change: StandardChange }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const titleOf = (title: Localized | null) => title && textFor(title, locale)
  switch (change.kind) {
    case 'words':
      return (
        <Item
          term={`${t(`difference.${change.field}`)}, ${t(`difference.languages.${change.language}`)}`}
        >
          <p className="whitespace-pre-line">
            <Runs runs={change.runs} />
          </p>
        </Item>
      )
    case 'picture':
      return <PictureChange change={change} />
    case 'positions':
      return <PositionChange change={change} />
    case 'chapter':
      return (
        <Exchange
          term={t('difference.chapter')}
          from={titleOf(change.before)}
          to={titleOf(change.after)}
        />
      )
    case 'touchpoint':
      return (
        <Exchange
          term={t('difference.touchpoint')}
          from={t(`touchpoints.${change.before}`)}
          to={t(`touchpoints.${change.after}`)}
        />
      )
    default:
      return (
        <Exchange term={t(`difference.${change.kind}`)} from={change.before} to={change.after} />
      )
  }
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-t border-line pt-3 first:border-t-0 first:pt-0">
      <dt className="text-13 text-ink-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
  // Runs of one text have no names; their order never changes.
  return runs.map(({ kind, text }, place) => {
    const key = `${place} ${kind}`
    if (kind === 'removed') return <Removed key={key}>{text}</Removed>
    return kind === 'added' ? <Added key={key}>{text}</Added> : <span key={key}>{text}</span>
  })
}

function Removed({ children }: { children: ReactNode }) {
  return <del className="mr-1 bg-red-soft text-ink-2 decoration-red decoration-1">{children}</del>
}

function Added({ children }: { children: ReactNode }) {
  return (
    <ins className="bg-accent-soft font-medium decoration-accent decoration-1 underline-offset-3">
      {children}
    </ins>
  )
}

function Exchange({ term, from, to }: { term: string; from: string | null; to: string | null }) {
  const t = useTranslations('standards.difference')
  return (
    <Item term={term}>
      <Removed>{from || t('nothing')}</Removed>
      {' → '}
      <Added>{to || t('nothing')}</Added>
    </Item>
  )
}

type Of<Kind extends StandardChange['kind']> = Extract<StandardChange, { kind: Kind }>

function PositionChange({ change }: { change: Of<'positions'> }) {
  const t = useTranslations('standards.difference')
  const { added, removed, isEverybody, wasEverybody } = change
  return (
    <Item term={t('positions')}>
      {wasEverybody ? <p className="text-ink-2">{t('wasEverybody')}</p> : null}
      {removed.length > 0 ? (
        <p>
          {t('removed')} <Removed>{removed.join(', ')}</Removed>
        </p>
      ) : null}
      {added.length > 0 ? (
        <p>
          {t('added')} <Added>{added.join(', ')}</Added>
        </p>
      ) : null}
      {isEverybody ? <p>{t('nowEverybody')}</p> : null}
    </Item>
  )
}

function PictureChange({ change: { side, before, after } }: { change: Of<'picture'> }) {
  const t = useTranslations('standards.difference')
  const sides = [
    { id: before, label: t('was') },
    { id: after, label: t('became') },
  ]
  return (
    <Item term={t(side)}>
      <div className="mt-1 flex flex-wrap gap-5">
        {sides.map(({ id, label }) => (
          <figure key={label} className="grid content-start gap-1">
            <figcaption className="text-13 text-ink-2">
              {id === null ? `${label}: ${t('nothing')}` : label}
            </figcaption>
            {id === null ? null : <Picture pictureId={id} alt={label} className="max-h-40" />}
          </figure>
        ))}
      </div>
    </Item>
  )
}
