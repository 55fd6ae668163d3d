import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TrainingAge } from '@/app/_standard/training-age'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { StandardLine, StandardList } from '@/lib/standards/use-cases/list-standards'
import { chapterName } from './chapter-names'
import { StandardState } from './standard-state'

/** The standards by chapter and number; a row leads to the page of its standard. */
export function StandardTable({ list, create }: { list: StandardList; create: ReactNode }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const columns = useColumns(list)
  const { standards, chapters, total, mayChange } = list
  const names = new Map(chapters.map((chapter) => [chapter.id, chapterName(chapter, locale)]))
  const reason = mayChange ? 'empty' : 'emptyReader'
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={standards}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/standards/${id}`}
      groupOf={
        chapters.length > 0
          ? ({ chapterId }) => ({
              key: chapterId ?? '',
              words: (
                <span className="text-15 font-semibold text-ink">
                  {names.get(chapterId ?? '') ?? t('noChapter')}
                </span>
              ),
            })
          : undefined
      }
      select={
        mayChange
          ? {
              label: ({ number }) => number,
              isLocked: ({ state }) => state !== 'draft' && state !== 'changed',
            }
          : undefined
      }
      empty={
        total === 0 ? (
          <EmptyState action={create}>{t(reason)}</EmptyState>
        ) : (
          <EmptyState>{t('emptyFiltered')}</EmptyState>
        )
      }
    />
  )
}

function useColumns({ mayChange, mayTrack, today }: StandardList): readonly Column<StandardLine>[] {
  const t = useTranslations('standards')
  const locale = useLocale()
  const format = useFormat()
  const always: readonly Column<StandardLine>[] = [
    {
      id: 'number',
      head: t('columns.number'),
      cell: ({ number }) => number,
      className: 'w-14 sm:w-20',
    },
    {
      id: 'text',
      head: t('columns.text'),
      cell: ({ text }) => textFor(text, locale),
      holdsFolded: true,
    },
    {
      id: 'touchpoint',
      head: t('columns.touchpoint'),
      cell: ({ touchpoint }) => t(`touchpoints.${touchpoint}`),
      foldBelow: 'lg',
      className: 'w-28',
    },
  ]
  const state: Column<StandardLine> = {
    id: 'state',
    head: t('columns.state'),
    cell: (line) => <StandardState state={line.state} />,
    foldBelow: 'sm',
    className: 'whitespace-nowrap',
  }
  const acknowledged: Column<StandardLine> = {
    id: 'acknowledged',
    head: t('columns.acknowledged'),
    cell: ({ acknowledged: count }) =>
      count === null
        ? '–'
        : t('readOf', { people: format.count(count.people), of: format.count(count.of) }),
    numeric: true,
    foldBelow: 'md',
  }
  const trained: Column<StandardLine> = {
    id: 'trained',
    head: t('columns.trained'),
    cell: ({ trainedOn }) => <TrainingAge trainedOn={trainedOn} today={today} brief />,
    numeric: true,
    foldBelow: 'lg',
  }
  const uses: Column<StandardLine> = {
    id: 'usedBy',
    head: t('columns.usedBy'),
    cell: ({ usedBy }) => (usedBy.length === 0 ? '–' : format.count(usedBy.length)),
    numeric: true,
    foldBelow: 'xl',
  }
  return [
    ...always,
    ...(mayChange ? [state] : []),
    ...(mayTrack ? [acknowledged, trained] : []),
    ...(mayChange ? [uses] : []),
  ]
}
