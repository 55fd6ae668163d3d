'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { FormulaEditor } from '@/components/forms/formula-editor/formula-editor'
import { valuePlace } from '@/lib/core/formula/formula-scope'
import { textFor } from '@/lib/core/localized-text'
import type { Component, ComputedValue } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { formulaNames, withNamedScores } from '@/lib/schemes/formats/formula-names'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { CountInput } from './inputs'
import { factsOfValue } from './live-facts'
import { LivePerson } from './live-person'

/** A value that is computed: the formula with the names of this organisation and this scheme. */
export function ComputedFields({
  code,
  value,
  components,
  choices,
  preview,
  onValue,
}: {
  code: string
  value: ComputedValue
  components: readonly Component[]
  choices: SchemeChoices
  preview: PreviewOnPerson
  onValue: (value: ComputedValue) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const names = useMemo(
    () =>
      formulaNames(choices, components, code, value, {
        text: (text) => textFor(text, locale),
        all: t('sources.all'),
        touchpoint: (id) => t(`touchpoints.${id}`),
      }),
    [choices, components, code, value, locale, t],
  )
  return (
    <>
      <CountInput
        label={t('periods')}
        error={t('countError', { most: 12 })}
        most={12}
        count={value.periods}
        onCount={(periods) => onValue({ ...value, periods })}
      />
      <div className="col-span-full">
        <FormulaEditor
          label={t('valueFormula')}
          hint={t('valueFormulaHint')}
          value={value.formula}
          onValueChange={(formula) => onValue(withNamedScores({ ...value, formula }, names.scores))}
          scope={names.scope}
          place={valuePlace}
          titles={names.titles}
          sample={factsOfValue(preview, code, value.formula)}
          below={<LivePerson preview={preview} />}
        />
      </div>
    </>
  )
}
