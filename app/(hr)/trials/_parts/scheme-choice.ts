import { useTranslations } from 'next-intl'
import type { Option } from '@/components/ui/select'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ListedScheme, SchemeMarks } from '@/lib/scheme-trials/queries'
import type { Tried } from '@/lib/scheme-trials/schema'
import type { SchemeToTry, TrialChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { useSchemeName } from './scheme-name'

type Clock = Pick<TrialChoices, 'timeZone' | 'today'>

/** What tells a scheme from another one of its name: which version, since when, and whom it pays. */
export function useSchemeMarks({ timeZone, today }: Clock): (
  version: number | null,
  marks: SchemeMarks,
) => {
  readonly which: string
  readonly who: string
} {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const list = new Intl.ListFormat(format.locale, { type: 'conjunction' })
  return (version, { paysFrom, savedAt, positions, units }) => ({
    which:
      version === null
        ? t('choice.draft', { moment: savedAt ? format.moment(savedAt, timeZone, today) : '' })
        : t('choice.version', {
            number: String(version),
            month: paysFrom === null ? '' : format.monthOf(paysFrom),
          }),
    who: [
      positions.length === 0 ? t('choice.allPositions') : list.format(positions),
      ...(units.length === 0 ? [] : [list.format(units)]),
    ].join(', '),
  })
}

/** What stands in the other list: nothing is tried beside itself. */
export interface TakenScheme {
  readonly key: string
  readonly reason: 'sameAsAbove' | 'sameAsBelow'
}

/** How schemes read where they are chosen, by the key of each. */
export function useSchemeChoice(choices: TrialChoices): {
  readonly options: (taken: TakenScheme) => readonly Option[]
  /** Under the list, of the chosen one: a narrow list cuts its label. */
  readonly hintOf: (key: string) => string | undefined
} {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const marksOf = useSchemeMarks(choices)
  const { schemes } = choices
  const find = (key: string) => schemes.find((scheme) => keyOfTried(scheme) === key)
  const told = (scheme: SchemeToTry) => {
    const { which, who } = marksOf(scheme.version, scheme)
    const number = scheme.sameAsVersion
    if (number === null) return { which, who }
    return { which: t('choice.unchanged', { which, number: String(number) }), who }
  }
  return {
    options: ({ key, reason }) => {
      const taken = find(key)
      return schemes.map((scheme) => {
        const { which, who } = told(scheme)
        const name = textFor(scheme.name, format.locale) || t('unnamed')
        const label = [name, which, who].join(' · ')
        const disabled = scheme.fingerprint === taken?.fingerprint
        return {
          ...{ value: keyOfTried(scheme), disabled },
          label: disabled ? t(`choice.${reason}`, { scheme: label }) : label,
        }
      })
    },
    hintOf: (key) => {
      const scheme = find(key)
      return scheme && t('choice.hint', { ...told(scheme), period: scheme.period })
    },
  }
}

/** By which a choice knows the draft or a version. */
export function keyOfTried({ schemeId, version }: Tried): string {
  return `${schemeId} ${version ?? 'draft'}`
}

/** How a scheme reads in the list of trials: its name, and what tells it from others of that name. */
export function useListedScheme(clock: Clock): (scheme: ListedScheme) => {
  readonly name: string
  /** Null in trials that kept no more than the version. */
  readonly marks: string | null
} {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const marksOf = useSchemeMarks(clock)
  const nameOf = useSchemeName()
  return ({ name, version, marks }) => {
    if (marks === null) return { name: nameOf({ name, version }), marks: null }
    const { which, who } = marksOf(version, marks)
    return { name: textFor(name, format.locale) || t('unnamed'), marks: `${which} · ${who}` }
  }
}
