'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field-error'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Bands } from '@/lib/core/checklist'
import { useBuilder } from './builder-context'
import { CreditField, DecimalField, useFieldRemark, useRemarkText } from './inputs'
import { MarkButton } from './segments'

/** A table of limits: up to this, so much; above the last, the rest. */
export function BandsEditor({
  questionId,
  bands,
  unit,
  onBands,
}: {
  questionId: string
  bands: Bands
  unit?: string | undefined
  onBands: (bands: Bands, burst?: string) => void
}) {
  const t = useTranslations('checklists.answers')
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const remarkOn = useFieldRemark()
  const wrong = remarks.find(
    ({ nodeId, code }) =>
      nodeId === questionId && (code === 'bands-not-ascending' || code === 'no-bands'),
  )
  const list = bands.bands
  return (
    <div className="grid justify-items-start gap-2">
      <table className="num border-separate border-spacing-x-0 border-spacing-y-1">
        <caption className="sr-only">{t('bands')}</caption>
        <thead className="text-13 text-ink-3">
          <tr>
            <th scope="col" className="pr-4 text-left font-medium">
              {t('upTo')}
            </th>
            <th scope="col" className="pr-4 text-left font-medium">
              {t('credit')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.map((band, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
            <tr key={place}>
              <td className="pr-4 align-top">
                <DecimalField
                  label={t('upToOf', { number: place + 1 })}
                  labelHidden
                  unit={unit}
                  value={band.upTo}
                  error={remarkOn(questionId, `bands.${place}.upTo`)}
                  onValue={(upTo) =>
                    onBands(
                      { ...bands, bands: list.with(place, { ...band, upTo }) },
                      `${questionId}.upTo${place}`,
                    )
                  }
                />
              </td>
              <td className="pr-2 align-top">
                <CreditField
                  label={t('creditOf', { number: place + 1 })}
                  labelHidden
                  value={band.credit}
                  error={remarkOn(questionId, `bands.${place}.credit`)}
                  onValue={(credit) =>
                    onBands(
                      { ...bands, bands: list.with(place, { ...band, credit }) },
                      `${questionId}.credit${place}`,
                    )
                  }
                />
              </td>
              <td className="pt-1.5 align-top">
                <MarkButton
                  label={t('removeBand', { number: place + 1 })}
                  onClick={() => onBands({ ...bands, bands: list.toSpliced(place, 1) })}
                >
                  <X aria-hidden className="size-4" />
                </MarkButton>
              </td>
            </tr>
          ))}
          <tr>
            <td className="pr-4 text-right text-ink-2">{t('otherwise')}</td>
            <td className="pr-2">
              <CreditField
                label={t('otherwise')}
                labelHidden
                value={bands.otherwise}
                error={remarkOn(questionId, 'bands.otherwise')}
                onValue={(otherwise) => onBands({ ...bands, otherwise }, `${questionId}.otherwise`)}
              />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <FieldError>{wrong ? say(wrong) : null}</FieldError>
      {list.length < checklistLimits.bands ? (
        <Button
          size="small"
          look="quiet"
          className="-ml-3"
          onClick={() => onBands({ ...bands, bands: [...list, nextBand(bands)] })}
        >
          <Plus aria-hidden className="size-4" />
          {t('addBand')}
        </Button>
      ) : null}
    </div>
  )
}

/** The next limit as far from the last as that was from the one before. */
function nextBand({ bands }: Bands): Bands['bands'][number] {
  const [before, last] = bands.slice(-2).map(({ upTo }) => Number(upTo))
  if (before === undefined || !Number.isInteger(before)) return { upTo: '', credit: '0.5' }
  if (last === undefined || !Number.isInteger(last))
    return { upTo: String(before * 2), credit: '0.5' }
  return { upTo: String(last + Math.max(1, last - before)), credit: '0.5' }
}
