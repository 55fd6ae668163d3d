'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { textFor } from '@/lib/core/localized-text'
import type { DraftLine, NamedTarget, Taking } from './import-panel'

/** Where the checklist goes: a new one, or a draft that is there. */
export function TakeImport({
  drafts,
  into,
  isBusy,
  onTake,
}: {
  drafts: readonly DraftLine[]
  into: NamedTarget | null
  isBusy: boolean
  onTake: (how: Taking) => void
}) {
  const t = useTranslations('checklist-import')
  const locale = useLocale()
  const router = useRouter()
  const choose = (id: string) =>
    router.replace(id === '' ? '/checklists/import' : `/checklists/import?into=${id}`, {
      scroll: false,
    })
  return (
    <section className="flex flex-wrap items-end gap-3 border-y border-line py-5">
      <Select
        label={t('target')}
        emptyLabel={t('newChecklist')}
        options={drafts.map(({ id, title }) => ({
          value: id,
          label: textFor(title, locale) || t('untitled'),
        }))}
        value={into?.checklistId ?? ''}
        fieldClassName="min-w-64"
        onChange={(event) => choose(event.target.value)}
      />
      {into === null ? (
        <Button look="primary" disabled={isBusy} onClick={() => onTake('new')}>
          {t('take')}
        </Button>
      ) : (
        <>
          <Button look="primary" disabled={isBusy} onClick={() => onTake('append')}>
            {t('append')}
          </Button>
          <Button disabled={isBusy} onClick={() => onTake('replace')}>
            {t('replace')}
          </Button>
        </>
      )}
    </section>
  )
}
