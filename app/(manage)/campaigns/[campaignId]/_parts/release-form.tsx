'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import type { ToldNoise } from '@/lib/core/told-noise'
import type { ReleasableUnit } from '@/lib/reviews/schema'
import { ConfirmRelease } from './confirm-release'
import { PhotoQuestions } from './photo-questions'
import { ReleaseUnit } from './release-unit'

/** The units that come out now, and the photos that go with their results. */
export function ReleaseForm({
  campaignId,
  units,
  noise,
}: {
  campaignId: string
  units: readonly ReleasableUnit[]
  noise: ToldNoise
}) {
  const t = useTranslations('campaigns.release')
  const ready = units.filter(({ isReady }) => isReady)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const batch = ready.filter(({ unitId }) => chosen.includes(unitId))
  const visits = batch.flatMap((unit) => unit.visits)
  const photos = visits.flatMap((visit) => visit.photos)
  const released = photos.filter(({ attachmentId }) => shown.has(attachmentId))

  const choose = (unitId: string, isOn: boolean) =>
    setChosen((ids) => (isOn ? [...ids, unitId] : ids.filter((id) => id !== unitId)))
  const show = (attachmentIds: readonly string[], isOn: boolean) =>
    setShown((before) => {
      const after = new Set(before)
      for (const id of attachmentIds) isOn ? after.add(id) : after.delete(id)
      return after
    })

  return (
    <div className="grid gap-7">
      <fieldset className="grid min-w-0">
        <legend className="sr-only">{t('unit')}</legend>
        {ready.length > 1 ? (
          <Checkbox
            label={t('allReady')}
            fieldClassName="pb-3"
            checked={chosen.length === ready.length}
            onChange={(event) =>
              setChosen(event.target.checked ? ready.map(({ unitId }) => unitId) : [])
            }
          />
        ) : null}
        {units.map((unit) => (
          <ReleaseUnit
            key={unit.unitId}
            unit={unit}
            noise={noise}
            isChosen={chosen.includes(unit.unitId)}
            onChoose={(isOn) => choose(unit.unitId, isOn)}
            shown={shown}
            onShow={show}
          />
        ))}
      </fieldset>
      {photos.length > 0 ? <PhotoQuestions photos={photos} shown={shown} onShow={show} /> : null}
      {visits.length > 0 ? (
        <ConfirmRelease
          campaignId={campaignId}
          units={batch.length}
          visitIds={visits.map(({ id }) => id)}
          attachmentIds={released.map(({ attachmentId }) => attachmentId)}
          onDone={() => setChosen([])}
        />
      ) : null}
    </div>
  )
}
