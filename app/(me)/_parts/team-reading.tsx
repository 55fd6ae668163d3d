import { useLocale, useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { StateMark } from '@/components/ui/state-mark'
import type { TeamMember, TeamStandard } from '@/lib/acknowledgements/use-cases/list-team-reading'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How much of what concerns them the people of a team have read. */
export function TeamPeople({ people }: { people: readonly TeamMember[] }) {
  const t = useTranslations('reading.team')
  const tell = useTranslations('standards')
  const format = useFormat()
  const columns: readonly Column<TeamMember>[] = [
    { id: 'person', head: t('person'), cell: ({ fullName }) => fullName },
    { id: 'position', head: t('position'), cell: (line) => line.positionName, foldBelow: 'md' },
    { id: 'unit', head: t('unit'), cell: ({ unitName }) => unitName, foldBelow: 'lg' },
    {
      id: 'read',
      head: t('read'),
      cell: ({ acknowledged, standards }) =>
        tell('readOf', { people: format.count(acknowledged), of: format.count(standards) }),
      numeric: true,
    },
    {
      id: 'owed',
      head: t('owed'),
      cell: ({ owedSince }) => (owedSince === null ? '–' : <DayText day={owedSince} />),
      numeric: true,
    },
  ]
  return (
    <DataTable
      caption={t('people')}
      columns={columns}
      rows={people}
      rowKey={({ personId }) => personId}
      dense
    />
  )
}

/** Each standard with those who have not read it yet. */
export function TeamStandards({ standards }: { standards: readonly TeamStandard[] }) {
  const t = useTranslations('reading.team')
  const locale = useLocale()
  const dayOf = useDay()
  return (
    <ul>
      {standards.map(({ standardId, number, text, owing }) => (
        <li
          key={standardId}
          className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 border-t border-line py-2.5 first:border-t-0"
        >
          <span className="num text-ink-2">{number}</span>
          <span className="grid gap-0.5">
            <span className="line-clamp-2">{textFor(text, locale)}</span>
            <span className="text-13 text-ink-3">
              {owing.length === 0 ? (
                <StateMark shape="good">{t('allRead')}</StateMark>
              ) : (
                `${t('owing')}: ${owing
                  .map((line) =>
                    t('since', { name: line.fullName, day: dayOf(line.owedSince ?? '') }),
                  )
                  .join('; ')}`
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
