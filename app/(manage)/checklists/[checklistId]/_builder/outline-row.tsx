'use client'

import { ChevronDown, ChevronRight, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Section } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { freshId, useBuilder, useLine } from './builder-context'
import type { Target } from './document-batch'
import { QuestionFace } from './outline-question'
import type { OutlineRow } from './outline-rows'
import { RemarkMark } from './remark-mark'
import type { DragHandles } from './use-outline-drag'
import { useShares } from './use-shares'

export const rowClass =
  'flex w-full min-w-0 items-baseline gap-2 rounded-sm px-2 py-1.5 text-left transition-colors hover:bg-hover aria-pressed:bg-band aria-[current]:bg-accent-soft focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:items-center'

export interface LineProps {
  row: OutlineRow
  /** Whether the Tab key stops here. */
  isStop: boolean
  isSelected: boolean
  /** Undefined while nothing is marked. */
  isMarked: boolean | undefined
  isFolded: boolean
  onFold: (id: string, isFolded: boolean) => void
  /** Where dragged parts would come to stand; null while nothing is dragged over this line. */
  over: Target['side'] | null
  handles: DragHandles
}

/** A line of the outline: a section, a question, or the way to one more question. */
export const OutlineLine = memo(function OutlineLine(props: LineProps) {
  const { row } = props
  const indent = { paddingLeft: `${row.depth * 0.75}rem` }
  return (
    <div style={indent} className={row.kind === 'section' ? 'pt-2' : undefined}>
      {row.kind === 'add' ? (
        <AddLine section={row.section} id={row.id} isStop={props.isStop} />
      ) : (
        <PartLine {...props} row={row} />
      )}
    </div>
  )
})

function AddLine({ section, id, isStop }: { section: Section; id: string; isStop: boolean }) {
  const t = useTranslations('checklists.outline')
  const { edit } = useLine()
  const last = section.questions.at(-1)
  const type = last?.type ?? 'yes-no'
  return (
    <button
      type="button"
      data-row={id}
      tabIndex={isStop ? 0 : -1}
      className="thumb mt-0.5 flex items-center gap-1.5 rounded-sm px-2 py-1 text-13 text-ink-3 hover:bg-hover hover:text-ink"
      onClick={() =>
        edit({
          kind: 'add-question',
          sectionId: section.id,
          after: last?.id ?? null,
          type,
          fresh: freshId(),
        })
      }
    >
      <Plus aria-hidden className="size-3.5" />
      {t('addQuestion')}
    </button>
  )
}

function PartLine({
  row,
  isStop,
  isSelected,
  isMarked,
  isFolded,
  onFold,
  over,
  handles,
}: LineProps & { row: Exclude<OutlineRow, { kind: 'add' }> }) {
  const t = useTranslations('checklists.outline')
  const { select, mark } = useLine()
  const click = (event: MouseEvent) => {
    if (event.shiftKey) mark({ kind: 'range', to: row.id })
    else if (event.ctrlKey || event.metaKey) mark({ kind: 'toggle', id: row.id })
    else select(row.id)
  }
  return (
    <div
      className={classNames(
        'relative flex items-center rounded-sm border-y-2 border-transparent',
        over === 'before' && 'border-t-accent',
        over === 'after' && 'border-b-accent',
        over === 'into' && 'bg-accent-soft',
      )}
      {...handles.targetProps(row)}
    >
      {row.kind === 'section' ? (
        <FoldButton id={row.id} isFolded={isFolded} onFold={onFold} />
      ) : null}
      <button
        type="button"
        data-row={row.id}
        tabIndex={isStop ? 0 : -1}
        title={t('dragHint')}
        className={rowClass}
        aria-current={isSelected ? 'true' : undefined}
        aria-pressed={isMarked}
        onClick={click}
        {...handles.sourceProps(row.id)}
      >
        {row.kind === 'section' ? (
          <SectionFace section={row.section} depth={row.depth} />
        ) : (
          <QuestionFace question={row.question} number={row.number} />
        )}
      </button>
    </div>
  )
}

function FoldButton({
  id,
  isFolded,
  onFold,
}: {
  id: string
  isFolded: boolean
  onFold: (id: string, isFolded: boolean) => void
}) {
  const t = useTranslations('workbench.outline')
  const Mark = isFolded ? ChevronRight : ChevronDown
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={isFolded ? t('unfold') : t('fold')}
      aria-expanded={!isFolded}
      className="-ml-1 grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
      onClick={() => onFold(id, !isFolded)}
    >
      <Mark aria-hidden className="size-3.5" />
    </button>
  )
}

function SectionFace({ section, depth }: { section: Section; depth: number }) {
  const t = useTranslations('checklists.outline')
  const { language, document } = useBuilder()
  const format = useFormat()
  const share = useShares().get(section.id)
  const title = textFor(section.title, language)
  const isFactor = document.policies.method === 'total-points'
  const shown = share === null ? t('bonusSection') : share && format.percent(share)
  return (
    <>
      <span className={classNames('min-w-0 flex-1 font-semibold', title === '' && 'text-ink-3')}>
        {title || t('untitledSection')}
      </span>
      <RemarkMark nodeId={section.id} />
      {depth === 0 ? (
        <span className="num shrink-0 text-13 text-ink-2">
          {isFactor ? `× ${format.decimal(safeDecimal(section.weight))}` : shown}
        </span>
      ) : null}
    </>
  )
}

function safeDecimal(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? text : '0'
}
