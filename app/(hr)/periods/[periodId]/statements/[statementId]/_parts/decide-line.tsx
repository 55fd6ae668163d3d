'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { type DecideLineInput, decideLineSchema } from '@/lib/line-decisions/schema'
import { decideLineAction } from '../../../../actions'

export interface LineChoice {
  readonly code: string
  readonly title: string
  /** Whether the scheme holds it until somebody decides. */
  readonly isHeld: boolean
  readonly isDecided: boolean
}

interface DecideLineProps {
  readonly statementId: string
  readonly choices: readonly LineChoice[]
  readonly isLocked: boolean
}

/** Decides one line: which, how, how much, why. */
export function DecideLine(props: DecideLineProps) {
  const t = useTranslations('pay.periods.lines')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      trigger={<Button>{t('open')}</Button>}
      title={t('open')}
      open={open}
      onOpenChange={setOpen}
    >
      <LineForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

type Kind = DecideLineInput['kind']

function kindsFor(choice: LineChoice | undefined, isLocked: boolean): readonly Kind[] {
  const held: readonly Kind[] = choice?.isHeld ? ['pay', 'zero'] : []
  if (isLocked) return held
  return [...held, 'amount', ...(choice?.isDecided ? (['computed'] as const) : [])]
}

function LineForm({
  statementId,
  choices,
  isLocked,
  onDone,
}: DecideLineProps & { onDone: () => void }) {
  const t = useTranslations('pay.periods.lines')
  const router = useRouter()
  const toast = useToast()
  const first = choices.find(({ isHeld, isDecided }) => isHeld && !isDecided) ?? choices[0]
  const { form, field, message, isSending, hook } = useActionForm({
    schema: decideLineSchema,
    defaults: {
      statementId,
      component: first?.code ?? '',
      kind: kindsFor(first, isLocked)[0] ?? 'amount',
      amount: '',
      reason: '',
    },
    action: decideLineAction,
    onDone: ({ isPaidLater }) => {
      toast.show({ title: t(isPaidLater ? 'doneLater' : 'done') })
      onDone()
      router.refresh()
    },
    namespace: 'pay',
  })
  const component = hook.watch('component')
  const kind = hook.watch('kind')
  const choice = choices.find(({ code }) => code === component)
  const kinds = kindsFor(choice, isLocked)
  const componentField = field('component')
  const kindField = field('kind')

  /** Another line may not be decided like this one; an amount belongs to its kind alone. */
  function choose(code: string, wanted: Kind) {
    const open = kindsFor(
      choices.find((one) => one.code === code),
      isLocked,
    )
    const next = open.includes(wanted) ? wanted : (open[0] ?? 'amount')
    hook.setValue('kind', next)
    if (next !== 'amount') hook.setValue('amount', '')
  }

  return (
    <form {...form} className="grid gap-4">
      <Select
        label={t('component')}
        {...componentField}
        onChange={(event) => {
          componentField.onChange(event)
          choose(event.target.value, kind)
        }}
        options={choices.map(({ code, title }) => ({ value: code, label: title }))}
      />
      <Select
        label={t('kind')}
        hint={choice?.isHeld === false ? t('measuredHint') : undefined}
        {...kindField}
        onChange={(event) => {
          kindField.onChange(event)
          choose(component, event.target.value as Kind)
        }}
        options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
      />
      {kind === 'amount' ? (
        <TextInput label={t('amount')} inputMode="decimal" {...field('amount')} />
      ) : null}
      <TextInput label={t('reason')} maxLength={500} {...field('reason')} />
      <FormMessage>{message}</FormMessage>
      <div className="flex justify-end">
        <SubmitButton pending={isSending}>{t('save')}</SubmitButton>
      </div>
    </form>
  )
}
