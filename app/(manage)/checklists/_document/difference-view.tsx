'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  type ChecklistChange,
  type ChecklistDifference,
  isSame,
} from '@/lib/core/checklist-difference'
import { useDifferenceWords } from './difference-words'

/** So many sentences of a kind are shown at once; the rest can be opened. */
const shownAtOnce = 30

/** A difference in words, and what it does to the score. */
export function DifferenceView({ difference }: { difference: ChecklistDifference }) {
  const t = useTranslations('workbench.difference')
  const words = useDifferenceWords()
  const { changes, weights } = difference
  if (isSame(difference)) return <p className="text-ink-2">{t('same')}</p>
  const groups = (['head', 'sections', 'parts'] as const).map((group) => ({
    group,
    sentences: changes.filter((change) => groupOf(change) === group).map(words.change),
  }))
  return (
    <div className="num grid gap-5">
      {groups.map(({ group, sentences }) =>
        sentences.length > 0 ? (
          <Group key={group} title={t(group)}>
            <Sentences sentences={sentences} />
          </Group>
        ) : null,
      )}
      <Group title={t('scoring')}>
        {weights.length > 0 ? (
          <Sentences sentences={weights.map(words.weight)} />
        ) : (
          <p className="text-ink-2">{t('scoringSame')}</p>
        )}
      </Group>
    </div>
  )
}

function groupOf({ kind }: ChecklistChange): 'head' | 'sections' | 'parts' {
  switch (kind) {
    case 'title':
    case 'touchpoint':
    case 'policy':
      return 'head'
    case 'part':
      return 'parts'
    default:
      return 'sections'
  }
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-13 text-ink-3">{title}</h3>
      {children}
    </section>
  )
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  const t = useTranslations('workbench.difference')
  const rest = sentences.slice(shownAtOnce)
  return (
    <>
      <SentenceList sentences={sentences.slice(0, shownAtOnce)} />
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-1 text-13 text-ink-2 underline decoration-line-strong underline-offset-3">
            {t('more', { count: rest.length })}
          </summary>
          <SentenceList sentences={rest} />
        </details>
      ) : null}
    </>
  )
}

function SentenceList({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="grid gap-1">
      {sentences.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parts can have the same words
        <li key={index} className="[overflow-wrap:anywhere]">
          {sentence}
        </li>
      ))}
    </ul>
  )
}
