import { type MoneyText, parseMoney } from '@/lib/core/money'
import type { SchemeTrialDocument, TrialPayout, TrialPerson } from '@/lib/core/scheme-trial'
import { trialBetween } from '@/lib/core/trial-between'
import { type TrialRow, trialRows } from '@/lib/core/trial-comparison'
import type { ListTrialPeople } from '@/lib/scheme-trials/schema'

/** One person of a trial: what each tried scheme comes to, in the order of the schemes. */
export interface PersonLine {
  readonly person: TrialPerson
  readonly cells: readonly (Omit<TrialRow, 'personId'> & Pick<TrialPayout, 'band'>)[]
  /** What the second scheme pays more than the first; null where they cannot be compared. */
  readonly between: MoneyText | null
}

const nothing = { tried: null, paid: null, difference: null, band: null } as const

/** The people of a trial as the filter asks, in its order: against what was paid, or the second scheme against the first. */
export function personLines(
  document: SchemeTrialDocument,
  { text, month, order }: Pick<ListTrialPeople, 'text' | 'month' | 'order'>,
  compare: (a: string, b: string) => number,
): readonly PersonLine[] {
  const months = document.months.filter((one) => month === null || one.month === month)
  const isMeant = (one: { readonly month: string }) => month === null || one.month === month
  const schemes = document.schemes.map((scheme) => {
    const payouts = scheme.payouts.filter(isMeant)
    const rows = trialRows(
      { people: document.people, months },
      { ...scheme, payouts, paid: scheme.paid.filter(isMeant) },
    )
    return {
      rows: new Map(rows.map((row) => [row.personId, row])),
      bands: new Map(payouts.map(({ personId, band }) => [personId, band])),
    }
  })
  const between = betweenOf({ ...document, months })
  const wanted = text.toLocaleLowerCase()
  return document.people
    .filter(({ id }) => schemes.some(({ rows }) => rows.has(id)))
    .filter(({ fullName, personnelNumber, unitName }) =>
      [fullName, personnelNumber, unitName].some((one) => one.toLocaleLowerCase().includes(wanted)),
    )
    .map((person) => ({
      person,
      cells: schemes.map(({ rows, bands }) => ({
        ...(rows.get(person.id) ?? nothing),
        band: bands.get(person.id) ?? null,
      })),
      between: between?.byPerson.get(person.id) ?? null,
    }))
    .toSorted((a, b) => byOrder(a, b, order) || compare(a.person.fullName, b.person.fullName))
}

/** The second scheme of a trial against the first; null where there is one alone. */
export function betweenOf(document: Pick<SchemeTrialDocument, 'months' | 'schemes'>) {
  const [first, second] = document.schemes
  return first && second ? trialBetween(document, first, second) : null
}

/** Amounts that nobody can compare stand last. */
function byOrder(a: PersonLine, b: PersonLine, order: ListTrialPeople['order']): number {
  if (order === 'name') return 0
  const isBetween = order === 'secondLess' || order === 'secondMore'
  const [one, other] = [a, b].map((line) =>
    isBetween ? line.between : (line.cells[0]?.difference ?? null),
  )
  if (one === null || other === null || one === undefined || other === undefined)
    return Number(one === null) - Number(other === null)
  const up = parseMoney(one).compare(parseMoney(other))
  return order === 'losers' || order === 'secondLess' ? up : -up
}

/** Whether every scheme stands beside the same pay, so that it is to be shown once. */
export function isPaidAlike(lines: readonly PersonLine[]): boolean {
  return lines.every(({ cells: [first, ...others] }) =>
    others.every(({ paid }) => paid === first?.paid),
  )
}
