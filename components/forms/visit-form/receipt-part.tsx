'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { FieldError } from '@/components/ui/field-error'
import { NumberInput } from '@/components/ui/number-input'
import { isAbove, moneyOfMinor } from '@/lib/core/money'
import { type DraftReceipt, emptyReceipt, receiptQuestionId } from '@/lib/core/purchase-receipt'
import { amountOf, receiptProblem } from '@/lib/core/receipt-amount'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { PhotoList } from './photo-control'
import { receiptAnchor } from './question-anchor'
import { useAttachingTo } from './use-attaching'

/** What the campaign asks of the receipt. */
export interface ReceiptAsked {
  readonly currency: string
  /** Up to what it is refunded; null where nothing was said. */
  readonly limitMinor: number | null
}

/** The receipt of what was bought: a photo and its amount, for the reviewers alone. */
export function ReceiptPart({
  asked,
  receipt: known,
  onChange,
}: {
  asked: ReceiptAsked
  receipt: DraftReceipt | undefined
  onChange: (receipt: DraftReceipt) => void
}) {
  const t = useTranslations('evidence.receipt')
  const format = useFormat()
  const titleId = useId()
  const receipt = known ?? emptyReceipt(asked.currency)
  // A photo is kept after a while, and meanwhile the amount may have been typed.
  const latest = useRef(receipt)
  latest.current = receipt
  const set = (part: Partial<DraftReceipt>) => {
    latest.current = { ...latest.current, ...part }
    onChange(latest.current)
  }
  const photoIds = receipt.photoId === null ? [] : [receipt.photoId]
  const attaching = useAttachingTo(receiptQuestionId, 'photo', {
    get: () => (latest.current.photoId === null ? [] : [latest.current.photoId]),
    set: (ids) => set({ photoId: ids.at(-1) ?? null }),
  })
  const [isTyping, setTyping] = useState(false)
  const problem = isTyping ? null : receiptProblem(receipt)
  const isUnreadable = problem === 'amount-unreadable'
  const isAbsent = receipt.photoId === null && receipt.amount === '' && !attaching.isPending
  const amount = amountOf(receipt.amount)
  const most = asked.limitMinor === null ? null : moneyOfMinor(asked.limitMinor)
  const limit = most === null ? null : format.money(most, asked.currency)
  const isOver = most !== null && amount !== null && isAbove(amount, most)
  return (
    <section id={receiptAnchor} aria-labelledby={titleId} className="scroll-mt-24">
      <h2 id={titleId} className="text-21 font-medium">
        {t('title')}
      </h2>
      <p className="mt-1 text-13 text-ink-3">
        {t('hint')} {limit === null ? null : t('limit', { limit })}
      </p>
      <PhotoList attaching={attaching} photoIds={photoIds} labelledBy={titleId} isSingle />
      <NumberInput
        label={t('amount')}
        fieldClassName="mt-3"
        className="h-13 text-17"
        error={isUnreadable ? t('problems.amount-unreadable') : undefined}
        unit={currencySymbol(receipt.currency, format.locale)}
        value={receipt.amount}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onValueChange={(value) => set({ amount: value })}
      />
      <div role="status" className="mt-2 text-13 font-medium text-amber">
        {problem && !isUnreadable ? <FieldError>{t(`problems.${problem}`)}</FieldError> : null}
        {isUnreadable ? <span className="sr-only">{t(`problems.${problem}`)}</span> : null}
        {isAbsent ? t('none') : null}
        {isOver && limit !== null ? t('over', { limit }) : null}
      </div>
    </section>
  )
}
