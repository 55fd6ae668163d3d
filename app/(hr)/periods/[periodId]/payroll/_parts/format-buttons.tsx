'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { PayrollPreview } from '@/lib/periods/use-cases/export-payroll'
import { HandOver, usePayroll } from '../../_parts/export-button'

const formats = ['csv', 'csv-utf-8', 'xlsx'] as const

/** The file in each format; one that cannot hold every name says so before it is asked for. */
export function FormatButtons({ preview }: { preview: PayrollPreview }) {
  const t = useTranslations('payroll')
  const { period, characters, mayExport } = preview
  const { isMoving, start } = usePayroll({ periodId: period.id })
  const handed = {
    periodId: period.id,
    month: period.month,
    person: period.person?.fullName ?? null,
  }
  const isForeign = characters.length > 0
  return (
    <div className="grid gap-4">
      {isForeign ? (
        <Callout tone="needs-you" title={t('foreignTitle')}>
          <p>{t('foreignLead')}</p>
          <ul className="mt-2 grid gap-1">
            {characters.map(({ character, people }) => (
              <li key={character}>
                {people.length === 0
                  ? t('foreignHeading', { character })
                  : t('foreign', { character, people: people.join(', ') })}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {mayExport ? (
        <>
          {period.state === 'locked' ? <p className="text-ink-2">{t('firstTime')}</p> : null}
          <div className="flex flex-wrap gap-3">
            {formats.map((format) => {
              const look = {
                look: format === (isForeign ? 'csv-utf-8' : 'csv') ? 'primary' : 'normal',
                disabled: isMoving || (format === 'csv' && isForeign),
              } as const
              const label = t(`formats.${format}`)
              return period.state === 'locked' ? (
                <HandOver key={format} handed={handed} format={format} done={t('handedOver')}>
                  <Button {...look}>{label}</Button>
                </HandOver>
              ) : (
                <Button key={format} {...look} onClick={() => start(format, t('handedOver'))}>
                  {label}
                </Button>
              )
            })}
          </div>
        </>
      ) : (
        <p>{t('notYet')}</p>
      )}
    </div>
  )
}
