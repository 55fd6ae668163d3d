import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Waiting } from '@/lib/pay-overview/use-cases/view-pay-overview'

const shown = 10

/** People by name, each a way to the person; the rest can be unfolded. */
export function NamedPeople<Person extends Waiting>({
  title,
  people: given,
  say,
}: {
  title: string
  people: readonly Person[]
  /** What there is to say of one beside the name. */
  say?: ((person: Person) => string) | undefined
}) {
  const t = useTranslations('pay-overview')
  const { compare } = new Intl.Collator(useLocale())
  const people = given.toSorted((a, b) => compare(a.fullName, b.fullName))
  if (people.length === 0) return null
  const line = (person: Person) => (
    <li key={person.key}>
      <Link href={`/people/${person.personId}`} className="link">
        {person.fullName}
      </Link>
      {say === undefined ? null : <span className="text-ink-2">{`: ${say(person)}`}</span>}
    </li>
  )
  const rest = people.slice(shown)
  return (
    <div className="border-l-2 border-amber-mark pl-3">
      <h3 className="num mb-1 font-semibold">{`${title}: ${people.length}`}</h3>
      <ul className="grid gap-0.5">{people.slice(0, shown).map(line)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-13 text-ink-2">
            {t('more', { count: rest.length })}
          </summary>
          <ul className="grid gap-0.5">{rest.map(line)}</ul>
        </details>
      )}
    </div>
  )
}
