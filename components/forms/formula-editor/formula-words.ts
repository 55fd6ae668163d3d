'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { pointsText } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import type { FormulaProblem } from '@/lib/core/formula/formula-problem'
import { payNames } from '@/lib/core/formula/formula-scope'
import { type Outcome, Stop } from '@/lib/core/formula/formula-value'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { CompletionWords } from './formula-names'

/** What is wrong, in the reader's language. */
export function useProblemSentence(): (problem: FormulaProblem) => string {
  const t = useTranslations('formulas')
  return useCallback(({ code, values }) => t(`problems.${code}`, values), [t])
}

/** What a part of a formula came to, as the reader writes numbers. */
export function useOutcomeText(): (outcome: Outcome) => string {
  const t = useTranslations('formulas')
  const format = useFormat()
  return (outcome) => {
    if (outcome instanceof Stop) return t(`stops.${outcome.reason}`)
    if (outcome instanceof Fraction) {
      const isExact = 1_000_000n % outcome.d === 0n
      return `${isExact ? '' : '≈ '}${format.decimal(pointsText(outcome))}`
    }
    return typeof outcome === 'boolean' ? t(outcome ? 'editor.yes' : 'editor.no') : outcome
  }
}

/** The words beside completions: what this organisation calls its names, else what they are. */
export function useCompletionWords(
  titles: ReadonlyMap<string, string> | undefined,
): CompletionWords {
  const t = useTranslations('formulas')
  return useMemo(
    () => ({
      kind: (kind) => t(`kinds.${kind}`),
      takes: (name) => t(`functions.${name}.takes`),
      gives: (name) => t(`functions.${name}.gives`),
      title: (name) => {
        const given = titles?.get(name)
        if (given !== undefined) return given
        return payNames.has(name) || name === 'value' ? t(`names.${name}`) : null
      },
    }),
    [t, titles],
  )
}
