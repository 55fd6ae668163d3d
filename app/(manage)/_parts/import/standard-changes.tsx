'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { textFor } from '@/lib/core/localized-text'
import type { FieldChange } from '@/lib/standards/formats/standard-row-changes'
import type { StandardToChange } from '@/lib/standards/use-cases/import-standards'

const shownChanges = 200
/** As many as an address can carry. */
const mostOverwritten = 500

interface StandardChangesProps {
  changes: readonly StandardToChange[]
  /** The revisions that may be overwritten, by line. */
  overwrite: ReadonlyMap<number, number>
  isBusy: boolean
  onOverwrite: (next: ReadonlyMap<number, number>) => void
}

/** Every standard that the file changes, field by field; unpublished drafts only when marked. */
export function StandardChanges({ changes, overwrite, isBusy, onOverwrite }: StandardChangesProps) {
  const t = useTranslations('table-import')
  const drafts = changes.filter(({ overwrites }) => overwrites !== null).slice(0, mostOverwritten)
  const plain = changes.filter(({ overwrites }) => overwrites === null)
  const all = new Map(drafts.map(({ line, overwrites }) => [line, overwrites ?? 0]))
  const mark = ({ line, overwrites }: StandardToChange, isMarked: boolean) => {
    const next = new Map(overwrite)
    if (isMarked && overwrites !== null) next.set(line, overwrites)
    else next.delete(line)
    onOverwrite(next)
  }
  return (
    <div className="grid gap-6">
      {drafts.length === 0 ? null : (
        <section>
          <h2 className="text-17 font-semibold">{t('overwriteTitle', { count: drafts.length })}</h2>
          <p className="mb-2 text-13 text-ink-3">{t('overwriteLead')}</p>
          {drafts.length > 1 ? (
            <Button
              size="small"
              disabled={isBusy}
              onClick={() => onOverwrite(overwrite.size < all.size ? all : new Map())}
            >
              {t(overwrite.size < all.size ? 'overwriteAll' : 'overwriteNone')}
            </Button>
          ) : null}
          <ul className="mt-3 grid gap-4">
            {drafts.map((one) => (
              <li key={one.line} className="grid gap-1 border-t border-line pt-3">
                <Checkbox
                  label={t('overwrite', { number: one.number })}
                  hint={t('row', { line: one.line })}
                  checked={overwrite.has(one.line)}
                  disabled={isBusy}
                  onChange={({ target }) => mark(one, target.checked)}
                />
                <FieldList changes={one.changes} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {plain.length === 0 ? null : (
        <section>
          <h2 className="text-17 font-semibold">{t('changesTitle')}</h2>
          <p className="mb-2 text-13 text-ink-3">{t('changesLead')}</p>
          <ul className="grid gap-4">
            {plain.slice(0, shownChanges).map((one) => (
              <li key={one.line} className="grid gap-1 border-t border-line pt-3">
                <p>
                  <span className="num font-medium">{one.number}</span>{' '}
                  <span className="text-13 text-ink-3">{t('row', { line: one.line })}</span>
                </p>
                <FieldList changes={one.changes} />
              </li>
            ))}
          </ul>
          {plain.length > shownChanges ? (
            <p className="mt-2 text-13 text-ink-3">
              {t('more', { count: plain.length - shownChanges })}
            </p>
          ) : null}
        </section>
      )}
    </div>
  )
}

function FieldList({ changes }: { changes: readonly FieldChange[] }) {
  const t = useTranslations('table-import')
  const say = useValueText()
  return (
    <dl className="grid gap-2 text-13">
      {changes.map((change) => (
        <div key={change.field} className="grid gap-x-4 sm:grid-cols-[9rem_1fr_1fr]">
          <dt className="text-ink-3">{t(`fields.${change.field}`)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <span className="text-ink-3">{t('was')}</span> {say(change, change.before)}
          </dd>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <span className="text-ink-3">{t('becomes')}</span> {say(change, change.after)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useValueText(): (change: FieldChange, value: FieldChange['before']) => string {
  const t = useTranslations('table-import')
  const touchpoint = useTranslations('checklists.touchpoints')
  const locale = useLocale()
  return (change, value) => {
    if (value === null) return t(change.field === 'positions' ? 'everybody' : 'nothing')
    if (typeof value === 'object') return textFor(value, locale)
    return change.field === 'touchpoint' ? touchpoint(value) : value
  }
}
