import { type Localized, type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { figuresAmong, lookupsOf } from '@/lib/core/computed-value'
import { type FormulaScope, payScope } from '@/lib/core/formula/formula-scope'
import type { Component, ComputedValue, NamedScore } from '@/lib/core/scheme'
import type { SchemeChoices } from '../use-cases/list-scheme-choices'

/** What a formula of this scheme may name, and what each name means to the reader. */
export interface FormulaNames {
  readonly scope: FormulaScope
  readonly titles: ReadonlyMap<string, string>
  /** What each code of a score stands for. */
  readonly scores: readonly NamedScore[]
}

/** How the reader calls things. */
export interface NameWords {
  readonly text: (text: Localized) => string
  readonly all: string
  readonly touchpoint: (id: Touchpoint) => string
}

/**
 * The names that completion offers in the formula of a component's value.
 *
 * Rule  the other components by their codes; checklists by their titles, standards by their numbers,
 *       channels by their codes, `all` for every visit; figures by their codes. A code that the
 *       formula already has keeps its meaning, whatever its checklist is called today.
 */
export function formulaNames(
  choices: Pick<SchemeChoices, 'checklists' | 'standards' | 'metrics'>,
  components: readonly Component[],
  ownCode: string,
  value: ComputedValue,
  words: NameWords,
): FormulaNames {
  const offered = scoresOf(choices, words)
  const scores = [
    ...value.scores.map((score) => ({ ...score, title: meaningOf(score, offered) })),
    ...offered.filter(({ code }) => value.scores.every((score) => score.code !== code)),
  ]
  const others = components.filter(({ code }) => code !== ownCode)
  const { metrics } = choices
  const named = others.flatMap(({ value }) => (value.kind === 'kpi' ? [value.metric] : []))
  const kpis = [...new Set([...metrics.map(({ code }) => code), ...named])].filter(Boolean)
  const shares = metrics.filter(({ unit }) => unit === 'share').map(({ code }) => code)
  return {
    scope: payScope({
      own: ownCode,
      components: others.map(({ code }) => code),
      figures: figuresAmong(others, shares),
      scores: scores.map(({ code }) => code),
      kpis,
      shares,
    }),
    titles: new Map([
      ...scores.map(({ code, title }) => [code, title] as const),
      ...metrics.map(({ code, title }) => [code, words.text(title)] as const),
      ...others.map(({ code, title }) => [code, words.text(title)] as const),
    ]),
    scores: scores.map(({ code, source }) => ({ code, source })),
  }
}

/** The value with the meanings of the codes that its formula reads; those that it lost are gone. */
export function withNamedScores(value: ComputedValue, known: readonly NamedScore[]): ComputedValue {
  const lookups = lookupsOf(value.formula)
  // While the text does not read, nothing is known to be gone.
  if (lookups.length === 0 && value.formula.includes('(')) return value
  const read = new Set(lookups.filter(({ lookup }) => lookup !== 'KPI').map(({ code }) => code))
  return { ...value, scores: known.filter(({ code }) => read.has(code)) }
}

type TitledScore = NamedScore & { readonly title: string }

function scoresOf(
  { checklists, standards }: Pick<SchemeChoices, 'checklists' | 'standards'>,
  words: NameWords,
): readonly TitledScore[] {
  const taken = new Set<string>()
  const named = (name: string, title: string, source: NamedScore['source']): TitledScore => {
    const code = freeCode(name, taken)
    taken.add(code)
    return { code, title, source }
  }
  return [
    named('all', words.all, { kind: 'all' }),
    ...touchpoints.map((id) => named(id, words.touchpoint(id), { kind: 'touchpoint', id })),
    // The same code for every reader: the Russian title, or the English one where there is no other.
    ...checklists.map(({ id, title }) =>
      named(title.ru ?? title.en ?? id, words.text(title), { kind: 'checklist', id }),
    ),
    ...standards.map(({ id, number, text }) =>
      named(number, words.text(text), { kind: 'standard', id }),
    ),
  ]
}

/** A name without quotes, which end a code, and not yet taken by another. */
function freeCode(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replaceAll('"', '').slice(0, 190)
  let code = plain
  for (let number = 2; taken.has(code); number += 1) code = `${plain} ${number}`
  return code
}

function meaningOf({ code, source }: NamedScore, offered: readonly TitledScore[]): string {
  const same = offered.find((other) => JSON.stringify(other.source) === JSON.stringify(source))
  return same?.title ?? code
}
