import { createTranslator, type Messages } from 'use-intl/core'
import type { ImportLine } from '@/lib/checklists/formats/import-report'
import { numberName } from '@/lib/checklists/formats/number-name'
import type { ImportProblem } from '@/lib/checklists/formats/read-import'
import type { ChecklistProblem } from '@/lib/core/checklist-problem'
import type { Locale } from '@/lib/platform/i18n/locales'
import importEn from '@/lib/platform/i18n/messages/en/checklist-import.json'
import checklistsEn from '@/lib/platform/i18n/messages/en/checklists.json'
import errorsEn from '@/lib/platform/i18n/messages/en/errors.json'
import importRu from '@/lib/platform/i18n/messages/ru/checklist-import.json'
import checklistsRu from '@/lib/platform/i18n/messages/ru/checklists.json'
import errorsRu from '@/lib/platform/i18n/messages/ru/errors.json'
import { type Problem, readProblem } from '@/lib/platform/i18n/problem'

// Imported and not read from the working folder: a command runs wherever its files are.
const messages: Readonly<Record<Locale, Messages>> = {
  en: { 'checklist-import': importEn, checklists: checklistsEn, errors: errorsEn },
  ru: { 'checklist-import': importRu, checklists: checklistsRu, errors: errorsRu },
}

/** A code for programs, the sentence of the screens for people. */
interface Said {
  readonly code: string
  readonly sentence: string
}

export interface ChecklistSentences {
  problem(problem: ImportProblem): Said & { readonly place: string }
  line(line: ImportLine): Omit<ImportLine, 'reasons'> & { readonly reasons: readonly Said[] }
  hindrance(problem: ChecklistProblem): ChecklistProblem & { readonly sentence: string }
}

/** What is wrong with a file, said as the screens say it. */
export function checklistSentences(locale: Locale): ChecklistSentences {
  const translate = createTranslator({ locale, messages: messages[locale] })
  const say = (problem: Problem): Said => {
    const { key, values } = readProblem(problem)
    const isKnown = translate.has(key)
    return { code: key, sentence: isKnown ? translate(key, values) : translate(unknown) }
  }
  return {
    problem: ({ place, problem }) => ({ place, ...say(problem) }),
    line: ({ reasons, ...line }) => ({
      ...line,
      reasons: reasons.map(({ what, why }) => {
        const { code, sentence } = say(what)
        return { code, sentence: why === null ? sentence : `${sentence} ${say(why).sentence}` }
      }),
    }),
    hindrance: (problem) => ({
      ...problem,
      sentence: translate(`checklists.problems.${problem.code}`, {
        detail: problem.detail ?? '',
        language: locale,
        name: translate(`checklists.numbers.${numberName(problem.field)}`),
        what: problem.field === 'value' ? 'formula' : 'condition',
      }),
    }),
  }
}

const unknown = 'errors.fields.invalid'

/** The language that was asked for, else that of the machine where it is Russian, else English. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): Locale {
  if (asked === 'ru' || asked === 'en') return asked
  return /^ru\b|^ru_/.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ru' : 'en'
}
