'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'
import { Money } from '@/components/ui/money'
import { reasonOf } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { useProblemText } from '@/components/ui/use-problem-text'
import { textFor } from '@/lib/core/localized-text'
import type { MeasureResult, Missing } from '@/lib/core/payout-result'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { stopToTell } from './stop-to-tell'
import type { PreviewAnswer, PreviewOnPerson } from './use-pay-preview'

/** What the scheme, as it stands in the editor, would pay one real person for one past month. */
export function PayPreview({ preview }: { preview: PreviewOnPerson }) {
  const t = useTranslations('scheme-trials.preview')
  if (!preview.isPossible) return <p className="text-13 text-ink-3">{t('nobody')}</p>
  return (
    <section className="grid gap-3" aria-label={t('title')}>
      <h2 className="text-17 font-semibold">{t('title')}</h2>
      <PreviewPick preview={preview} />
      <p aria-live="polite" className="min-h-10 text-13 text-ink-3">
        <Who preview={preview} />
      </p>
      <LastAnswer preview={preview} />
    </section>
  )
}

/** On whom, and on which month: one choice for the whole page. */
export function PreviewPick({ preview }: { preview: PreviewOnPerson }) {
  const t = useTranslations('scheme-trials.preview')
  const format = useFormat()
  const { choices, month, person } = preview
  return (
    <>
      <Combobox
        label={t('person')}
        options={choices.people.map(({ id, fullName, personnelNumber }) => ({
          value: id,
          label: fullName,
          detail: personnelNumber,
        }))}
        value={person?.id ?? ''}
        onValueChange={(value) => preview.choosePerson(value ?? '')}
      />
      <Select
        label={t('month')}
        options={choices.months.map((one) => ({
          value: one.month,
          label: format.monthTitle(one.month),
        }))}
        value={month}
        onChange={(event) => preview.chooseMonth(event.target.value)}
      />
    </>
  )
}

/** For whom it is computed now, or whose amount stands below. */
function Who({ preview: { person, month, isComputing } }: { preview: PreviewOnPerson }) {
  const t = useTranslations('scheme-trials.preview')
  const format = useFormat()
  if (person === undefined) return t('choose')
  const words = { name: person.fullName, month: format.month(month) }
  return t(isComputing ? 'computing' : 'who', words)
}

/** The last amount stays in sight, greyed, while the next one is computed. */
function LastAnswer({ preview: { last, isComputing, person } }: { preview: PreviewOnPerson }) {
  if (last === null || person === undefined) return null
  // A refusal was about the scheme as it was: it may be mended by now.
  if (isComputing && !last.given.ok) return null
  return (
    <div
      aria-busy={isComputing}
      aria-hidden={isComputing}
      className={isComputing ? 'opacity-40 grayscale' : undefined}
    >
      <Answer answer={last.given} />
    </div>
  )
}

function Answer({ answer }: { answer: PreviewAnswer }) {
  const t = useTranslations('scheme-trials.preview')
  const format = useFormat()
  const say = useProblemText('scheme-trials.reasons')
  const sayMissing = useMissingText()
  if (!answer.ok) return <p className="text-13 text-ink-2">{say(reasonOf(answer))}</p>
  const { payout, atFull, currency, parts } = answer.preview
  return (
    <>
      <p className="text-28 leading-[1.15] font-semibold">
        <Money amount={payout} currency={currency} />
      </p>
      <p className="text-13 text-ink-3">
        {t('ofFull')} <Money amount={atFull} currency={currency} />
      </p>
      <ul className="num mt-2 text-13">
        {parts.map((part) => (
          <li
            key={part.code}
            className="flex items-baseline justify-between gap-4 border-t border-line py-1.5"
          >
            <span>
              {textFor(part.title, format.locale)}
              {part.missing ? (
                <span className="block text-ink-3">{sayMissing(part.missing, part.measure)}</span>
              ) : null}
            </span>
            <Money amount={part.amount} currency={currency} bare />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Why a part has no share: a formula that came to nothing says where it stopped. */
function useMissingText() {
  const t = useTranslations('scheme-trials.preview')
  const stops = useTranslations('formulas.stops')
  return ({ reason }: Missing, measure: MeasureResult): string => {
    const stop = stopToTell(reason, measure)
    return stop === null ? t(`missing.${reason}`) : t('stopped', { stop: stops(stop) })
  }
}
