'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { ActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-input'

type Bound = ActionForm<FieldValues, unknown>

/** A fact typed by hand: its own fields, then why, what was refused, and the button. */
export function FactForm({
  form,
  reason,
  message,
  existingHref = null,
  isSending,
  children,
}: Pick<Bound, 'form' | 'message' | 'isSending'> & {
  /** Where the fact can be revised that stands in the way of a new one. */
  existingHref?: string | null
  reason: ReturnType<Bound['field']>
  children: ReactNode
}) {
  const t = useTranslations('figures')
  return (
    <form {...form} className="grid max-w-xl gap-4">
      {children}
      <TextArea label={t('reason')} hint={t('reasonHint')} rows={2} maxLength={500} {...reason} />
      <FormMessage>
        {message === null || existingHref === null ? (
          message
        ) : (
          <>
            {message}{' '}
            <Link href={existingHref} className="link">
              {t('toExisting')}
            </Link>
          </>
        )}
      </FormMessage>
      <div>
        <SubmitButton pending={isSending}>{t('save')}</SubmitButton>
      </div>
    </form>
  )
}
