import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Waiting } from '@/lib/pay-overview/use-cases/view-pay-overview'

const shown = 10

/** People by name, each a way to where something can be done; the rest can be unfolded. */
export function NamedPeople<Person extends Waiting>({
  title,
  people: given,
  say,
  hrefOf = ({ personId }) => `/people/${personId}`,
}: {
  title: string
  people: readonly Person[]
  /** What there is to say of one beside the name. */
  say?: ((person: Person) => string | null) | undefined
  /** Where to go about it; without it, to the person. */
  hrefOf?: ((person: Person) => string) | undefined
}) {
  const t = useTranslations('pay-overview')
  const { compare } = new Intl.Collator(useLocale())
  const people = given.toSorted((a, b) => compare(a.fullName, b.fullName))
  if (people.length === 0) return null
  const line = (person: Person) => (
    <li key={person.key}>
      <Link href={hrefOf(person)} className="link">
        {person.fullName}
      </Link>
      <Said text={say?.(person) ?? null} />
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

function Said({ text }: { text: string | null }) {
  return text === null ? null : <span className="text-ink-2">{`: ${text}`}</span>
}
