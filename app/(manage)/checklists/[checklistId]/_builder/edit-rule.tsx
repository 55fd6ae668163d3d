'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { NumberRule } from '@/lib/core/checklist'
import { BandsEditor } from './edit-bands'
import { DecimalField, useFieldRemark } from './inputs'
import { newBands, newLine } from './new-parts'

const ruleKinds = ['bands', 'linear', 'none'] as const

/** What a number is worth: by bands, along a line, or nothing. */
export function RuleEditor({
  questionId,
  rule,
  unit,
  onRule,
}: {
  questionId: string
  rule: NumberRule | null
  unit?: string | undefined
  onRule: (rule: NumberRule | null, burst?: string) => void
}) {
  const t = useTranslations('checklists.answers')
  const remarkOn = useFieldRemark()
  const labels = { bands: t('byBands'), linear: t('byLine'), none: t('noScore') }
  return (
    <div className="grid gap-5">
      <Select
        label={t('scoring')}
        fieldClassName="max-w-80"
        value={rule?.kind ?? 'none'}
        options={ruleKinds.map((value) => ({ value, label: labels[value] }))}
        onChange={(event) => {
          if (event.target.value === 'none') onRule(null)
          else onRule(event.target.value === 'linear' ? newLine : newBands)
        }}
      />
      {rule?.kind === 'bands' ? (
        <BandsEditor questionId={questionId} bands={rule} unit={unit} onBands={onRule} />
      ) : null}
      {rule?.kind === 'linear' ? (
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-5">
            {(['fullAt', 'zeroAt'] as const).map((end) => (
              <DecimalField
                key={end}
                label={t(end)}
                unit={unit}
                value={rule[end]}
                error={remarkOn(questionId, `rule.${end}`)}
                onValue={(value) => onRule({ ...rule, [end]: value }, `${questionId}.${end}`)}
              />
            ))}
          </div>
          <p className="text-13 text-ink-3">{t('lineHint')}</p>
        </div>
      ) : null}
    </div>
  )
}
