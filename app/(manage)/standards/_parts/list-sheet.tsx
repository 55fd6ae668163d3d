import { useTranslations } from 'next-intl'
import { SideSheet } from '@/components/ui/side-sheet'
import type { ListStandards } from '@/lib/standards/schema'
import type { StandardList } from '@/lib/standards/use-cases/list-standards'
import { ChapterList } from './chapter-list'
import { NewStandardForm } from './new-standard-form'
import { standardsAddress } from './standards-address'

/** What is open beside the list: a new standard, or the chapters. */
export function ListSheet({
  view,
  list: { mayChange, chapters },
}: {
  view: ListStandards
  list: StandardList
}) {
  const t = useTranslations('standards')
  const closeHref = standardsAddress(view, null)
  if (!mayChange || view.open === null) return null
  return view.open === 'new' ? (
    <SideSheet key="new" title={t('sheet.new')} closeHref={closeHref}>
      <NewStandardForm chapters={chapters} />
    </SideSheet>
  ) : (
    <SideSheet key="chapters" title={t('chapter.title')} closeHref={closeHref}>
      <ChapterList chapters={chapters} />
    </SideSheet>
  )
}
