import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { VersionLine } from '@/lib/checklists/use-cases/view-checklist'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The published versions, newest first. */
export function VersionLinks({
  checklistId,
  versions,
  currentId,
}: {
  checklistId: string
  versions: readonly VersionLine[]
  currentId?: string | undefined
}) {
  const t = useTranslations('checklists.builder')
  const trends = useTranslations('trends.checklist')
  const format = useFormat()
  if (versions.length === 0) return null
  return (
    <nav aria-label={t('versions')} className="mb-6">
      <ul className="num flex flex-wrap gap-x-5 gap-y-1 text-13">
        {versions.map(({ id, number, publishedOn }) => {
          const words = t('openVersion', { number, day: format.day(publishedOn) })
          return (
            <li key={id}>
              {id === currentId ? (
                <span aria-current="page" className="font-medium">
                  {words}
                </span>
              ) : (
                <Link className="link" href={`/checklists/${checklistId}/versions/${id}`}>
                  {words}
                </Link>
              )}
            </li>
          )
        })}
        <li>
          <Link className="link" href={`/checklists/${checklistId}/trend`}>
            {trends('title')}
          </Link>
        </li>
      </ul>
    </nav>
  )
}
