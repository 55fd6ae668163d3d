import { useTranslations } from 'next-intl'
import type { FormulaProblem, Suggestion } from '@/lib/core/formula/formula-problem'
import { useProblemSentence } from './formula-words'

interface ProblemListProps {
  readonly id: string
  readonly problems: readonly FormulaProblem[]
  readonly onSuggestion: (suggestion: Suggestion) => void
}

/** Everything that is wrong, each with its place, and what could stand there as buttons. */
export function ProblemList({ id, problems, onSuggestion }: ProblemListProps) {
  const t = useTranslations('formulas.editor')
  const say = useProblemSentence()
  return (
    <ul id={id} aria-live="polite" className="grid gap-1.5 text-13">
      {problems.map((problem) => (
        <li
          key={`${problem.code}-${problem.from}`}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 text-red"
        >
          <span className="font-medium">
            {t('place', { place: problem.from + 1, text: say(problem) })}
          </span>
          {problem.suggestions.map((suggestion) => (
            <button
              key={`${suggestion.from}-${suggestion.text}`}
              type="button"
              className="min-h-8 rounded-sm border border-field bg-raised px-2 text-ink hover:bg-hover pointer-coarse:min-h-11"
              onClick={() => onSuggestion(suggestion)}
            >
              {suggestion.text === '' ? t('remove') : t('suggestion', { text: suggestion.text })}
            </button>
          ))}
        </li>
      ))}
    </ul>
  )
}
