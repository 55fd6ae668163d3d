import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import type { StandardLine } from '@/lib/standards/use-cases/list-standards'

/** The checklists that ask about a standard, and why it cannot be deleted. */
export function UsedBy({ standard: { usedBy } }: { standard: StandardLine }) {
  const t = useTranslations('standards.sheet')
  const locale = useLocale()
  if (usedBy.length === 0) return null
  return (
    <section className="border-t border-line pt-4">
      <h3 className="font-semibold">{t('usedBy')}</h3>
      <ul className="mt-2 grid gap-1">
        {usedBy.map(({ checklistId, title }) => (
          <li key={checklistId}>
            <Link className="link" href={`/checklists/${checklistId}`}>
              {textFor(title, locale) || t('untitled')}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-13 text-ink-3">{t('usedNote')}</p>
    </section>
  )
}
