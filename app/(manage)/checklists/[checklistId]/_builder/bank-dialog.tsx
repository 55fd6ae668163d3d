'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { touchpoints } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { BankAdding } from './bank-adding'
import { BankLines } from './bank-lines'
import { useBuilder, useLooking } from './builder-context'
import { partsInHand } from './marked-parts'
import { useBank } from './use-bank'

/** Questions that are kept for further checklists: found, inserted here, and added from here. */
export function BankDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workbench.bank')
  const words = useTranslations('checklists')
  const { language, document } = useBuilder()
  const { selected, marked } = useLooking()
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [touchpoint, setTouchpoint] = useState('')
  const [tag, setTag] = useState('')
  const [standardId, setStandardId] = useState<string | null>(null)
  const bank = useBank({
    ...{ text, standardId, first: document.touchpoint },
    touchpoint: touchpoint || null,
    tag: tag || null,
  })
  const tags = bank.list?.tags ?? []
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      description={t('lead')}
      wide
      initialFocus={search}
      footer={<Button onClick={onClose}>{t('done')}</Button>}
    >
      <div className="grid gap-4">
        <BankAdding hand={partsInHand({ marked, selected })} tags={tags} onAdded={bank.reload} />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem]">
          <TextInput
            ref={search}
            type="search"
            label={t('search')}
            fieldClassName="max-sm:col-span-2"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Select
            label={words('columns.touchpoint')}
            value={touchpoint}
            options={[
              { value: '', label: t('anyTouchpoint') },
              ...touchpoints.map((value) => ({ value, label: words(`touchpoints.${value}`) })),
            ]}
            onChange={(event) => setTouchpoint(event.target.value)}
          />
          <Select
            label={t('tag')}
            value={tag}
            options={[
              { value: '', label: t('any') },
              ...tags.map((value) => ({ value, label: value })),
            ]}
            onChange={(event) => setTag(event.target.value)}
          />
        </div>
        {bank.list === null || bank.list.standards.length === 0 ? null : (
          <Combobox
            label={t('standard')}
            optional
            placeholder={t('anyStandard')}
            value={standardId}
            options={bank.list.standards.map(({ id, number, text: words }) => ({
              value: id,
              label: `${number} ${textFor(words, language)}`,
            }))}
            onValueChange={setStandardId}
          />
        )}
        <FormMessage>{bank.refusal}</FormMessage>
        <BankLines list={bank.list} onRemoved={bank.reload} onClose={onClose} />
      </div>
    </Dialog>
  )
}
