'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { OneVisitNote } from '@/components/ui/one-visit-note'
import { textFor } from '@/lib/core/localized-text'
import { withoutAnswers } from '@/lib/core/piped-text'
import type { ToldNoise } from '@/lib/core/told-noise'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ReleasableUnit, ReleasableVisit } from '@/lib/reviews/schema'

interface ReleaseUnitProps {
  unit: ReleasableUnit
  /** Of one visit. */
  noise: ToldNoise
  isChosen: boolean
  onChoose: (isOn: boolean) => void
  shown: ReadonlySet<string>
  onShow: (attachmentIds: readonly string[], isOn: boolean) => void
}

/** One unit: its results, unfolded on demand, and its photos once it is chosen. */
export function ReleaseUnit(props: ReleaseUnitProps) {
  const { unit, isChosen, onChoose } = props
  const t = useTranslations('campaigns.release')
  const [isOpen, setIsOpen] = useState(false)
  const count = unit.visits.length
  return (
    <div className="border-t border-line py-3 last:border-b">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Checkbox
          label={unit.name}
          hint={t(unit.isReady ? 'unitVisits' : 'tooFew', { count })}
          disabled={!unit.isReady}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <Button look="quiet" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'hide' : 'results')}
        </Button>
      </div>
      {isOpen ? <Results {...props} /> : null}
    </div>
  )
}

function Results({ unit, noise, isChosen, shown, onShow }: ReleaseUnitProps) {
  const t = useTranslations('campaigns.release')
  const locale = useLocale()
  const format = useFormat()
  const hasPeople = unit.visits.some(({ personName }) => personName !== null)
  const columns: readonly (Column<ReleasableVisit> | null)[] = [
    {
      id: 'day',
      head: t('day'),
      cell: ({ visitedOn }) => (visitedOn === null ? null : <DayText day={visitedOn} />),
    },
    hasPeople ? { id: 'person', head: t('person'), cell: ({ personName }) => personName } : null,
    { id: 'checklist', head: t('checklist'), cell: ({ title }) => textFor(title, locale) },
    {
      id: 'score',
      head: t('score'),
      cell: ({ total }) => (total === null ? null : format.score(total)),
      numeric: true,
    },
  ]
  const photos = unit.visits.flatMap((visit) => visit.photos)
  return (
    <div className="grid gap-4 pt-3 pl-7.5">
      <DataTable
        caption={t('caption')}
        columns={columns.filter((column) => column !== null)}
        rows={unit.visits}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/visits/${id}`}
        dense
      />
      <OneVisitNote noise={noise} />
      {photos.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {photos.map(({ attachmentId, fileId, question }, index) => (
            <li key={attachmentId} className="grid w-32 gap-1.5">
              <a href={`/api/files/${fileId}`} target="_blank" rel="noreferrer">
                <img
                  src={`/api/files/${fileId}`}
                  alt={t('photo', {
                    question: withoutAnswers(textFor(question, locale)) || t('otherPhotos'),
                    number: index + 1,
                  })}
                  loading="lazy"
                  className="h-24 w-32 rounded-sm bg-sunk object-cover"
                />
              </a>
              <Checkbox
                label={<span className="text-13">{withoutAnswers(textFor(question, locale))}</span>}
                disabled={!isChosen}
                checked={shown.has(attachmentId)}
                onChange={(event) => onShow([attachmentId], event.target.checked)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
