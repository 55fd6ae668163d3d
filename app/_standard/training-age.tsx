import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import { trainingAge } from '@/lib/core/acknowledgement'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How long ago a training was; one that has faded asks for another. */
export function TrainingAge({
  trainedOn,
  today,
  brief,
}: {
  trainedOn: string | null
  today: string
  /** In a table: the day alone, with a mark where it has faded. */
  brief?: boolean | undefined
}) {
  const t = useTranslations('standards.training')
  const format = useFormat()
  if (trainedOn === null) return <span className="text-ink-3">{brief ? '–' : t('never')}</span>
  const { days, hasFaded } = trainingAge(trainedOn, today)
  const words = brief ? format.dayShort(trainedOn) : t(hasFaded ? 'faded' : 'fresh', { days })
  return hasFaded ? (
    <StateMark shape="needs-you">{words}</StateMark>
  ) : (
    <span className="whitespace-nowrap">{words}</span>
  )
}
