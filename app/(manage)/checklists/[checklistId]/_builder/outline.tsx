'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { Section } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { freshId, useBuilder } from './builder-context'
import { findQuestion, findSection } from './document-edits'
import { OutlineQuestion } from './outline-question'
import { RemarkMark } from './remark-mark'
import { useDrop } from './use-drop'
import { useShares } from './use-shares'

/** The whole checklist at a glance: where one is, what is left, what carries how much. */
export function Outline() {
  const t = useTranslations('checklists.outline')
  const { document, edit } = useBuilder()
  const keys = useOutlineKeys()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are buttons; this hears their keys
    <div onKeyDown={keys} className="grid content-start gap-4">
      <OutlineHead />
      <ol className="grid gap-5">
        {document.sections.map((section) => (
          <OutlineSection key={section.id} section={section} depth={0} />
        ))}
      </ol>
      <Button
        size="small"
        className="justify-self-start"
        onClick={() => edit({ kind: 'add-section', parentId: null, fresh: freshId() })}
      >
        <Plus aria-hidden className="size-4" />
        {t('addSection')}
      </Button>
      <WeightSum />
    </div>
  )
}

const rowClass =
  'flex w-full items-baseline gap-2 rounded-sm px-2 py-1.5 text-left transition-colors hover:bg-hover aria-[current]:bg-accent-soft focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:items-center'

function OutlineHead() {
  const t = useTranslations('checklists.outline')
  const { selected, select } = useBuilder()
  return (
    <button
      type="button"
      className={rowClass}
      aria-current={selected === null ? 'true' : undefined}
      onClick={() => select(null)}
    >
      <span className="min-w-0 flex-1">{t('checklist')}</span>
      <RemarkMark nodeId={null} />
    </button>
  )
}

function OutlineSection({ section, depth }: { section: Section; depth: number }) {
  const t = useTranslations('checklists.outline')
  const { edit } = useBuilder()
  const last = section.questions.at(-1)?.id ?? null
  const type = section.questions.at(-1)?.type ?? 'yes-no'
  const add = { kind: 'add-question', sectionId: section.id, after: last, type } as const
  const drop = useDrop(section.id, section.questions.length)
  return (
    <li className={depth > 0 ? 'mt-1.5 ml-2 border-l border-line pl-2' : undefined}>
      <SectionRow section={section} depth={depth} />
      <ol className="grid" {...drop}>
        {section.questions.map((question, index) => (
          <OutlineQuestion
            key={question.id}
            question={question}
            sectionId={section.id}
            index={index}
          />
        ))}
      </ol>
      {section.sections.length > 0 ? (
        <ol className="grid">
          {section.sections.map((inner) => (
            <OutlineSection key={inner.id} section={inner} depth={depth + 1} />
          ))}
        </ol>
      ) : null}
      <button
        type="button"
        className="thumb mt-0.5 flex items-center gap-1.5 rounded-sm px-2 py-1 text-13 text-ink-3 hover:bg-hover hover:text-ink"
        onClick={() => edit({ ...add, fresh: freshId() })}
      >
        <Plus aria-hidden className="size-3.5" />
        {t('addQuestion')}
      </button>
    </li>
  )
}

function SectionRow({ section, depth }: { section: Section; depth: number }) {
  const t = useTranslations('checklists.outline')
  const { selected, select, language, document } = useBuilder()
  const format = useFormat()
  const share = useShares().get(section.id)
  const title = textFor(section.title, language)
  const isFactor = document.policies.method === 'total-points'
  const shown = share === null ? t('bonusSection') : share && format.percent(share)
  return (
    <button
      type="button"
      className={rowClass}
      aria-current={selected === section.id ? 'true' : undefined}
      onClick={() => select(section.id)}
    >
      <span className={classNames('min-w-0 flex-1 font-semibold', title === '' && 'text-ink-3')}>
        {title || t('untitledSection')}
      </span>
      <RemarkMark nodeId={section.id} />
      {depth === 0 ? (
        <span className="num shrink-0 text-13 text-ink-2">
          {isFactor ? `× ${format.decimal(safeDecimal(section.weight))}` : shown}
        </span>
      ) : null}
    </button>
  )
}

function safeDecimal(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? text : '0'
}

/** Real forms do not always add up to 100; the sum is shown and nothing is forced. */
function WeightSum() {
  const t = useTranslations('checklists.outline')
  const format = useFormat()
  const { document, remarks } = useBuilder()
  const shares = useShares()
  if (document.policies.method !== 'weighted-sections' || shares.sum === null) return null
  const isWhole = !remarks.some(({ code }) => code === 'weights-sum')
  return (
    <div className="border-t border-line pt-3 text-13">
      <p className="num text-ink-2">{t('sum', { sum: format.decimal(shares.sum) })}</p>
      {isWhole ? null : <p className="text-ink-3">{t('sumWhy')}</p>}
    </div>
  )
}

/** Alt and an arrow move the row that has the focus; the arrow alone walks. */
function useOutlineKeys() {
  const { document, edit, selected } = useBuilder()
  return (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
    if (step === null || !(event.target instanceof HTMLButtonElement)) return
    const isPart = findQuestion(document, selected) ?? findSection(document, selected)
    if (event.altKey && isPart && selected !== null) {
      edit({ kind: 'move', id: selected, direction: step })
    } else {
      const rows = [...event.currentTarget.querySelectorAll('button')]
      rows[rows.indexOf(event.target) + (step === 'up' ? -1 : 1)]?.focus()
    }
    event.preventDefault()
  }
}
