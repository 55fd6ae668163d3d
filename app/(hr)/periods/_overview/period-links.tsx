import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'

/** The further pages of a month, as far as the reader may enter them. */
export function PeriodLinks({ actor, periodId }: { actor: Actor; periodId: string }) {
  const t = useTranslations('pay-overview.links')
  const links = [
    { name: 'overview', verb: 'period:read' },
    { name: 'archive', verb: 'statement:pack' },
    { name: 'payroll', verb: 'period:export' },
  ] as const
  return (
    <nav aria-label={t('label')} className="mb-8 flex flex-wrap gap-x-6 gap-y-2">
      {links
        .filter(({ verb }) => may(actor, verb))
        .map(({ name }) => (
          <Link key={name} href={`/periods/${periodId}/${name}`} className="link">
            {t(name)}
          </Link>
        ))}
    </nav>
  )
}
