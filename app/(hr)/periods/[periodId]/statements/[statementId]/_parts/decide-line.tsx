'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { isAbove, type MoneyText } from '@/lib/core/money'
import { type DecideLineInput, decideLineSchema, soundAmount } from '@/lib/line-decisions/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { decideLineAction } from '../../../../actions'

export interface LineChoice {
  readonly code: string
  readonly title: string
  /** Whether the scheme holds it until somebody decides. */
  readonly isHeld: boolean
  readonly isDecided: boolean
  /** Whether something was measured: what has not waits for nothing and is not held. */
  readonly isMeasured: boolean
  /** What it pays without a decision, and the most that it pays by the scheme. */
  readonly computed: MoneyText
  readonly maximum: MoneyText
}

interface DecideLineProps {
  readonly statementId: string
  readonly choices: readonly LineChoice[]
  readonly isLocked: boolean
  readonly currency: string
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
  currency,
  onDone,
}: DecideLineProps & { onDone: () => void }) {
  const t = useTranslations('pay.periods.lines')
  const format = useFormat()
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
      confirmed: false,
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
  const typed = kind === 'amount' ? soundAmount(hook.watch('amount')) : null
  const isBeyond = typed !== null && choice !== undefined && isAbove(typed, choice.maximum)
  const amountField = field('amount')
  const componentField = field('component')
  const kindField = field('kind')

  /** What cannot be chosen here, and why not; of a line that is held everything can. */
  function hintFor(line: LineChoice | undefined) {
    if (line === undefined || line.isHeld) return undefined
    return t(line.isMeasured ? 'measuredHint' : 'ruledHint')
  }

  /** Another line may not be decided like this one; an amount belongs to its kind alone. */
  function choose(code: string, wanted: Kind) {
    const open = kindsFor(
      choices.find((one) => one.code === code),
      isLocked,
    )
    const next = open.includes(wanted) ? wanted : (open[0] ?? 'amount')
    hook.setValue('kind', next)
    hook.setValue('confirmed', false)
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
      {choice === undefined ? null : (
        <p className="num -mt-2 text-13 text-ink-2">
          {t('computedAndMaximum', {
            computed: format.money(choice.computed, currency),
            maximum: format.money(choice.maximum, currency),
          })}
        </p>
      )}
      <Select
        label={t('kind')}
        hint={hintFor(choice)}
        {...kindField}
        onChange={(event) => {
          kindField.onChange(event)
          choose(component, event.target.value as Kind)
        }}
        options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
      />
      {kind === 'amount' ? (
        <TextInput
          label={t('amount')}
          inputMode="decimal"
          {...amountField}
          onChange={(event) => {
            // What was confirmed is the amount that stood there.
            hook.setValue('confirmed', false)
            amountField.onChange(event)
          }}
        />
      ) : null}
      {isBeyond ? (
        <Callout
          tone="needs-you"
          title={t('beyond', {
            amount: format.money(typed, currency),
            maximum: format.money(choice.maximum, currency),
          })}
        >
          <Checkbox label={t('beyondConfirm')} {...field('confirmed')} />
        </Callout>
      ) : null}
      <TextInput label={t('reason')} maxLength={500} {...field('reason')} />
      <FormMessage>{message}</FormMessage>
      <div className="flex justify-end">
        <SubmitButton pending={isSending}>{t('save')}</SubmitButton>
      </div>
    </form>
  )
}
