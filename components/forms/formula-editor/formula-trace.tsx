import { useTranslations } from 'next-intl'
import type { FormulaTrace as Trace } from '@/lib/core/formula/evaluate-formula'
import { Stop } from '@/lib/core/formula/formula-value'
import { type Spelling, spelledFunction } from '@/lib/core/formula/functions'
import { spellFormula } from '@/lib/core/formula/spell-formula'
import { useOutcomeText } from './formula-words'

/** The value for one person, and how it came about, part by part. */
export function FormulaTrace({ trace, spelling }: { trace: Trace; spelling: Spelling }) {
  const t = useTranslations('formulas.editor')
  const say = useOutcomeText()
  const value = say(trace.outcome)
  return (
    <div className="grid gap-1 text-13">
      <p className="font-medium" aria-live="polite">
        {trace.outcome instanceof Stop ? t('noValue', { reason: value }) : t('value', { value })}
      </p>
      {trace.parts.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-ink-2">{t('trace')}</summary>
          <Parts parts={trace.parts} spelling={spelling} />
        </details>
      ) : null}
    </div>
  )
}

function Parts({ parts, spelling }: { parts: readonly Trace[]; spelling: Spelling }) {
  const say = useOutcomeText()
  const told = parts.filter(({ node }) => node.kind !== 'number' && node.kind !== 'text')
  if (told.length === 0) return null
  return (
    <ul className="grid gap-0.5 border-l border-line pl-3">
      {told.map((part) => (
        <li key={`${part.node.from}-${part.node.to}`} className="grid gap-0.5">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <code className="min-w-0 break-words text-ink-2">{shortText(part, spelling)}</code>
            <span className="num">= {say(part.outcome)}</span>
          </span>
          <Parts parts={part.parts} spelling={spelling} />
        </li>
      ))}
    </ul>
  )
}

const longest = 60

/** The part as it is written; of a long call its name, because its parts stand below. */
function shortText({ node }: Trace, spelling: Spelling): string {
  const text = spellFormula(node, spelling)
  if (text.length <= longest) return text
  return node.kind === 'call'
    ? `${spelledFunction(node.name, spelling)}(…)`
    : `${text.slice(0, longest)}…`
}
